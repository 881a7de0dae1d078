// A table that is wider than the screen scrolls, and is then a stop for the keyboard; otherwise it is not.
whenRead(() => {
  const mark = (table) => {
    const scrolls = table.scrollWidth > table.clientWidth + 1;
    const caption = table.querySelector("caption")?.textContent.trim() || "Tabell";
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", caption]]) {
      if (scrolls) table.setAttribute(name, value);
      else table.removeAttribute(name);
    }
  };
  const sizes = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target)));
  document.querySelectorAll(".table").forEach((table) => sizes.observe(table));
});
