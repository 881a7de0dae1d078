import assert from "node:assert/strict";
import test from "node:test";
import { words } from "../../scripts/search/analysis.js";
import { Search } from "../../scripts/search/results.js";
import { builtIndex } from "./built-index.js";

const index = await builtIndex(process.env.GUIDE_INDEX);
const search = new Search(index);
const { documents, otherMatters, stopWords } = search.engine;
const ranks = (query, page) => search.run(query).pages.findIndex(({ path }) => path === page);

test("every page is found first, or beside a page of the same name, by its title", () => {
  for (const [path, title] of index.pages) {
    const same = index.pages.filter(([, other]) => other === title).length;
    const rank = ranks(title, path);
    assert.ok(rank >= 0 && rank < Math.max(same, 2), `${title}: ${path} er nr. ${rank + 1}`);
  }
});

test("a question's own words are known as such, in both languages", () => {
  for (const word of ["hvordan", "korleis", "hvem", "kven", "jeg", "eg", "og", "what"]) assert.ok(words(word).every((one) => stopWords.has(one)), word);
  for (const word of ["mentor", "plikt", "barn", "politi", "møter", "gjeld"]) assert.ok(!words(word).some((one) => stopWords.has(one)), word);
});

test("no page and no synonym is about a matter for others", () => {
  const named = [...index.pages.map(([, title]) => title), ...index.groups.flatMap((group) => group.split("|"))];
  assert.deepEqual(named.filter((name) => words(name).some((word) => otherMatters.has(word))), []);
});

test("every municipality leads to its own page", () => {
  const towns = documents.filter(({ town }) => town);
  assert.ok(towns.length > 300);
  const missed = towns.filter(({ heading, page, place }) => {
    const path = index.pages[page][0];
    return !search.run(`${heading} kommune`).pages.slice(0, 3).some((one) => one.path === path && one.sections.some(({ href }) => href === place));
  });
  assert.deepEqual(missed.map(({ heading }) => heading), []);
});

test("every contact point is found by its number, and answered with its card", () => {
  for (const { id, phones = [] } of index.contacts) {
    for (const [number] of phones) {
      for (const written of [number, number.replaceAll(" ", "")]) {
        assert.ok(search.run(written).answers.contacts.some((one) => one.id === id), `${id}: ${written}`);
      }
    }
  }
});

test("every provision is answered by its act and number", () => {
  for (const { act, numbers = [], name, place } of index.laws) {
    if (numbers.length !== 1) continue;
    const { answers, pages } = search.run(`${act[0]} § ${numbers[0]}`);
    assert.ok(answers.laws.some((law) => law.place === place), name);
    assert.ok(pages.slice(0, 3).some(({ path }) => place.startsWith(path)), name);
  }
});

const DASHES = [..."‐‑‒–—―−﹘－"];
const SPACES = [..."\u00a0\u1680\u2000\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000\t"];
const UNSEEN = [..."\u00ad\u200b\u200c\u200d\u200e\u202a\u2060\ufeff"];
const answer = (query) => {
  const { answers, pages } = search.run(query);
  return [answers.laws.map(({ place }) => place), pages[0]?.path];
};

test("a section has one answer with every dash, space and sign that nobody sees", () => {
  for (const number of new Set(index.laws.flatMap(({ numbers = [] }) => numbers))) {
    const written = `§ ${number.replace(/(?<=\d)[a-i]$/, " $&")}`;
    const others = [
      ...(number.includes("-") ? DASHES : []).map((dash) => written.replace("-", dash)), ...SPACES.map((space) => written.replaceAll(" ", space)),
      ...UNSEEN.map((sign) => [...written].join(sign)), written.toUpperCase(), written.replaceAll(" ", ""),
    ];
    const expected = answer(written);
    assert.ok(expected[0].length, written);
    for (const other of others) assert.deepEqual(answer(other), expected, JSON.stringify(other));
  }
});

test("every phone number, however it is written, leads to its contact point and to no law", () => {
  for (const { id, phones = [] } of index.contacts) {
    for (const number of phones.map(([one]) => one.replaceAll(" ", ""))) {
      for (const group of [number.length, 3, 2, 1]) {
        const parts = number.match(new RegExp(`.{1,${group}}`, "g"));
        for (const start of ["", "+47 ", "0047", "(+47) ", "47", "tlf. "]) {
          for (const between of [" ", "-", ".", "/", "–", "\u00a0"]) {
            const { answers } = search.run(start + parts.join(between));
            assert.ok(answers.contacts.some((one) => one.id === id), start + parts.join(between));
            assert.deepEqual(answers.laws, [], start + parts.join(between));
          }
        }
      }
    }
  }
});

test("most of what users say leads to the record it was written for", () => {
  const all = index.words.flatMap(([numbers, phrases]) => phrases.split("|").map((phrase) => [phrase, numbers.map((number) => index.pages[documents[number].page][0])]));
  const some = all.filter((_, at) => at % 20 === 0);
  const found = some.filter(([phrase, goals]) => search.run(phrase).pages.slice(0, 3).some(({ path }) => goals.includes(path)));
  assert.ok(found.length / some.length > 0.9, `${found.length} av ${some.length}`);
});

