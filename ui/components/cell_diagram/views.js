// The views beside the drawing, always of the same step: words, letters, numbers, code with shapes; and the look
// into one variable, the question of the step and the check of the gradients.

import { checks, verdict } from "../browser/checks.js";
import { cellColour } from "../browser/colour.js";
import { html, refresh, tokens, variable } from "../browser/dom.js";
import { question } from "../browser/question.js";

const block = (kind, title, ...content) => html("section", { class: kind }, html("h3", {}, title), ...content);
const lines = (all, symbols, written) =>
  all.map((line) => html("p", { class: "formula" }, tokens(line, symbols, written)));

export function paintViews(place, data, send) {
  const { views, words, symbols } = data;
  const number = data.steps.findIndex((step) => step.id === data.step) + 1;
  refresh(place.words, [views.title, views.what, symbols], () => [
    html("h2", {}, `${number} · ${views.title}`),
    html("p", {}, tokens(views.what, symbols)),
  ]);
  refresh(place.question, [data.question, symbols], () => question(data, send));
  refresh(place.letters, [views.letters, symbols], () =>
    block("letters", words.letters, lines(views.letters, symbols)),
  );
  refresh(place.numbers, [views.numbers, symbols, data.question], () =>
    block(
      "numbers",
      words.numbers,
      ...(views.numbers.length ? lines(views.numbers, symbols, true) : [html("p", {}, "?")]),
      html("p", { class: "quiet" }, words.rounded),
    ),
  );
  refresh(place.code, [views.code, views.shapes], () => code(data));
  refresh(place.more, [views.why, views.try, symbols], () => [
    html("p", {}, html("b", {}, `${words.why} `), tokens(views.why, symbols)),
    html("p", {}, html("b", {}, `${words.try} `), tokens(views.try, symbols)),
    html("p", { class: "quiet" }, words.keys),
  ]);
  refresh(place.look, [data.look, symbols], () => look(data, send));
  refresh(place.verdict, [data.checks, data.misprints, words], () => verdict(data));
  refresh(place.checks, [data.checks, symbols, data.lit, data.loss, data.step], () => checks(data));
}

function code({ views, words }) {
  const rows = views.code.map((line, index) => [
    line.file === views.code[index - 1]?.file ? null : html("div", { class: "quiet" }, line.file),
    html(
      "div",
      { class: "code-line" },
      html("span", { class: "quiet" }, `${line.number}`),
      html(
        "code",
        {},
        line.tokens.map(([text, name]) => (name ? html("span", { "data-v": name }, text) : text)),
      ),
    ),
  ]);
  const shapes = views.shapes.map(([name, shape]) =>
    html("span", { class: "shape", "data-v": name }, `${name} ${shape}`),
  );
  return block(
    "code",
    words.code,
    ...rows.flat().filter(Boolean),
    html("p", { class: "shapes" }, html("b", {}, `${words.shapes} `), ...shapes),
  );
}

function look({ look: chosen, words, symbols }, send) {
  if (!chosen) return html("p", { class: "quiet" }, words.look);
  const found = chosen.found.map(({ name, text, cells }) =>
    html("div", { class: "found" }, variable(symbols, name), html("span", { class: "number" }, text), heat(cells)),
  );
  return [
    ...(found.length ? found : [html("span", {}, variable(symbols, chosen.name), ` ${words.not_yet}`)]),
    chosen.step ? html("button", { type: "button", onclick: () => send({ step: chosen.step }) }, words.go) : null,
    html("button", { type: "button", "aria-label": words.close, onclick: () => send({ look: "" }) }, "✕"),
  ];
}

// All entries of an array as coloured cells, a row a unit, a column an example; none for a single number.
function heat(cells) {
  if (cells.length * cells[0].length < 2) return null;
  const grid = html("div", { class: "heat", role: "img", "aria-label": cells.map((row) => row.join(" ")).join("; ") });
  grid.style.gridTemplateColumns = `repeat(${cells[0].length}, 16px)`;
  for (const value of cells.flat()) {
    const cell = html("span", { title: value });
    cell.style.background = cellColour(value);
    grid.append(cell);
  }
  return grid;
}

// Wherever a variable is pointed at, every view of it lights up.
export function linkHover(root) {
  const mark = (name) => {
    for (const one of root.querySelectorAll(".pointed")) one.classList.remove("pointed");
    if (name) for (const one of root.querySelectorAll(`[data-v="${CSS.escape(name)}"]`)) one.classList.add("pointed");
  };
  root.addEventListener("pointerover", (event) => mark(event.target.closest?.("[data-v]")?.dataset.v));
  root.addEventListener("pointerleave", () => mark(null));
}
