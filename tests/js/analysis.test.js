"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load, random } = require("./load.js");

const { fold, stem, words, terms, telling, isStop, isOtherMatter, distance } = load();
const LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéÆØÅ§- .0123456789";

function same(pairs) {
  for (const [one, other] of pairs) assert.deepEqual(terms(one), terms(other), `«${one}» and «${other}»`);
}

function text(next) {
  return Array.from({ length: next(40) }, () => LETTERS[next(LETTERS.length)]).join("");
}

test("letters are folded however they are typed", () => {
  assert.equal(fold("Ærlig ØST på Åsen"), "erlig ost pa asen");
  assert.equal(fold("aerlig oest paa aasen"), fold("ærlig øst på åsen"));
  assert.equal(fold("idé"), "ide");
});

test("the forms of a word are one term", () => {
  same([
    ["mentor", "mentorene"], ["mentor", "mentorer"], ["barn", "barnets"], ["kommune", "kommunenes"], ["plan", "planer"],
    ["veiledning", "veileder"], ["løslatelse", "løslates"], ["melding", "meldinger"], ["samtykke", "samtykker"],
    ["taushetsplikt", "taushetsplikten"], ["konfliktråd", "konfliktrådet"], ["fastlege", "fastlegen"],
    ["trussel", "truslene"], ["regel", "reglene"], ["fengsel", "fengslet"],
  ]);
});

test("double letters that were left out or put in are no other word", () => {
  same([["samtykke", "samtyke"], ["fremmedkriger", "fremedkriger"], ["familievern", "famillievern"]]);
});

test("short words keep their double letters", () => {
  assert.notDeepEqual(terms("sønn"), terms("sone"));
});

test("nynorsk is read as bokmål", () => {
  same([
    ["korleis", "hvordan"], ["kven", "hvem"], ["teieplikt", "taushetsplikt"], ["skulen", "skolen"], ["rettleiing", "veiledning"],
    ["framandkrigar", "fremmedkriger"], ["helsetenester", "helsetjenester"], ["førebuing", "forberedelse"], ["tilskot", "tilskudd"],
    ["tverrfagleg", "tverrfaglig"], ["avverjingsplikt", "avvergingsplikt"], ["heimkomst", "hjemkomst"], ["lenkjer", "lenker"],
    ["barnevernstenesta", "barnevernstjenesten"], ["sjølvmord", "selvmord"], ["valdeleg", "voldelig"],
  ]);
});

test("a phone number is one term in any grouping", () => {
  for (const written of ["22 58 60 00", "22586000", "225 86 000", "+47 22 58 60 00", "0047 22586000", "22.58.60.00"]) {
    assert.deepEqual(terms(written), ["22586000"], written);
  }
  assert.deepEqual(terms("116 117"), ["116117"]);
  assert.deepEqual(terms("02800"), ["02800"]);
});

test("a section number is one term however it is written", () => {
  for (const written of ["§ 7-1", "§7-1", "7-1", "7 - 1", "paragraf 7-1", "pgf 7-1", "pgf. 7–1"]) {
    assert.deepEqual(terms(written), ["7-1"], written);
  }
  for (const written of ["§ 38 a", "38a", "§ 38a", "paragraf 38 A"]) assert.deepEqual(terms(written), ["38a"], written);
  for (const written of ["§ 9 A-2", "9a-2", "§9A-2"]) assert.deepEqual(terms(written), ["9a-2"], written);
  assert.deepEqual(terms("straffeloven § 196"), [...terms("straffeloven"), "196"]);
});

test("a question's own words are known as such, in both languages", () => {
  for (const word of ["hvordan", "korleis", "hvem", "kven", "jeg", "eg", "og", "what"]) assert.ok(words(word).every(isStop), word);
  for (const word of ["mentor", "plikt", "barn", "politi"]) assert.ok(!words(word).some(isStop), word);
});

test("a word is not a question's own because it shares its stem with one", () => {
  for (const word of ["møter", "gjeld", "bruker", "været"]) assert.ok(!words(word).some(isStop), word);
  assert.deepEqual(telling(words("hvordan skrive logg fra møter")), terms("skrive logg møter"));
  assert.deepEqual(telling(words("hvem er du")), terms("hvem er du"));
});

test("a matter for others is known by its word and by what is made of it, not by a word with the same stem", () => {
  for (const word of ["skatt", "skattekort", "ferie", "vinterferie", "dekk", "barnehageplass", "bankkortet"]) assert.ok(words(word).some(isOtherMatter), word);
  for (const word of ["dekker", "passer", "mentor", "plikt", "barnehage", "mobilen"]) assert.ok(!words(word).some(isOtherMatter), word);
});

test("the distance between words counts letters put in, taken out, exchanged and swapped", () => {
  assert.equal(distance("plikt", "plikt", 3), 0);
  assert.equal(distance("plikt", "plkt", 3), 1);
  assert.equal(distance("plikt", "plitk", 3), 1);
  assert.equal(distance("plikt", "plint", 3), 1);
  assert.equal(distance("plikt", "noe helt annet", 2), 3);
});

test("any text at all gives terms of small letters and digits, twice the same, and never an error", () => {
  const next = random(1);
  for (let times = 0; times < 2000; times += 1) {
    const written = text(next);
    const found = terms(written);
    assert.deepEqual(found, terms(written));
    for (const term of found) assert.match(term, /^([a-z0-9]+|[0-9]+[a-h]?-[0-9]+[a-h]?)$/, `«${term}» of «${written}»`);
  }
});

test("capital letters are no other words", () => {
  const next = random(2);
  for (let times = 0; times < 2000; times += 1) {
    const written = text(next);
    assert.deepEqual(terms(written.toUpperCase()), terms(written.toLowerCase()));
  }
});

test("a stem is never longer than what bokmål makes of the word, and never empty", () => {
  const next = random(3);
  for (let times = 0; times < 2000; times += 1) {
    for (const word of words(text(next))) assert.ok(stem(word).length > 0, word);
  }
});

test("distance is the same both ways, and no shorter by a detour", () => {
  const next = random(4);
  const word = () => Array.from({ length: 1 + next(6) }, () => "abcd"[next(4)]).join("");
  for (let times = 0; times < 1000; times += 1) {
    const [a, b] = [word(), word()];
    assert.equal(distance(a, b, 9), distance(b, a, 9), `${a} ${b}`);
    assert.equal(distance(a, b, 9) === 0, a === b);
    assert.ok(distance(a, b, 9) <= Math.max(a.length, b.length));
  }
});
