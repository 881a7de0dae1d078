import assert from "node:assert/strict";
import test from "node:test";
import { Engine } from "../../scripts/search/engine.js";

// Other pages, so that a word that stands once is rare.
const FILLER = Array.from({ length: 40 }, (_, at) => ({ path: `fyll${at}.html`, title: `Fyllstoff nummer${at}`, text: `avsnitt${at}` }));

// An engine of pages: {path, title, text, rank, sections: [{heading, text}], said}.
function engine(pages, extra = {}) {
  const all = [...pages, ...FILLER];
  const docs = all.flatMap(({ text = "", sections = [] }, at) => [[at, "", text], ...sections.map((one) => [at, one.heading, one.text ?? ""])]);
  const first = (at) => docs.findIndex(([page]) => page === at);
  const words = all.flatMap(({ said }, at) => (said ? [[[first(at)], said]] : []));
  return new Engine({
    stop: "og i", other: "ferie", intents: [], pages: all.map(({ path, title, rank = 1 }) => [path, title, rank, -1]), docs, words,
    towns: [], groups: [], contacts: [], laws: [], ...extra,
  });
}

function paths(query, made) {
  return made.find(query).pages.map(({ page }) => made.index.pages[page][0]);
}

test("a word in a title counts for more than in a section's heading, and there for more than in a text", () => {
  const made = engine([
    { path: "text.html", title: "Noe", text: "Her er mentor." },
    { path: "heading.html", title: "Annet", sections: [{ heading: "Om mentor" }] },
    { path: "title.html", title: "Mentor" },
  ]);
  assert.deepEqual(paths("mentor hjelper", made), ["title.html", "heading.html", "text.html"]);
});

test("what users say counts for more than a text", () => {
  const made = engine([{ path: "text.html", title: "Noe", text: "Her er gjengen omtalt." }, { path: "said.html", title: "Annet", said: "lei av gjengen" }]);
  assert.deepEqual(paths("gjengen", made), ["said.html", "text.html"]);
});

test("a page that meets more of the query stands before one that meets a part of it better", () => {
  const made = engine([{ path: "one.html", title: "Mentor" }, { path: "both.html", title: "Noe", sections: [{ heading: "Mentor, arbeid og bolig for den som vil videre" }] }]);
  assert.equal(paths("mentor bolig", made)[0], "both.html");
});

test("a page that counts for less stands behind one that is met as well", () => {
  const made = engine([{ path: "behind.html", title: "Mentor her", rank: 0.5 }, { path: "before.html", title: "Mentor der" }]);
  assert.deepEqual(paths("mentor", made), ["before.html", "behind.html"]);
});

test("pages that are met as well stand in the order of the site", () => {
  const made = engine([{ path: "b.html", title: "Mentor bb" }, { path: "a.html", title: "Mentor aa" }]);
  assert.deepEqual(paths("mentor", made), ["b.html", "a.html"]);
});

test("more sections that are met lift a page a little, but not over one that is met better", () => {
  const many = [1, 2, 3].map((at) => ({ heading: `Mentor ${at}` }));
  const made = engine([{ path: "one.html", title: "Noe", sections: many.slice(0, 1) }, { path: "many.html", title: "Annet", sections: many }, { path: "title.html", title: "Mentor" }]);
  assert.deepEqual(paths("mentorene", made), ["title.html", "many.html", "one.html"]);
});

test("the sections after the fourth lift a page no more", () => {
  const score = (count) => engine([{ path: "a.html", title: "Noe", sections: Array.from({ length: count }, (_, at) => ({ heading: `Mentor a${at}` })) }]).find("mentor").pages[0];
  assert.equal(score(9).sections.length, 3);
  assert.ok(Number.isFinite(score(9).score));
});

test("a page whose sections together meet the query stands before one that meets half of it as well", () => {
  const made = engine([
    { path: "half.html", title: "Noe", sections: [{ heading: "Mentor" }, { heading: "Annet sted" }] },
    { path: "whole.html", title: "Annet", sections: [{ heading: "Mentor" }, { heading: "Bolig" }] },
  ]);
  assert.deepEqual(paths("mentor bolig", made), ["whole.html", "half.html"]);
});

