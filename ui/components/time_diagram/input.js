// What both cells hear: letters, or a bar for each number, to be dragged up and down.

import { html, refresh, svg, variable } from "../browser/dom.js";
import { columnAt, row } from "./row.js";

const HIGH = 46,
  EDGE = 4; // px
const LEAST_REACH = 3;
const KEYS = { ArrowUp: 0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 };

export class Input {
  constructor(send) {
    this.send = send;
    this.name = html("div");
    this.value = html("span");
    this.bars = svg("svg", { class: "bars", height: HIGH });
    this.letters = html("div", { class: "letters" });
    this.bars.addEventListener("pointerdown", (event) => this.grasp(event));
    this.bars.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"])
      this.bars.addEventListener(end, () => {
        this.held = null;
      });
    this.bars.addEventListener("keydown", (event) => this.key(event));
    this.rows = [row("input", this.name, [this.bars, this.letters], this.value)];
  }

  paint(data, frame) {
    Object.assign(this, { data, frame });
    const { input, words, symbols } = data;
    refresh(this.name, [words.both_hear, symbols], () => variable(symbols, "xt"));
    this.name.title = words.both_hear;
    this.value.textContent = input.here;
    this.bars.classList.toggle("gone", !input.values.length);
    this.bars.setAttribute("role", "group");
    this.bars.setAttribute("aria-label", words.edit_help);
    if (this.held == null) this.values = [...input.values];
    this.paintLetters(input.letters, frame);
    this.draw();
  }

  paintLetters(letters, { column }) {
    refresh(this.letters, [letters, column], () =>
      letters.map((letter, t) => {
        const one = html("span", {}, letter);
        one.style.left = `${(t + 0.5) * column}px`;
        return one;
      }),
    );
  }

  draw() {
    const {
      frame: { T, column, step },
      values,
      bars,
    } = this;
    if (!values.length) return;
    if (this.held == null) this.reach = Math.max(LEAST_REACH, ...values.map(Math.abs));
    bars.setAttribute("width", T * column);
    if (bars.T !== T || bars.column !== column) this.build();
    const y = (value) => HIGH / 2 - (value / this.reach) * (HIGH / 2 - EDGE);
    values.forEach((value, t) => {
      const [bar, knob, grip] = bars.parts[t];
      const shown = Math.max(-this.reach, Math.min(this.reach, value));
      bar.setAttribute("y", Math.min(y(0), y(shown)));
      bar.setAttribute("height", Math.abs(y(shown) - y(0)));
      bar.setAttribute("class", value < 0 ? "less" : "more");
      knob.setAttribute("y", y(shown) - 2);
      grip.setAttribute("tabindex", t === step - 1 ? 0 : -1);
      for (const [name, now] of Object.entries({ valuenow: value, valuemin: -this.reach, valuemax: this.reach }))
        grip.setAttribute(`aria-${name}`, now);
    });
  }

  build() {
    const {
      frame: { T, column },
      bars,
      data: { words },
    } = this;
    Object.assign(bars, { T, column });
    const [wide, left] = [Math.max(3, column * 0.66), (column - Math.max(3, column * 0.66)) / 2];
    bars.parts = Array.from({ length: T }, (_, t) => [
      svg("rect", { x: t * column + left, width: wide }),
      svg("rect", { x: t * column + left, width: wide, height: 4, class: "knob" }),
      svg("rect", {
        x: t * column,
        width: column,
        height: HIGH,
        class: "grip",
        role: "slider",
        "aria-orientation": "vertical",
        "data-x": t,
        "aria-label": words.value_of.replace("{step}", t + 1),
      }),
    ]);
    bars.replaceChildren(
      svg("line", { x1: 0, x2: T * column, y1: HIGH / 2, y2: HIGH / 2, class: "axis" }),
      ...bars.parts.flat(),
    );
  }

  grasp(event) {
    this.held = columnAt(event, this.bars, this.frame);
    this.bars.setPointerCapture(event.pointerId);
    this.drag(event);
  }

  drag(event) {
    if (this.held == null) return;
    const { top, height } = this.bars.getBoundingClientRect();
    const share = (((event.clientY - top) / height - 0.5) * HIGH) / (HIGH / 2 - EDGE);
    this.set(this.held, +(-Math.max(-1, Math.min(1, share)) * this.reach).toFixed(2));
  }

  key(event) {
    const t = +event.target.dataset.x;
    const by = KEYS[event.key];
    if (by) this.set(t, +(this.values[t] + by).toFixed(2));
    else if (event.key === "Delete") this.set(t, 0);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight")
      this.walk(t + (event.key === "ArrowLeft" ? -1 : 1));
    else return;
    event.preventDefault();
  }

  walk(t) {
    const grip = this.bars.parts[t]?.[2];
    if (!grip) return;
    grip.focus();
    this.send({ step: t + 1 });
  }

  set(t, value) {
    this.values[t] = value;
    this.draw();
    this.send({ edits: { [t]: value } });
  }
}
