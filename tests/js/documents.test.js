import assert from "node:assert/strict";
import test from "node:test";
import { documents, headingAnchor } from "../../scripts/search/documents.js";
import { INDEX } from "./small-site.js";

const all = documents(INDEX);
const at = (page, anchor = "") => all.find((one) => INDEX.pages[one.page][0] === page && one.anchor === anchor);

test("anchors are those that Markdown and the data have", () => {
  assert.equal(headingAnchor("Før du ringer: råd (kort)"), "før-du-ringer-råd-kort");
});

test("an anchor has neither signs nor spaces at its ends", () => {
  assert.equal(headingAnchor("  «Hva nå?»  "), "hva-nå");
});

test("each document has its own number, the place where it stands", () => {
  assert.deepEqual(all.map(({ number }) => number), all.map((_, place) => place));
});

test("a page is called by its title, a section by its heading under the title of its page", () => {
  const [page, section] = [at("prosessen/mentor.html"), at("prosessen/mentor.html", "opplæring-av-mentorer")];
  assert.deepEqual([page.heading, page.title, page.anchor], ["Mentorordning", "", ""]);
  assert.deepEqual([section.heading, section.title], ["Opplæring av mentorer", "Mentorordning"]);
  assert.deepEqual([section.text, section.rest], ["RVTS lærer opp mentorene.", "kurs veiledning"]);
});

test("users' words come to the documents they are about, each phrase by itself and folded", () => {
  assert.deepEqual(at("prosessen/mentor.html").said, ["en a stole pa", "stottekontakt", "lei av gjengen"]);
  assert.deepEqual(at("tjenester/pst.html").said, []);
});

test("a contact point is found by its numbers and names, also on the page of its owner, and shows its purpose", () => {
  const [section, owner, other] = [at("tjenester/pst.html", "pst-hovedkontor"), at("tjenester/pst.html"), at("taushet.html")];
  for (const part of ["23 30 50 00", "post@pst.example", "PST"]) {
    assert.ok(section.names.includes(part), part);
    assert.ok(owner.names.includes(part), part);
  }
  assert.equal(section.text, "Råd.");
  assert.equal(owner.text, "Tjenesten forebygger terror.");
  assert.equal(other.names, "");
});

test("a contact point without numbers or addresses is found by its names alone", () => {
  const contact = { id: "pst-hovedkontor", owner: "tjenester/pst.html", names: ["PST"], purpose: "Råd." };
  const [section] = documents({ ...INDEX, contacts: [contact] }).filter(({ anchor }) => anchor === "pst-hovedkontor");
  assert.equal(section.names, "PST");
});

test("a provision shows what it says, and is found by its numbers and what the guide called it", () => {
  const laws = [{ ...INDEX.laws[0], cited: "gammel lov", numbers: ["196", "197"] }];
  const [section] = documents({ ...INDEX, laws }).filter(({ anchor }) => anchor === "straffeloven-196");
  assert.deepEqual([section.text, section.rest, section.names], ["Alle må avverge alvorlige lovbrudd.", "gammel lov", "196 197"]);
  assert.equal(at("lovgrunnlag/straffeloven.html").text, "Loven gjelder alle.");
});

test("a provision that has changed, and a chapter, have no text", () => {
  const [section] = documents({ ...INDEX, laws: [{ place: INDEX.laws[0].place, act: [] }] }).filter(({ anchor }) => anchor === "straffeloven-196");
  assert.deepEqual([section.text, section.rest, section.names], ["", "", ""]);
});

test("every municipality is found under its county, and has a page with the name of its number", () => {
  const index = { ...INDEX, townPages: "kommuner/", towns: [[4, "Troms", "Tromsø=301|Våler=8=Vaaler/Valer=5401=1902/1Gamlenes"]] };
  const towns = documents(index).filter(({ town }) => town);
  assert.deepEqual(towns.map(({ heading, anchor, place, title, page, said, names, text }) => [heading, anchor, place, title, page, said, names, text]),
    [["Tromsø", "0301", "kommuner/0301.html", "Troms", 4, [], "", ""], ["Våler", "0309", "kommuner/0309.html", "Troms", 4, [], "", ""]]);
  assert.ok(towns.every(({ rest }) => rest.includes("kommune")));
  assert.ok(!at("fylker/troms.html").town);
});

test("a municipality has its name, its number, its other names, and what it was", () => {
  const [one, other] = documents({ ...INDEX, towns: [[4, "Troms", "Tromsø=301|Våler=8=Vaaler/Valer=5401=1902/1Gamlenes"]] }).filter(({ town }) => town);
  assert.deepEqual(one.town, { now: ["Tromsø", "0301"], former: [] });
  assert.deepEqual(other.town, { now: ["Våler", "0309", "Vaaler", "Valer"], former: ["5401", "Våler", "1902", "Våler", "1903", "Gamlenes"] });
  assert.match(other.rest, /Vaaler/);
});
