import assert from "node:assert/strict";
import test from "node:test";
import { fold, terms, words } from "../../scripts/search/analysis.js";
import { OtherMatters } from "../../scripts/search/other-matters.js";
import { StopWords } from "../../scripts/search/stop-words.js";
import { OTHER, STOP } from "./small-site.js";

const stopWords = new StopWords(STOP);
const otherMatters = new OtherMatters(OTHER);

test("a question's own words are known however they are typed, and in nynorsk when bokmål has them", () => {
  for (const word of ["på", "paa", "PÅ", "hvordan", "korsn"]) assert.ok(stopWords.has(fold(word)), word);
});

test("a word is not a question's own because it shares its stem with one", () => {
  for (const word of ["møter", "gjeld", "bruker", "været"]) assert.ok(!stopWords.has(fold(word)), word);
  assert.deepEqual(stopWords.telling(words("hvordan skrive logg fra møter")), terms("skrive logg møter"));
  assert.deepEqual(stopWords.telling(words("hvem er du")), terms("hvem er du"));
});

test("the words that say something are kept, and all of them when none does", () => {
  assert.deepEqual(stopWords.telling(["hvem", "mentor"]), ["mentor"]);
  assert.deepEqual(stopWords.telling(["hvem", "og"]), ["hvem", "og"]);
  assert.deepEqual(stopWords.telling([]), []);
});

test("a matter for others is known by its word and by what is made of it, not by a word with the same stem", () => {
  for (const word of ["skatt", "skattekort", "ferie", "vinterferie", "dekk", "barnehageplass", "bankkortet", "tv"]) assert.ok(words(word).some((one) => otherMatters.has(one)), word);
  for (const word of ["dekker", "passer", "mentor", "plikt", "barnehage", "tvang"]) assert.ok(!words(word).some((one) => otherMatters.has(one)), word);
});

test("a short matter is known only as it stands", () => {
  const matters = new OtherMatters("dekk ferie");
  assert.ok(matters.has("dekk") && matters.has("ferieplan") && matters.has("jeferie") === false);
  assert.ok(!matters.has("dekkskift") && !matters.has("vinterdekk"));
});

test("a matter is the end of a word only where something is before it to be made of", () => {
  const matters = new OtherMatters("ferie");
  assert.ok(matters.has("vinterferie") && matters.has("sluferie"));
  assert.ok(!matters.has("xyferie"));
});
