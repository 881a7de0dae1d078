// Which municipality or county a query names: the lookup of `guide.facts.municipality`, on the names in the index. A test
// asks both the same.

import { fold } from "./analysis.js";
import { plain } from "./signs.js";

const BESIDE = new Set(("kommune kommunen kommunes kommunens herad heradet fylke fylket fylkeskommune fylkeskommunen i k knr nr nummer kommunenr kommunenummer").split(" "));
const SAMI = /[a-z]+ (?:gielda|suohkan|tjielte|ko+m+uuni)(?= |$)/g;
// What a place is named after in a sentence.
const AT = new Set("i pa fra ved til for".split(" "));
const LONGEST = 4;
const WORD = /[\p{L}\p{N}]+/gu;
const OF = /^(?:kommunen?s?|herad(?:et)?)$/;

export class Places {
  // `towns` is what the index says of counties, `documents` those of the search.
  constructor(towns, documents) {
    this.towns = documents.filter(({ town }) => town);
    const now = this.towns.flatMap((one) => one.town.now.map((name) => [name, { town: one }]));
    const then = this.towns.flatMap((one) => one.town.former.map((name) => [name, { town: one }]));
    const county = ([page, names]) => names.split("|").map((name) => [name, { page }]);
    const counties = towns.map((one) => county(one)[0]);
    this.counties = new Map(counties.map(([name, { page }]) => [page, name]));
    const gone = towns.flatMap((one) => county(one).slice(1));
    this.names = [byKey([...now, ...counties]), byKey([...now, ...counties, ...gone]), byKey([...now, ...counties, ...gone, ...then])];
  }

  // {towns, pages}: the municipalities that a text is the name of, or else the pages of the counties.
  named(text) {
    let words = key(text).split(" ").filter(Boolean);
    if (words.length === 1 && /^\d{3}$/.test(words[0])) words = [`0${words[0]}`];
    for (const names of this.names) {
      for (const meanings of readings(words, names)) {
        const found = this._meet(meanings);
        if (found.towns.length || found.pages.length) return found;
      }
    }
    return { towns: [], pages: [] };
  }

  // What all that is said fits: a county beside a municipality says where that lies.
  _meet(meanings) {
    if (!meanings.some(({ towns }) => towns.size)) return { towns: [], pages: meanings.length === 1 ? [...meanings[0].pages] : [] };
    return { towns: this.towns.filter((one) => meanings.every(({ towns, pages }) => towns.has(one) || pages.has(one.page))), pages: [] };
  }

  // {towns, pages, query}: the municipalities or counties that a sentence names, by what they are called now: «politiet i
  // Råde». `service` says whether the words before a name are of somebody who is in every place.
  within(query, service) {
    const written = [...plain(query).matchAll(WORD)];
    const words = written.map(([word]) => fold(word));
    for (let size = Math.min(LONGEST, words.length); size > 0; size -= 1) {
      for (let at = 0; at + size <= words.length; at += 1) {
        if (!this._stands(written, words, at, at + size, service)) continue;
        const { towns, pages } = this.named(words.slice(at, at + size).join(" "));
        if (towns.length || pages.length) return { towns, pages, query: replaced(written, at, at + size, towns[0]?.heading || this.counties.get(pages[0])) };
      }
    }
    return { towns: [], pages: [], query };
  }

  // Whether some words of a sentence stand as a place does.
  _stands(written, words, from, to, service) {
    if (words.slice(from, to).some((word) => BESIDE.has(word) || /\d/.test(word))) return false;
    const big = from > 0 && /^\p{Lu}\p{Ll}/u.test(written[from][0]);
    return big || AT.has(words[from - 1]) || OF.test(words[to]) || (to === words.length && service(words.slice(0, from).join(" ")));
  }
}

// A text with some of its words exchanged.
function replaced(written, from, to, text) {
  const [{ index: start, input }, { index: last, 0: word }] = [written[from], written[to - 1]];
  return input.slice(0, start) + text + input.slice(last + word.length);
}

export function key(text) {
  const folded = (fold(text).match(/[a-z0-9]+/g) || []).join(" ").replaceAll("aa", "a");
  const others = folded.replace(SAMI, "").trim();
  return (others || folded).split(/ +/).filter((word) => !BESIDE.has(word)).join(" ");
}

function byKey(written) {
  const found = new Map();
  for (const [name, { town, page }] of written) {
    // Without its dots the Kven letter is another.
    for (const one of new Set([key(name), key(name.replaceAll("ä", "a"))])) {
      if (!found.has(one)) found.set(one, { towns: new Set(), pages: new Set() });
      if (town) found.get(one).towns.add(town);
      else found.get(one).pages.add(page);
    }
  }
  return found;
}

// Every way to read all the words as names, long names first.
function* readings(words, names) {
  if (!words.length) yield [];
  for (let end = words.length; end > 0; end -= 1) {
    const meaning = names.get(words.slice(0, end).join(" "));
    if (meaning) for (const rest of readings(words.slice(end), names)) yield [meaning, ...rest];
  }
}
