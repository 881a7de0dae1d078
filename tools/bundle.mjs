// Makes of the modules in scripts/ the four scripts that a browser loads: plain ones, because a page from a folder can
// load no modules. `node tools/bundle.mjs [FOLDER]`; without a folder they are written where the theme has them.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = process.argv[2] ?? join(root, "theme", "js");
const library = join(root, "node_modules", "minisearch");
const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));

async function bundle(name, entry, notice = "") {
  await build({
    absWorkingDir: root, entryPoints: [entry], outfile: join(folder, name), bundle: true, minify: true, format: "iife",
    charset: "utf8", target: "es2022", mangleProps: /^_/, legalComments: "none", banner: { js: notice },
  });
}

const licence = readFileSync(join(library, "LICENSE.txt"), "utf8");
const [copyright] = licence.split("\n").filter((line) => line.startsWith("Copyright"));

await bundle("guide.js", "scripts/page/main.js");
await bundle("aid.js", "scripts/aid/main.js");
await bundle("finder.js", "scripts/finder/main.js");
// What is published has the notice, and publishing keeps the files that are named in what it publishes.
await bundle("search.js", "scripts/search/main.js", `/* MiniSearch ${version}, ${copyright}, MIT: minisearch-licence.txt */`);
writeFileSync(join(folder, "minisearch-licence.txt"), licence);
