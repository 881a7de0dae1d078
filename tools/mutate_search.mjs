// How much of the search its tests hold: small mistakes are put into the modules in scripts/search, one at a time, and the
// node tests are run on each. A mistake that no test sees is printed. `node tools/mutate_search.mjs --count 40 --seed 1`

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { mutations } from "./mutations.mjs";

const ROOT = join(import.meta.dirname, "..");
const MODULES = join("scripts", "search");
// The box and what starts it need a page: they are tested in a real browser.
const IN_A_BROWSER = new Set(["box.js", "main.js"]);
// A mistake that never ends is seen too, but counted by itself: on a busy machine it may only be slow.
const PATIENCE = 30_000;

const { values } = parseArgs({ options: { count: { type: "string", default: "40" }, seed: { type: "string", default: "1" } } });

// Every mutation of every module, those of each module in an order that the seed decides.
function found(next) {
  const names = readdirSync(join(ROOT, MODULES)).filter((name) => !IN_A_BROWSER.has(name)).sort();
  return names.map((name) => {
    const text = readFileSync(join(ROOT, MODULES, name), "utf8");
    return shuffled(mutations(text), next).map((mutation) => ({ ...mutation, name, text }));
  });
}

// So many mutations, one of each module in turn.
function chosen(byModule, count) {
  const rounds = Math.max(...byModule.map((list) => list.length));
  return Array.from({ length: rounds }, (_, at) => byModule.flatMap((list) => list.slice(at, at + 1))).flat().slice(0, count);
}

// Numbers that look random and are the same for the same seed (mulberry32).
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

function shuffled(list, next) {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}

// A copy of what the tests need, so that the project itself is never wrong.
function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "exit-guide-mutants-"));
  for (const name of ["scripts", "tools", "package.json", join("tests", "js")]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

// What the tests of a copy come to: «passed», «failed» or «stopped». Those of the built site are left out: they need one, and take longer.
function tested(folder) {
  const tests = readdirSync(join(folder, "tests", "js")).filter((name) => name.endsWith(".test.js") && name !== "site.test.js");
  const files = tests.map((name) => join(folder, "tests", "js", name));
  return new Promise((resolve) => {
    const run = spawn(process.execPath, ["--test", "--test-isolation=none", ...files], { stdio: "ignore", timeout: PATIENCE, killSignal: "SIGKILL" });
    run.on("close", (status, signal) => resolve(signal ? "stopped" : status === 0 ? "passed" : "failed"));
  });
}

async function tried(folder, { name, text, start, end, replacement }) {
  const file = join(folder, MODULES, name);
  writeFileSync(file, text.slice(0, start) + replacement + text.slice(end));
  const outcome = await tested(folder);
  writeFileSync(file, text);
  return outcome;
}

async function worker(queue, outcomes) {
  const folder = workshop();
  for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
    outcomes.push({ mutation, outcome: await tried(folder, mutation) });
  }
  rmSync(folder, { recursive: true });
}

function shown({ name, text, start, end, replacement, kind }) {
  const from = text.lastIndexOf("\n", start) + 1;
  const to = text.indexOf("\n", end);
  const line = text.slice(0, start).split("\n").length;
  const changed = text.slice(from, start) + replacement + text.slice(end, to);
  return `${MODULES}/${name}:${line} (${kind})\n- ${text.slice(from, to).trim()}\n+ ${changed.trim()}\n`;
}

const healthy = workshop();
if ((await tested(healthy)) !== "passed") throw new Error("the tests fail before anything is changed");
rmSync(healthy, { recursive: true });
const all = found(random(Number(values.seed)));
const queue = chosen(all, Number(values.count));
const outcomes = [];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), queue.length) }, () => worker(queue, outcomes)));
const having = (wanted) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ mutation }) => mutation);
const survivors = having("passed").sort((a, b) => a.name.localeCompare(b.name) || a.start - b.start);
for (const mutation of survivors) console.log(shown(mutation));
const stopped = having("stopped").length;
console.log(`${survivors.length} of ${outcomes.length} survive, ${stopped} never ended; seed ${values.seed}, of ${all.flat().length} possible`);
