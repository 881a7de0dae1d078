import assert from "node:assert/strict";
import test from "node:test";
import { documents } from "../../scripts/search/documents.js";
import { Places } from "../../scripts/search/places.js";
import { INDEX } from "./small-site.js";

const towns = [[4, "Troms|Troms og Finnmark", "Tromsø=5501=Romsa=5401=1902|Nes=23===22Gamle Nes"], [2, "Agder", "Nes=4201|Nore og Uvdal=3"]];
const places = new Places(towns, documents({ ...INDEX, towns }));
const named = (text) => {
  const { towns: found, pages } = places.named(text);
  return [...found.map(({ heading, page }) => `${heading} ${page}`), ...pages];
};
const within = (text, service = () => false) => {
  const { towns: found, pages, query } = places.within(text, service);
  return [...found.map(({ heading, page }) => `${heading} ${page}`), ...pages, query];
};

test("a municipality is known in every writing of its names and numbers", () => {
  for (const text of ["tromsø", "TROMSO KOMMUNE", "Tromso\u0308", "romsa", "Tromsø – Romsa", "Tromsø (Troms)", "5501", "kommunenr. 5501", "5501 Tromsø", "1902", "Tromsø, Troms og Finnmark"]) {
    assert.deepEqual(named(text), ["Tromsø 4"], text);
  }
  assert.deepEqual(named("gamle nes"), ["Nes 4"]);
  assert.deepEqual(named("Nore- og Uvdal"), ["Nore og Uvdal 2"]);
});

test("a name of two is that in the county that is named with it", () => {
  assert.deepEqual(named("nes"), ["Nes 4", "Nes 2"]);
  for (const text of ["nes (agder)", "Nes, Agder", "nes i agder"]) assert.deepEqual(named(text), ["Nes 2"], text);
});

test("what fits nothing together names nothing", () => {
  for (const text of ["", "5501 Nes", "Tromsø (Agder)", "5502", "tromsø nes", "tromsøy", "agder troms"]) assert.deepEqual(named(text), [], text);
});

test("a county is known by what it is and was called", () => {
  for (const text of ["Agder", "agder fylke"]) assert.deepEqual(named(text), [2], text);
  assert.deepEqual(named("troms og finnmark"), [4]);
});

test("a sentence names a place after a word for where, before the word for a municipality, with a capital, and last after a service", () => {
  for (const text of ["politiet i nes", "politiet Nes", "nes kommune politiet"]) assert.deepEqual(within(text).slice(0, 2), ["Nes 4", "Nes 2"], text);
  assert.deepEqual(within("nav nes", (before) => before === "nav").slice(0, 2), ["Nes 4", "Nes 2"]);
  for (const text of ["nav nes", "Nes er fint", "5501 i 1902", "hva er i", "i kommune"]) assert.deepEqual(within(text), [text], text);
});

test("a place that has another name now is called that in what is read of the query", () => {
  assert.deepEqual(within("§ 15-9 i Gamle Nes, takk"), ["Nes 4", "§ 15-9 i Nes, takk"]);
  assert.deepEqual(within("politi i Troms og Finnmark"), [4, "politi i Troms"]);
});
