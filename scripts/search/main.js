// The script of the search: fetched when somebody goes to the box, and started once more as a worker. Where a browser
// refuses workers and fetching, as from a folder, the engine runs on the page itself.

import { elsewhere, here } from "./asking.js";
import { Box } from "./box.js";
import { Search } from "./results.js";

const INDEX = "../search/index.js";

if (typeof document === "undefined") work();
else begin(document.currentScript.src);

function work() {
  importScripts(new URL(INDEX, location.href));
  const search = new Search(self.guideIndex);
  addEventListener("message", ({ data }) => postMessage(search.run(data)));
}

function begin(source) {
  const index = new URL(INDEX, source).href;
  const ask = location.protocol === "file:" ? here((ready) => load(index, ready)) : elsewhere(new Worker(source));
  new Box(document.querySelector("[data-md-component=search]"), ask, new URL("..", source).href).start();
}

// The index comes as a script, because a page from a folder cannot fetch it.
function load(address, ready) {
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", () => ready(new Search(self.guideIndex)));
  document.head.append(script);
}
