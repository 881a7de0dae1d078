// What is answered above the results: in danger the urgent numbers, then the card of what was named, or the provision.

import { bestOf, met } from "./acts.js";
import { isSoft, terms } from "./analysis.js";
import { digits } from "./numbers.js";

const CARDS = 2;
const SAID = 0.8;

export class Answers {
  constructor(index) {
    this.index = index;
    this.contacts = index.contacts.map((contact) => ({ contact, terms: new Set(contactNames(contact).flatMap(terms)) }));
  }

  // {urgent, contacts, laws} for a query that is read: `phones` and `sections` are what its numbers are, `named` the acts.
  of(read, intent, named, { phones, sections, marked }) {
    return {
      urgent: intent.urgent ? this._urgent() : [],
      contacts: phones.length ? this._called(phones) : this._named(read),
      laws: this._provisions(named, sections, marked),
    };
  }

  // The contact points that have one of the numbers.
  _called(phones) {
    return this.index.contacts.filter((contact) => contact.phones?.some(([number]) => phones.includes(digits(number)))).slice(0, CARDS);
  }

  _urgent() {
    return this.index.urgent.map((id) => this.index.contacts.find((contact) => contact.id === id));
  }

  // The contact points whose names, numbers or addresses are what the query says.
  _named(read) {
    const said = read.filter((word) => !isSoft(word.term));
    if (!said.length) return [];
    const found = this.contacts.map(({ contact, terms: names }) => ({ contact, part: met(said, names) })).filter(({ part }) => part >= SAID);
    const most = Math.max(...found.map(({ part }) => part));
    return found.filter(({ part }) => part === most).map(({ contact }) => contact)
      .sort((a, b) => Boolean(b.phones) - Boolean(a.phones)).slice(0, CARDS);
  }

  // The provisions that the query numbers, of the act it names best. Where it names none, all that have a number that is
  // marked as one of law: of more than one, nobody knows which is meant.
  _provisions({ said, acts, all }, sections, marked) {
    const numbered = (list) => list.map((act) => ({ ...act, laws: act.laws.filter(({ numbers }) => sections.some((number) => numbers.has(number))) })).filter(({ laws }) => laws.length);
    const meant = said ? bestOf(numbered(acts.filter(({ certain }) => marked || certain))) : numbered(marked ? all : []);
    return meant.flatMap(({ laws }) => laws.map(({ law }) => law));
  }
}

function contactNames({ name, names, phones = [], email = "" }) {
  return [name, ...names, email, ...phones.map(([number]) => number)];
}
