import assert from "node:assert/strict";
import test from "node:test";
import { terms } from "../../scripts/search/analysis.js";
import { Acts } from "../../scripts/search/acts.js";
import { Answers } from "../../scripts/search/answers.js";

const contact = (id, name, phone) => ({ id, name, names: [], ...(phone ? { phones: [[phone, `tel:${phone}`]] } : {}) });
const INDEX = {
  urgent: ["nod", "vakt"],
  contacts: [contact("vakt", "Legevakt", "116117"), contact("nod", "Ambulanse", "113"), contact("post", "Postmottak"), contact("post2", "Postmottak", "22586000"),
    contact("post3", "Postmottak", "22586001"), { ...contact("epost", "Kontor"), email: "post@a.example", names: ["Kontoret vårt"] }],
  laws: [{ name: "a", numbers: ["7", "8"], act: ["Aloven", "A-loven om alt"] }, { name: "b", numbers: ["7"], act: ["Bloven"] }, { name: "c", numbers: ["7"], act: ["Cloven"] },
    { name: "kapittel", act: ["Aloven"] }],
};
const answers = new Answers(INDEX);
const word = (text, weight = 1) => {
  const [term] = terms(text);
  return { term, weight, readings: [{ terms: [term], weight: 1 }] };
};
const NONE = { phones: [], sections: [], marked: false };
const UNNAMED = { said: false, acts: [], all: [] };
const acts = new Acts(INDEX.laws);
const sections = (read, marked) => ({ phones: [], sections: read.map(({ term }) => term).filter((term) => /\d/.test(term)), marked });
const ids = (...read) => answers.of(read, {}, UNNAMED, NONE).contacts.map(({ id }) => id);
const answered = (marked, read) => answers.of(read, {}, acts.named(read.map(({ term }) => term).join(" "), read), sections(read, marked)).laws.map(({ name }) => name);
const laws = (...read) => answered(true, read);
const unmarked = (...read) => answered(false, read);

test("the urgent numbers are answered where it is urgent, in the order of the editors, and otherwise not", () => {
  assert.deepEqual(answers.of([], { urgent: true }, UNNAMED, NONE).urgent.map(({ id }) => id), ["nod", "vakt"]);
  assert.deepEqual(answers.of([], { urgent: false }, UNNAMED, NONE).urgent, []);
});

test("a contact point is answered by its name, its other names, its number or its address", () => {
  assert.deepEqual(ids(word("legevakt")), ["vakt"]);
  assert.deepEqual(ids(word("116117")), ["vakt"]);
  assert.deepEqual(ids(...terms("post@a.example").map((term) => word(term))), ["epost"]);
  assert.deepEqual(ids(word("kontor")), ["epost"]);
  assert.deepEqual(ids(word("Kontoret"), word("vårt")), ["epost"]);
});

test("those that can be called stand first, and two are enough", () => {
  assert.deepEqual(ids(word("postmottak")), ["post2", "post3"]);
});

test("a contact point is answered only where nearly all that is said is its name", () => {
  assert.deepEqual(ids(word("legevakt"), word("mentor")), []);
  assert.deepEqual(ids(word("legevakt", 0.8), word("mentor", 0.2)), ["vakt"]);
  assert.deepEqual(ids(word("legevakt", 0.5), { ...word("mentor"), readings: [] }), []);
});

test("only the one that is named best is answered", () => {
  assert.deepEqual(ids(word("ambulanse"), word("kontor", 0.1)), ["nod"]);
  const both = new Answers({ ...INDEX, contacts: [contact("a", "Navn"), contact("b", "Navn vest")] });
  assert.deepEqual(both.of([word("navn"), word("vest", 0.2)], {}, UNNAMED, NONE).contacts.map(({ id }) => id), ["b"]);
});

test("words of every question do not name a contact point, nor keep one from being named", () => {
  assert.deepEqual(ids(word("telefon")), []);
  assert.deepEqual(ids(word("telefon"), word("legevakt")), ["vakt"]);
});

test("a reading counts as much as it is sure", () => {
  const misspelt = (weight) => ({ term: "legevakk", weight: 1, readings: [{ terms: ["mentor"], weight: 1 }, { terms: ["legevakt"], weight }] });
  assert.deepEqual(ids(misspelt(0.9)), ["vakt"]);
  assert.deepEqual(ids(misspelt(0.7)), []);
});

test("a reading of two terms names what has both", () => {
  assert.deepEqual(ids({ term: "kv", weight: 1, readings: [{ terms: ["kontor", "legevakt"], weight: 1 }] }), []);
});

test("a provision is answered by its number, all that have it, or that of the act that is named", () => {
  assert.deepEqual(laws(word("7")), ["a", "b", "c"]);
  assert.deepEqual(laws(word("8")), ["a"]);
  assert.deepEqual(laws(word("7"), word("bloven")), ["b"]);
  assert.deepEqual(laws(word("9")), []);
  assert.deepEqual(laws(word("bloven")), []);
});

test("a phone number is answered by everybody who has it, at most two, and never by a provision", () => {
  const of = (...phones) => answers.of([word("7")], {}, UNNAMED, { ...NONE, phones });
  assert.deepEqual(of("116117").contacts.map(({ id }) => id), ["vakt"]);
  assert.deepEqual(of("22586001", "113").contacts.map(({ id }) => id), ["nod", "post3"]);
  assert.deepEqual(of("116117").laws, []);
});

test("a number beside words of no act is no provision, but words of every question may stand there", () => {
  assert.deepEqual(laws(word("7"), word("mentor")), []);
  assert.deepEqual(laws(word("7"), word("telefon")), ["a", "b", "c"]);
  assert.deepEqual(laws(word("7"), word("bloven"), word("mentor")), []);
  assert.deepEqual(laws(word("7"), word("bloven"), word("mentor", 0.9)), ["b"]);
});

test("a word that only says that it is of law neither names an act nor keeps one from being named", () => {
  for (const other of ["lov", "loven", "lova", "lovtekst", "nr", "norsk"]) {
    for (const answer of [laws, unmarked]) assert.deepEqual(answer(word(other), word("bloven"), word("7")), ["b"], other);
  }
  assert.deepEqual(laws(word("loven"), word("7")), ["a", "b", "c"]);
  assert.deepEqual(unmarked(word("loven"), word("7")), []);
});

test("an act that we do not have is not another one", () => {
  const split = terms("kattepleie lov").map((term) => ({ ...word("lov"), term }));
  const read = [...split, word("7")];
  const named = acts.named("kattepleieloven 7", read);
  assert.deepEqual(answers.of(read, {}, named, sections(read, true)).laws, []);
});

test("a number without a mark is a section only beside the name of an act", () => {
  assert.deepEqual(unmarked(word("7")), []);
  assert.deepEqual(unmarked(word("8"), word("alt")), []);
  assert.deepEqual(laws(word("8"), word("alt")), ["a"]);
  assert.deepEqual(unmarked(word("7"), word("cloven")), ["c"]);
});
