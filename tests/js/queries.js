// Runs the queries on standard input, a JSON list of texts, and prints the pages that each finds, the best first.

import { readFileSync } from "node:fs";
import { Search } from "../../scripts/search/results.js";
import { builtIndex } from "./built-index.js";

const search = new Search(await builtIndex(process.env.GUIDE_INDEX));
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => search.run(query).pages.map(({ path }) => path))));
