// What is answered above the results: in danger the urgent numbers, then the card of what was named, or the provision.

import { NUMBER, isSoft, terms } from "./analysis.js";
import { digits } from "./numbers.js";
import { sum } from "./sum.js";

const CARDS = 2;
const SAID = 0.8;

export class Answers {
  constructor(index) {
    this.index = index;
    this.contacts = index.contacts.map((contact) => ({ contact, terms: new Set(contactNames(contact).flatMap(terms)) }));
    this.laws = index.laws.map((law) => ({ law, numbers: new Set(law.numbers || []), terms: new Set(law.act.flatMap(terms)) }));
  }

  // {urgent, contacts, laws} for a query that is read: `phones` and `sections` are what its numbers are.
  of(read, intent, { phones, sections }) {
    return {
      urgent: intent.urgent ? this._urgent() : [],
      contacts: phones.length ? this._called(phones) : this._named(read),
      laws: this._provisions(read, sections),
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

  // The provisions that the query numbers; where it names an act, only those of that act.
  _provisions(read, numbers) {
    const others = read.filter((word) => !NUMBER.test(word.term) && !isSoft(word.term));
    const found = this.laws.filter(({ numbers: own }) => numbers.some((number) => own.has(number)));
    const named = found.filter(({ terms: names }) => others.length && met(others, names) > 0.5);
    return (named.length || others.length ? named : found).slice(0, CARDS).map(({ law }) => law);
  }
}

function contactNames({ name, names, phones = [], email = "" }) {
  return [name, ...names, email, ...phones.map(([number]) => number)];
}

// How much of the words stand in a set of terms, by weight.
function met(said, names) {
  const best = (word) => Math.max(0, ...word.readings.filter((one) => one.terms.every((term) => names.has(term))).map((one) => one.weight));
  return sum(said, (word) => word.weight * best(word)) / sum(said, (word) => word.weight);
}
