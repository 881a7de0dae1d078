// Ranks the pages of the site for a query: every word by its best reading, a document by how much of the query it meets.

import MiniSearch from "minisearch";
import { Acts, bestOf } from "./acts.js";
import { NUMBER, fold, isSoft, pieces, terms, words } from "./analysis.js";
import { documents } from "./documents.js";
import { Intents } from "./intents.js";
import { OtherMatters } from "./other-matters.js";
import { Phrases } from "./phrases.js";
import { Places } from "./places.js";
import { Reader, Synonyms } from "./query.js";
import { StopWords } from "./stop-words.js";
import { sum } from "./sum.js";
import { Vocabulary } from "./vocabulary.js";

// Measured over the queries in tests/queries.yaml and found flat: twice or half of any of these changes little.
const BOOSTS = { heading: 4, names: 7, title: 1.8, said: 2.5, text: 1 };
const PHRASE = 6;
const COVER = 1.4;
const NAMING = new Set(["heading", "names", "title"]);
const BESIDE = [1, 0.3, 0.15, 0.08];
const WHOLE = 0.3;
const NAMED = 1000;
const SHOWN = 10;
const SECTIONS = 3;
const BESIDE_BEST = 0.3;
const SURE = 0.4;
// A query with a word of what others are for is answered only where it is met nearly as it stands.
const OTHER_MATTER = 0.45;
// In a long question most words may be talk: two rare ones that meet in one place are enough, however much is said beside them.
const EVIDENCE = 9;
// What says that a number is of law.
const OF_LAW = /lov|forskrift/i;

export class Engine {
  constructor(index) {
    this.index = index;
    this.documents = documents(index);
    this.acts = new Acts(index.laws);
    this.ofLaw = new Set(index.laws.map(({ place }) => folder(place)));
    this.places = new Places(index.towns, this.documents);
    this.stopWords = new StopWords(index.stop);
    this.otherMatters = new OtherMatters(index.other);
    this.intents = new Intents(index.intents);
    this.vocabulary = new Vocabulary(this.stopWords);
    this.phrases = new Phrases(this.vocabulary);
    const analysed = this.documents.map((document) => this._analysed(document));
    this.mini = new MiniSearch({ fields: Object.keys(BOOSTS), idField: "number", tokenize: (text) => text, processTerm: (term) => term, stringifyField: (list) => list });
    for (const document of analysed) this.mini.add(this._widened(document));
    const synonyms = new Synonyms(index.groups, this.stopWords);
    this.vocabulary.synonyms = new Set(synonyms.groups.keys());
    this.reader = new Reader(this.vocabulary, synonyms, this.stopWords);
    this.titles = index.pages.map(([, title]) => words(title).join(" "));
    this.found = new Map();
  }

  // A document with terms for texts.
  _analysed({ number, heading, names, title, said, text, rest, town }) {
    const fields = { heading: terms(heading), names: terms(names), title: terms(title), text: terms(`${text} ${rest}`) };
    const phrases = [words(heading), ...said.map(pieces)].map((phrase) => this.stopWords.telling(phrase));
    this.vocabulary.add([...Object.values(fields), ...phrases]);
    if (town) for (const word of words(heading)) this.vocabulary.places.add(word);
    return { number, ...fields, phrases };
  }

  // The fields as they are found: short ones also by the parts of their words. Phrases are kept one by one as well.
  _widened({ number, heading, names, title, text, phrases }) {
    const said = phrases.map((phrase) => this.phrases.add(number, phrase));
    return { number, heading: heading.flatMap((term) => this.vocabulary.withParts(term)), names, title, said: said.slice(1).flat(), text };
  }

