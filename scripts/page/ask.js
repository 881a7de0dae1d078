// The box for a place in the text asks the search in the header, which is opened. Without the script it is a form that
// leads to the list of counties.

export function startAsk() {
  const form = document.querySelector("[data-ask]");
  const field = document.querySelector("[data-md-component=search-query]");
  if (!form || !field) return;
  form.addEventListener("submit", (event) => {
    const asked = form.querySelector("input").value.trim();
    if (!asked) return;
    event.preventDefault();
    const opener = document.querySelector("[data-search-open][aria-expanded=false]");
    if (opener?.offsetParent) opener.click();
    field.value = asked;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
