import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "acorn";
import { mutations } from "../../tools/mutations.mjs";

const MODULE = "export function f(a, b) { a.g(); if (!a && b < 3) return [...a, b + 1]; return a === 0.5 ? a : () => b ?? 2; }";
const changed = ({ start, end, replacement }) => MODULE.slice(0, start) + replacement + MODULE.slice(end);

test("a mutation changes the module, in its own way, and leaves it a module", () => {
  const made = mutations(MODULE).map(changed);
  assert.equal(new Set([...made, MODULE]).size, made.length + 1);
  for (const text of made) parse(text, { ecmaVersion: "latest", sourceType: "module" });
});

test("every kind of mistake is made", () => {
  const kinds = new Set(mutations(MODULE).map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ["condition", "constant", "negation", "operator", "return", "spread", "statement"]);
  assert.ok(mutations(MODULE).map(changed).some((text) => text.includes("b <= 3")));
  assert.ok(!mutations(MODULE).map(changed).some((text) => text.includes("?? 3") && text.includes("b < 4")));
});
