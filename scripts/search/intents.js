// What somebody is after, beside the words: the editors' phrases for it stand in the index, each intent as one pattern.

import { fold } from "./analysis.js";

export class Intents {
  constructor(list) {
    this.list = list.map(({ pattern, unless = [], ...rest }) => ({ ...rest, unless, pattern: new RegExp(pattern) }));
  }

  // The intents of a query. One that excludes another stands after it in the list.
  of(query) {
    const text = spaced(query);
    const met = new Map();
    for (const one of this.list) {
      if (!one.unless.some((id) => met.has(id)) && one.pattern.test(text)) met.set(one.id, one);
    }
    return new Intent([...met.values()]);
  }
}

// The folded words with a space on each side. A § stands by itself; the hyphen of a section number stays.
export function spaced(query) {
  const text = fold(query).replace(/§/g, " § ").replace(/(?<!\d)-|-(?!\d)/g, " ");
  return ` ${text.replace(/[^a-z0-9§-]+/g, " ").trim()} `;
}

class Intent {
  constructor(met) {
    this.met = met;
    this.ids = met.map(({ id }) => id);
    this.urgent = met.some(({ urgent }) => urgent);
  }

  // The page that must come first, whatever the words are. Some intents have one only where the query says nothing else.
  page(saysNothingElse) {
    return this.met.find(({ page, alone }) => page && (!alone || saysNothingElse))?.page;
  }

  // How much more a page counts than it otherwise would.
  factor(path) {
    const raising = this.met.filter(({ raises = [] }) => raises.some((one) => path.startsWith(one)));
    return raising.reduce((factor, { by }) => factor * by, 1);
  }

  // How sure a page must be, where it otherwise must be so sure.
  least(sure) {
    return Math.min(sure, ...this.met.map((one) => one.sure ?? sure));
  }
}
