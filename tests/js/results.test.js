import assert from "node:assert/strict";
import test from "node:test";
import { Search } from "../../scripts/search/results.js";
import { random } from "./random.js";
import { INDEX } from "./small-site.js";

const search = new Search(INDEX);
const page = (query, path) => search.run(query).pages.find((one) => one.path === path);
const text = (parts) => parts.map(([part]) => part).join("");

test("a result says what was asked, and can be handed over by a worker", () => {
  const result = search.run("mentor");
  assert.equal(result.query, "mentor");
  assert.deepEqual(structuredClone(result), result);
});

test("a page says its title, marked, and the part of the menu it is in, if any", () => {
  const [mentor, pst] = [page("mentorordning", "prosessen/mentor.html"), page("pst", "tjenester/pst.html")];
  assert.deepEqual(mentor.title, [["Mentorordning", true]]);
  assert.equal(mentor.part, "");
  assert.equal(pst.part, "Tjenester");
});

test("a page with sections shows those, and one without shows its text", () => {
  const [with_, without] = [page("opplæring mentor", "prosessen/mentor.html"), page("offentlige", "taushet.html")];
  assert.deepEqual(with_.text, []);
  assert.equal(text(without.text), "Den som arbeider for det offentlige, kan ikke si alt videre.");
  assert.deepEqual(without.sections, []);
});

test("a page that only its intent brings has no text", () => {
  assert.deepEqual(page("sønnen min", "hjelp/to.html").text, []);
});

test("a section leads to its place, with heading and text, what was found marked", () => {
  const [section] = page("opplæring av mentorer", "prosessen/mentor.html").sections;
  assert.equal(section.href, "prosessen/mentor.html#oppl%C3%A6ring-av-mentorer");
  assert.equal(text(section.heading), "Opplæring av mentorer");
  assert.ok(section.heading.some(([part, marks]) => part === "mentorer" && marks));
  assert.equal(text(section.text), "RVTS lærer opp mentorene.");
});

test("a long text is cut where it is shown", () => {
  const long = `Alle numre ${"og mange ord ".repeat(40)}`;
  const docs = INDEX.docs.map((one) => (one[0] === 7 ? [7, "", long] : one[1] === "Opplæring av mentorer" ? [1, one[1], long] : one));
  const cut = new Search({ ...INDEX, docs });
  assert.ok(text(cut.run("numre").pages.find(({ path }) => path === "kontakt.html").text).length < 160);
  assert.ok(text(cut.run("opplæring mentor").pages[0].sections[0].text).length < 160);
});

// What has been typed, pasted or sent by somebody who wants to see it fall.
const ODD = ["§", "15-9", "196", "23 30 50 00", "+47", "-", "‑", "\u00a0", "\u200b", "\ufffd", "\ud800", "😀", "a\u030a", "(", "[", "\\", "*", "$&", "__proto__", "constructor", "<b>",
  "'", "i", "kommune", "Tromsø", "5401", "vil ut", "selvmord", "mentor", "%00", "\0", "\n", "٣", "１５", "½", "e".repeat(300)];

test("any query at all is answered without an error, and never with a law beside a phone number or a lost letter", () => {
  const next = random(4);
  for (let times = 0; times < 3000; times += 1) {
    const query = Array.from({ length: 1 + next(9) }, () => ODD[next(ODD.length)]).join([" ", "", "-"][next(3)]);
    const { answers, pages } = structuredClone(search.run(query));
    assert.ok(pages.length <= 10, query);
    if (query.slice(0, 200).includes("\ufffd") || answers.contacts.some(({ id }) => id === "pst-hovedkontor" && /50[^a-z]*00/.test(query) && !query.includes("§"))) assert.deepEqual(answers.laws, [], query);
  }
});
