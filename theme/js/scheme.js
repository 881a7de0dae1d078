// Light or dark: the reader's system decides, until the reader presses the button. Only then is something stored.
{
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const name = "exit-guide-scheme";

  // Storage may be closed, in a private window or in a file: then the choice lasts as long as the page.
  const storage = (action) => {
    try { return action(localStorage); } catch { return null; }
  };

  const isDark = () => (root.dataset.scheme ?? (dark.matches ? "dark" : "light")) === "dark";

  const choose = (wantsDark) => {
    if (wantsDark === dark.matches) {
      delete root.dataset.scheme;
      storage((store) => store.removeItem(name));
    } else {
      root.dataset.scheme = wantsDark ? "dark" : "light";
      storage((store) => store.setItem(name, root.dataset.scheme));
    }
  };

  const stored = storage((store) => store.getItem(name));
  if (stored === "dark" || stored === "light") root.dataset.scheme = stored;

  whenRead(() => {
    const button = document.querySelector("[data-scheme-switch]");
    const show = () => button?.setAttribute("aria-pressed", String(isDark()));
    button?.addEventListener("click", () => { choose(!isDark()); show(); });
    dark.addEventListener("change", show);
    show();
  });
}
