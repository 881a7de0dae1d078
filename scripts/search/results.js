// From a query to what is shown, as plain data: a worker can hand it over.

import { Answers } from "./answers.js";
import { Engine } from "./engine.js";
import { AROUND, marked, wanted } from "./excerpt.js";
import { Numbers } from "./numbers.js";

// As many signs of a query are read. The box takes no more, but one may come in other ways.
const LONGEST = 200;

export class Search {
  constructor(index) {
    this.index = index;
    this.engine = new Engine(index);
    this.answers = new Answers(index);
    this.numbers = new Numbers(index);
  }

  run(query) {
    const numbers = this.numbers.of(query.slice(0, LONGEST));
    const { read, intent, named, pages } = this.engine.find(numbers.query, numbers);
    const found = wanted(read, this.engine.stopWords);
    return { query, answers: this.answers.of(read, intent, named, numbers), pages: pages.map((page) => this._page(page, found)) };
  }

  _page({ page, sections, document }, found) {
    const [path, title, , part] = this.index.pages[page];
    const lead = document ? document.text : "";
    return {
      path, part: this.index.parts[part] || "", title: marked(title, found), text: sections.length ? [] : marked(lead, found, AROUND),
      sections: sections.map((one) => ({
        href: one.document.place || `${path}#${encodeURIComponent(one.document.anchor)}`,
        heading: marked(one.document.heading, found), text: marked(one.document.text, found, AROUND),
      })),
    };
  }
}
