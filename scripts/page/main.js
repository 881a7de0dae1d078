// The script of every page. It stands in the head and runs before the page is painted.

import { startDisclosures } from "./disclosure.js";
import { startExit } from "./exit.js";
import { startFinderLoader } from "./finder-loader.js";
import { showStoredScheme, startSchemeSwitch } from "./scheme.js";
import { startSearchLoader } from "./search-loader.js";
import { startTables } from "./tables.js";

document.documentElement.classList.remove("no-js");
showStoredScheme();
// A listener each: what fails in one must not stop the others.
for (const start of [startSchemeSwitch, startDisclosures, startSearchLoader, startFinderLoader, startTables, startExit]) {
  document.addEventListener("DOMContentLoaded", start);
}