  // The pages that answer a query, best first: {page, score, sections}. None when nothing answers it. `sections` are those
  // of law that it may name, `marked` whether they are written as such.
  find(query, { sections = [], marked = true } = {}) {
    const place = this.places.named(query);
    const whole = place.towns.length || place.pages.length;
    const beside = whole ? { towns: [], pages: [], query } : this.places.within(query, (text) => this._service(text));
    const read = this.reader.read(beside.query);
    const named = this.acts.named(query, read);
    const lawful = marked || named.acts.length > 0 || OF_LAW.test(query) || words(query).every((word) => NUMBER.test(word));
    const hits = this._placed(this._hits(read, lawful), place, beside);
    const intent = this.intents.of(query);
    const first = [...this._first(query, intent, read), ...place.pages, ...this._cited(named, sections, marked)];
    const sure = Math.max(first.length ? 1 : 0, ...hits.map((hit) => hit.sure));
    const pages = sure < intent.least(SURE) + (this._other(query) ? OTHER_MATTER : 0) ? [] : second(this._pages(hits, intent, first, read), beside);
    return { read, sure, intent, named, pages: pages.slice(0, SHOWN).map(shown) };
  }

  // Whether a text is what something here is called: «nav», «politiet».
  _service(text) {
    return this.titles.includes(text) || this.reader.synonyms.of(terms(text)).length > 0;
  }

  // Where a place is named, no other municipality is meant; one that is all that was typed comes first.
  _placed(hits, { towns, pages }, beside) {
    if (!towns.length && !pages.length && !beside.towns.length && !beside.pages.length) return hits;
    const others = hits.filter(({ number }) => !this.documents[number].town);
    const named = towns.map(({ number }) => ({ number, score: NAMED, sure: 1, mask: 0 }));
    const also = beside.towns.map(({ number }) => hits.find((hit) => hit.number === number) || { number, score: 0, sure: 0, mask: 0 });
    return [...named, ...also, ...others];
  }

  // The pages that come first whatever their score: the one for who asks, then those with the very name that was typed.
  _first(query, intent, read) {
    const typed = words(query).join(" ");
    const path = intent.page(read.every(({ term, readings }) => isSoft(term) || !readings.length));
    const meant = this.index.pages.flatMap(([own], page) => (own === path ? [page] : []));
    return [...meant, ...this.titles.flatMap((title, page) => (title === typed ? [page] : []))];
  }

  // The page of the act that is named beside a section, where it is one only.
  _cited({ acts }, sections, marked) {
    const certain = sections.length ? acts.filter((act) => marked || act.certain) : [];
    const having = certain.filter(({ laws }) => laws.some(({ numbers }) => sections.some((number) => numbers.has(number))));
    const meant = new Set(bestOf(having.length ? having : certain).map(({ laws: [{ law }] }) => law.place.split("#")[0]));
    return meant.size === 1 ? this.index.pages.flatMap(([path], page) => (meant.has(path) ? [page] : [])) : [];
  }

