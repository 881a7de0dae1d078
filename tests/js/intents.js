// Prints for each query on standard input, a JSON list of texts, how the patterns meet it and the ids of its intents.

import { readFileSync } from "node:fs";
import { Intents, spaced } from "../../scripts/search/intents.js";
import { builtIndex } from "./built-index.js";

const intents = new Intents((await builtIndex(process.env.GUIDE_INDEX)).intents);
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => [spaced(query), intents.of(query).ids])));
