// The script of the finder: fetched with what it knows when somebody goes to it. Nothing of what is chosen leaves the page.

import { Finder } from "./finder.js";

const DATA = "../finder/data.js";

const own = document.currentScript;
const script = document.createElement("script");
script.src = new URL(DATA, own.src).href;
script.addEventListener("load", () => new Finder(document.querySelector("[data-finder]"), self.guideFinder, new URL("..", own.src).href).start());
script.addEventListener("error", () => own.dispatchEvent(new Event("error")));
document.head.append(script);
