// Text as everybody would have typed it, as `guide.content.signs` has it: a test holds the two to the same.

const ORDINARY = /^[ -~]*$/;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const HIDDEN = /[\p{DI}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u2800\ufdd0-\ufdef\ufff0-\uffff\u{f0000}-\u{10ffff}]|(?![\t\n\r])\p{Cc}/gu;

const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;
const OTHER_DIGIT = /(?!\d)\p{Nd}/gu;

// Composed letters, ordinary spaces and hyphens, and nothing that nobody sees. Letters and digits of full width or drawn as
// mathematics are the ordinary ones, and so are the digits of any script.
export function plain(text) {
  if (ORDINARY.test(text)) return text;
  return text.replace(SPACES, " ").replace(HIDDEN, "")
    .replace(WIDE, (found) => found.normalize("NFKC")).replace(OTHER_DIGIT, ordinary).normalize("NFC").replace(DASHES, "-");
}

// The digits of a script stand in a row, the zero first; those of two scripts side by side are twice ten.
function ordinary(digit) {
  const code = digit.codePointAt(0);
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
