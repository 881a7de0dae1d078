import assert from "node:assert/strict";
import test from "node:test";
import { Phrases } from "../../scripts/search/phrases.js";

// Every term weighs the same, and none has parts but «langord».
const vocabulary = { weight: () => 1, withParts: (term) => (term === "langord" ? ["langord", "~lang", "~ord"] : [term]) };
const word = (term, weight = 1) => ({ term, weight: 1, readings: [{ terms: [term], weight }] });
const read = (...terms) => terms.map((term) => word(term));

function phrases(...entries) {
  const made = new Phrases(vocabulary);
  for (const [document, ...terms] of entries) made.add(document, terms);
  return made;
}

test("a query that is the phrase is sure, one that shares a word with it is less so", () => {
  const made = phrases([1, "holde", "tett"]);
  assert.equal(made.best(read("holde", "tett")).get(1).sure, 1);
  const { sure } = made.best(read("holde", "mentor")).get(1);
  assert.ok(sure > 0 && sure < 0.5);
  assert.equal(made.best(read("mentor")).size, 0);
});

test("a phrase is met better the more of it is asked for, and the more of the query it is", () => {
  const made = phrases([1, "a", "b"], [2, "a", "b", "c", "d"]);
  const found = made.best(read("a", "b"));
  assert.ok(found.get(1).score > 2 * found.get(2).score);
  assert.ok(found.get(1).sure > found.get(2).sure);
  assert.ok(found.get(2).sure > 0.5);
  assert.ok(made.best(read("a", "b")).get(1).score > made.best(read("a", "b", "x")).get(1).score);
  assert.ok(made.best(read("a", "b")).get(1).score > made.best(read("a")).get(1).score);
});

test("a reading that is less sure counts for less, and the best one counts", () => {
  const made = phrases([1, "a"]);
  const sure = (...weights) => made.best([{ term: "a", weight: 1, readings: weights.map((weight) => ({ terms: ["a"], weight })) }]).get(1).sure;
  const score = (weight) => made.best([word("a", weight)]).get(1).score;
  assert.ok(score(0.2) < score(0.4) && score(0.4) < score(0.8));
  assert.ok(sure(0.5) < sure(1));
  assert.equal(sure(0.5, 1), sure(1));
  assert.equal(sure(1, 0.5), sure(1));
});

test("a reading of two terms is met only by a phrase that has both", () => {
  const both = [{ term: "ip", weight: 1, readings: [{ terms: ["individuell", "plan"], weight: 1 }] }];
  const found = phrases([1, "individuell", "plan"], [2, "plan"], [3, "individuell"]).best(both);
  assert.deepEqual([...found.keys()], [1]);
});

test("a phrase is found by the parts of its words, and never counts as more than all of itself", () => {
  const made = phrases([1, "langord"]);
  assert.deepEqual(made.add(2, ["langord", "x"]), ["langord", "~lang", "~ord", "x"]);
  assert.ok(made.best([word("~lang")]).has(1));
  assert.equal(made.best(read("langord", "~lang", "~ord")).get(1).sure, 1);
});

test("a phrase that says a word twice is as long as its different words", () => {
  const [once, twice] = [phrases([1, "a", "b"]), phrases([1, "a", "b", "a"])];
  assert.deepEqual(once.best(read("a", "b")), twice.best(read("a", "b")));
});

test("a second phrase that fits says a little more, and a third nothing", () => {
  const of = (times) => phrases(...Array.from({ length: times }, () => [1, "a", "b"])).best(read("a", "b")).get(1).score;
  assert.ok(of(2) > of(1) && of(2) < 1.5 * of(1));
  assert.equal(of(3), of(2));
});

test("the best of a document's phrases counts, in whatever order they stand", () => {
  const some = [[1, "a", "b"], [1, "a", "x", "y"], [1, "a", "z"]];
  const ways = [some, some.toReversed(), [some[1], some[0], some[2]]].map((order) => phrases(...order).best(read("a", "b")).get(1));
  for (const one of ways) assert.deepEqual({ score: one.score, sure: one.sure }, { score: ways[0].score, sure: ways[0].sure });
  assert.equal(ways[0].sure, 1);
});
