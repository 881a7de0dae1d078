// Light or dark: the reader's system decides, until the reader presses the button. Only then is something stored.

const NAME = "exit-guide-scheme";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

export function showStoredScheme() {
  const stored = storage((store) => store.getItem(NAME));
  if (stored === "dark" || stored === "light") root.dataset.scheme = stored;
}

export function startSchemeSwitch() {
  const button = document.querySelector("[data-scheme-switch]");
  const show = () => button?.setAttribute("aria-pressed", String(isDark()));
  button?.addEventListener("click", () => { choose(!isDark()); show(); });
  dark.addEventListener("change", show);
  show();
}

// Storage may be closed, in a private window or in a file: then the choice lasts as long as the page.
function storage(action) {
  try { return action(localStorage); } catch { return null; }
}

function isDark() {
  return (root.dataset.scheme ?? (dark.matches ? "dark" : "light")) === "dark";
}

function choose(wantsDark) {
  if (wantsDark === dark.matches) {
    delete root.dataset.scheme;
    storage((store) => store.removeItem(NAME));
  } else {
    root.dataset.scheme = wantsDark ? "dark" : "light";
    storage((store) => store.setItem(NAME, root.dataset.scheme));
  }
}