  // Whether a query has a word of what others are for, also one that is written with a hyphen. A place is none.
  _other(query) {
    const joined = fold(query).match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) || [];
    return [...words(query), ...joined].some((word) => this.otherMatters.has(word) && !this.vocabulary.places.has(word));
  }

  // A number that is not `lawful` is no section.
  _hits(read, lawful) {
    const whole = sum(read, (word) => word.weight);
    const met = this._met(read, lawful);
    const said = this.phrases.best(read);
    const found = [...new Set([...met.keys(), ...said.keys()])].filter((number) => lawful || met.has(number) || !this._ofLaw(number));
    return found.map((number) => {
      const { score = 0, cover = 0, strong = 0, count = 0, mask = 0 } = met.get(number) || {};
      const phrase = said.get(number) || { score: 0, sure: 0 };
      const part = cover / whole;
      return { number, mask, score: score * part ** COVER + PHRASE * phrase.score, sure: Math.max(part * strong, phrase.sure, count > 1 && cover * strong > EVIDENCE ? SURE : 0) };
    });
  }

  // Per document, the words it meets: their scores, their weight, and whether more than its text meets them.
  _met(read, lawful) {
    const met = new Map();
    for (const [at, word] of read.entries()) {
      for (const [number, { score, weight, strong }] of this._best(word)) {
        if (!lawful && NUMBER.test(word.term) && this._ofLaw(number)) continue;
        const one = met.get(number) || { score: 0, cover: 0, strong: 0, count: 0, mask: 0 };
        one.count += 1;
        one.mask |= bit(at);
        one.score += score;
        one.cover += word.weight * weight;
        one.strong = Math.max(one.strong, strong);
        met.set(number, one);
      }
    }
    return met;
  }

  _ofLaw(number) {
    return this.ofLaw.has(folder(this.index.pages[this.documents[number].page][0]));
  }

  // The best reading of a word in each document.
  _best(word) {
    const best = new Map();
    for (const { terms: wanted, weight, held = 1 } of word.readings) {
      for (const [number, score, strong] of this._holdingAll(wanted)) {
        const value = score * weight * held;
        if (value > (best.get(number)?.score || 0)) best.set(number, { score: value, weight, strong });
      }
    }
    return best;
  }

  // The documents that hold all terms of a reading, with the mean of their scores.
  _holdingAll(wanted) {
    const [first, ...rest] = wanted.map((term) => this._holding(term));
    const others = rest.map((list) => new Map(list.map(([number, score]) => [number, score])));
    return first.filter(([number]) => others.every((other) => other.has(number)))
      .map(([number, score, strong]) => [number, (score + sum(others, (other) => other.get(number))) / wanted.length, strong]);
  }

  _holding(term) {
    if (!this.found.has(term)) {
      if (this.found.size > 1000) this.found.clear();
      const results = this.mini.search(term, { boost: BOOSTS, tokenize: (text) => [text] });
      this.found.set(term, results.map(({ id, score, match }) => [id, score, match[term].some((field) => NAMING.has(field)) ? 1 : 0.75]));
    }
    return this.found.get(term);
  }

  // Hits by page: the best one counts, and those beside it a little; a page that meets all of the query somewhere, for more.
  _pages(hits, intent, first, read) {
    const pages = new Map();
    for (const hit of hits.sort((a, b) => b.score - a.score || a.number - b.number)) {
      const document = this.documents[hit.number];
      const page = pages.get(document.page) || { page: document.page, score: 0, sure: 0, count: 0, mask: 0, sections: [] };
      page.score += hit.score * BESIDE[page.count] || 0;
      page.sure = Math.max(page.sure, hit.sure);
      page.count += 1;
      page.mask |= hit.mask;
      if (document.anchor) page.sections.push({ ...hit, document });
      else page.document = document;
      pages.set(document.page, page);
    }
    for (const page of pages.values()) {
      const [path, , rank = 1] = this.index.pages[page.page];
      page.score *= rank * intent.factor(path) * (1 - WHOLE + WHOLE * share(page.mask, read));
    }
    for (const page of first) if (!pages.has(page)) pages.set(page, { page, score: 0, sections: [] });
    const place = ({ page }) => (first.includes(page) ? first.indexOf(page) : first.length);
    return [...pages.values()].sort((a, b) => place(a) - place(b) || b.score - a.score || a.page - b.page);
  }
}

// The words of a query that something meets are kept as the bits of a number; those far out in a long one share a bit.
function bit(at) {
  return 1 << Math.min(at, 30);
}

// How much of a query its met words are, by weight.
function share(mask, read) {
  return sum(read, (word) => (mask & bit(read.indexOf(word)) ? word.weight : 0)) / sum(read, (word) => word.weight) || 0;
}

// Pages with those of the places that a query names beside other things not behind the second, and their lines first.
function second(pages, { towns, pages: counties }) {
  for (const page of new Set([...towns.map((town) => town.page), ...counties])) {
    const at = pages.findIndex((one) => one.page === page);
    const [moved] = at < 0 ? [{ page, score: 0, sections: [] }] : pages.splice(at, 1);
    const own = moved.sections.filter(({ document }) => towns.includes(document));
    const best = Math.max(...moved.sections.map(({ score }) => score));
    moved.sections = [...own.map((one) => ({ ...one, score: best })), ...moved.sections.filter((one) => !own.includes(one))];
    pages.splice(Math.min(at < 0 ? 1 : at, 1), 0, moved);
  }
  return pages;
}

// A page with its best sections only.
function shown(page) {
  const best = page.sections[0]?.score;
  return { ...page, sections: page.sections.filter(({ score }, at) => at < SECTIONS && score >= best * BESIDE_BEST) };
}

// The folder that a page or a place on one lies in.
function folder(path) {
  return path.slice(0, path.lastIndexOf("/", path.includes("#") ? path.indexOf("#") : path.length));
}
