import assert from "node:assert/strict";
import test from "node:test";
import { stem, terms } from "../../scripts/search/analysis.js";
import { StopWords } from "../../scripts/search/stop-words.js";
import { Vocabulary, distance } from "../../scripts/search/vocabulary.js";
import { random } from "./random.js";

function vocabulary(...texts) {
  const made = new Vocabulary(new StopWords("og til ved"));
  for (const text of texts) made.add([terms(text)]);
  return made;
}

test("a term is counted once a document, however often it stands there", () => {
  const made = vocabulary("mentor mentor", "mentor", "plikt");
  assert.equal(made.counts.get("mentor"), 2);
  assert.equal(made.counts.get("plikt"), 1);
  assert.equal(made.documents, 3);
});

test("rare terms weigh more than common ones, unknown ones most, and those of every question less than others as rare", () => {
  const made = vocabulary("mentor telefon", "mentor plikt", "mentor", "barn");
  assert.ok(made.weight("mentor") < made.weight("plikt"));
  assert.ok(made.weight("plikt") < made.weight("finnesikke"));
  assert.ok(made.weight(stem("telefon")) < made.weight("plikt") / 2);
  assert.ok(made.weight(stem("telefon")) > made.weight("plikt") / 3);
});

test("a term weighs more in a larger site, and always something", () => {
  const small = vocabulary("mentor", "plikt");
  const large = vocabulary("mentor", "plikt", ...Array.from({ length: 100 }, (_, at) => `ord${at}`));
  assert.ok(large.weight("mentor") > small.weight("mentor"));
  assert.ok(vocabulary("mentor").weight("mentor") > 0);
});

test("a long word is also found by its parts, marked as such; a short one and a number only by itself", () => {
  const made = vocabulary("barn", "politi", "barnepoliti", "to", "tall", "totall");
  assert.deepEqual(made.withParts("barnepoliti"), ["barnepoliti", "~barn", "~politi"]);
  assert.deepEqual(made.withParts("totall"), ["totall"]);
  assert.deepEqual(made.withParts("12345678"), ["12345678"]);
  assert.deepEqual(made.withParts("ukjentord"), ["ukjentord"]);
});

test("the shortest terms that begin with some letters come first, and no others", () => {
  const made = vocabulary("mentaqqqq mentor mentbqqq ment amen mest");
  assert.deepEqual(made.startingWith("ment", 10), ["ment", "mentor", "mentbqqq", "mentaqqqq"].map(stem));
  assert.deepEqual(made.startingWith("ment", 1), ["ment"]);
  assert.deepEqual(made.startingWith("x", 10), []);
  assert.deepEqual(made.startingWith("zz", 10), []);
});

test("every term is found by its first letters, wherever it stands in the alphabet", () => {
  const next = random(7);
  const words = Array.from({ length: 60 }, () => Array.from({ length: 4 }, () => "bdfgk"[next(5)]).join(""));
  const made = vocabulary(words.join(" "));
  for (const term of made.counts.keys()) {
    const expected = [...made.counts.keys()].filter((other) => other.startsWith(term.slice(0, 2)));
    assert.deepEqual(made.startingWith(term.slice(0, 2), 100).sort(), expected.sort());
  }
});

test("what was probably meant is what is fewest changes away, the most used first", () => {
  const made = vocabulary("kvindel", "kvandel", "kvandel", "kvendal", "kvandel");
  assert.deepEqual(made.near("kvondel", 2), { away: 1, found: [stem("kvandel"), stem("kvindel")] });
  assert.deepEqual(made.near("kvandel", 2), { away: 0, found: [stem("kvandel")] });
  assert.deepEqual(made.near("kvondel", 0), { away: 0, found: [] });
  assert.deepEqual(made.near("heltannet", 2).found, []);
});

test("at most four words are what was probably meant", () => {
  assert.equal(vocabulary("trakan trekan trikan trokan trukan trykan").near("trxkan", 1).found.length, 4);
});

