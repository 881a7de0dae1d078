// Text to the terms that the index and a query share. Pure functions: the same text always gives the same terms.

const NUMBER = /\d/;
const OTHER_LETTER = /[^a-z0-9 ]|ae|oe|aa/;
const WORD = /§?\d+[a-h]?(?:-\d+[a-h]?)?(?![a-z0-9])|[a-z0-9]+/g;

// Small letters, æ as e, ø as o, å as a, however they were typed. An apostrophe is no letter: «broder'n».
function fold(text) {
  if (!OTHER_LETTER.test(text)) return text;
  return text.toLowerCase().replace(/['’´]/g, "")
    .replace(/[æä]|ae/g, "e").replace(/[øö]|oe/g, "o").replace(/å|aa/g, "a")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

// Most words have none of the spellings: one look spares them the rest.
const OTHER_SPELLING = new RegExp(language.spellings.map(([from]) => from.source.replace(/\((?!\?)/g, "(?:")).join("|"));

const stems = new Map();

// A folded word in bokmål, without its endings, double letters single. Numbers stay as they are.
function stem(word) {
  let found = stems.get(word);
  if (found === undefined) {
    found = NUMBER.test(word) ? word.replace("§", "") : reduced(bokmal(word));
    stems.set(word, found);
  }
  return found;
}

function bokmal(word) {
  if (language.words.has(word)) return language.words.get(word);
  return word.length > 3 && OTHER_SPELLING.test(word) ? language.spellings.reduce((text, [from, to]) => text.replace(from, to), word) : word;
}

// Short words keep their double letters: «sønn» and «sone» must not meet. «Trussel» has no e in «trusler».
function reduced(word) {
  const found = word.length > 3 ? withoutEndings(word) : word;
  return found.length > 4 ? found.replace(/(.)\1/g, "$1").replace(/([^aeiouy])el$/, "$1l") : found;
}

// By their last letter, so that most words are held against few of them.
const endings = new Map([..."aegnrt"].map((last) => [last, language.endings.filter(([end]) => end.endsWith(last))]));

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
function words(text) {
  return pieces(fold(text));
}

// The words of a text that is folded already. To fold twice is not the same: «miljøet» would lose its last e.
function pieces(folded) {
  return joinedNumbers(folded).match(WORD) || [];
}

function joinedNumbers(text) {
  if (!NUMBER.test(text)) return text;
  return text
    .replace(/(?:\+|\b00)47(?=[\s\d])/g, " ")
    .replace(/(?<![\d-])\d{2,3}(?:[ .]\d{2,3}){1,3}(?![\d-])/g, phone)
    .replace(/(?:§+|\bparagraf(?:en|ane|ene|er)?|\bpgf\.?|\bpar\.)\s*(?=\d)/g, " §")
    .replace(/(\d)\s?([a-h])(?![a-z0-9])/g, "$1$2")
    .replace(/(\d[a-h]?)\s*[-–]\s*(?=\d)/g, "$1-");
}

function phone(written) {
  const digits = written.replace(/\D/g, "");
  return [5, 6, 8].includes(digits.length) ? digits : written;
}

// The terms of a text, in order.
function terms(text) {
  return words(text).map(stem);
}

const stopWords = new Set([...language.stop].map(fold));
const softStems = new Set([...language.soft].map(stem));

// Whether a folded word asks without saying anything of what is asked for. The word and not its stem: «mot» says nothing, «møter» does.
function isStop(word) {
  return stopWords.has(word) || stopWords.has(language.words.get(word));
}

const otherMatters = new Set(language.otherMatters.map(fold));
const longMatters = [...otherMatters].filter((matter) => matter.length > 4);

// Whether a folded word is of a matter for others, or is made of one: «ferie» and «vinterferie», «skatten» and «skattenivå».
// The word and not its stem: «dekk» is such a matter, «dekker» is not.
function isOtherMatter(word) {
  return otherMatters.has(word) || longMatters.some((matter) => word.startsWith(matter) || (word.length > matter.length + 2 && word.endsWith(matter)));
}

// The terms of the words that say something; of all the words when none does.
function telling(all) {
  const some = all.filter((word) => !isStop(word));
  return (some.length ? some : all).map(stem);
}
