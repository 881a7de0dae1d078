// What a query can be read as. Each of its words becomes the terms it may stand for, each reading with a weight.

import { NUMBER, bokmal, stem, words } from "./analysis.js";
import { inside } from "./vocabulary.js";

// Words that mean the same, from editors and records.
export class Synonyms {
  constructor(groups, stopWords) {
    this.groups = new Map();
    for (const group of groups) this._add(group.split("|").map((name) => stopWords.telling(words(name))));
    this.longest = Math.max(1, ...[...this.groups.keys()].map((key) => key.split(" ").length));
  }

  // Each name, in terms, with the groups it is in. To pair all names of a group would take longer than all else here.
  _add(names) {
    const group = names.filter((name) => name.length).map((name) => [name.join(" "), name]);
    for (const [key] of group) {
      if (!this.groups.has(key)) this.groups.set(key, []);
      this.groups.get(key).push(group);
    }
  }

  of(found) {
    const key = found.join(" ");
    const same = new Map((this.groups.get(key) || []).flat());
    same.delete(key);
    return [...same.values()];
  }
}

export class Reader {
  constructor(vocabulary, synonyms, stopWords) {
    this.stopWords = stopWords;
    this.vocabulary = vocabulary;
    this.synonyms = synonyms;
  }

  // The words of a query that say something: {term, weight, readings: [{terms, weight}]}.
  read(query) {
    const found = this._joined(words(query).map((word) => ({ word, term: stem(word) })));
    const some = found.filter(({ word }) => !this.stopWords.has(word));
    const kept = some.length ? some : found;
    const read = kept.flatMap((one, at) => this._word({ ...one, alone: kept.length === 1 }, at === kept.length - 1));
    this._names(kept, read);
    return unique(read);
  }

  // Neighbours that are one word on the site: «taushets plikt», «fremmed kriger».
  _joined(list) {
    const out = [];
    for (let at = 0; at < list.length; at += 1) {
      const whole = at + 1 < list.length && this._whole(list[at], list[at + 1]);
      out.push(whole || list[at]);
      if (whole) at += 1;
    }
    return out;
  }

  _whole(one, next) {
    if (NUMBER.test(one.word + next.word) || one.term === "lov" || next.word.length < 3 || one.word.length < 2) return null;
    if (this.stopWords.has(next.word) || (this.stopWords.has(one.word) && this.vocabulary.has(next.term))) return null;
    const word = [one.word + next.word, `${one.word}s${next.word}`].find((joined) => this.vocabulary.has(stem(joined)));
    return word && { word, term: stem(word), parts: [one.term, next.term] };
  }

  // A word with its readings; one the site does not have is read as its parts, each a word of its own.
  _word({ word, term, parts, alone }, last) {
    if (NUMBER.test(term)) return [this._number(term, last)];
    const known = this.vocabulary.has(term);
    const readings = [...(known ? [{ terms: [term], weight: 1 }, { terms: [inside(term)], weight: 0.6 }] : []), ...this._same(term, 0.75)];
    if (!readings.length) {
      const near = this._near(word, alone);
      if (near.length) return [this._weighed(term, near)];
      const made = this.vocabulary.split(word);
      if (made) return made.map((part) => this._weighed(part, [{ terms: [part], weight: 0.75 }, { terms: [inside(part)], weight: 0.6 }, ...this._same(part, 0.6)]));
    }
    if (last || !readings.length) readings.push(...this._begun(word, term, readings.length > 0));
    if (!readings.length) readings.push(...this._far(word, alone));
    if (!readings.length) readings.push(...this._kind(word));
    const made = parts || (known && term.length > 6 && this.vocabulary.split(word)) || [];
    readings.push(...made.map((part) => ({ terms: [part], weight: parts ? 0.6 : 0.3 })));
    return [this._weighed(term, readings)];
  }

