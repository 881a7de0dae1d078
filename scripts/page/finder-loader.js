// The finder is another script, fetched when somebody goes to it. Who asks before it has come, is answered when it has.

export function startFinderLoader() {
  const box = document.querySelector("[data-finder]");
  box?.addEventListener("focusin", () => {
    const script = document.createElement("script");
    script.src = box.dataset.finder;
    document.head.append(script);
  }, { once: true });
  box?.querySelector("button").addEventListener("click", () => { box.dataset.asked = ""; });
}
