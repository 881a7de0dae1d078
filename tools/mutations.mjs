// The small mistakes that can be made in a module. Most change what the code does: white space, comments and imports stand.

import { parse } from "acorn";

const COMPARISONS = {
  "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
  "===": ["!=="], "!==": ["==="],
};
const ARITHMETIC = { "+": "-", "-": "+", "*": "/", "/": "*", "**": "*", "%": "*", "|": "&", "&": "|", "<<": ">>", ">>": "<<" };
const ASSIGNMENTS = { "+=": "-=", "-=": "+=", "*=": "/=", "|=": "&=" };

// A mutation is {kind, start, end, replacement}: what stands between two places in the text, and what comes there instead.
export function mutations(text) {
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module" });
  const found = [];
  walk(tree, (node) => { for (const one of of(node, text)) found.push(one); });
  return found;
}

function walk(node, visit) {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (child?.type) walk(child, visit);
  }
}

function of(node, text) {
  return MAKERS[node.type]?.(node, text) ?? [];
}

const MAKERS = {
  BinaryExpression: ({ left, operator, right }, text) => {
    const others = COMPARISONS[operator] ?? (ARITHMETIC[operator] ? [ARITHMETIC[operator]] : []);
    return others.map((other) => between("operator", left, right, operator, other, text));
  },
  LogicalExpression: ({ left, operator, right }, text) => (
    operator === "??" ? [] : [between("operator", left, right, operator, operator === "&&" ? "||" : "&&", text)]
  ),
  AssignmentExpression: ({ left, operator, right }, text) => (
    ASSIGNMENTS[operator] ? [between("operator", left, right, operator, ASSIGNMENTS[operator], text)] : []
  ),
  UnaryExpression: ({ operator, start, argument }) => (operator === "!" ? [put("negation", start, argument.start, "")] : []),
  IfStatement: ({ test }) => conditions(test),
  ConditionalExpression: ({ test }) => conditions(test),
  Literal: (node) => literal(node),
  ReturnStatement: ({ argument }) => (argument ? [put("return", argument.start, argument.end, "undefined")] : []),
  ArrowFunctionExpression: ({ body, expression }) => (expression ? [put("return", body.start, body.end, "undefined")] : []),
  ExpressionStatement: ({ start, end }) => [put("statement", start, end, ";")],
  SpreadElement: ({ start, end }) => [put("spread", start, end, "...[]")],
};

function conditions(test) {
  return ["true", "false"].map((value) => put("condition", test.start, test.end, value));
}

// One more than a whole number, half of another. Text and patterns are left as they are.
function literal({ value, start, end }) {
  if (typeof value !== "number") return [];
  return [put("constant", start, end, String(Number.isInteger(value) ? value + 1 : value / 2))];
}

function between(kind, left, right, operator, other, text) {
  const start = text.indexOf(operator, left.end);
  if (start < 0 || start >= right.start) throw new Error(`no ${operator} at ${left.end}`);
  return put(kind, start, start + operator.length, other);
}

function put(kind, start, end, replacement) {
  return { kind, start, end, replacement };
}
