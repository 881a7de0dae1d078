import assert from "node:assert/strict";
import test from "node:test";
import { fold, isSoft, pieces, stem, terms, words } from "../../scripts/search/analysis.js";
import { random } from "./random.js";

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

test("an apostrophe is no letter", () => {
  for (const written of ["broder'n", "broder’n", "broder´n"]) assert.deepEqual(words(written), ["brodern"], written);
});

test("a genitive is the same word, but not every s is one", () => {
  same([["barn", "barns"], ["skole", "skoles"], ["barnet", "barnets"]]);
  for (const [one, other] of [["han", "hans"], ["statu", "status"]]) assert.notDeepEqual(terms(one), terms(other), one);
});

test("an ending is taken off only where enough of the word is left", () => {
  same([["bil", "bilen"], ["bil", "bilene"], ["ansatt", "ansatte"], ["mild", "mildhet"], ["løp", "løper"]]);
  for (const [one, other] of [["ør", "øren"], ["el", "elene"], ["ny", "nyhet"], ["r", "ring"], ["hel", "helhet"], ["val", "valing"]]) {
    assert.notDeepEqual(terms(one), terms(other), other);
  }
});

test("two endings are taken off a long word, one of a short one, and never three", () => {
  same([["snekker", "snekkerene"], ["fattig", "fattighetene"]]);
  assert.equal(stem("leseren"), "leser");
  assert.equal(stem("hundrakererer"), "hundraker");
});

test("the longest ending is taken off", () => {
  same([["fattig", "fattigheten"], ["forvent", "forventningene"], ["opplev", "opplevelsene"]]);
});

test("a spelling is read as bokmål only in a word long enough to be one", () => {
  assert.deepEqual(terms("sjuk"), terms("syk"));
  assert.notDeepEqual(terms("xen"), terms("ksen"));
});

test("a word in bokmål is not changed into another", () => {
  for (const word of ["lege", "kommunelege", "vold", "tjeneste", "Valdres"]) assert.equal(stem(fold(word)), stem(fold(`${word}`)), word);
  assert.notDeepEqual(terms("lege"), terms("lig"));
  assert.notDeepEqual(terms("tannlege"), terms("tannlig"));
});

test("a phone number needs as many digits as one has", () => {
  for (const [written, found] of [["116 117", ["116117"]], ["12 345", ["12345"]], ["22 58 60", ["225860"]], ["22 58", ["22", "58"]], ["22 58 600", ["22", "58", "600"]]]) {
    assert.deepEqual(terms(written), found, written);
  }
});

test("words and numbers stand apart, and a letter belongs to the number before it", () => {
  assert.deepEqual(words("ring 116 117 nå"), ["ring", "116117", "na"]);
  assert.deepEqual(words("§ 9 a-2 og 12 b"), ["§9a-2", "og", "12b"]);
  assert.deepEqual(words("2024 er et år"), ["2024", "er", "et", "ar"]);
});

test("what is folded already is not folded again", () => {
  assert.deepEqual(pieces("miljoet"), ["miljoet"]);
  assert.deepEqual(words("miljøet"), ["miljoet"]);
});

test("words of most questions say little, in any form", () => {
  for (const word of ["telefon", "kontakt", "hjelp", "hjelper", "info", "ringer"]) assert.ok(isSoft(stem(word)), word);
  for (const word of ["mentor", "barn", "politi"]) assert.ok(!isSoft(stem(word)), word);
});
