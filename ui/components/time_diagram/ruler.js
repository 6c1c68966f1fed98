// The playhead's handle, to be dragged or moved by keys, over the numbers of the steps.

import { html, refresh } from "../browser/dom.js";
import { row } from "./row.js";

const ROOM = 30; // px that a number of a step needs

export class Ruler {
  constructor(send) {
    this.range = html("input", {
      type: "range",
      min: 1,
      step: 1,
      class: "head-range",
      oninput: () => send({ step: +this.range.value }),
    });
    this.ticks = html("div", { class: "ticks" });
    this.name = html("span");
    this.value = html("span");
    this.rows = [row("ruler", this.name, [this.range, this.ticks], this.value)];
  }

  paint({ words, step }, { T, column }) {
    this.name.textContent = words.playhead;
    this.value.textContent = `${step} / ${T}`; // that of all numbers shown; the handle is ahead of them while it is moved
    this.range.setAttribute("aria-label", words.playhead);
    this.range.max = T;
    this.range.style.width = `${T * column}px`;
    this.range.style.setProperty("--thumb", `${column}px`);
    const every = [1, 2, 5, 10, 20].find((k) => k * column >= ROOM) ?? 30;
    const told = Array.from({ length: T }, (_, t) => t + 1).filter((t) => t === 1 || t % every === 0);
    refresh(this.ticks, [T, column], () =>
      told.map((t) => {
        const tick = html("span", {}, `${t}`);
        tick.style.left = `${(t - 0.5) * column}px`;
        return tick;
      }),
    );
    this.ticks.childNodes.forEach((tick, k) => tick.classList.toggle("now", told[k] === step));
  }

  point(step) {
    this.range.value = step;
  }
}
