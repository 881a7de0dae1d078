// The way out of a page for everybody: the page is blank at once, and does not stand in the history of this tab. Nor do
// its places and the pages beside it: a link to one takes the place of the page, so that there is one entry to replace.
// What was open before, such as another page of the site, stands there still. The page says so.

export function startExit() {
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const root = document.documentElement;
  const title = document.title;
  const words = notice();

  link.addEventListener("click", (event) => {
    event.preventDefault();
    root.classList.add("leaving");
    document.body.append(words);
    words.textContent = "Forlater siden.";
    document.title = "Forlater siden";
    location.replace(location.protocol === "file:" ? link.dataset.leave : link.href);
  });
  document.addEventListener("click", (event) => {
    const beside = event.target.closest?.("a[href]");
    if (!beside || beside === link || !isPlain(event, beside) || !isBeside(beside)) return;
    event.preventDefault();
    location.replace(beside.href);
  });
  // Somebody who comes back with the back button must not meet a blank page.
  addEventListener("pageshow", () => { root.classList.remove("leaving"); words.remove(); document.title = title; });
}

// Whether a click opens a link here, and not in another tab or as a file.
function isPlain(event, link) {
  const turned = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return !turned && !event.defaultPrevented && !link.hasAttribute("download") && (link.target || "_self") === "_self";
}

// Whether a link leads to a place on this page or to a page in the same folder.
function isBeside(link) {
  return new URL(".", link.href).href === new URL(".", location.href).href;
}

function notice() {
  const words = document.createElement("p");
  words.className = "leaving__words";
  words.setAttribute("role", "alert");
  return words;
}
