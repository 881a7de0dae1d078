import assert from "node:assert/strict";
import test from "node:test";
import { stem } from "../../scripts/search/analysis.js";
import { marked, wanted } from "../../scripts/search/excerpt.js";
import { StopWords } from "../../scripts/search/stop-words.js";

const shown = (parts) => parts.map(([text]) => text).join("");
const found = (parts) => parts.filter(([, marks]) => marks).map(([text]) => text);
const MENTOR = new Set(["mentor"]);

test("the words found are marked, and the text is otherwise as it was", () => {
  const parts = marked("En mentor og flere mentorer.", new Set(["mentor"]));
  assert.equal(shown(parts), "En mentor og flere mentorer.");
  assert.deepEqual(parts.filter(([, found]) => found).map(([text]) => text), ["mentor", "mentorer"]);
});

test("words are marked at the beginning, in the middle and at the end of a text", () => {
  assert.deepEqual(marked("Mentor", MENTOR), [["Mentor", true]]);
  assert.deepEqual(marked("Mentor er mentor", MENTOR), [["Mentor", true], [" er ", false], ["mentor", true]]);
  assert.deepEqual(marked("En mentor.", MENTOR), [["En ", false], ["mentor", true], [".", false]]);
  assert.deepEqual(marked("Ingen her", MENTOR), [["Ingen her", false]]);
  assert.deepEqual(marked("", MENTOR), []);
});

test("a long text is cut between words, around what was found", () => {
  const long = `${"ord ".repeat(100)}mentor${" ord".repeat(100)}`;
  const text = shown(marked(long, new Set(["mentor"]), 150));
  assert.ok(text.includes("mentor") && text.length < 170 && text.startsWith("… ord") && text.endsWith("ord …"), text);
});

test("a text that is short enough is not cut, and one that begins with what was found is cut at its end only", () => {
  const text = "mentor ".repeat(10).trim();
  for (const one of [text, `${"ord ".repeat(20)}mentor`]) assert.equal(shown(marked(one, MENTOR, one.length)), one);
  const cut = shown(marked(`mentor ${"ord ".repeat(60)}`, MENTOR, 100));
  assert.ok(cut.startsWith("mentor ord") && cut.endsWith("ord …") && cut.length > 90 && cut.length <= 102, cut);
});

test("a text that ends with what was found is cut at its beginning only, between words", () => {
  const cut = shown(marked(`${"noe ".repeat(60)}mentor`, MENTOR, 100));
  assert.ok(cut.startsWith("… noe ") && cut.endsWith("noe mentor"), cut);
  assert.ok(cut.length < 100, cut);
});

test("what was found stands in the piece with words before it", () => {
  for (const before of [0, 10, 16, 17, 18, 25, 40, 90]) {
    const cut = shown(marked(`${"ord ".repeat(before)}mentor${" noe".repeat(90)}`, MENTOR, 100));
    assert.deepEqual(found(marked(cut, MENTOR)), ["mentor"], cut);
    assert.ok(before < 10 || cut.indexOf("mentor") > 20, cut);
    assert.ok(cut.length >= 90 && cut.length <= 104, cut);
  }
});

test("where nothing was found the beginning is shown", () => {
  assert.equal(shown(marked("abc ".repeat(50), MENTOR, 20)), "abc abc abc abc abc …");
});

test("a text without spaces is cut in the middle of a word", () => {
  assert.equal(shown(marked("x".repeat(50), MENTOR, 20)), `${"x".repeat(20)} …`);
});

test("only what a query was surely read as is marked, and neither parts nor small words", () => {
  const read = [{ readings: [{ terms: ["mentor"], weight: 1 }, { terms: ["fadd"], weight: 0.5 }, { terms: ["kanskje"], weight: 0.4 }] },
    { readings: [{ terms: ["~del", "den", "plan"], weight: 0.8 }] }];
  assert.deepEqual([...wanted(read, new StopWords("den og"))], ["mentor", "fadd", "plan"]);
});

test("a word is marked in any form of it", () => {
  assert.deepEqual(found(marked("Kommunenes plan for kommunen", new Set([stem("kommune")]))), ["Kommunenes", "kommunen"]);
});
