// The decision aid works without this. Here: go on to what an answer opened, one step back, begin again, and print.
// Nothing is stored, sent or put in the address, and nothing moves while somebody chooses with the arrow keys.

const form = document.querySelector("form.aid");
const [back, print] = form.querySelectorAll("[type=button]");

// A question that somebody has gone on from shows its answer alone; the arrow keys still need the others.
form.addEventListener("focusin", ({ target }) => {
  const here = target.closest(".aid__n, .aid__q");
  for (let question = target.closest(".aid__q"); question; question = question.parentElement.closest(".aid__q")) {
    question.classList.toggle("aid__q--left", question !== here);
  }
});
// Who presses the answer of a question that is closed, wants to see its other answers.
let reopens = false;
form.addEventListener("pointerdown", ({ target }) => { reopens = Boolean(target.closest(".aid__q--left > label")); });
form.addEventListener("click", ({ target, detail }) => {
  if (detail && !reopens && target.matches("input")) focusOn(opened(target));
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input:checked")) return;
  event.preventDefault();
  focusOn(opened(event.target));
});
form.addEventListener("change", showButtons);
form.addEventListener("reset", () => setTimeout(() => {
  for (const question of form.querySelectorAll(".aid__q--left")) question.classList.remove("aid__q--left");
  showButtons();
  focusOn(form.firstElementChild);
}));
back.addEventListener("click", () => {
  const last = path().pop();
  last.checked = false;
  showButtons();
  focusOn(last.closest("fieldset"));
});
print.addEventListener("click", () => window.print());
// Back from another page shows the questions anew, whatever a browser kept of them.
addEventListener("pagehide", () => form.reset());
showButtons();

function path(question = form.firstElementChild) {
  const chosen = question.querySelector(":scope > label > :checked");
  if (!chosen) return [];
  const next = opened(chosen);
  return [chosen, ...(next.matches("fieldset") ? path(next) : [])];
}

function opened(answer) {
  const question = answer.closest("fieldset");
  const place = [...question.querySelectorAll(":scope > label")].indexOf(answer.parentElement);
  return question.querySelectorAll(":scope > .aid__n")[place].lastElementChild;
}

function focusOn(part) {
  const heading = part.querySelector("legend, h2");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  // After the focus, for then what is above has closed.
  heading.scrollIntoView({ behavior: "instant" });
}

function showButtons() {
  const answers = path();
  back.hidden = !answers.length;
  print.hidden = !answers.length || opened(answers.at(-1)).matches("fieldset");
}