test("a page that meets all of the query somewhere stands before one that meets half of it twice", () => {
  const twice = { path: "half.html", title: "Noe", sections: [{ heading: "Mentor" }, { heading: "Mentor" }] };
  const whole = { path: "whole.html", title: "Annet", sections: [{ heading: "Mentor" }, { heading: "Bolig" }] };
  // As many of each word, so that neither is rarer.
  const others = ["x", "y"].map((name) => ({ path: `${name}.html`, title: `Noe ${name}`, sections: [{ heading: "Bolig" }] }));
  assert.deepEqual(paths("mentor bolig", engine([twice, whole, ...others])).slice(0, 2), ["whole.html", "half.html"]);
});

test("at most ten pages are found", () => {
  const made = engine(Array.from({ length: 15 }, (_, at) => ({ path: `m${at}.html`, title: `Mentor b${at}` })));
  assert.equal(paths("mentor", made).length, 10);
});

test("sections that are met much less than the best are left out", () => {
  const made = engine([{ path: "a.html", title: "Noe", sections: [{ heading: "Mentor for bolig" }, { heading: "Stedet", text: "Om bolig." }] }]);
  const [{ sections }] = made.find("mentor bolig").pages;
  assert.deepEqual(sections.map(({ document }) => document.heading), ["Mentor for bolig"]);
});

test("a list of words is answered only where enough of it is met", () => {
  const made = engine([{ path: "a.html", title: "Mentor" }, { path: "b.html", title: "Bolig" }]);
  assert.deepEqual(paths("mentor qqqqq", made).length, 1);
  assert.deepEqual(paths("mentor qqqqq wwwww rrrrr", made), []);
});

test("a word that is met only in a text is less sure than one that names something", () => {
  const sure = (page) => engine([page]).find("mentor qqqqq").sure;
  assert.ok(sure({ path: "a.html", title: "Noe", text: "En mentor her." }) < sure({ path: "a.html", title: "Mentor" }));
  assert.ok(sure({ path: "a.html", title: "Noe", text: "En mentor her." }) > 0.5 * sure({ path: "a.html", title: "Mentor" }));
});

test("two rare words that meet in one place are enough, however much is said beside them, but one is not", () => {
  const talk = "qwrtpsd qzxcvbn qlkjhgf qpoiuyt qmnbvcx qasdfgh qrewqtr qtyghbn";
  const large = Array.from({ length: 250 }, (_, at) => ({ path: `stor${at}.html`, title: `Side${at}` }));
  const made = engine([{ path: "a.html", title: "Mentor for gjeldsrådgivning" }, ...large]);
  assert.deepEqual(paths(`mentor gjeldsrådgivning ${talk}`, made), ["a.html"]);
  assert.deepEqual(paths(`mentor ${talk}`, made), []);
});

test("common words that meet are not enough where much is said beside them", () => {
  const talk = "qwrtpsd qzxcvbn qlkjhgf qpoiuyt qmnbvcx qasdfgh qrewqtr qtyghbn";
  const made = engine(Array.from({ length: 12 }, (_, at) => ({ path: `a${at}.html`, title: `Plan møte x${at}` })));
  assert.deepEqual(paths(`plan møte ${talk}`, made), []);
});

test("beside a matter for others a page must be met nearly as it stands", () => {
  const made = engine([{ path: "a.html", title: "Mentor" }]);
  assert.deepEqual(paths("mentor qqqqq", made), ["a.html"]);
  assert.deepEqual(paths("mentor ferie", made), []);
  assert.deepEqual(paths("mentor mentorordning", made), ["a.html"]);
});

test("the page with the very name that was typed comes first, whatever else is met better", () => {
  const made = engine([{ path: "many.html", title: "Plan og plan for plan", sections: [{ heading: "Plan" }, { heading: "Planen" }] }, { path: "name.html", title: "Plan", rank: 0.1 }]);
  assert.equal(paths("plan", made)[0], "name.html");
  assert.equal(paths("PLAN!", made)[0], "name.html");
});

test("the page of an intent comes before the one that has the name", () => {
  const made = engine([{ path: "name.html", title: "Hjelp ut" }, { path: "intent.html", title: "Noe" }], { intents: [{ id: "out", pattern: " ut ", page: "intent.html" }] });
  assert.deepEqual(paths("hjelp ut", made).slice(0, 2), ["intent.html", "name.html"]);
  assert.equal(made.find("hjelp ut").sure, 1);
});

test("the page of an intent is shown though nothing of the query is met, without sections", () => {
  const made = engine([{ path: "intent.html", title: "Noe" }], { intents: [{ id: "out", pattern: " zzzzz ", page: "intent.html" }] });
  const { pages } = made.find("zzzzz");
  assert.deepEqual(pages.map(({ sections, score }) => [sections, score]), [[[], 0]]);
});

