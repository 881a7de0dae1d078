// Prints for each query on standard input, a JSON list of texts, what is shown: {pages, cards}. `node shown.mjs INDEX`

import { readFileSync } from "node:fs";
import { Search } from "../scripts/search/results.js";
import { builtIndex } from "../tests/js/built-index.js";

// The pages, each as its links with their headings, and where the cards above them lead.
export function shown(search, query) {
  const { answers, pages } = search.run(query);
  const links = ({ path, title, sections }) => [[path, plain(title)], ...sections.map(({ href, heading }) => [decodeURIComponent(href), plain(heading)])];
  return { pages: pages.map(links), cards: [...answers.urgent, ...answers.contacts, ...answers.laws].map(({ place }) => place) };
}

function plain(marked) {
  return marked.map(([text]) => text).join("");
}

if (process.argv[1] === import.meta.filename) {
  const search = new Search(await builtIndex(process.argv[2]));
  console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((query) => shown(search, query))));
}
