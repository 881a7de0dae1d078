// The chains that the finder shows for a JSON list of municipality, situation and role on standard input, and what it
// makes of typed names: {"chains": [[…]], "names": ["…"]}.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { taken } from "../../scripts/finder/answer.js";
import { chain } from "../../scripts/finder/chain.js";
import { Names } from "../../scripts/finder/names.js";

globalThis.self = globalThis;
await import(pathToFileURL(resolve(process.env.GUIDE_FINDER)));
const data = globalThis.guideFinder;
const names = new Names(data);
const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({
  chains: asked.chains.map(([number, situation, role]) => chain(data, number, situation ?? "", role ?? "")),
  names: asked.names.map((text) => {
    const { towns, counties, gone } = names.named(text);
    const offered = names.suggested(text);
    return {
      sure: towns.map(({ number }) => number), counties: counties.map(({ name }) => name), gone: Boolean(gone),
      told: towns.map((town) => [town.name, taken(text, town)]), offered: offered.map(({ number }) => number),
      options: offered.map(({ option }) => option),
    };
  }),
}));
