// Which acts a query names. A word that only says that it is of law names none; a word that is the name of an act we do
// not have names another, and then no act here is meant.

import { NUMBER, isSoft, stem, terms, words } from "./analysis.js";
import { sum } from "./sum.js";

const OF_LAW = new Set(["lov", "lovtekst", "lovparagraf", "paragraf", "forskrift"].map(stem));
const ACT = /..lov$/;
// One letter that is wrong, not two: «tolloven» is no «tolkeloven».
const NEAR = 0.7;
const BEGUN = 0.4;
const HALF = 0.5;

export class Acts {
  // `laws` is the provisions of the index, each with the names of its act.
  constructor(laws) {
    const byNames = new Map();
    for (const law of laws) {
      const names = law.act.join("|");
      if (!byNames.has(names)) byNames.set(names, { terms: new Set(law.act.flatMap(terms)), title: new Set(terms(law.act[0])), single: new Set(law.act.map(terms).filter(({ length }) => length === 1).flat()), laws: [] });
      byNames.get(names).laws.push({ law, numbers: new Set(law.numbers) });
    }
    this.all = [...byNames.values()];
  }

  // {said, acts, all}: whether a query says more than its numbers, the acts it names, each with how well, and all acts. An
  // act is `certain` where a word is its name or says that it is of law: a number beside another is perhaps an age.
  named(query, read) {
    const said = read.filter(({ term }) => !NUMBER.test(term) && !isSoft(term) && !OF_LAW.has(term));
    const names = [...new Set(words(query).map(stem))].filter((term) => ACT.test(term)).map((term) => read.find((word) => word.term === term));
    const certain = names.length > 0 || read.some(({ term }) => OF_LAW.has(term));
    const named = ({ terms: own }) => names.every((word) => word) && (!names.length || names.some((word) => best(word, own, ACT) >= NEAR));
    const rated = (act) => ({
      ...act, part: met(said, act.terms), own: met(said, act.title), certain: certain || said.some((word) => best(word, act.single) >= (isKnown(word) ? NEAR : BEGUN)),
    });
    return { said: said.length > 0 || names.length > 0, acts: this.all.filter(named).map(rated).filter(({ part }) => part > HALF), all: this.all };
  }
}

// The best of what is named, as many as are as good.
export function bestOf(acts) {
  const most = Math.max(...acts.map(({ part }) => part));
  const good = acts.filter(({ part }) => part === most);
  const own = Math.max(...good.map((act) => act.own));
  return good.filter((act) => act.own === own);
}

function isKnown({ term, readings }) {
  return readings.some(({ terms: [one] }) => one === term);
}

// How sure a word is one of a set of terms, of those that look like something.
function best(word, names, like = /./) {
  const weights = word.readings.filter((one) => one.terms.every((term) => names.has(term)) && one.terms.some((term) => like.test(term))).map((one) => one.weight);
  return Math.max(0, ...weights);
}

// How much of the words stand in a set of terms, by weight.
export function met(said, names) {
  return sum(said, (word) => word.weight * best(word, names)) / sum(said, (word) => word.weight);
}