test("a long talk beside the words of a heading does not hide its page, but hides what a common word alone would bring", () => {
  const talk = "qwrtpsd qzxcvbn qlkjhgf qpoiuyt qmnbvcx qasdfgh qrewqtr";
  const weight = (text) => stopWords.telling(words(text)).reduce((total, term) => total + search.engine.vocabulary.weight(term), 0);
  const some = documents.filter(({ heading, town, title }) => title && !town && stopWords.telling(words(heading)).length > 1 && weight(heading) > 14);
  const hidden = some.filter(({ heading, page }) => ranks(`${heading} ${talk}`, index.pages[page][0]) < 0);
  assert.ok(some.length > 100);
  assert.ok(hidden.length / some.length < 0.05, hidden.map(({ heading }) => heading).join("\n"));
  assert.deepEqual(search.run(`samtale ${talk}`).pages, []);
});

const SAFETY = [
  "fare farer livsfare livsfaren faresone farlig farlige farligere farleg livsfarlig", "true truer truet truede trua truar truende trusselen truslene trusselbrev drapstrusler dødstruet",
  "selvmord selvmordstanker selvmordsforsøk sjølvmord sjølmordsplanar", "slå slår slo slått slåss slåsskamp slagsmål", "redd redde livredd vettaredd redsel fryktet",
  "anonym anonymt anonymitet anonymisert", "advokat advokaten advokathjelp bistandsadvokat", "straff straffen straffet straffbart fengselsstraff straffesak", "angi angir angitt angivelse angiver",
].flatMap((line) => line.split(" "));
const SENTENCES = ["de truer familien min", "faren min slår meg", "redd for sønnen min", "kan jeg være anonym", "blir jeg straffet", "må jeg angi noen", "jeg er redd", "pappa slår", "i fare", "trenger advokat"];

test("a word of safety brings the urgent numbers and a page for everybody first, in every inflection and compound", () => {
  const missed = [...SAFETY, ...SENTENCES].filter((query) => {
    const { answers, pages } = search.run(query);
    return !answers.urgent.length || !pages[0].path.startsWith("hjelp/");
  });
  assert.deepEqual(missed, []);
});

test("a word that only looks like one of safety does not", () => {
  const queries = ["straffeloven § 196", "straffegjennomføringsloven", "faren min", "bredde", "spredd", "erfaring", "slå sammen møtene", "slå opp ordet", "angivelig", "ferie", "tromsø", "avvergingsplikt"];
  assert.deepEqual(queries.filter((query) => search.run(query).answers.urgent.length), []);
});

test("whoever is at work keeps the page for the work first", () => {
  for (const query of ["brukeren truer med å skade noen", "hvordan kontakter jeg barnevernet anonymt"]) {
    assert.ok(!search.run(query).pages[0].path.startsWith("hjelp/"), query);
  }
});

test("a query however long is read for its first two hundred signs, and answered at once", () => {
  const long = "bekymret for eleven i klassen ".repeat(700);
  const { query, ...found } = search.run(long);
  assert.equal(query, long);
  assert.deepEqual(found.pages, search.run(long.slice(0, 200)).pages);
  for (const one of ["a".repeat(20000), `${"sjfk wlrp ".repeat(2000)}`, "§ 1-".repeat(5000), " ".repeat(20000), "(".repeat(20000), "1.".repeat(10000)]) {
    const start = performance.now();
    search.run(one);
    assert.ok(performance.now() - start < 1000, one.slice(0, 10));
  }
});

test("words that only say that it is of law do not change which act is answered", () => {
  for (const query of ["krisesenterlova 5", "straffeloven § 209", "politiregisterloven 23", "forvaltningsloven 13b"]) {
    const expected = answer(query);
    assert.equal(expected[0].length, 1, query);
    for (const more of ["lov", "loven", "lova", "lov om", "norsk lov", "lovtekst", "lov nr", "i lov", "nav"]) {
      for (const other of [`${more} ${query}`, `${query} ${more}`]) assert.deepEqual(answer(other), expected, other);
    }
  }
});

test("an act that is not here gives no section of another, and one that is here comes first though it has no such section", () => {
  for (const act of ["husleieloven", "ekteskapsloven", "smittevernloven", "tolloven", "kommuneloven"]) {
    for (const number of [4, 6, 13, 15, 27]) for (const query of [`${act} ${number}`, `lov ${act} § ${number}`, `${act} lov ${number}`]) assert.deepEqual(answer(query)[0], [], query);
  }
  for (const [query, path] of [["krisesenterlova § 196", "krisesenterlova"], ["barnelova 13", "barnelova"], ["nav-loven § 13-2", "nav-loven"]]) {
    assert.deepEqual(answer(query), [[], `lovgrunnlag/${path}.html`], query);
  }
});

test("an age, a date or a count leads to no law", () => {
  for (const query of ["hun er 13", "me er 6", "4. juni", "kl 15", "uke 13", "23 kroner"]) {
    const { answers, pages } = search.run(query);
    assert.deepEqual(answers.laws, [], query);
    assert.ok(!pages[0]?.path.startsWith("lovgrunnlag/"), query);
  }
  for (const query of ["6", "13.", "15", "27", "4 politi", "13 i nav"]) assert.deepEqual(search.run(query).answers.laws, [], query);
});

test("digits and letters of another width or script are the ordinary ones", () => {
  for (const [written, ordinary] of [["１１３", "113"], ["١١٠", "110"], ["۰۲۸۰۰", "02800"], ["ｓｔｒａｆｆｅｌｏｖｅｎ § ２０９", "straffeloven § 209"], ["barnevernsloven １３−２", "barnevernsloven 13-2"]]) {
    assert.deepEqual(search.run(written).answers, search.run(ordinary).answers, written);
    assert.deepEqual(answer(written), answer(ordinary), written);
  }
});
