// What somebody may mean who types the name of a place: exactly that, or else what begins so, or else what is nearly so.

import { towns } from "../search/documents.js";
import { key, Places } from "../search/places.js";
import { distance } from "../search/vocabulary.js";

const MOST = 8;
const LEAST = 2;
// One slip for so many letters.
const LETTERS_A_SLIP = 4;

export class Names {
  constructor(data) {
    this.data = data;
    this.towns = towns(data);
    this.places = new Places(data.towns, this.towns);
    this.keys = this.towns.map((one) => ({ one, keys: [...new Set([...one.town.now, ...one.town.former].map(key))] }));
  }

  // {towns, counties}: those that all of a text names, by what they are or were. None is guessed.
  named(text) {
    const { towns: found, pages } = this.places.named(text);
    return { towns: found.map((one) => this._shown(one)), counties: pages.map((page) => this._county(page)) };
  }

  // What to choose from while somebody types: the exact first, and a likeness only where nothing begins so.
  suggested(text) {
    const sought = key(text);
    if (sought.length < LEAST) return [];
    const exact = this.named(text).towns;
    const begins = this._those((name) => name.startsWith(sought));
    const like = exact.length || begins.length || /\d/.test(sought) ? [] : this._alike(sought);
    const seen = new Set();
    return [...exact, ...begins, ...like].filter(({ number }) => !seen.has(number) && seen.add(number)).slice(0, MOST);
  }

  _those(fits) {
    const found = this.keys.filter(({ keys }) => keys.some(fits)).map(({ one }) => this._shown(one));
    return found.sort((a, b) => a.name.localeCompare(b.name, "nb"));
  }

  // The names that are a few letters away, the nearest first, and of those the ones that begin alike.
  _alike(sought) {
    const most = Math.max(1, Math.floor(sought.length / LETTERS_A_SLIP));
    const away = (name) => distance(sought, name, most) + (name[0] === sought[0] ? 0 : 0.5);
    const by = this.keys.map(({ one, keys }) => [Math.min(...keys.map(away)), one]);
    return by.filter(([slips]) => slips <= most).sort((a, b) => a[0] - b[0]).map(([, one]) => this._shown(one));
  }

  _shown(one) {
    const number = one.anchor;
    return { number, name: one.heading, county: this._county(one.page).name, page: one.place };
  }

  _county(page) {
    const [path, name] = this.data.pages[page];
    return { path, name };
  }
}
