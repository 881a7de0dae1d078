import assert from "node:assert/strict";
import test from "node:test";
import { elsewhere, here } from "../../scripts/search/asking.js";

// A worker that answers when it is told to.
function slowWorker() {
  const asked = [];
  let answer;
  return { asked, postMessage: (query) => asked.push(query), addEventListener: (_, listener) => { answer = listener; }, answer: (data) => answer({ data }) };
}

test("a worker is asked one query at a time, and of those typed meanwhile only the last", () => {
  const worker = slowWorker();
  const answers = [];
  const ask = elsewhere(worker);
  for (const query of ["m", "me", "men"]) ask(query, (result) => answers.push([query, result]));
  assert.deepEqual(worker.asked, ["m"]);
  worker.answer("first");
  assert.deepEqual(worker.asked, ["m", "men"]);
  worker.answer("second");
  assert.deepEqual(answers, [["m", "first"], ["men", "second"]]);
});

test("a worker that has answered everything is asked again at once", () => {
  const worker = slowWorker();
  const ask = elsewhere(worker);
  ask("a", () => {});
  worker.answer("first");
  assert.deepEqual(worker.asked, ["a"]);
  ask("b", () => {});
  assert.deepEqual(worker.asked, ["a", "b"]);
});

test("on the page, what was typed last while the search was loaded is answered, and then everything at once", () => {
  const answers = [];
  let ready;
  const ask = here((then) => { ready = then; });
  for (const query of ["m", "men"]) ask(query, (result) => answers.push(result));
  assert.deepEqual(answers, []);
  ready({ run: (query) => `${query}!` });
  assert.deepEqual(answers, ["men!"]);
  ask("mentor", (result) => answers.push(result));
  assert.deepEqual(answers, ["men!", "mentor!"]);
});

test("a search that is there before anything is typed waits for it", () => {
  const answers = [];
  const ask = here((then) => then({ run: (query) => `${query}!` }));
  ask("a", (result) => answers.push(result));
  assert.deepEqual(answers, ["a!"]);
});
