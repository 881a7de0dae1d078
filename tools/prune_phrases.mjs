// Prints which phrases an index can do without, and what is found when they are gone: `node prune_phrases.mjs INDEX`.
//
// On standard input {degree, queries: [{query, want}], names: [{query, want}], examples, others, folds}. A phrase goes only
// where the degree lets it, no query and no name finds its page at another place, none is answered that was not, and no
// example is shown anything else.
// With folds the same is decided without a part of the queries, which then is measured, for each part in turn: `held`.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { stems } from "../scripts/search/analysis.js";
import { Search } from "../scripts/search/results.js";
import { builtIndex } from "../tests/js/built-index.js";
import { shown } from "./shown.mjs";
import { DEGREES, closest, phrases, settled, spare, without } from "./spare.mjs";

const FIRST = 3;
const known = new Set(stems.keys());

// The words of one index are spellings that the next would know: a search as a new page would have it.
function fresh(index) {
  for (const word of stems.keys()) if (!known.has(word)) stems.delete(word);
  return new Search(index);
}

// The place of the page that was wanted, 0 for none; of a query that wants none 1 where something is shown.
function place(search, { query, want }) {
  const paths = search.engine.find(query).pages.map(({ page }) => search.index.pages[page][0]);
  return want.length ? paths.findIndex((path) => want.includes(path)) + 1 : Math.min(1, paths.length);
}

function firsts(search, query) {
  const { pages, cards } = shown(search, query);
  return JSON.stringify([cards, pages.slice(0, FIRST).map(([[path]]) => path)]);
}

const { degree, queries, names, examples, others, folds } = JSON.parse(readFileSync(0, "utf8"));
const index = await builtIndex(process.argv[2]);
const whole = fresh(index);
const places = new Map([...queries, ...names].map((one) => [one, place(whole, one)]));
const tops = new Map(examples.map((one) => [one, firsts(whole, one)]));
const all = phrases(index, whole.engine.stopWords);
const going = spare(all, index, whole.engine, DEGREES[degree]);

// The phrases that go where so many of the queries are asked, and every name.
function decided(asked) {
  const changed = (gone) => {
    const search = fresh(without(index, gone));
    const moved = [...asked, ...names].filter((one) => place(search, one) !== places.get(one)).map(({ query }) => query);
    return [...moved, ...examples.filter((one) => firsts(search, one) !== tops.get(one))];
  };
  return settled(going, changed, (query, gone) => closest(whole.engine.reader.read(query), gone, whole.engine.vocabulary));
}

// The places of the queries of one part, decided by those of the others.
function heldOut(part) {
  const search = fresh(without(index, decided(queries.filter((_, at) => at % folds !== part))));
  return queries.map((one, at) => at % folds === part && [at, place(search, one)]).filter(Boolean);
}

const gone = decided(queries);
const left = without(index, gone);
const search = fresh(left);
console.log(JSON.stringify({
  gone: gone.map(({ entry, text }) => [entry, text]), left: all.length - gone.length, gzip: gzipSync(JSON.stringify(left)).length,
  places: queries.map((one) => place(search, one)), others: others.map((query) => shown(search, query).pages),
  held: Array.from({ length: folds }, (_, part) => heldOut(part)).flat().sort(([a], [b]) => a - b).map(([, found]) => found),
}));
