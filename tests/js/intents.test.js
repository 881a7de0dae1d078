import assert from "node:assert/strict";
import test from "node:test";
import { Intents, spaced } from "../../scripts/search/intents.js";

const intents = new Intents([
  { id: "work", pattern: " elev " },
  { id: "out", pattern: "^ vil(?: [^ ]+)* ut ", unless: ["work"], page: "ut.html", sure: 0.3 },
  { id: "law", pattern: " § | [^ ]*[0-9]-[0-9]", raises: ["lov/", "kontakt.html"], by: 2 },
  { id: "urgent", pattern: " hjelp ", urgent: true, sure: 0.1 },
  { id: "whom", pattern: " ring ", page: "kontakt.html", alone: true, raises: ["kontakt.html"], by: 1.5 },
]);

test("a query is met word by word, folded, with a space on each side", () => {
  assert.equal(spaced("Hei, på DEG!"), " hei pa deg ");
  assert.equal(spaced("§7-1 og ti-tolv – 3 - 4"), " § 7-1 og ti tolv 3 4 ");
});

test("the intents of a query are those whose pattern it meets, in the order of the list", () => {
  assert.deepEqual(intents.of("ring om hjelp § 7").ids, ["law", "urgent", "whom"]);
  assert.deepEqual(intents.of("mentor").ids, []);
});

test("an intent that another excludes is not met beside it", () => {
  assert.deepEqual(intents.of("vil gjerne ut").ids, ["out"]);
  assert.deepEqual(intents.of("vil ut med en elev").ids, ["work"]);
});

test("an intent may be urgent", () => {
  assert.ok(intents.of("hjelp").urgent);
  assert.ok(!intents.of("vil ut").urgent);
  assert.ok(!intents.of("").urgent);
});

test("the page of the first intent comes first, and that of one that must stand alone only where nothing else is said", () => {
  assert.equal(intents.of("vil ut").page(false), "ut.html");
  assert.equal(intents.of("ring").page(true), "kontakt.html");
  assert.equal(intents.of("ring").page(false), undefined);
  assert.equal(intents.of("vil ut og ring").page(true), "ut.html");
  assert.equal(intents.of("elev").page(true), undefined);
});

test("an intent raises the pages it names, and no others", () => {
  const raised = intents.of("§ 7");
  assert.deepEqual(["lov/a.html", "kontakt.html", "om/lov/a.html", "ut.html"].map((path) => raised.factor(path)), [2, 2, 1, 1]);
  assert.equal(intents.of("§ 7 ring").factor("kontakt.html"), 3);
  assert.equal(intents.of("elev").factor("lov/a.html"), 1);
});

test("an answer may be less sure where somebody tells, never more so", () => {
  assert.equal(intents.of("mentor").least(0.4), 0.4);
  assert.equal(intents.of("vil ut").least(0.4), 0.3);
  assert.equal(intents.of("hjelp meg ut").least(0.4), 0.1);
  assert.equal(intents.of("vil ut § 7").least(0.2), 0.2);
});
