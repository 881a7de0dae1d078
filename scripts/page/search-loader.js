// The search itself is another script, fetched when somebody goes to the box.

export function startSearchLoader() {
  const box = document.querySelector("[data-search-src]");
  if (!box) return;
  const fetchSearch = () => {
    const script = document.createElement("script");
    script.src = box.dataset.searchSrc;
    document.head.append(script);
  };
  if (box.contains(document.activeElement)) fetchSearch();
  else box.addEventListener("focusin", fetchSearch, { once: true });
}
