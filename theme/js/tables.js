// A table that is wider than the screen scrolls, and is then a stop for the keyboard, with a name; otherwise it is not.
// Both the box and what is in it are watched: a reader's own text size or spacing widens only the latter.
whenRead(() => {
  const tables = [...document.querySelectorAll(".table")];
  const mark = (table) => {
    const scrolls = table.scrollWidth > table.clientWidth + 1;
    const name = table.querySelector("caption")?.textContent.trim() ?? `Tabell ${tables.indexOf(table) + 1}`;
    for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]]) {
      if (scrolls) table.setAttribute(attribute, value);
      else table.removeAttribute(attribute);
    }
  };
  const sizes = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target.closest(".table"))));
  tables.forEach((table) => [table, ...table.children].forEach((box) => sizes.observe(box)));
});
