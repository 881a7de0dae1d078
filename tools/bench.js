// What an index costs to get ready, and one query on the average, in milliseconds of CPU: `node bench.js INDEX < QUERIES`.
"use strict";

const { readFileSync } = require("node:fs");
const { load, readIndex } = require("../tests/js/load.js");

// Of this process alone, so that a busy machine counts for little.
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const queries = JSON.parse(readFileSync(0, "utf8"));
const { Search } = load();
const start = spent();
const search = new Search(readIndex(process.argv[2]));
const ready = spent();
for (const query of queries) search.run(query);
console.log(JSON.stringify([ready - start, (spent() - ready) / queries.length]));
