// A piece of text around the words that were found, in parts: [[text, found], …].

import { fold, stem } from "./analysis.js";

export const AROUND = 150;
const TOKEN = /[\p{L}\p{N}]+/gu;

// The terms a query was read as, so that they can be shown in a text; small words would light up everywhere.
export function wanted(read, stopWords) {
  return new Set(read.flatMap((word) => word.readings.filter((one) => one.weight > 0.4).flatMap((one) => one.terms)).filter((term) => term[0] !== "~" && !stopWords.has(term)));
}

// A text in parts, the words of the query marked; a long text is cut around the first of them.
export function marked(text, found, most = Infinity) {
  const piece = text.length > most ? around(text, found, most) : text;
  const parts = [];
  let end = 0;
  for (const token of piece.matchAll(TOKEN)) {
    if (!found.has(stem(fold(token[0])))) continue;
    if (token.index > end) parts.push([piece.slice(end, token.index), false]);
    end = token.index + token[0].length;
    parts.push([token[0], true]);
  }
  if (end < piece.length) parts.push([piece.slice(end), false]);
  return parts;
}

function around(text, found, most) {
  const first = [...text.matchAll(TOKEN)].find((token) => found.has(stem(fold(token[0]))))?.index || 0;
  const start = first < most * 0.7 ? 0 : text.indexOf(" ", first - most / 3) + 1;
  const space = text.lastIndexOf(" ", start + most);
  const end = text.length - start <= most ? text.length : space > start ? space : start + most;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
