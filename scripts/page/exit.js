// The way out of a page for everybody: the page is blank at once, and does not stand in the history of this tab.

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
  // Somebody who comes back with the back button must not meet a blank page.
  addEventListener("pageshow", () => { root.classList.remove("leaving"); words.remove(); document.title = title; });
}

function notice() {
  const words = document.createElement("p");
  words.className = "leaving__words";
  words.setAttribute("role", "alert");
  return words;
}
