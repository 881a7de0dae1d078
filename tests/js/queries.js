// Runs the queries on standard input, a JSON list of texts, and prints the pages that each finds, the best first.
"use strict";

const { readFileSync } = require("node:fs");
const { load, readIndex } = require("./load.js");

const { Search } = load();
const search = new Search(readIndex(process.env.GUIDE_INDEX));
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => search.run(query).pages.map(({ path }) => path))));
