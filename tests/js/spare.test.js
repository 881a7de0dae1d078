import assert from "node:assert/strict";
import test from "node:test";
import { Engine } from "../../scripts/search/engine.js";
import { DEGREES, closest, likeness, phrases, settled, spare, without } from "../../tools/spare.mjs";
import { INDEX } from "./small-site.js";

const spared = (said, degree) => {
  const index = { ...INDEX, words: [[[3], said]] };
  const engine = new Engine(index);
  return spare(phrases(index, engine.stopWords), index, engine, DEGREES[degree]).map(({ text }) => text);
};

test("a phrase with the terms of another is spared once, also where the heading has them", () => {
  assert.deepEqual(spared("kurs holde|holder kurset|lei gjengen", "same"), ["holder kurset"]);
  assert.deepEqual(spared("opplæring av mentor|lei gjengen", "same"), ["opplæring av mentor"]);
  assert.deepEqual(spared("kurs holde|holder kurset", "none"), []);
});

test("a phrase is never spared that has a term nothing else of its record has", () => {
  assert.deepEqual(spared("lei gjengen|lei banden", "said"), []);
});

test("a phrase whose terms others share is spared only where likeness counts for nothing", () => {
  const said = "lei gjengen|bryte gruppa|lei gruppa|gjengen bryte";
  assert.deepEqual(spared(said, "same"), []);
  assert.equal(spared(said, "said").length, 2);
});

test("text and synonyms count as said at the last degree", () => {
  assert.deepEqual(spared("fadder veiledning", "said"), []);
  assert.deepEqual(spared("fadder veiledning|mentor lei", "known"), ["fadder veiledning"]);
});

test("likeness is what two phrases share of what they say, by weight", () => {
  const vocabulary = { weight: (term) => (term === "tung" ? 3 : 1) };
  assert.equal(likeness(new Set(["tung", "a"]), new Set(["tung"]), vocabulary), 0.75);
  assert.equal(likeness(new Set(["a"]), new Set(["b"]), vocabulary), 0);
  assert.equal(likeness(new Set(["a"]), new Set(["a"]), vocabulary), 1);
});

test("an index without phrases keeps the others, and no line without any", () => {
  const index = { words: [[[1], "a|b"], [[2], "a"]], other: 1 };
  assert.deepEqual(without(index, [{ entry: 0, text: "a" }, { entry: 1, text: "a" }]), { words: [[[1], "b"]], other: 1 });
});

test("what a changed query misses is put back until nothing changes, half of all where nothing is known to be missed", () => {
  assert.deepEqual(settled([1, 2, 3], (gone) => (gone.includes(2) ? ["q"] : []), () => [2]), [1, 3]);
  assert.deepEqual(settled([1, 2, 3, 4], (gone) => (gone.length > 1 ? ["q"] : []), () => []), [1]);
  assert.deepEqual(settled([1], () => ["q"], () => []), []);
});

test("the phrases closest to a query share its terms", () => {
  const engine = new Engine(INDEX);
  const all = phrases(INDEX, engine.stopWords);
  assert.deepEqual(closest(engine.reader.read("lei av gjengen"), all, engine.vocabulary).map(({ text }) => text), ["lei av gjengen"]);
});
