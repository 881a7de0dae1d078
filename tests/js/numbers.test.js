import assert from "node:assert/strict";
import test from "node:test";
import { Numbers } from "../../scripts/search/numbers.js";

const CONTACTS = [{ phones: [["22 58 60 00"], ["116 117"]] }, { phones: [["02800"]] }, { phones: [["113"]] }, {}];
const LAWS = [{ numbers: ["15-9", "38a"] }, { numbers: ["196"] }, { numbers: ["9a-2", "4i"] }, {}];
const numbers = new Numbers({ contacts: CONTACTS, laws: LAWS });
const sections = (query) => numbers.of(query).sections;
const phones = (query) => numbers.of(query).phones;

test("a section is read in every writing of it", () => {
  for (const written of ["15-9", "15‑9", "15 – 9", "§15-9", "１５-９", "§ ١٥-٩", "§ 15\u00ad-9", "paragraf 15-9,", "pgf. 15−9", "(§ 15-9)", "§ 15-9 første ledd", "§ 15-9, 2. ledd", "§ 15-9 nr. 2"]) {
    assert.deepEqual(sections(written), ["15-9"], written);
  }
  for (const written of ["38a", "38 a", "38 A", "§ 38-a", "§38\u00a0A"]) assert.deepEqual(sections(written), ["38a"], written);
  for (const [written, found] of [["§ 9 A-2", "9a-2"], ["§ 4 i", "4i"], ["4i", "4i"], ["§ 4 i loven", "4"]]) assert.deepEqual(sections(written), [found], written);
  assert.deepEqual(sections("§ 15-9 og § 196"), ["15-9", "196"]);
  assert.deepEqual(sections("loven (1992) § 15-9"), ["15-9"]);
  assert.deepEqual(sections("loven 1992 15-9"), ["15-9"]);
});

test("what cannot be read for certain is no section", () => {
  for (const written of ["15\ufffd-9", "15?9", "15/9", "15.9", "15_9", "15 9", "§ 15 9", "15--9", "15⸺9", "Â§ 15-9", "15â€‘9", "15-9-2026", "196 000", "196kr", "196@nav.no", "tlf 196", "ring 196", "22 33 44 55", "+196", "196 og 15/9", "§ 15 ?9", "§ 196 og 15\ufffd9"]) {
    assert.deepEqual(sections(written), [], written);
  }
});

test("a phone number is known in every writing of it, and is no section", () => {
  for (const written of ["22586000", "+4722586000", "0047 22 58 60 00", "47 22586000", "(+47) 22.58.60.00", "22-58-60-00", "22/58/60/00", "tlf:22 58 60 00.", "2 2 5 8 6 0 0 0", "+47 (0) 22 58 60 00", "22\u00ad58\u202f60‑00"]) {
    assert.deepEqual(numbers.of(written), { ...numbers.of(written), phones: ["22586000"], sections: [] }, written);
  }
  for (const [written, found] of [["+47 02800", "02800"], ["116-117", "116117"], ["1 1 3", "113"], ["113b", undefined], ["a113@nav.no", undefined], ["22 58 60 01", undefined]]) {
    assert.deepEqual(phones(written), found ? [found] : [], written);
  }
  assert.deepEqual(phones("113 eller 02800"), ["113", "02800"]);
  assert.deepEqual(phones("113, 116 117"), ["113", "116117"]);
  assert.equal(numbers.of("hvem har +47 22 58-60-00?").query.trim(), "hvem har  22586000 ?");
});

test("a short number is a section where a law is meant", () => {
  for (const [written, found] of [["§ 113", ["113"]], ["paragraf 113", ["113"]], ["straffeloven 113", ["113"]], ["113", []], ["ring 113", []]]) {
    assert.deepEqual(sections(written), found, written);
    assert.deepEqual(phones(written), found.length ? [] : ["113"], written);
  }
  assert.deepEqual(sections("15-9"), ["15-9"]);
});

test("a number is marked as a section by a sign, a word or its hyphen, and by nothing else", () => {
  for (const written of ["§ 38", "paragraf 38", "15-9"]) assert.equal(numbers.of(written).marked, true, written);
  for (const written of ["38", "jeg er 15", "38 a", "4 mai", "ring 15-9", "§ 15 ?9", "hei"]) assert.equal(numbers.of(written).marked, false, written);
});
