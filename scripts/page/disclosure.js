// The two buttons of a narrow screen: each opens what it controls; Escape closes it and goes back to the button.

export function startDisclosures() {
  for (const button of document.querySelectorAll("button[aria-controls]")) startDisclosure(button);
}

function startDisclosure(button) {
  const target = document.getElementById(button.getAttribute("aria-controls"));
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    target.toggleAttribute("data-open", open);
  };
  const close = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  };
  button.addEventListener("click", () => {
    show(button.getAttribute("aria-expanded") !== "true");
    if (target.hasAttribute("data-open")) target.querySelector("input")?.focus();
  });
  button.addEventListener("keydown", close);
  target.addEventListener("keydown", close);
}
