import assert from "node:assert/strict";
import test from "node:test";
import { stem, terms } from "../../scripts/search/analysis.js";
import { Reader, Synonyms } from "../../scripts/search/query.js";
import { StopWords } from "../../scripts/search/stop-words.js";
import { Vocabulary } from "../../scripts/search/vocabulary.js";

const stopWords = new StopWords("en og det den til hva er i");

function reader(texts, groups = []) {
  const vocabulary = new Vocabulary(stopWords);
  for (const text of texts) vocabulary.add([terms(text)]);
  const synonyms = new Synonyms(groups, stopWords);
  vocabulary.synonyms = new Set(synonyms.groups.keys());
  return new Reader(vocabulary, synonyms, stopWords);
}

const made = reader(["mentor", "taushetsplikt", "barn vern", "plan", "individuell plan", "planlegger", "fremmedkriger", "politi", "23305000", "2330", "196", "ordningen"],
  ["fadder|mentor", "individuell plan|IP", "smed|plan|mentor"]);

// How surely a query is read as each term: the best of its readings.
function weights(query, one = made) {
  const best = {};
  for (const { terms: found, weight } of one.read(query).flatMap(({ readings }) => readings)) {
    const term = found.join(" ");
    best[term] = Math.max(best[term] ?? 0, weight);
  }
  return best;
}

const read = (query, one = made) => one.read(query).map(({ term }) => term);

test("words that say nothing are left out, unless there are no others", () => {
  assert.deepEqual(read("hva er en mentor"), ["mentor"]);
  assert.deepEqual(read("hva er det"), ["hva", "er", "det"].map(stem));
  assert.deepEqual(read(""), []);
});

test("a word that is said twice is read once", () => {
  assert.deepEqual(read("mentor plan mentorer"), ["mentor", "plan"]);
});

test("a word of the site is first of all itself, then a part of another, then what means the same", () => {
  const found = weights("mentor og plan");
  assert.equal(found.mentor, 1);
  assert.ok(found["~mentor"] < 1 && found["~mentor"] > 0);
  assert.ok(weights("fadder").mentor < 1 && weights("fadder").mentor > 0.5);
});

test("names that mean the same are read both ways, also of several words, and never as themselves", () => {
  const groups = new Synonyms(["individuell plan|IP|planen min og"], stopWords);
  const of = (text) => groups.of(terms(text)).map((found) => found.join(" "));
  assert.deepEqual(of("IP"), ["individuel plan", `plan ${stem("min")}`]);
  assert.ok(of("individuell plan").includes("ip") && !of("individuell plan").includes("individuel plan"));
  assert.deepEqual(of("noe annet"), []);
  assert.equal(groups.longest, 2);
  assert.equal(new Synonyms([], stopWords).longest, 1);
});

test("a name in several groups means the same as all of them", () => {
  const groups = new Synonyms(["a1|b1", "b1|c1|"], stopWords);
  assert.deepEqual(groups.of(["b1"]), [["a1"], ["c1"]]);
});

test("a name of several words in a query is also its short form, for each of its words", () => {
  const short = reader(["individuell plan", "ip"], ["individuell plan|IP"]);
  const found = short.read("mentor individuell plan");
  assert.equal(found.length, 3);
  for (const { term, readings } of found) assert.equal(readings.some(({ terms: [one] }) => one === "ip"), term !== "mentor", term);
  assert.ok(!weights("plan individuell", short).ip);
});

test("neighbours that are one word on the site are that word, or less surely each of them", () => {
  for (const query of ["taushets plikt", "taushet splikt", "taushet plikt"]) assert.equal(read(query)[0], stem("taushetsplikt"), query);
  assert.deepEqual(read("fremmed kriger"), [stem("fremmedkriger")]);
  const found = weights("fremmed kriger");
  assert.ok(found[stem("fremmedkriger")] > found[stem("kriger")]);
});

test("neighbours are not joined over a number, a word that says nothing or a single letter", () => {
  const joins = reader(["denplan", "planen", "xplan", "plan777", "byplan", "planby", "den"]);
  assert.ok(!read("plan en", joins).includes("planen"));
  assert.equal(read("x plan", joins).length, 2);
  assert.equal(read("plan by", joins).length, 2);
  assert.ok(read("plan 777", joins).includes("777"));
  assert.deepEqual(read("by plan", joins), ["byplan"]);
});

test("the words after a joined pair are read as they stand", () => {
  assert.deepEqual(read("fremmed kriger mentor plan"), [stem("fremmedkriger"), "mentor", "plan"]);
});

test("a misspelt word is read as the nearest one, the less surely the more is wrong", () => {
  assert.deepEqual(read("mentar"), [stem("mentar")]);
  const [one, two] = [weights("taushotsplikt").taushetsplikt, weights("taushotsplokt").taushetsplikt];
  assert.ok(one < 1 && one > two && two > 0.4, `${one} ${two}`);
  assert.ok(weights("fadderr").mentor < weights("fadder").mentor + 0.2);
});

