// Every term of the site: how rare it is, what begins with it, what resembles it, what it is made of.

import { NUMBER, isSoft, stem, stems } from "./analysis.js";

export class Vocabulary {
  constructor(stopWords) {
    this.stopWords = stopWords;
    this.counts = new Map();
    this.latest = new Map();
    this.documents = 0;
    this.places = new Set();
    this.synonyms = new Set();
    this.made = new Map();
  }

  // Count the different terms of one document.
  add(lists) {
    this.documents += 1;
    for (const found of lists) for (const term of found) this._count(term);
  }

  _count(term) {
    if (this.latest.get(term) === this.documents) return;
    this.latest.set(term, this.documents);
    this.counts.set(term, (this.counts.get(term) || 0) + 1);
  }

  // A term followed by the parts it is made of, marked, so that «kartlegging» finds «behovskartlegging».
  withParts(term) {
    if (!this.made.has(term)) {
      const parts = term.length > 6 && !NUMBER.test(term) && this.split(term);
      this.made.set(term, parts ? [term, ...parts.map(inside)] : [term]);
    }
    return this.made.get(term);
  }

  has(term) {
    return this.counts.has(term);
  }

  // How much a term says: rare terms most, those of every other question least.
  weight(term) {
    const rarity = Math.log(1 + this.documents / (1 + (this.counts.get(term) || 0)));
    return isSoft(term) ? rarity * SOFT : rarity;
  }

  get sorted() {
    if (!this._sorted) this._sorted = [...this.counts.keys()].sort();
    return this._sorted;
  }

  // The shortest terms that begin with some letters.
  startingWith(start, most) {
    const found = [];
    for (let at = this._first(start); this.sorted[at]?.startsWith(start); at += 1) found.push(this.sorted[at]);
    return found.sort((a, b) => a.length - b.length).slice(0, most);
  }

  _first(start) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The terms of the words fewest changes of letters away, at most so many: {away, found}. Everyday words resemble short place names.
  near(word, most, places = true) {
    let away = most;
    let found = [];
    for (const other of most ? this._written : []) {
      if (!alike(word, other, away) || (!places && this.places.has(other))) continue;
      const changes = distance(word, other, away);
      if (changes < away) found = [];
      if (changes <= away) found.push(stem(other));
      away = Math.min(away, changes);
    }
    return { away, found: [...new Set(found)].sort((a, b) => (this.counts.get(b) || 0) - (this.counts.get(a) || 0)).slice(0, 4) };
  }

  // The words as they stand on the site or among the synonyms.
  get _written() {
    if (!this._words) this._words = [...stems].filter(([, term]) => this.knows(term)).map(([word]) => word);
    return this._words;
  }

  // Whether a term stands on the site or means the same as one that does.
  knows(term) {
    return this.has(term) || this.synonyms.has(term);
  }

  // The two or three terms that a word is made of, or nothing.
  split(word, deep = true) {
    for (let at = word.length - PART; at >= PART; at -= 1) {
      if (!this._beginnings.has(word.slice(at, at + PART))) continue;
      const head = this._head(word.slice(0, at));
      const tail = head && stem(word.slice(at));
      if (!head || this.stopWords.has(word.slice(0, at))) continue;
      if (word.length - at > PART && this.knows(tail) && !this.stopWords.has(word.slice(at))) return [head, tail];
      const rest = deep && word.length - at >= 2 * PART && this.split(word.slice(at), false);
      if (rest) return [head, ...rest];
    }
    return null;
  }

  // How the words of the site begin: no part of a compound begins otherwise, and to ask is cheaper than to find its stem.
  get _beginnings() {
    if (!this._begin) this._begin = new Set([...stems.keys()].map((word) => word.slice(0, PART)));
    return this._begin;
  }

  // The first part of a compound, without the letter that joins it to the next.
  _head(text) {
    const forms = [text, ...(text.length > PART && /[se]$/.test(text) ? [text.slice(0, -1)] : [])];
    return forms.map(stem).find((term) => this.knows(term));
  }
}

// The mark of a term that is a part of another.
export function inside(term) {
  return `~${term}`;
}

const SOFT = 0.4;
const PART = 3;

function alike(a, b, most) {
  return Math.abs(a.length - b.length) <= most && b.length > 2 && !NUMBER.test(b) && (a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]));
}

// Changes between two words: a letter put in, taken out or exchanged, two neighbours swapped. More than `most` is `most + 1`.
export function distance(a, b, most) {
  let older = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, last] = [last, row];
  }
  return last[b.length];
}
