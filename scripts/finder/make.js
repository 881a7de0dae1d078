// An element with its attributes and what is in it. Text is never read as markup.

export function make(tag, attributes, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...inside.filter(Boolean));
  return element;
}
