// Text as everybody would have typed it, as `guide.content.signs` has it: a test holds the two to the same.

const ORDINARY = /^[ -~]*$/;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const BLANK_LETTERS = "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}";
const HIDDEN = new RegExp(
  "[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u200b-\\u200f\\u2028-\\u202e"
  + "\\u2060-\\u206f\\ud800-\\uf8ff\\ufdd0-\\ufdef\\ufeff\\ufff0-\\uffff\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}\\u{1bca0}-\\u{1bca3}"
  + `\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}\\u{f0000}-\\u{10ffff}${BLANK_LETTERS}]`, "gu");

// Composed letters, ordinary spaces and hyphens, and nothing that nobody sees.
export function plain(text) {
  if (ORDINARY.test(text)) return text;
  return text.replace(SPACES, " ").replace(HIDDEN, "").normalize("NFC").replace(DASHES, "-");
}
