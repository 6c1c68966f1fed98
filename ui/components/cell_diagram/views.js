// The views beside the drawing, always of the same step: words, letters, numbers, code with shapes; and the look
// into one variable, the question of the step and the check of the gradients.

import { checks, verdict } from "../browser/checks.js";
import { cellColour } from "../browser/colour.js";
import { html, refresh, tokens, variable } from "../browser/dom.js";
import { question } from "../browser/question.js";

const block = (kind, title, ...content) => html("section", { class: kind }, html("h3", {}, title), ...content);
const lines = (all, symbols, written) =>
  all.map((line) => html("p", { class: "formula" }, tokens(line, symbols, written)));

// `fit` is called when there are other words, which may need another size.
export function paintViews(place, data, send, fit) {
  const { views, words, symbols } = data;
  const number = data.steps.findIndex((step) => step.id === data.step) + 1;
  const title = `${number} · ${views.title}`;
  const asked = data.question && !data.question.truth;
  refresh(place.live, [title, data.direction], () => `${words[data.direction]}, ${words.step} ${title}`);
  refresh(place.words, [title, views.what, symbols], () => [
    html("h2", {}, title),
    html("p", {}, tokens(views.what, symbols)),
  ]);
  refresh(place.question, [data.question, symbols, data.tally], () => question(data, send));
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
  // Why would give the answer away.
  refresh(place.more, [views.why, views.try, symbols, asked], () => [
    asked ? null : html("p", {}, html("b", {}, `${words.why} `), tokens(views.why, symbols)),
    html("p", {}, html("b", {}, `${words.try} `), tokens(views.try, symbols)),
  ]);
  refresh(place.verdict, [data.checks, data.misprints, words], () => verdict(data));
  refresh(place.look, [data.look, symbols], () => look(data, send));
  refresh(place.compared, [data.compared?.rows, symbols], () => compared(data));
  refresh(place.checks, [data.checks, symbols, data.lit, data.loss, data.step], () => checks(data));
  const said = JSON.stringify([
    title,
    data.direction,
    data.question,
    data.look?.name,
    data.misprints,
    Boolean(data.compared),
    views.letters.length,
    views.numbers.length,
  ]);
  if (place.said === said) return;
  place.said = said;
  fit();
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

// What is looked into: of each variable its value, its gradient, and what the loss itself says of that.
function look({ look: chosen, words, symbols }, send) {
  if (!chosen) return html("p", { class: "quiet" }, words.look);
  const back = chosen.rows.some((row) => row.gradient || row.exact);
  const close = html("button", { type: "button", "aria-label": words.close, onclick: () => send({ look: "" }) }, "✕");
  const go = () => send({ step: chosen.step });
  const heads = [words.value, ...(back ? [words.gradient, words.exact] : [])];
  const rows = chosen.rows.map((row) =>
    html(
      "tr",
      { class: "found", "data-v": row.name },
      html("th", { scope: "row" }, variable(symbols, row.name)),
      html("td", {}, entry(row.value)),
      ...(back ? [html("td", {}, row.gradient ? entry(row.gradient) : null), html("td", {}, ...told(row, words))] : []),
    ),
  );
  return [
    html(
      "table",
      {},
      html(
        "thead",
        {},
        html("tr", {}, html("td", {}, close), ...heads.map((head) => html("th", { scope: "col" }, head))),
      ),
      html("tbody", {}, ...rows),
    ),
    rows.length ? null : html("p", {}, variable(symbols, chosen.name), ` ${words.not_yet}`),
    chosen.step ? html("button", { type: "button", onclick: go }, words.go) : null,
  ];
}

const FEW = 3; // numbers that are written out

// The number of the unit with all entries as coloured cells; of a row of weights its numbers, or its cells.
function entry({ text, cells }) {
  const numbers = text.replace(/[()]/g, "").split(", ");
  const several = cells.flat().length > 1;
  if (numbers.length > FEW) return heat(cells);
  return [...numbers.map((number) => html("div", {}, number)), several && numbers.length === 1 ? heat(cells) : null];
}

// The numbers of the step now, those of the state kept as A, and how they differ.
function compared({ compared: found, words, symbols }) {
  if (!found?.rows.length) return [];
  const heads = [words.now, words.ghost, words.difference].map((head) => html("th", { scope: "col" }, head));
  const rows = found.rows.map(([name, ...texts]) =>
    html(
      "tr",
      { "data-v": name },
      html("th", { scope: "row" }, variable(symbols, name)),
      ...texts.map((text) => html("td", {}, text)),
    ),
  );
  return html("table", {}, html("thead", {}, html("tr", {}, html("td"), ...heads)), html("tbody", {}, ...rows));
}

// The verdict of the check on a gradient, and the entry that it compared where there are several.
function told({ exact }, words) {
  if (!exact) return [];
  const [number, place, passed] = exact;
  const sign = html("span", { class: passed ? "right" : "wrong", title: passed ? words.right : words.wrong });
  sign.textContent = passed ? " ✓" : " ✗";
  return [html("span", {}, number), place ? html("small", {}, ` ${place}`) : null, sign];
}

// All entries of an array as coloured cells, a row a unit, a column an example.
function heat(cells) {
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
