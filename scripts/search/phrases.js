// What users say, phrase by phrase: a query is held against each whole phrase, not against a heap of words.

import { sum } from "./sum.js";

export class Phrases {
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
    this.holding = new Map();
    this.entries = [];
  }

  // A phrase that leads to a document: the terms it is found by, with the parts of its words.
  add(document, found) {
    const number = this.entries.push({ document, found }) - 1;
    const wide = found.flatMap((term) => this.vocabulary.withParts(term));
    for (const term of wide) this._hold(term, number);
    return wide;
  }

  _hold(term, number) {
    if (!this.holding.has(term)) this.holding.set(term, []);
    this.holding.get(term).push(number);
  }

  // The best phrase of each document: {score, sure}. Sure is 1 when query and phrase are the same.
  best(read) {
    const whole = sum(read, (word) => word.weight);
    const best = new Map();
    for (const [number, met] of this._met(read)) {
      const asked = met / whole;
      const said = Math.min(1, met / this._size(number));
      const score = met * asked * (0.3 + 1.2 * said * said);
      keep(best, this.entries[number].document, score, asked * (0.5 + 0.5 * said));
    }
    return best;
  }

  _size(number) {
    const entry = this.entries[number];
    entry.size ??= sum([...new Set(entry.found)], (term) => this.vocabulary.weight(term));
    return entry.size;
  }

  // How much of the query each phrase meets, by weight.
  _met(read) {
    const met = new Map();
    for (const word of read) {
      const best = new Map();
      for (const reading of word.readings) {
        for (const number of this._holdingAll(reading.terms)) best.set(number, Math.max(best.get(number) || 0, reading.weight));
      }
      for (const [number, weight] of best) met.set(number, (met.get(number) || 0) + word.weight * weight);
    }
    return met;
  }

  _holdingAll([first, ...rest]) {
    const others = rest.map((term) => new Set(this.holding.get(term)));
    return (this.holding.get(first) || []).filter((number) => others.every((other) => other.has(number)));
  }
}

// Several phrases that nearly fit say more than one of them.
function keep(best, document, score, sure) {
  const before = best.get(document) || { top: 0, next: 0, sure: 0 };
  const [top, next] = score > before.top ? [score, before.top] : [before.top, Math.max(before.next, score)];
  best.set(document, { top, next, score: top + 0.2 * next, sure: Math.max(before.sure, sure) });
}
