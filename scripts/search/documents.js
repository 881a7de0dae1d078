// The sections of the site, its municipalities and its contact points as documents, with what each is found by.

import { fold } from "./analysis.js";

export function documents(index) {
  const found = index.docs.map(([page, heading = "", text = "", rest = "", anchor = headingAnchor(heading)], number) => ({
    number, page, anchor, heading: heading || index.pages[page][1], title: anchor ? index.pages[page][1] : "",
    text, rest, said: [], names: "",
  }));
  for (const [numbers, phrases] of index.words) {
    const said = fold(phrases).split("|");
    for (const number of numbers) found[number].said.push(...said);
  }
  for (const contact of index.contacts) addContact(contact, found, index);
  const provisions = new Map(index.laws.map((law) => [law.place.split("#")[1], law]));
  for (const document of found) if (provisions.has(document.anchor)) addProvision(provisions.get(document.anchor), document);
  return [...found, ...towns(index, found.length)];
}

// The municipalities as documents, numbered from the first on.
export function towns(index, first = 0) {
  const found = [];
  for (const [page, , names] of index.towns) {
    const last = [0, 0, 0];
    for (const entry of names.split("|")) found.push(town(entry.split("="), last, page, first + found.length, index));
  }
  return found;
}

// The anchor Markdown gives a heading.
export function headingAnchor(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}_\s-]/gu, "").trim().replace(/\s+/g, "-");
}

function addProvision({ gives = "", cited = "", numbers = [] }, document) {
  document.text = gives;
  document.rest = cited;
  document.names = numbers.join(" ");
}

// A contact point is also found by its numbers and addresses, wherever its card stands.
function addContact(contact, found, index) {
  const numbers = (contact.phones || []).map(([number]) => number);
  const names = [...numbers, contact.email, contact.url, ...contact.names].filter(Boolean).join(" | ");
  for (const document of found) {
    if (document.anchor === contact.id) Object.assign(document, { names, text: contact.purpose });
    if (!document.anchor && index.pages[document.page][0] === contact.owner) document.names += ` | ${names}`;
  }
}

// A number is written as how much it is above the last one of its time.
function town([name, step, others = "", since = "", before = ""], last, page, number, index) {
  const list = (text) => (text ? text.split("/") : []);
  const code = (time, written) => {
    last[time] += Number(written);
    return String(last[time]).padStart(4, "0");
  };
  const former = [since, before].flatMap((olds, at) => list(olds).flatMap((old) => [code(at + 1, old.match(/-?\d+/)[0]), old.replace(/-?\d+/, "") || name]));
  const now = code(0, step);
  return {
    number, page, anchor: now, place: `${index.townPages}${now}.html`, heading: name, title: index.pages[page][1], text: "",
    rest: `kommune politidistrikt RVTS konfliktråd SLT-koordinator radikaliseringskontakt ${others}`, said: [], names: "",
    town: { now: [name, now, ...list(others)], former },
  };
}
