// The rules for the built HTML. Three exceptions, each with its reason.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // On a narrow screen a row of a table is shown as a card. Some browsers then forget that it is a table;
    // the roles in the partials remind them.
    "no-redundant-role": "off",
    // A box to type a place in, with a list of those that fit, cannot be a <select>: there are 357, by many names.
    "prefer-native-element": ["error", { exclude: ["combobox", "listbox"] }],
    // The decision aid is a form so that it can be begun again without a script. It sends nothing.
    "wcag/h32": "off",
  },
};
