// Loads the search as the browser does: the parts in the order of the template, as one script.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { runInThisContext } = require("node:vm");

const THEME = join(__dirname, "..", "..", "theme");
const NAMES = ["language", "fold", "stem", "words", "terms", "telling", "isStop", "isOtherMatter", "distance", "Vocabulary", "Reader", "Synonyms", "Phrases",
  "Intent", "Engine", "Search", "marked", "wanted", "headingAnchor", "slug"];

function expanded(path) {
  return readFileSync(join(THEME, path), "utf8")
    .replace(/\{#-[\s\S]*?-#\}/g, "")
    .replace(/\{% include "(.*?)" %\}/g, (_, inner) => expanded(inner));
}

// The names of the search, from a script in which nothing is started.
function load() {
  const script = expanded("js/search.js").replace(/^if \(typeof document[\s\S]*?src\);$/m, "").replace(/\}\s*$/, `return { ${NAMES} }; }`);
  return runInThisContext(`(() => ${script.slice(script.indexOf("{"))})()`);
}

// The index of a built site.
function readIndex(path) {
  return runInThisContext(`(() => { const self = {}; ${readFileSync(path, "utf8")}; return self.guideIndex; })()`);
}

// Numbers that look random and are the same every time.
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

module.exports = { load, readIndex, random };
