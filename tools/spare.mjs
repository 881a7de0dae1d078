// Which phrases of the search say nothing that their record does not say without them.

import { fold, pieces, terms } from "../scripts/search/analysis.js";
import { Synonyms } from "../scripts/search/query.js";
import { sum } from "../scripts/search/sum.js";

// How little a phrase must add to be spared, each degree more than the one before: how alike another phrase of its record
// must be, and whether what the text says, and what means the same, counts as said.
export const DEGREES = {
  none: { alike: Infinity }, same: { alike: 1 }, near: { alike: 0.8 }, like: { alike: 0.65 }, half: { alike: 0.5 }, said: { alike: 0 },
  known: { alike: 0, anywhere: true },
};

// The phrases of an index, those with most terms first: {entry, text, terms}. An entry is a line of `index.words`.
export function phrases(index, stopWords) {
  const all = index.words.flatMap(([, said], entry) => said.split("|").filter(Boolean).map((text) => ({ entry, text, terms: told(text, stopWords) })));
  return all.sort((a, b) => b.terms.size - a.terms.size || b.text.length - a.text.length || a.entry - b.entry || (a.text < b.text ? -1 : 1));
}

function told(text, stopWords) {
  return new Set(stopWords.telling(pieces(fold(text))));
}

// The phrases that a record can do without, one after another: what one leaves to others, they keep.
export function spare(all, index, engine, { alike, anywhere = false }) {
  const synonyms = new Synonyms(index.groups, engine.stopWords);
  const records = index.words.map(([numbers]) => new Record(numbers.map((number) => engine.documents[number]), engine, synonyms));
  for (const one of all) records[one.entry].held.add(one);
  return all.filter((one) => records[one.entry].spares(one, alike, anywhere) && records[one.entry].held.delete(one));
}

// What is said of one record: its phrases, and the headings and texts of the documents they lead to.
class Record {
  constructor(documents, { stopWords, vocabulary }, synonyms) {
    this.vocabulary = vocabulary;
    this.synonyms = synonyms;
    this.heading = common(documents.map(({ heading }) => told(heading, stopWords)));
    this.text = common(documents.map(({ heading, title, text, rest }) => new Set(terms(`${heading} ${title} ${text} ${rest}`))));
    this.held = new Set();
  }

  // Whether each term of a phrase is said without it, and another phrase or the heading is like enough to it.
  spares(phrase, alike, anywhere) {
    const others = [this.heading, ...[...this.held].filter((other) => other !== phrase).map((other) => other.terms)];
    const said = (term) => others.some((other) => other.has(term));
    const has = (term) => said(term) || (anywhere && this.text.has(term));
    const known = (term) => has(term) || (anywhere && this.synonyms.of([term]).some((same) => same.every(has)));
    return [...phrase.terms].every(known) && others.some((other) => likeness(phrase.terms, other, this.vocabulary) >= alike);
  }
}

function common([first, ...others]) {
  return new Set([...first].filter((term) => others.every((other) => other.has(term))));
}

// How much of what two phrases say they both say, by weight.
export function likeness(one, other, vocabulary) {
  const weight = (all) => sum([...all], (term) => vocabulary.weight(term));
  const both = [...one].filter((term) => other.has(term));
  return both.length === one.size && one.size === other.size ? 1 : weight(both) / weight(new Set([...one, ...other]));
}

// The index without some of its phrases.
export function without(index, gone) {
  const left = new Set(gone.map(({ entry, text }) => `${entry} ${text}`));
  const words = index.words.map(([numbers, said], entry) => [numbers, said.split("|").filter((text) => !left.has(`${entry} ${text}`)).join("|")]);
  return { ...index, words: words.filter(([, said]) => said) };
}

// The phrases that may go: those of `going` but for what a changed query misses most, put back until none changes.
export function settled(going, changed, missed) {
  let gone = going;
  for (let queries = changed(gone); queries.length && gone.length; queries = changed(gone)) {
    const back = new Set(queries.flatMap((query) => missed(query, gone)));
    gone = back.size ? gone.filter((one) => !back.has(one)) : gone.slice(0, gone.length >> 1);
  }
  return gone;
}

// The phrases that meet a query best, a few of them.
export function closest(read, gone, vocabulary) {
  const near = gone.map((one) => [fit(one, read, vocabulary), one]).filter(([score]) => score > 0);
  return near.sort(([a], [b]) => b - a).slice(0, PUT_BACK).map(([, one]) => one);
}

const PUT_BACK = 4;

function fit({ terms: own }, read, vocabulary) {
  const wide = new Set([...own].flatMap((term) => vocabulary.withParts(term)));
  const met = sum(read, ({ weight, readings }) => weight * Math.max(0, ...readings.filter((one) => one.terms.every((term) => wide.has(term))).map((one) => one.weight)));
  return met && met * met / sum([...own], (term) => vocabulary.weight(term));
}
