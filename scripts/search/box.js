// The search box: shows results as a plain list of links, in the order of the page, so that Tab and arrows reach them.

export class Box {
  // `ask` takes a query and what to do with its result; `home` is the address of the site.
  constructor(root, ask, home) {
    [this.root, this.ask, this.home] = [root, ask, home];
    this.input = root.querySelector("[data-md-component=search-query]");
    this.output = root.querySelector("[data-md-component=search-result]");
    this.status = make("p", { class: "md-search-result__meta", role: "status" });
    this.found = make("div", {});
    this.output.append(this.status, this.found);
  }

  start() {
    this.input.addEventListener("input", () => this.look());
    this.input.form.addEventListener("submit", (event) => this.go(event));
    // Before the button that opens the box hears it: the first Escape closes the results, the next one the box.
    this.root.addEventListener("keydown", (event) => this.key(event), true);
    this.root.addEventListener("focusin", () => this.show(Boolean(this.input.value.trim())));
    this.root.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget) this.leave(relatedTarget); });
    document.addEventListener("click", ({ target }) => this.leave(target));
    this.look();
  }

  // Enter leads to the first result.
  go(event) {
    event.preventDefault();
    this.links()[0]?.focus();
  }

  leave(target) {
    if (!this.root.contains(target)) this.show(false);
  }

  show(open) {
    this.output.hidden = !open;
  }

  look() {
    const query = this.input.value.trim();
    this.show(Boolean(query));
    if (query) this.ask(query, (result) => { if (query === this.input.value.trim()) this.write(result); });
  }

  write({ query, pages, answers }) {
    const cards = [
      ...(answers.urgent.length ? [this.urgent(answers.urgent)] : []),
      ...answers.laws.map((law) => this.provision(law)), ...answers.contacts.map((contact) => this.card(contact)),
    ];
    const list = make("ol", { class: "md-search-result__list" }, ...pages.map((page) => this.item(page)));
    this.status.textContent = `${counted(pages.length)}${cards.length ? ". Svar står øverst." : ""}`;
    this.output.dataset.answered = query;
    this.found.replaceChildren(...cards, pages.length ? list : this.nothing(query));
  }

  item({ path, part, title, text, sections }) {
    return make("li", { class: "md-search-result__item" }, this.link(path, "h1", title, text, part),
      ...sections.map((one) => this.link(one.href, "h2", one.heading, one.text)));
  }

  // Material's headings, for what looks for them; a list of links is easier to hear without.
  link(href, level, heading, text, part) {
    return make("a", { class: "md-search-result__link", href: this.home + href },
      ...(part ? [make("span", { class: "md-search-result__part" }, part)] : []),
      make(level, { class: "md-search-result__title", role: "presentation" }, ...spans(heading)),
      ...(text.length ? [make("p", { class: "md-search-result__text" }, ...spans(text))] : []));
  }

  // In danger: the numbers, and nothing to read before them.
  urgent(contacts) {
    return make("ul", { class: "emergency", role: "list", "aria-label": "Haster det?" }, ...contacts.flatMap(({ name, phones, status, doubt }) => phones.map((phone) =>
      make("li", {}, make("p", { class: "contact__name" }, name), ring(phone, true), ...said(status, doubt)))));
  }

  card({ name, place, purpose, phones = [], email, url, hours, status, doubt, kind }) {
    const links = [...(email ? [other(`mailto:${email}`, email)] : []), ...(url && !phones.length ? [other(url, url.split("//")[1])] : [])];
    return make("section", { class: "contact", "aria-label": name },
      make("p", { class: "contact__name" }, make("a", { href: this.home + place }, name)),
      ...(phones.length ? [make("div", { class: "call-row" }, ...phones.map((phone) => ring(phone, kind === "emergency")))] : []),
      ...said(status, doubt),
      make("p", { class: "contact__why" }, purpose),
      ...(hours ? [make("p", {}, `Når noen svarer: ${hours}`)] : []),
      ...(links.length ? [make("p", { class: "other" }, ...links)] : []));
  }

  provision({ name, title = "", place, state, gives, changed, doubt, next = [] }) {
    return make("section", { class: "provision", "aria-label": name },
      make("p", { class: "provision__name" }, make("a", { href: this.home + place }, `${name} ${title}`.trim())),
      make("p", { class: "state" }, make("strong", {}, state), ...(changed ? [" Endret. Vi har ikke lest den nye ordlyden."] : [])),
      ...(gives ? [make("p", {}, gives)] : []),
      ...(next.length ? [make("p", { class: "successor" }, "Nå: ", ...next.flatMap(([name, place], at) => [...(at ? [", "] : []), make("a", { href: this.home + place }, name)]))] : []),
      ...(doubt ? [make("p", { class: "doubt" }, doubt)] : []));
  }

  nothing(query) {
    return make("p", { class: "md-search-result__none" }, `Vi fant ikke noe om «${query}». Se `, make("a", { href: this.root.dataset.contact }, "Finn kontakt"),
      " eller ", make("a", { href: this.input.form.getAttribute("action") }, "alt fra A til Å"), ".");
  }

  links() {
    return [...this.found.querySelectorAll("a")];
  }

  key(event) {
    if (event.key === "Escape" && !this.output.hidden) {
      event.preventDefault();
      this.input.focus();
      this.show(false);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || this.output.hidden) return;
    const stops = [this.input, ...this.links()];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  }
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function counted(pages) {
  if (!pages) return "Ingen treff";
  return pages === 1 ? "1 side" : `${pages} sider`;
}

function spans(parts) {
  return parts.map(([text, found]) => (found ? make("mark", {}, text) : text));
}

function ring([number, href, label], urgent) {
  return make("a", { class: `ring${urgent ? " ring--danger" : ""}`, href }, make("span", { class: "ring__who" }, label ? `Ring (${label.toLowerCase()})` : "Ring"), " ", make("span", { class: "call__number" }, number));
}

function other(href, text) {
  return make("a", { href, ...(href.startsWith("https:") ? { rel: "noreferrer" } : {}) }, text);
}

// How surely a contact point is known: one word, and the reason behind it.
function said(status, doubt) {
  if (!status) return [];
  const [words, look] = status;
  const mark = make("span", { class: look }, words);
  if (!doubt) return [make("p", { class: "status" }, mark)];
  return [make("details", { class: "status" }, make("summary", {}, mark, " ", make("span", { class: "status__day" }, "hvorfor")), make("p", {}, doubt))];
}
