// What the numbers of a query are: phone numbers of the contact points, sections of law, or neither. A number that can be
// read in more ways than one, or that holds a sign nobody writes in a section, is no section: better no answer than a wrong one.

import { fold, joinedSections } from "./analysis.js";
import { plain } from "./signs.js";

// A letter that was lost on its way, or UTF-8 that was read as something else.
const SPOILT = /\ufffd|[ÂÃ][\x80-\xbf]|â€/;
// Digits, with anything between them but letters and what marks a section.
const RUN = /[+(]*\d(?:[^\p{L}\p{N}§@]*\d)*/gu;
const OF_LAW = /(?:§|paragraf\p{L}*|pgf\.?|par\.?)\s*$/iu;
const ACT = /lov(?:en|a|ens|as)?(?!\p{L})|forskrift/iu;
const TO_CALL = /(?:^|[^a-z])(?:t(?:e)?l(?:e)?f\w*|tel|ring\w*|mobil\w*|nummer\w*|sms|fax|faks)(?![a-z])|\+\s*\d/;
const SECTION = /^(§*)(\d+[a-z]?(?:-\d+[a-z]?)?)$/;
const PART_OF_SECTION = /\b\d+\s*\.?\s*(?=ledd|punktum|setning|alternativ)|\bnr\.?\s*\d+/g;
const NONE = { sections: [], marked: false };
const YEAR = /^(?:19|20)\d\d$/;

export class Numbers {
  constructor({ contacts, laws }) {
    this.phones = new Set(contacts.flatMap(({ phones = [] }) => phones.map(([number]) => digits(number))));
    this.sections = new Set(laws.flatMap(({ numbers = [] }) => numbers));
  }

  // {query, phones, sections, marked}: the query with each known phone number as one word, those numbers, the sections it
  // names, and whether they are written as sections are: an age is not.
  of(query) {
    const phones = [];
    const found = plain(query).replace(RUN, (run, at, whole) => this._called(run, whole.slice(0, at), whole.slice(at + run.length), phones));
    return { query: found, phones, ...(phones.length || SPOILT.test(query) ? NONE : sections(plain(query))) };
  }

  // A run of digits, its phone numbers joined.
  _called(run, before, after, phones) {
    if (OF_LAW.test(before) || /^[\p{L}@]/u.test(after) || this.sections.has(run.replace(/\s/g, ""))) return run;
    const least = ACT.test(before + after) ? 4 : 3;
    const known = (part) => writings(digits(part)).find((one) => one.length >= least && this.phones.has(one));
    const parts = [[run], run.split(/[,;]/), run.split(/\s+/)].find((list) => list.every(known));
    if (!parts) return run;
    phones.push(...parts.map(known));
    return ` ${parts.map(known).join(" ")} `;
  }
}

export function digits(text) {
  return text.replace(/\D/g, "");
}

// A number as it stands, and without the country code, however that was written.
function writings(number) {
  return [number, number.replace(/^(?:00)?47/, ""), number.replace(/^(?:00)?470/, "")];
}

// The sections a query names: those with the mark, or else those that stand alone. None where a number is anything else.
function sections(query) {
  const text = joinedSections(fold(query).replace(PART_OF_SECTION, " "));
  const written = text.split(/\s+/).map((word) => word.replace(/^[("'«[]+|[)"'»\].,:;!?]+$/g, ""));
  const numbers = written.map((word) => (/\d|§/.test(word.normalize("NFKC")) && !YEAR.test(word) ? word : ""));
  const read = numbers.map((word) => (word === "§" ? null : word.match(SECTION)));
  if (numbers.some((word, at) => word && word !== "§" && !read[at])) return NONE;
  if (read.some((one, at) => one && read[at + 1]?.[1] === "")) return NONE;
  const marked = read.filter((one) => one?.[1]);
  if (marked.length) return { sections: marked.map(([, , number]) => number), marked: true };
  const alone = TO_CALL.test(text) ? [] : read.flatMap((one) => (one ? [one[2]] : []));
  return { sections: alone, marked: alone.some((number) => number.includes("-")) };
}
