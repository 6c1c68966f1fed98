// A variable over the time as a row of the board: a line a unit, a column a step.

import { html, refresh, variable } from "../browser/dom.js";
import { paintMap } from "../browser/maps.js";
import { columnAt, row } from "./row.js";

const COLOURS = {
  xt: "--positive",
  c_next: "--memory",
  ft: "--gate-f",
  it: "--gate-i",
  cct: "--gate-c",
  ot: "--gate-o",
  yt_pred: "--positive",
};
const HIGH = { one: 16, few: 24, many: 32 }; // px
const FEW = 8;

// The colour of a variable; states and their slopes have that of the hidden state.
export const ownColour = (name) => COLOURS[name] ?? "--hidden";

export class MapRow {
  constructor(send) {
    this.name = html("span");
    this.value = html("span");
    this.canvas = html("canvas", { class: "map", role: "img" });
    this.mark = html("div", { class: "mark" });
    this.canvas.addEventListener("pointerdown", (event) => {
      const { map, frame, canvas } = this;
      const box = canvas.getBoundingClientRect();
      const unit = Math.min(map.rows - 1, Math.floor(((event.clientY - box.top) / box.height) * map.rows));
      send({ step: columnAt(event, canvas, frame) + 1, ...(map.units ? { unit } : {}) });
    });
    this.row = row("mapped", this.name, [this.canvas, this.mark], this.value);
  }

  paint(map, { words, symbols, step }, frame) {
    Object.assign(this, { map, frame });
    const { canvas, mark } = this;
    refresh(this.name, [map.name, symbols], () => variable(symbols, map.name));
    this.value.textContent = map.here;
    const facts = { name: map.name, steps: frame.T, rows: map.rows, step, here: map.here };
    canvas.setAttribute(
      "aria-label",
      words.map.replace(/\{(\w+)\}/g, (_, name) => facts[name]),
    );
    canvas.dataset.map = map.name;
    this.row.style.setProperty("--own", `var(${ownColour(map.colour)})`);
    const each = height(map.rows) / map.rows;
    const width = `${frame.T * frame.column}px`;
    Object.assign(canvas.style, { width, height: `${map.rows * each}px` });
    paintMap(canvas, { ...map, columns: frame.T, own: ownColour(map.colour) });
    mark.classList.toggle("gone", map.chosen < 0 || !map.units);
    Object.assign(mark.style, { width, top: `${map.chosen * each}px`, height: `${each}px` });
  }
}

// All rows of a map are equally high, whole pixels each.
function height(rows) {
  if (rows === 1) return HIGH.one;
  return rows * Math.max(1, Math.floor((rows > FEW ? HIGH.many : HIGH.few) / rows));
}