test("an intent lifts a page as much as it says", () => {
  const pages = [{ path: "a.html", title: "Mentor aa" }, { path: "b.html", title: "Mentor bb" }];
  assert.deepEqual(paths("mentor x", engine(pages)), ["a.html", "b.html"]);
  assert.deepEqual(paths("mentor x", engine(pages, { intents: [{ id: "b", pattern: " mentor ", raises: ["b.html"], by: 2 }] })), ["b.html", "a.html"]);
});

test("an intent lets less sure pages be shown", () => {
  const pages = [{ path: "a.html", title: "Mentor" }];
  assert.deepEqual(paths("mentor qqqqq wwwww rrrrr", engine(pages, { intents: [{ id: "told", pattern: " mentor ", sure: 0.1 }] })), ["a.html"]);
});

const COUNTY = [{ path: "fylke.html", title: "Fylket" }, { path: "os.html", title: "Os i kommunen", sections: [{ heading: "Os kommune" }] }];

test("a municipality comes first by all it is called, and is then the only one", () => {
  const made = engine(COUNTY, { towns: [[0, "Fylket", "Os=101===1901Gamleos|Osen=1|Nes Vest=1"]] });
  for (const query of ["os", "os kommune", "kommunen os", "OS (Fylket)", "0101", "1901", "gamleos", "Nes vest kommune"]) {
    const [first] = made.find(query).pages;
    assert.equal(made.index.pages[first.page][0], "fylke.html", query);
    assert.equal(first.sections.length, 1, query);
  }
  assert.ok(made.find("nes kommune").pages[0].score < made.find("os kommune").pages[0].score / 2);
});

test("a county comes first by what it is or was called, without the municipalities that are called nearly so", () => {
  const made = engine(COUNTY, { towns: [[0, "Osland|Osfold", "Osfoldvik=101"]] });
  for (const query of ["osland", "osfold", "osfold fylke"]) assert.deepEqual(made.find(query).pages.map(({ page, sections }) => [page, sections.length])[0], [0, 0], query);
});

test("a place named in a sentence is not behind the second page, and no other place is shown", () => {
  const pages = [{ path: "fylke.html", title: "Osland" }, ...["a", "b", "c"].map((one) => ({ path: `${one}.html`, title: `Politi ${one}`, sections: [{ heading: "Politiet" }] }))];
  const made = engine(pages, { towns: [[0, "Osland", "Moen=101===1901Nordby|Moenes=1"]] });
  for (const query of ["politiet i Moen", "politiet Moen", "politiet moen kommune", "politiet i nordby", "politiet i Osland"]) {
    const found = made.find(query).pages;
    assert.ok([0, 1].includes(found.findIndex(({ page }) => page === 0)), query);
    assert.ok(found.every(({ sections }) => sections.every(({ document }) => document.heading !== "Moenes")), query);
  }
});

test("a reading of two words is met only where both stand", () => {
  const groups = { groups: ["ip|individuell plan"] };
  const made = engine([{ path: "a.html", title: "Plan" }, { path: "b.html", title: "Individuell" }, { path: "c.html", title: "Individuell plan" }], groups);
  assert.deepEqual(paths("ip", made), ["c.html"]);
});

test("the same words in another order find the same pages", () => {
  const made = engine([{ path: "a.html", title: "Mentor og bolig" }, { path: "b.html", title: "Bolig" }]);
  const scores = (query) => made.find(query).pages.map(({ page, score }) => [page, score.toFixed(6)]);
  assert.deepEqual(scores("mentor bolig qqqqq"), scores("bolig mentor qqqqq"));
});

test("a long query is answered too, also by words far out in it", () => {
  const talk = Array.from({ length: 40 }, (_, at) => `fyllstoff nummer${at}`).join(" ");
  const made = engine([{ path: "a.html", title: "Mentor for gjeldsrådgivning" }]);
  const { pages } = made.find(`${talk} mentor gjeldsrådgivning`);
  assert.ok(pages.every(({ score }) => Number.isFinite(score) && score >= 0));
});

test("what is kept of earlier searches never changes an answer", () => {
  const made = engine([{ path: "a.html", title: "Mentor" }]);
  const before = JSON.stringify(made.find("mentor nummer7"));
  for (let at = 0; at < 1100; at += 1) made.find(`zq${at}`);
  assert.equal(JSON.stringify(made.find("mentor nummer7")), before);
  assert.ok(made.found.size <= 1100);
});
