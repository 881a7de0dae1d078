// The script of the finder: fetched with what it knows when somebody goes to it. Nothing of what is chosen leaves the page.

import { Finder } from "./finder.js";

const DATA = "../finder/data.js";
const STYLE = "../css/finder.css";

const own = document.currentScript;
const script = document.createElement("script");
script.src = new URL(DATA, own.src).href;
script.addEventListener("load", () => new Finder(document.querySelector("[data-finder]"), self.guideFinder, new URL("..", own.src).href).start());
script.addEventListener("error", () => own.dispatchEvent(new Event("error")));
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL(STYLE, own.src).href;
document.head.append(style, script);
