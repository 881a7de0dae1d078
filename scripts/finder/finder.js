// The finder: a box for the municipality with a list to choose from, two choices, and the answer in place.

import { answer, nothing, several, taken } from "./answer.js";
import { chain } from "./chain.js";
import { Names } from "./names.js";
import { make } from "./make.js";

export class Finder {
  // `home` is the address of the site.
  constructor(root, data, home) {
    [this.root, this.data, this.home] = [root, data, home];
    this.names = new Names(data);
    [this.input, this.list, this.output] = ["input", "[role=listbox]", "[data-finder-answer]"].map((one) => root.querySelector(one));
    [this.status, this.button] = ["[role=status]", "button"].map((one) => root.querySelector(one));
    [this.role, this.situation] = root.querySelectorAll("select");
    this.asks = this.button.textContent;
    this.chosen = null;
    this.at = -1;
  }

  start() {
    this.input.addEventListener("input", () => this.type());
    for (const one of [this.role, this.situation]) one.addEventListener("change", () => this.again());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the box loses its place to the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target, pointerType }) => {
      this.choose([...this.list.children].indexOf(target.closest("[role=option]")));
      // The keyboard of a phone would cover the answer.
      if (pointerType === "touch") this.input.blur();
    });
    this.button.addEventListener("click", () => this.show());
    // Who comes back to the page finds nothing of what was asked.
    addEventListener("pagehide", () => this.clear());
    if ("asked" in this.root.dataset) this.show();
    else if (this.input.value) this.suggest();
  }

  key(event) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.suggest();
      else this.mark(this.at + (key === "ArrowDown" ? 1 : -1));
    } else if (key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (key === "Enter") {
      event.preventDefault();
      if (!this.list.hidden && this.at >= 0) this.choose(this.at);
      else this.show();
    }
  }

  // What is typed whole and is like nothing else, is chosen: the answer needs no more than the name.
  type() {
    this.chosen = null;
    this.forget();
    this.suggest();
    const { towns } = this.names.named(this.input.value);
    if (this.options.length === 1 && towns.length === 1 && !taken(this.input.value, towns[0])) this.pick(towns[0]);
  }

  suggest() {
    this.options = this.names.suggested(this.input.value);
    this.list.replaceChildren(...this.options.map((one, at) => make("li", { role: "option", id: `sted-${at}`, "aria-selected": "false" }, one.option)));
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = counted(this.options.length, this.input.value);
    this.mark(-1);
  }

  mark(at) {
    const options = [...this.list.children];
    this.at = options.length ? (at + options.length + 1) % (options.length + 1) : -1;
    if (this.at === options.length) this.at = -1;
    for (const [number, one] of options.entries()) one.setAttribute("aria-selected", String(number === this.at));
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at]?.scrollIntoView({ block: "nearest" });
  }

  choose(at) {
    if (!this.options?.[at]) return;
    this.input.value = this.options[at].name;
    this.pick(this.options[at]);
  }

  // Answered at once, while the reader stays where he is and can say more.
  pick(town) {
    this.chosen = town;
    this.close();
    this.again();
  }

  // What is asked is answered anew for another role or situation; who has not chosen a place, is asked which.
  again() {
    if (!this.input.value.trim()) return this.forget();
    this.output.replaceChildren(...this.found());
    if (!this.chosen) return;
    const said = [this.chosen.name, ...[this.role, this.situation].filter(({ value }) => value).map(({ selectedOptions: [one] }) => one.text)];
    this.status.textContent = `Svaret for ${said.join(", ")} står under`;
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  clear() {
    this.chosen = null;
    this.input.value = "";
    for (const one of [this.role, this.situation]) one.selectedIndex = 0;
    this.close();
    this.forget();
  }

  // An answer stands only for what is chosen now.
  forget() {
    this.output.replaceChildren();
    this.button.textContent = this.asks;
  }

  // The answer for what is chosen or named for sure; else what it may be, to choose from.
  show() {
    this.close();
    this.output.replaceChildren(...this.found());
    this.output.querySelector("h3").focus({ preventScroll: true });
    this.output.scrollIntoView({ block: "nearest" });
  }

  found() {
    const typed = this.input.value;
    const found = this.chosen ? { towns: [this.chosen], counties: [] } : this.names.named(typed);
    const only = found.towns.length || found.counties.length ? [] : this.names.only(typed);
    [this.chosen] = found.towns.length === 1 ? found.towns : found.towns.length ? [] : only;
    if (this.chosen && only.length) this.input.value = this.chosen.name;
    if (this.chosen) return this.answered(this.chosen);
    return found.towns.length || found.counties.length ? several(found, this) : nothing(this.names.suggested(typed), this);
  }

  answered(town) {
    this.button.textContent = `${this.asks} fra ${town.name}`;
    const [situation, role] = [this.situation.value, this.role.value];
    const about = [situation, role].filter(Boolean).map((one) => this.data.about[one]);
    return answer(town, chain(this.data, town.number, situation, role), about, this.home, taken(this.input.value, town)).filter(Boolean);
  }
}

function counted(number, typed) {
  if (!number) return typed.trim().length > 1 ? "Ingen kommune" : "";
  return number === 1 ? "1 kommune" : `${number} kommuner`;
}
