// Text to the terms that the index and a query share. Pure functions: the same text always gives the same terms.

import { forms, soft, spellings, suffixes } from "./language.js";
import { plain } from "./signs.js";

export const NUMBER = /\d/;
const OTHER_LETTER = /[^a-z0-9 ]|ae|oe|aa/;
const WORD = /§?\d+[a-i]?(?:-\d+[a-i]?)?(?![a-z0-9])|[a-z0-9]+/g;

// Small letters, æ as e, ø as o, å as a, the letters of Sámi as those they are like, however they were typed. An
// apostrophe is no letter: «broder'n».
export function fold(text) {
  if (!OTHER_LETTER.test(text)) return text;
  return plain(text).toLowerCase().replace(/['’´]/g, "")
    .replace(/[æä]|ae/g, "e").replace(/[øö]|oe/g, "o").replace(/å|aa/g, "a")
    .replace(/đ/g, "d").replace(/ŋ/g, "n").replace(/ŧ/g, "t")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

// Most words have none of the spellings: one look spares them the rest.
const OTHER_SPELLING = new RegExp(spellings.map(([from]) => from.source.replace(/\((?!\?)/g, "(?:")).join("|"));

// Every folded word that was met, with its stem.
export const stems = new Map();

// A folded word in bokmål, without its endings, double letters single. Numbers stay as they are.
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) {
    found = NUMBER.test(word) ? word.replace("§", "") : reduced(bokmal(word));
    stems.set(word, found);
  }
  return found;
}

export function bokmal(word) {
  if (forms.has(word)) return forms.get(word);
  return word.length > 3 && OTHER_SPELLING.test(word) ? spellings.reduce((text, [from, to]) => text.replace(from, to), word) : word;
}

// Short words keep their double letters: «sønn» and «sone» must not meet. «Trussel» has no e in «trusler».
function reduced(word) {
  const found = withoutEndings(word);
  return found.length > 4 ? found.replace(/(.)\1/g, "$1").replace(/([^aeiouy])el$/, "$1l") : found;
}

// By their last letter, so that most words are held against few of them.
const endings = new Map([..."aegnrt"].map((last) => [last, suffixes.filter(([end]) => end.endsWith(last))]));

function withoutEndings(word) {
  let found = word.length > 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  found = found.replace(/(..[bdfgkpstv])ning(?:en|ene|er|ar|a|ane)?$/, "$1");
  for (let times = 0; times < 2; times += 1) {
    const ending = endings.get(found[found.length - 1])?.find(([end, least]) => found.endsWith(end) && found.length - end.length >= least + times);
    if (ending) found = found.slice(0, -ending[0].length);
  }
  return found;
}

// The words of a text as they stand, folded. A section number is one word, and so is a phone number in any grouping.
export function words(text) {
  return pieces(fold(text));
}

// The words of a text that is folded already. To fold twice is not the same: «miljøet» would lose its last e.
export function pieces(folded) {
  return joinedNumbers(folded).match(WORD) || [];
}

function joinedNumbers(text) {
  if (!NUMBER.test(text)) return text;
  return joinedSections(text
    .replace(/(?:\+|\b00)47(?=[\s\d])/g, " ")
    .replace(/(?<![\d-])\d{2,3}(?:[ .]\d{2,3}){1,3}(?![\d-])/g, phone));
}

// The sections of a folded text, each as one word. «I» is a letter of a section only where no word follows it.
export function joinedSections(text) {
  return text
    .replace(/(?:§+|\bparagraf(?:en|ane|ene|er)?|\bpgf\.?|\bpar\.?)\s*(?=\d)/g, " §")
    .replace(/(\d)[\s-]*(?:([a-h])(?![a-z0-9])|(i)(?!\s*[a-z0-9]))/g, "$1$2$3")
    .replace(/(\d[a-i]?)\s*-\s*(?=\d)/g, "$1-");
}

function phone(written) {
  const digits = written.replace(/\D/g, "");
  return [5, 6, 8].includes(digits.length) ? digits : written;
}

// The terms of a text, in order.
export function terms(text) {
  return words(text).map(stem);
}

const softStems = new Set([...soft].map(stem));

// Whether a term is in most questions, and so says little.
export function isSoft(term) {
  return softStems.has(term);
}
