// Matters that others than this site are for, in everyday words: whoever asks for them is told that there is nothing here.

import { fold } from "./analysis.js";

const COMPOUNDED = 5;

export class OtherMatters {
  // `list` is the words with spaces between, in any spelling.
  constructor(list) {
    this.words = new Set(list.split(" ").map(fold));
    this.long = [...this.words].filter((matter) => matter.length >= COMPOUNDED);
  }

  // Whether a folded word is of such a matter, or is made of one: «ferie» and «vinterferie», «skatten» and «skattenivå».
  // The word and not its stem: «dekk» is such a matter, «dekker» is not.
  has(word) {
    return this.words.has(word) || this.long.some((matter) => word.startsWith(matter) || endsIn(word, matter));
  }
}

function endsIn(word, matter) {
  return word.length > matter.length + 2 && word.endsWith(matter);
}
