// A table that is wider than the screen scrolls, and is then a stop for the keyboard, with a name; otherwise it is not.

export function startTables() {
  const tables = [...document.querySelectorAll(".table")];
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) mark(target.closest(".table"), tables);
  });
  // Both the box and what is in it are watched: a reader's own text size or spacing widens only the latter.
  for (const table of tables) for (const box of [table, ...table.children]) sizes.observe(box);
}

function mark(table, tables) {
  const scrolls = table.scrollWidth > table.clientWidth + 1;
  const name = table.querySelector("caption")?.textContent.trim() ?? `Tabell ${tables.indexOf(table) + 1}`;
  for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]]) {
    if (scrolls) table.setAttribute(attribute, value);
    else table.removeAttribute(attribute);
  }
}
