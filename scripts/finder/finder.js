// The finder: a box for the municipality with a list to choose from, two choices, and the answer in place.

import { answer, nothing, several } from "./answer.js";
import { chain } from "./chain.js";
import { Names } from "./names.js";
import { make } from "./make.js";

export class Finder {
  // `home` is the address of the site.
  constructor(root, data, home) {
    [this.root, this.data, this.home] = [root, data, home];
    this.names = new Names(data);
    [this.input, this.list, this.output] = ["input", "[role=listbox]", "[data-finder-answer]"].map((one) => root.querySelector(one));
    [this.role, this.situation] = root.querySelectorAll("select");
    this.chosen = null;
    this.at = -1;
  }

  start() {
    this.input.addEventListener("input", () => { this.chosen = null; this.suggest(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the box loses its place to the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.choose([...this.list.children].indexOf(target.closest("[role=option]"))));
    this.root.querySelector("button").addEventListener("click", () => this.show());
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

  suggest() {
    this.options = this.names.suggested(this.input.value);
    this.list.replaceChildren(...this.options.map((one, at) => make("li", { role: "option", id: `sted-${at}`, "aria-selected": "false" }, `${one.name} (${one.county})`)));
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
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
    this.chosen = this.options[at];
    this.input.value = this.chosen.name;
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  // The answer for what is chosen or named for sure; else what it may be, to choose from.
  show() {
    this.close();
    const { towns, counties } = this.chosen ? { towns: [this.chosen], counties: [] } : this.names.named(this.input.value);
    if (towns.length === 1) this.write(this.answered(towns[0]));
    else if (towns.length || counties.length) this.write(several(towns, counties, this));
    else this.write(nothing(this.names.suggested(this.input.value), this));
  }

  answered(town) {
    const [situation, role] = [this.situation.value, this.role.value];
    const about = [situation, role].filter(Boolean).map((one) => this.data.about[one]);
    return answer(town, chain(this.data, town.number, situation, role), about, this.home);
  }

  write(parts) {
    this.output.replaceChildren(...parts);
    this.output.querySelector("h3").focus();
  }
}