test("a word that was meant begins with the same letter, or its first two are swapped", () => {
  const made = vocabulary("mentor");
  assert.deepEqual(made.near("mintor", 1).found, ["mentor"]);
  assert.deepEqual(made.near("emntor", 1).found, ["mentor"]);
  assert.deepEqual(made.near("lentor", 1).found, []);
  assert.deepEqual(made.near("eontor", 3).found, []);
});

test("neither numbers nor words of two letters are what was meant", () => {
  const made = vocabulary("by fem 7777");
  assert.deepEqual(made.near("bu", 1).found, []);
  assert.deepEqual(made.near("7778", 1).found, []);
  assert.deepEqual(made.near("fam", 1).found, ["fem"]);
});

test("a place is not what was meant where places are left out", () => {
  const made = vocabulary("tromsdal");
  made.places.add("tromsdal");
  assert.deepEqual(made.near("tromsdel", 1, false).found, []);
  assert.deepEqual(made.near("tromsdel", 1).found, [stem("tromsdal")]);
});

test("a word is made of two terms the site knows, with a letter to join them or none", () => {
  const made = vocabulary("barn vern familie plikt bil");
  assert.deepEqual(made.split("bilsvern"), ["bil", stem("vern")]);
  for (const word of ["barnvern", "barnevern", "barnsvern"]) assert.deepEqual(made.split(word), [stem("barn"), stem("vern")], word);
  assert.equal(made.split("barnxvern"), null);
  assert.equal(made.split("kakaduvern"), null);
  assert.equal(made.split("barn"), null);
});

test("a word is made of three terms, but not of four", () => {
  const made = vocabulary("barn vern plikt hjem");
  assert.deepEqual(made.split("barnevernplikt"), ["barn", "vern", "plikt"].map(stem));
  assert.equal(made.split("barnvernplikthjem"), null);
});

test("no part is a word that says nothing, and the last is longer than three letters", () => {
  const made = vocabulary("barn ved til vern sak");
  assert.equal(made.split("vedvern"), null);
  assert.equal(made.split("barnsak"), null);
  made.synonyms.add(stem("plikt"));
  assert.deepEqual(made.split("barneplikt"), ["barn", "plikt"].map(stem));
});

test("what means the same as a word of the site is known, though it stands nowhere", () => {
  const made = vocabulary("mentor");
  made.synonyms.add("fadd");
  assert.ok(made.knows("mentor") && made.knows("fadd") && !made.knows("plikt"));
  assert.ok(made.has("mentor") && !made.has("fadd"));
});

test("the distance between words counts letters put in, taken out, exchanged and swapped", () => {
  assert.equal(distance("plikt", "plikt", 3), 0);
  assert.equal(distance("plikt", "plkt", 3), 1);
  assert.equal(distance("plikt", "plitk", 3), 1);
  assert.equal(distance("plikt", "plint", 3), 1);
  assert.equal(distance("plikt", "noe helt annet", 2), 3);
});

test("a distance over the limit is one more than the limit", () => {
  for (const most of [0, 1, 2, 3]) assert.equal(distance("abcdef", "ghijkl", most), most + 1);
  assert.equal(distance("ab", "ba", 1), 1);
  assert.equal(distance("abcd", "badc", 3), 2);
  assert.equal(distance("", "abc", 9), 3);
});

test("distance is the same both ways, and no shorter by a detour", () => {
  const next = random(4);
  const word = () => Array.from({ length: 1 + next(6) }, () => "abcd"[next(4)]).join("");
  for (let times = 0; times < 1000; times += 1) {
    const [a, b] = [word(), word()];
    assert.equal(distance(a, b, 9), distance(b, a, 9), `${a} ${b}`);
    assert.equal(distance(a, b, 9) === 0, a === b);
    assert.ok(distance(a, b, 9) <= Math.max(a.length, b.length));
  }
});
