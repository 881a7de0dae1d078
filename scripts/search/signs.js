// Text as everybody would have typed it, as `guide.content.signs` has it: a test holds the two to the same.

const ORDINARY = /^[ -~]*$/;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const HIDDEN = /[\p{DI}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u2800\ufdd0-\ufdef\ufff0-\uffff\u{f0000}-\u{10ffff}]|(?![\t\n\r])\p{Cc}/gu;

// Composed letters, ordinary spaces and hyphens, and nothing that nobody sees.
export function plain(text) {
  if (ORDINARY.test(text)) return text;
  return text.replace(SPACES, " ").replace(HIDDEN, "").normalize("NFC").replace(DASHES, "-");
}
