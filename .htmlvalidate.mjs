// The rules for the built HTML. One exception, with its reason.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // On a narrow screen a row of a table is shown as a card. Some browsers then forget that it is a table;
    // the roles in the partials remind them.
    "no-redundant-role": "off",
  },
};
