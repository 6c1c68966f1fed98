// Small helpers to build HTML and SVG. Text is always set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null));
  return node;
}

export const html = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);

// A variable's symbol for the chosen notation: [base, subscript]; a gradient is d and the symbol of its variable.
export function symbol(symbols, name) {
  if (symbols[name]) return symbols[name];
  const [base, sub] = symbols[name.slice(1)] ?? [name.slice(1), ""];
  return [name[0] + base, sub];
}
export const plain = (symbols, name) => symbol(symbols, name).filter(Boolean).join(" ");

// The symbol in HTML, marked so that every view of the same variable can light up together.
export function variable(symbols, name) {
  const [base, sub] = symbol(symbols, name);
  return html("var", { "data-v": name }, base, sub ? html("sub", {}, sub) : null);
}

// Tokens (text, variable): with `written` a variable's token keeps its text (a number, a name in code).
export function tokens(line, symbols, written) {
  return line.map(([text, name]) => {
    if (!name) return text;
    return written && text !== name ? html("span", { "data-v": name, class: "number" }, text) : variable(symbols, name);
  });
}

// Replace the children of a place only when what they show has changed. Who came to one of them by keys stays at the one
// in its place.
export function refresh(place, content, build) {
  const print = JSON.stringify(content);
  if (place.shown === print) return;
  place.shown = print;
  const at = controls(place).indexOf(place.getRootNode().activeElement);
  const byKeys = at >= 0 && controls(place)[at].matches(":focus-visible");
  place.replaceChildren(...[build()].flat().filter(Boolean));
  if (byKeys) controls(place)[at]?.focus();
}

const controls = (place) => [...place.querySelectorAll("button, select, input, [tabindex]")];
