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
    this.called = new Map(this.towns.map((one) => [one, called(one.town)]));
    this.alone = new Map();
    for (const { heading } of this.towns) this.alone.set(heading, !this.alone.has(heading));
  }

  // {towns, counties, gone}: those that all of a text names, by what they are or were, and whether a county is no more.
  // None is guessed. A name that another place had until it became a part of something is not sure.
  named(text) {
    const { towns: found, pages } = this.places.named(text);
    const sought = key(text);
    const counties = pages.map((page) => this._county(page));
    const gone = counties.length > 0 && !counties.some(({ name }) => key(name) === sought);
    return { towns: [...found, ...this._others(sought, found)].map((one) => this._shown(one, sought)), counties, gone };
  }

  // What to choose from while somebody types: the exact first, and a likeness only where nothing begins so.
  suggested(text) {
    const sought = key(text);
    if (sought.length < LEAST) return [];
    const found = [...this.named(text).towns, ...this._beginning(sought)];
    const like = found.length ? found : this._leading(sought);
    const all = like.length || /\d/.test(sought) ? like : this._alike(sought);
    const seen = new Set();
    return all.filter(({ number }) => !seen.has(number) && seen.add(number)).slice(0, MOST);
  }

  // The one whose name now begins so, when no other is or was called anything that does: there is nothing else to mean.
  only(text) {
    const sought = key(text);
    const found = sought.length > LEAST && !/\d/.test(sought) ? this._beginning(sought) : [];
    return found.length === 1 && key(found[0].name).startsWith(sought) ? found : [];
  }

  // The places that had a name which is another's now: a municipality that was divided is not another one.
  _others(sought, found) {
    const divided = (number) => found.some(({ town }) => town.former.includes(number));
    const had = ({ former }) => former.some((name, at) => at % 2 && key(name) === sought && !divided(former[at - 1]));
    return found.length ? this.towns.filter((one) => !found.includes(one) && had(one.town)) : [];
  }

  _beginning(sought) {
    const found = this.towns.filter((one) => this.called.get(one).some(({ name }) => name.startsWith(sought)));
    return found.map((one) => this._shown(one, sought)).sort((a, b) => a.name.localeCompare(b.name, "nb"));
  }

  // What the first words name, when more stands after them: «Kristiansand S».
  _leading(sought) {
    const words = sought.split(" ");
    for (let end = words.length - 1; end > 0; end -= 1) {
      const found = this.named(words.slice(0, end).join(" ")).towns;
      if (found.length) return found;
    }
    return [];
  }

  // The names that are a few letters away, the nearest first, and of those the ones that begin alike.
  _alike(sought) {
    const most = Math.max(1, Math.floor(sought.length / LETTERS_A_SLIP));
    const away = ({ name }) => distance(sought, name, most) + (name[0] === sought[0] ? 0 : 0.5);
    const by = this.towns.map((one) => [Math.min(...this.called.get(one).map(away)), one]);
    return by.filter(([slips]) => slips <= most).sort((a, b) => a[0] - b[0]).map(([, one]) => this._shown(one, ""));
  }

  // A municipality with its county where two have its name, and the other name by which it was found.
  _shown(one, sought) {
    const { name: county } = this._county(one.page);
    const name = this.alone.get(one.heading) ? one.heading : `${one.heading} (${county})`;
    const names = this.called.get(one);
    const { told } = names.find((each) => each.name.startsWith(sought)) || names[0];
    const was = names.find((each) => each.name === sought)?.was || "";
    return { number: one.anchor, name, county, page: one.place, was, option: `${one.heading === county ? county : `${one.heading} (${county})`}${told}` };
  }

  _county(page) {
    const [path, name] = this.data.pages[page];
    return { path, name };
  }
}

// Everything a municipality is or was called: as it is compared, as it is told, and what it was.
function called({ now: [own, number, ...others], former }) {
  const now = [[own, ""], [number, `, ${number}`], ...others.map((other) => [other, `, ${other}`])];
  const then = former.map((old, at) => [old, `, før ${old}`, at % 2 ? old : ""]);
  const found = new Map();
  for (const [written, told, was = ""] of [...now, ...then]) {
    const name = key(written);
    if (!found.has(name)) found.set(name, { name, told, was });
  }
  return [...found.values()];
}
