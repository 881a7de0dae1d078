const [form, text, button] = ["form", "textarea", "button"].map((one) => document.querySelector(one));
const quoted = (value) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
document.querySelector(".screen").hidden = false;
button.addEventListener("click", () => {
  const lines = [...form.querySelectorAll(".line")].flatMap((line) => {
    const chosen = line.querySelector("input[type=radio]:checked");
    return chosen ? [[line.dataset.code, chosen.value, line.querySelector("input[type=text]").value.trim()].map(quoted).join(";")] : [];
  });
  const who = [...form.querySelectorAll("[data-who]")].map((one) => `${one.dataset.who};${quoted(one.value.trim())}`);
  text.value = ["kode;svar;riktig", ...lines, ...who].join("\n");
  text.focus();
  text.select();
});
