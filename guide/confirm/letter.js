const [form, text, button] = ["form", "textarea", "button"].map((one) => document.querySelector(one));
const quoted = (value) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
document.querySelector(".screen").hidden = false;
button.addEventListener("click", () => {
  const lines = [...form.querySelectorAll(".line")].flatMap((line) => {
    const chosen = line.querySelector("input[type=radio]:checked")?.value;
    const right = line.querySelector("input[type=text]").value.trim();
    // What is written and not ticked is sent all the same: whoever reads it, asks.
    return chosen || right ? [[line.dataset.code, chosen ?? "", right].map(quoted).join(";")] : [];
  });
  const who = [...form.querySelectorAll("[data-who]")].map((one) => `${one.dataset.who};${quoted(one.value.trim())}`);
  text.value = ["kode;svar;riktig", ...lines, ...who].join("\n");
  text.focus();
  text.select();
});