  _number(term, last) {
    const longer = last && term.length > 3 ? this.vocabulary.startingWith(term, 6) : [];
    return this._weighed(term, [term, ...longer].filter((one) => this.vocabulary.has(one)).map((one) => ({ terms: [one], weight: one === term ? 1 : 0.8 })));
  }

  _same(term, weight) {
    return this.synonyms.of([term]).map((same) => ({ terms: same, weight: same.every((one) => this.vocabulary.has(one)) ? weight : 0 }));
  }

  // Words somebody may be in the middle of typing: what was typed, not only its stem, must begin them.
  _begun(word, term, known) {
    if (term.length < (known ? 4 : 3)) return [];
    const typed = bokmal(word).replace(/(.)\1/g, "$1");
    const goesOn = (other) => other !== term && (other.startsWith(typed) || typed.startsWith(other));
    const longer = this.vocabulary.startingWith(term, 12).filter(known ? (other) => other !== term : goesOn);
    return longer.map((other) => ({ terms: [other], weight: (known ? 0.5 : 0.8) * (0.4 + 0.6 * term.length / other.length) }));
  }

  // Words that were probably meant: one change, two in a long word.
  _near(word, alone) {
    return this._misspelt(word, word.length < 5 ? 0 : word.length < 10 ? 1 : 2, alone);
  }

  // Words that were perhaps meant.
  _far(word, alone) {
    return this._misspelt(word, word.length < 8 ? 0 : word.length < 13 ? 2 : 3, alone);
  }

  // What a compound is a kind of, or else what it is about: a «lillebror» is a «bror», a «politioppsyn» is the police's.
  _kind(word) {
    const [tail] = this._pieces(word, (at) => word.slice(at + 2));
    const [head] = tail ? [] : this._pieces(word, (at) => word.slice(0, -3 - at)).filter((one) => one.length > 3);
    return tail || head ? [{ terms: [stem(tail || head)], weight: 0.4 }, ...this._same(stem(tail || head), 0.35)] : [];
  }

  // The pieces of a word that the site knows, the longest first.
  _pieces(word, cut) {
    return Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => cut(at)).filter((one) => this.vocabulary.knows(stem(one)) && !this.stopWords.has(one));
  }

  _misspelt(word, most, alone) {
    const { away, found } = this.vocabulary.near(bokmal(word), most, alone || word.length > 6);
    const weight = 0.9 - 0.12 * away;
    return found.flatMap((other) => [{ terms: [other], weight }, ...this._same(other, weight * 0.8)]);
  }

  // A word the site has weighs what it says itself, however rare its synonyms are; another, what it is read as.
  _weighed(term, readings) {
    const own = this.vocabulary.weight(term);
    if (this.vocabulary.has(term)) return { term, weight: own, readings: readings.map((one) => this._held(one, own)).filter((one) => one.weight) };
    const sure = readings.filter((one) => one.weight > 0.4 && one.terms.every((other) => this.vocabulary.has(other)));
    const weight = sure.length ? Math.max(...sure.map((one) => this._rarity(one.terms))) : own;
    return { term, weight, readings: readings.filter((one) => one.weight) };
  }

  // A reading that is rarer than the word itself must not count for more.
  _held(reading, own) {
    return { ...reading, held: Math.min(1, own / this._rarity(reading.terms)) };
  }

  _rarity(found) {
    return Math.min(...found.map((term) => this.vocabulary.weight(term.replace("~", ""))));
  }

  // Names of several words: «individuell plan» is also «IP».
  _names(kept, read) {
    for (let at = 0; at < kept.length; at += 1) {
      for (let size = 2; size <= Math.min(this.synonyms.longest, kept.length - at); size += 1) {
        const span = kept.slice(at, at + size).map(({ term }) => term);
        for (const same of this.synonyms.of(span)) {
          for (const word of read) if (span.includes(word.term)) word.readings.push({ terms: same, weight: 0.8 });
        }
      }
    }
  }
}

function unique(read) {
  const seen = new Set();
  return read.filter(({ term }) => !seen.has(term) && seen.add(term));
}
