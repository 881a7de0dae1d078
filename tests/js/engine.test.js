import assert from "node:assert/strict";
import test from "node:test";
import { Engine } from "../../scripts/search/engine.js";
import { Search } from "../../scripts/search/results.js";
import { random } from "./random.js";
import { INDEX } from "./small-site.js";

const search = new Search(INDEX);
const paths = (query) => search.run(query).pages.map(({ path }) => path);
const first = (query) => paths(query)[0];

test("a page is found by its name, its forms and its parts", () => {
  for (const query of ["mentorordning", "mentorordningen", "mentor", "mentorene", "Mentor ordning", "mentorordnign"]) assert.equal(first(query), "prosessen/mentor.html", query);
});

test("a part of a long word finds it", () => {
  assert.equal(first("kartlegging"), "taushet.html");
});

test("what users say leads to the page, though the page does not say it", () => {
  assert.equal(first("hvordan holde tett"), "taushet.html");
  assert.equal(first("støttekontakten"), "prosessen/mentor.html");
});

test("synonyms and abbreviations are read both ways", () => {
  assert.equal(first("fadder"), "prosessen/mentor.html");
  assert.equal(first("pst"), "tjenester/pst.html");
  assert.equal(first("strl 196"), "lovgrunnlag/straffeloven.html");
});

test("a number finds its contact point in any grouping, and its card", () => {
  for (const query of ["23 30 50 00", "23305000", "+47 23 30 50 00", "post@pst.example", "pst telefon", "nr til pst"]) {
    const { pages, answers } = search.run(query);
    assert.equal(pages[0].path, "tjenester/pst.html", query);
    assert.deepEqual(answers.contacts.map(({ id }) => id), ["pst-hovedkontor"], query);
  }
});

test("a card carries how surely it is known, and why", () => {
  const [{ status, doubt }] = search.run("pst").answers.contacts;
  assert.deepEqual([status, doubt], [["Ikke bekreftet", "mark"], "Ingen har ringt."]);
});

test("a section of law is answered with its state and what took over", () => {
  for (const query of ["§ 196", "straffeloven 196", "paragraf 196", "strl. § 196"]) {
    assert.deepEqual(search.run(query).answers.laws.map(({ name }) => name), ["Straffeloven § 196"], query);
  }
  assert.deepEqual(search.run("helseloven § 196").answers.laws, []);
});

test("a municipality leads to its own page, under the page of its county", () => {
  const [page] = search.run("målselv").pages;
  assert.deepEqual([page.path, page.sections[0].href], ["fylker/troms.html", "kommuner/5524.html"]);
});

test("a municipality whose name is another word is found with the word for one", () => {
  assert.equal(first("tromsø kommune"), "fylker/troms.html");
  assert.equal(first("kommunen målselv"), "fylker/troms.html");
});

test("what the site does not know gets no answer", () => {
  for (const query of ["pannekaker", "fotball i kveld", "asdfgh", "skattemelding"]) assert.deepEqual(paths(query), [], query);
});

test("a matter for others is not answered by a word it shares with the site, unless that is what was asked for", () => {
  assert.equal(first("hun har mentor på nettverk"), "prosessen/mentor.html");
  assert.deepEqual(paths("hun har mentor på vinterferie"), []);
  assert.equal(first("sønnen min har ferie"), "hjelp/to.html");
});

test("each page stands once, with at most three sections, and anchors are written for addresses", () => {
  for (const query of ["mentor", "loven gjelder alle", "siden er for", "politiet"]) {
    const found = search.run(query).pages;
    assert.equal(new Set(found.map(({ path }) => path)).size, found.length);
    for (const { sections } of found) assert.ok(sections.length <= 3);
  }
});

test("what users say is never shown", () => {
  const said = ["stole på", "støttekontakt", "gjengen", "holde tett"];
  for (const query of ["støttekontakt", "en å stole på", "holde tett", "får jeg si det til politiet"]) {
    const text = JSON.stringify({ ...search.run(query), query: "" });
    for (const phrase of said) assert.ok(!text.includes(phrase), `«${phrase}» for «${query}»`);
  }
});

test("any query at all is answered, twice the same, and with scores that fall", () => {
  const next = random(5);
  const pool = ["mentor", "§", "196", "7-1", "pst", "vil", "ut", "jeg", "støttekontkt", "æøå", "23 30", "-", "\"", "tromsø", "kartlegging", "\u0000", "😀", "a", "min", "truer"];
  const engine = new Engine(INDEX);
  for (let times = 0; times < 1000; times += 1) {
    const query = Array.from({ length: next(7) }, () => pool[next(pool.length)]).join(" ");
    const { pages } = engine.find(query);
    assert.deepEqual(pages, engine.find(query).pages, query);
    const scores = pages.map(({ score }) => score);
    assert.ok(scores.every(Number.isFinite), query);
    assert.ok(JSON.stringify(search.run(query)).length > 10);
  }
});

test("a word more that nobody knows never brings a page in", () => {
  for (const query of ["mentor", "taushetsplikt", "tromsø"]) {
    const alone = paths(query);
    const longer = paths(`${query} qqqqqxxzz wwwwvvvv`);
    assert.ok(longer.every((path) => alone.includes(path)), query);
  }
});

test("a short place name is not what an everyday word was meant as, unless it stands alone", () => {
  assert.equal(first("tromse"), "fylker/troms.html");
  assert.deepEqual(paths("koking tromse"), []);
});

test("a word is the beginning of another only as it was typed", () => {
  assert.equal(first("polit"), "tjenester/pst.html");
  assert.deepEqual(paths("polet"), []);
});

test("who asks whom to call, and says no more, gets the page with the numbers", () => {
  for (const query of ["hvem ringer jeg liksom", "kven skal eg ringe", "hvor ringer jeg"]) assert.equal(first(query), "kontakt.html", query);
  for (const query of ["hvem ringer jeg om taushetsplikt", "ringe pst"]) assert.notEqual(first(query), "kontakt.html", query);
});

test("what is told of somebody is answered on less than a list of words", () => {
  assert.deepEqual(paths("kurs kakadue"), []);
  assert.equal(first("hun kurs kakadue"), "prosessen/mentor.html");
});

test("a compound is read by what the site knows of it, also by a synonym", () => {
  assert.equal(first("hun savner mentortreffet"), "prosessen/mentor.html");
  assert.ok(paths("hun trenger fadderkartlegging").includes("prosessen/mentor.html"));
  assert.deepEqual(paths("hun savner kakaduetreffet"), []);
});

test("a synonym is known though it is misspelt and stands nowhere else", () => {
  assert.equal(first("faddder"), "prosessen/mentor.html");
  assert.equal(first("fader"), "prosessen/mentor.html");
});
