// The finder is another script, fetched when somebody goes to it. Who asks before it has come, is answered when it has;
// where it does not come, the ways stand that stand without a script.

export function startFinderLoader() {
  const box = document.querySelector("[data-finder]");
  box?.addEventListener("focusin", () => {
    const script = document.createElement("script");
    script.src = box.dataset.finder;
    script.addEventListener("error", () => lead(box));
    document.head.append(script);
  }, { once: true });
  const ask = ({ key = "Enter" }) => { if (key === "Enter") box.dataset.asked = ""; };
  box?.querySelector("button").addEventListener("click", ask);
  box?.querySelector("input").addEventListener("keydown", ask);
}

function lead(box) {
  const ways = box.nextElementSibling;
  ways.classList.remove("without-js");
  if (box.contains(document.activeElement)) ways.querySelector("a").focus();
  box.hidden = true;
}
