// The ledger of one shared weight: what each step adds, from the last to the first, and both matrices at the playhead.

import { checks, verdict } from "../browser/checks.js";
import { stepColour } from "../browser/colour.js";
import { html, refresh, svg } from "../browser/dom.js";
import { paintMap } from "../browser/maps.js";
import { heading, row } from "./row.js";
import { paintWords, sentence } from "./words.js";

const HIGH = 110,
  EDGE = 6;
const MATRIX = 200; // px of the longer side of a matrix, at most
const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Ledger {
  constructor(send) {
    this.send = send;
    this.title = heading("of");
    this.image = svg("svg", { class: "waterfall", height: HIGH, role: "img" });
    this.name = html("span");
    this.value = html("span");
    this.rows = [this.title, row("ledger", this.name, this.image, this.value)];
  }

  paint({ ledger, step }, { T, column }) {
    const { words, choices, chosen, entry, parts, sums } = ledger;
    refresh(this.title, [choices, chosen, words.title], () => [
      html("label", { class: "choice" }, words.title, " ", this.list(choices, chosen)),
      html("span", { class: "quiet" }, words.shared),
    ]);
    this.name.textContent = words.pick.replace("{row}", entry[0]).replace("{column}", entry[1]);
    this.value.textContent = ledger.sum.text;
    this.image.setAttribute("width", T * column);
    this.image.setAttribute("aria-label", words.chart.replace("{weight}", chosen).replace("{sum}", ledger.sum.text));
    const [low, high] = [Math.min(0, ...sums), Math.max(0, ...sums)];
    const y = (value) => (high === low ? HIGH / 2 : EDGE + ((high - value) / (high - low)) * (HIGH - 2 * EDGE));
    refresh(this.image, [T, column, parts, step], () => [
      svg("line", { x1: 0, x2: T * column, y1: y(0), y2: y(0), class: "axis" }),
      ...sums.map((sum, t) => bar(t, T, column, y(sums[t + 1] ?? 0), y(sum))),
      svg("line", { x1: 0, x2: (step - 0.5) * column, y1: y(sums[step - 1]), y2: y(sums[step - 1]), class: "sum" }),
    ]);
  }

  list(choices, chosen) {
    const options = choices.map(([name, label]) => html("option", { value: name, selected: name === chosen }, label));
    return html(
      "select",
      { class: "weight", onchange: (event) => this.send({ ledger: event.target.value, entry: [0, 0] }) },
      ...options,
    );
  }
}

// A step's contribution, from where the sum stood to where it stands now; never thinner than a line.
function bar(t, T, column, from, to) {
  const one = svg("rect", {
    x: t * column + column * 0.12,
    width: column * 0.76,
    y: Math.min(from, to) - 1,
    height: Math.abs(to - from) + 2,
    "data-part": t + 1,
  });
  one.style.fill = stepColour(t, T);
  return one;
}

// Under the board: this step's matrix and the sum so far, the sentence, the check.
export function paintFoot(place, data, send) {
  const { ledger } = data;
  place.classList.toggle("gone", !ledger);
  if (!ledger) return;
  place.parts ??= build(place, send);
  const { here, sum, says, choose, check, verdict: line, words } = place.parts;
  place.ledger = ledger;
  paintMatrix(here, ledger.here, ledger, ledger.words.here);
  paintMatrix(sum, ledger.sum, ledger, ledger.words.sum);
  refresh(says, ledger.says, () => sentence(ledger.says));
  choose.textContent = ledger.words.choose;
  paintWords(words, ledger.lesson, data);
  const told = {
    checks: ledger.checks,
    words: { ...data.words, check_help: ledger.words.check_help },
    symbols: data.symbols,
    lit: [],
    step: "all",
  };
  refresh(line, [told.checks], () => verdict(told));
  refresh(check, [told.checks], () => checks(told));
}

function build(place, send) {
  const matrix = () => {
    const one = {
      title: html("span"),
      value: html("b", { class: "number" }),
      canvas: html("canvas", { class: "map matrix", tabindex: 0, role: "img" }),
      mark: html("div", { class: "mark" }),
    };
    one.canvas.addEventListener("pointerdown", (event) =>
      send({ entry: entryAt(event, one.canvas, place.ledger.shape) }),
    );
    one.canvas.addEventListener("keydown", (event) => move(event, place.ledger, send));
    one.element = html(
      "figure",
      {},
      html("figcaption", {}, one.title, " ", one.value),
      html("div", { class: "framed" }, one.canvas, one.mark),
    );
    return one;
  };
  const [here, sum] = [matrix(), matrix()];
  const [says, choose] = [html("p", { class: "sum-says" }), html("p", { class: "quiet" })];
  const [line, check] = [html("summary", {}), html("div", { class: "checks" })];
  const beside = html("div", { class: "beside" }, says, choose, html("details", {}, line, check));
  const words = html("div", { class: "words" });
  place.replaceChildren(here.element, sum.element, beside, words);
  return { here, sum, says, choose, check, verdict: line, words };
}

function paintMatrix(
  { title, value, canvas, mark },
  { text, levels },
  { shape: [rows, columns], entry, chosen, words },
  name,
) {
  title.textContent = name;
  value.textContent = text;
  const each = Math.max(3, Math.min(24, MATRIX / Math.max(rows, columns)));
  Object.assign(canvas.style, { width: `${columns * each}px`, height: `${rows * each}px` });
  canvas.setAttribute(
    "aria-label",
    `${name}, ${chosen}, ${words.pick.replace("{row}", entry[0]).replace("{column}", entry[1])}: ${text}. ${words.choose}`,
  );
  paintMap(canvas, { levels, scale: "gradient", rows, columns });
  Object.assign(mark.style, {
    left: `${entry[1] * each}px`,
    top: `${entry[0] * each}px`,
    width: `${each}px`,
    height: `${each}px`,
  });
}

function entryAt(event, canvas, [rows, columns]) {
  const box = canvas.getBoundingClientRect();
  const at = (share, count) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  return [at((event.clientY - box.top) / box.height, rows), at((event.clientX - box.left) / box.width, columns)];
}

function move(event, { entry, shape }, send) {
  const by = KEYS[event.key];
  if (!by) return;
  event.preventDefault();
  send({ entry: entry.map((at, side) => Math.max(0, Math.min(shape[side] - 1, at + by[side]))) });
}
