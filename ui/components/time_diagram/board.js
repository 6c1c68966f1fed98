// All that runs along the time, in rows with one column a step: ruler, input, the drawings, their maps, the ledger.
// What lies beyond the playhead is not computed yet, and veiled.

import { html } from "../browser/dom.js";
import { foot } from "../browser/foot.js";
import { CellRows } from "./cell.js";
import { MapChoices } from "./choices.js";
import { Input } from "./input.js";
import { Ledger } from "./ledger.js";
import { Ruler } from "./ruler.js";

const WIDEST = { large: 240, small: 96 }; // px of a column
const NARROWEST = 91; // of one with numbers
const LEAST = 780; // px of a board with many columns
const ABOVE = 132,
  STAGE = 588; // px: what stands above the drawing, and what it takes
const LARGEST = 2;

export class Board {
  constructor(send, hint) {
    Object.assign(this, { send, hint });
    this.ruler = new Ruler(send);
    this.input = new Input(send);
    this.choices = new MapChoices(send);
    this.ledger = new Ledger(send);
    this.cells = {};
    this.line = html("div", { class: "playhead" });
    this.veil = html("div", { class: "veil" });
    this.measure = html("div", { class: "over" }, this.veil, this.line);
    this.body = html("div", { class: "rows" });
    this.element = html("div", { class: "board" }, this.body, this.measure);
  }

  // Columns follow the width that there is, and drawings with numbers the height.
  watch() {
    this.resized = () => this.data && this.paint(this.data, this.step);
    this.observer = new ResizeObserver(this.resized);
    this.observer.observe(this.measure);
    this.observer.observe(this.element.parentElement);
    window.addEventListener("resize", this.resized);
  }

  close() {
    this.observer?.disconnect();
    window.removeEventListener("resize", this.resized);
  }

  paint(data, step) {
    [this.data, this.step] = [data, step];
    const { large } = data;
    this.shrink();
    const T = data.steps.length;
    this.element.classList.toggle("large", large);
    this.element.style.setProperty("--widest", `${T * WIDEST[large ? "large" : "small"]}px`);
    this.element.style.setProperty("--least", `${large ? T * NARROWEST : LEAST}px`);
    const column = this.measure.clientWidth / T;
    const frame = { T, step, column, back: data.direction === "backward", large, scale: this.scale(column) };
    this.frame = frame;
    this.arrange(data);
    this.ruler.paint(data, frame);
    this.input.paint(data, frame);
    for (const one of data.cells) this.cells[one.cell].paint(one, data, frame);
    this.choices.paint(data);
    if (data.ledger) this.ledger.paint(data, frame);
    this.veil.classList.toggle("closed", Boolean(data.question && !data.question.truth));
    const place = this.element.parentElement;
    this.hint.classList.toggle("gone", !place || place.scrollWidth <= place.clientWidth + 1);
    this.point(step);
  }

  // By how much drawings with numbers are enlarged: as far as the window and the columns have room.
  scale(column) {
    const high = (window.innerHeight - foot()) / (this.element.currentCSSZoom ?? 1);
    return Math.max(1, Math.min(LARGEST, (high - ABOVE) / STAGE, column / NARROWEST));
  }

  // On an enlarged page the board is as large as there is room, and no smaller than on one that is not enlarged.
  shrink() {
    const place = this.element.parentElement?.parentElement;
    const zoom = place?.parentElement?.currentCSSZoom ?? 1;
    if (place) place.style.zoom = Math.min(1, Math.max(1 / zoom, window.innerHeight / zoom / (ABOVE + STAGE)));
  }

  // The rows there are now, in their order; those that stay are not touched.
  arrange({ cells, ledger }) {
    for (const { cell } of cells) this.cells[cell] ??= new CellRows(cell, this.send);
    const wanted = [
      ...this.ruler.rows,
      ...this.input.rows,
      ...cells.flatMap((one) => this.cells[one.cell].rows(one)),
      this.choices.row,
      ...(ledger ? this.ledger.rows : []),
    ];
    if (wanted.length === this.body.childNodes.length && wanted.every((row, k) => row === this.body.childNodes[k]))
      return;
    this.body.replaceChildren(...wanted);
  }

  // Where the board is wider than its place, the playhead stays in sight. The eye may wander off: it is brought back only
  // when the playhead moves, or the columns do.
  follow(at) {
    const place = this.element.parentElement;
    const seen = `${at} ${this.frame.column} ${place?.clientWidth}`;
    if (!place || place.scrollWidth <= place.clientWidth || seen === this.seen) return;
    this.seen = seen;
    const names = this.measure.offsetLeft,
      middle = names + (at - 0.5) * this.frame.column;
    const [from, to] = [place.scrollLeft + names, place.scrollLeft + place.clientWidth - names];
    if (middle < from || middle > to) place.scrollLeft = middle - place.clientWidth / 2;
  }

  // Move the playhead, and the veil over what is not reached.
  point(step) {
    this.step = step;
    if (!this.frame) return;
    const { T, column, back } = this.frame;
    const at = Math.min(T, Math.max(1, step));
    this.line.style.left = `${(at - 1) * column}px`;
    this.line.style.width = `${column}px`;
    this.veil.style.left = back ? "0" : `${at * column}px`;
    this.veil.style.width = `${(back ? at - 1 : T - at) * column}px`;
    this.ruler.point(at);
    this.follow(at);
  }
}