test("a short word must be right to be known, and a longer one nearly so", () => {
  assert.deepEqual(weights("plxn og mentor"), { ...weights("mentor og mentor") });
  assert.equal(weights("mintur og mentor").mentor, 1);
  assert.equal(made.read("mintur").flatMap(({ readings }) => readings).length, 0);
});

test("a long word that is further off is perhaps what was meant, if it is not known and stands for nothing else", () => {
  const some = reader(["samtykke", "politikk", "mentor"]);
  assert.ok(weights("samtokka mentor", some)[stem("samtykke")] > 0.5);
  assert.ok(weights("pulotikk mentor", some)[stem("politikk")] > 0.5);
  assert.equal(weights("mintur mentor", some).mentor, 1);
  const alike = weights("samtykke mentor", reader(["samtykke", "samtokka", "mentor"]));
  assert.ok(!(stem("samtokka") in alike));
});

test("a compound that is not on the site is read as its parts", () => {
  assert.deepEqual(read("barneplan"), [stem("barn"), stem("plan")]);
  const found = weights("mentorplan");
  assert.ok(found.mentor > found["~mentor"] && found.mentor < 1);
});

test("a compound of the site is also its parts, but little", () => {
  const known = reader(["barnevernsplan", "barn vern", "plan"]);
  const found = weights("barnevernsplan og mentor", known);
  assert.ok(found[stem("barnevernsplan")] === 1 && found.plan > 0 && found.plan < 0.5);
  assert.ok(weights("bilplan og mentor", reader(["bilplan", "bil", "plan"])).bil > 0);
});

test("the last word may be half typed, and a longer one is less likely meant", () => {
  const typing = reader(["politi", "politikontakt", "polar", "plan"]);
  const found = weights("plan poli", typing);
  assert.ok(found.politi > found.politikontakt && found.politikontakt > 0);
  assert.ok(!("polar" in found));
  assert.ok(found.politi < 0.8);
  const goesOn = weights("plan politi", reader(["politi", "politisk", "plan"]));
  assert.ok(goesOn[stem("politisk")] < found.politi && goesOn.politi === 1);
});

test("two letters begin nothing, and three begin only a word nobody knows", () => {
  const typing = reader(["planlegger", "pla", "mentor"]);
  assert.deepEqual(Object.keys(weights("mentor pl", typing)), ["mentor", "~mentor"]);
  assert.ok(!Object.keys(weights("mentor pla", typing)).includes(stem("planlegger")));
  assert.ok(Object.keys(weights("mentor men", typing)).includes("mentor"));
});

test("a known word that goes on is surer as itself", () => {
  const found = weights("mentor plan", reader(["plan", "planlegger", "mentor"]));
  assert.ok(found.plan === 1 && found[stem("planlegger")] > 0 && found[stem("planlegger")] < 0.5);
  assert.ok(!weights("plan mentor", reader(["plan", "planlegger", "mentor"]))[stem("planlegger")]);
});

test("a number is itself, and half typed at the end also a longer one; a short one is only itself", () => {
  assert.deepEqual(weights("196"), { 196: 1 });
  assert.deepEqual(weights("2330"), { 2330: 1, 23305000: 0.8 });
  assert.deepEqual(weights("2330 plan")[23305000], undefined);
  assert.deepEqual(weights("233"), {});
  assert.deepEqual(weights("197"), {});
});

test("a compound nobody knows is what it ends in, or else what it begins with", () => {
  assert.ok(weights("kakadupoliti og mentor").politi > 0);
  assert.ok(weights("politikakadu og mentor").politi > 0);
  for (const short of ["politigqx", "xqpoliti"]) assert.ok(weights(`${short} og mentor`).politi > 0, short);
  assert.ok(weights("politikakaduplan og mentor").plan > 0);
  assert.equal(weights("politikakaduplan og mentor").politi, undefined);
  assert.deepEqual(weights("kakadu og mentor"), weights("mentor"));
});

test("a rare word weighs more than a common one, and a synonym that is rarer than the word does not count for more", () => {
  const some = reader(["vanlig", "vanlig", "vanlig sjelden", "mentor"], ["vanlig|sjelden"]);
  const [common, rare] = some.read("vanlig sjelden mentor");
  assert.ok(common.weight < rare.weight);
  const held = common.readings.find(({ terms: [one] }) => one === stem("sjelden"));
  assert.ok(held.held < 1 && held.held > 0);
  assert.ok(common.readings.every((one) => one.held <= 1));
});

test("a word nobody has weighs what it is surely read as", () => {
  const some = reader(["vanlig", "vanlig", "vanlig", "mentor"], ["vanlig|uvanlignavn"]);
  const [asked] = some.read("uvanlignavn");
  assert.equal(asked.weight, some.vocabulary.weight(stem("vanlig")));
  const [unknown] = some.read("qqqqq");
  assert.equal(unknown.weight, some.vocabulary.weight("qqqqq"));
  assert.deepEqual(unknown.readings, []);
});

test("a small word is neither read nor the end of a longer one", () => {
  assert.deepEqual(read("til det mentoren"), ["mentor"]);
});
