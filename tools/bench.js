// What an index costs to get ready, and one query on the average, in milliseconds of CPU: `node bench.js INDEX < QUERIES`.

import { readFileSync } from "node:fs";
import { Search } from "../scripts/search/results.js";
import { builtIndex } from "../tests/js/built-index.js";

// Of this process alone, so that a busy machine counts for little.
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const queries = JSON.parse(readFileSync(0, "utf8"));
const index = await builtIndex(process.argv[2]);
const start = spent();
const search = new Search(index);
const ready = spent();
for (const query of queries) search.run(query);
console.log(JSON.stringify([ready - start, (spent() - ready) / queries.length]));
