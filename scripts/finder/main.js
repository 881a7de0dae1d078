// The script of the finder: fetched with what it knows when somebody goes to it. Nothing of what is chosen leaves the page.

import { Finder } from "./finder.js";

const DATA = "../finder/data.js";

const source = document.currentScript.src;
const script = document.createElement("script");
script.src = new URL(DATA, source).href;
script.addEventListener("load", () => new Finder(document.querySelector("[data-finder]"), self.guideFinder, new URL("..", source).href).start());
document.head.append(script);
