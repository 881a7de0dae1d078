// The municipalities and counties that each text of a JSON list on standard input names: ids and pages.

import { readFileSync } from "node:fs";
import { documents } from "../../scripts/search/documents.js";
import { Places } from "../../scripts/search/places.js";
import { builtIndex } from "./built-index.js";

const index = await builtIndex(process.env.GUIDE_INDEX);
const places = new Places(index.towns, documents(index));
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => {
  const { towns, pages } = places.named(text);
  return [towns.map(({ anchor }) => anchor).sort(), pages.map((page) => index.pages[page][0]).sort()];
})));
