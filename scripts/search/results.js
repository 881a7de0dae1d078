// From a query to what is shown, as plain data: a worker can hand it over.

import { Answers } from "./answers.js";
import { Engine } from "./engine.js";
import { AROUND, marked, wanted } from "./excerpt.js";

export class Search {
  constructor(index) {
    this.index = index;
    this.engine = new Engine(index);
    this.answers = new Answers(index);
  }

  run(query) {
    const { read, intent, pages } = this.engine.find(query);
    const found = wanted(read, this.engine.stopWords);
    return { query, answers: this.answers.of(read, intent), pages: pages.map((page) => this._page(page, found)) };
  }

  _page({ page, sections, document }, found) {
    const [path, title, , part] = this.index.pages[page];
    const lead = document ? document.text : "";
    return {
      path, part: this.index.parts[part] || "", title: marked(title, found), text: sections.length ? [] : marked(lead, found, AROUND),
      sections: sections.map((one) => ({
        href: `${path}#${encodeURIComponent(one.document.anchor)}`,
        heading: marked(one.document.heading, found), text: marked(one.document.text, found, AROUND),
      })),
    };
  }
}
