// The words that ask, and say nothing of what is asked for.

import { fold, stem } from "./analysis.js";
import { forms } from "./language.js";

export class StopWords {
  // `list` is the words with spaces between, in any spelling.
  constructor(list) {
    this.words = new Set(list.split(" ").map(fold));
  }

  // Whether a folded word is one. The word and not its stem: «mot» says nothing, «møter» does.
  has(word) {
    return this.words.has(word) || this.words.has(forms.get(word));
  }

  // The terms of the words that say something; of all the words when none does.
  telling(all) {
    const some = all.filter((word) => !this.has(word));
    return (some.length ? some : all).map(stem);
  }
}
