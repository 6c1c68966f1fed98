// One cell over the time: a sentence, the cell drawn once a step with its wires, and a map a variable.

import { html, refresh, svg, variable } from "../browser/dom.js";
import { paintMap } from "../browser/maps.js";
import { wire } from "../browser/strength.js";
import { columnAt, heading, row } from "./row.js";

// Where the wires of a cell run, in px from the top of its drawing.
const PLACES = {
  rnn: { high: 98, loss: 12, top: 32, bottom: 72, a: 52, x: 92 },
  lstm: { high: 126, loss: 12, top: 32, bottom: 100, c: 48, a: 84, x: 120 },
};
const COLOURS = {
  xt: "--positive",
  a_next: "--hidden",
  c_next: "--memory",
  ft: "--gate-f",
  it: "--gate-i",
  cct: "--gate-c",
  ot: "--gate-o",
  yt_pred: "--positive",
};

export class CellRows {
  constructor(cell, maps, send) {
    Object.assign(this, { cell, send, place: PLACES[cell] });
    this.says = heading("says");
    this.image = svg("svg", { class: "drawing", height: this.place.high, role: "group" });
    this.names = html("div", { class: "wire-names" });
    this.fill = html("span", { class: "quiet" });
    this.drawn = row("drawn", this.names, this.image, this.fill);
    this.drawn.querySelector(".along").addEventListener("pointerdown", (event) => this.press(event));
    this.maps = Array.from({ length: maps }, () => this.addMap());
    this.rows = [this.says, this.drawn, ...this.maps.map((map) => map.row)];
  }

  paint(one, data, frame) {
    Object.assign(this, { data, frame });
    const { words, symbols } = data;
    this.says.textContent = one.says;
    refresh(this.names, [words.loss, frame.back], () => this.labels(words, symbols, frame.back));
    this.fill.textContent = words[`fill_${this.cell}`];
    refresh(this.image, [frame.T, frame.column, words.opens], () => this.build());
    this.image.setAttribute("width", frame.T * frame.column);
    this.image.setAttribute(
      "aria-label",
      words.drawing.replace("{cell}", words[this.cell]).replace("{steps}", frame.T).replace("{step}", data.step),
    );
    this.image.classList.toggle("back", frame.back);
    for (const [name, values] of Object.entries(one.wires))
      values.forEach((value, t) => paintWire(this.parts[t][name], value, frame.back));
    this.parts.forEach((part, t) => this.paintStep(part, one.passes[t], t));
    one.maps.forEach((map, index) => this.paintMap(index, map));
  }

  labels(words, symbols, back) {
    const { place } = this;
    const named = {
      loss: words.loss,
      c: place.c && variable(symbols, back ? "dc" : "c"),
      a: variable(symbols, back ? "da" : "a"),
    };
    return Object.entries(named)
      .filter(([, label]) => label)
      .map(([name, label]) => {
        const one = html("span", {}, label);
        one.style.top = `${place[name]}px`;
        return one;
      });
  }

  build() {
    const { T, column } = this.frame;
    this.parts = Array.from({ length: T }, (_, t) => this.buildStep(t, column, t === T - 1));
    return this.parts.flatMap(({ all }) => all);
  }

  buildStep(t, column, last) {
    const {
      place,
      cell,
      data: { words },
    } = this;
    const wide = Math.min(56, column * 0.62);
    const middle = (t + 0.5) * column;
    const [left, right] = [middle - wide / 2, middle + wide / 2];
    const line = (d) => svg("path", { d, class: "line" });
    const onwards = (y) => (last ? null : line(`M${right} ${y}H${right + column - wide}`));
    const radius = Math.min(7, column * 0.3);
    const act = (name, send) => ({
      role: "button",
      "aria-label": name,
      onclick: send,
      onkeydown: (event) => (event.key === "Enter" ? send() : null),
    });
    const part = {
      y: line(`M${middle} ${place.top}V${place.loss + radius}`),
      x: line(`M${middle} ${place.x}V${place.bottom}`),
      a: onwards(place.a),
      c: place.c ? onwards(place.c) : null,
      box: svg("rect", {
        x: left,
        y: place.top,
        width: wide,
        height: place.bottom - place.top,
        rx: Math.min(7, wide / 3),
        class: "box",
        "data-box": t + 1,
        ...act(words.opens.replace("{cell}", words[cell]).replace("{step}", t + 1), () =>
          this.send({ open: cell, step: t + 1 }),
        ),
      }),
      fill: svg("rect", { x: left, width: wide, rx: Math.min(7, wide / 3), class: `fill ${cell}` }),
      loss: svg("circle", {
        cx: middle,
        cy: place.loss,
        r: radius,
        "data-loss": t + 1,
        ...act(words.loss_of.replace("{step}", t + 1), () => this.send({ heard: t + 1 })),
      }),
    };
    part.all = [part.y, part.x, part.a, part.c, part.box, part.fill, part.loss].filter(Boolean);
    return part;
  }

  // How much passes back is the height of the fill; only what stands at the playhead is reached by Tab.
  paintStep({ box, fill, loss }, passes, t) {
    const { top, bottom } = this.place;
    const high = (bottom - top) * Math.max(0, Math.min(1, passes));
    fill.setAttribute("y", bottom - high);
    fill.setAttribute("height", high);
    const [here, heard] = [t === this.data.step - 1, this.data.heard.includes(t)];
    loss.setAttribute("class", heard ? "loss heard" : "loss");
    loss.setAttribute("aria-pressed", `${heard}`);
    for (const one of [box, loss]) one.setAttribute("tabindex", here ? 0 : -1);
    this.follow(here, box, "box");
    this.follow(here, loss, "loss");
  }

  // The focus goes with the playhead.
  follow(here, one, kind) {
    const focused = one.getRootNode().activeElement;
    if (here && focused !== one && focused?.closest(".drawing") === this.image && focused.classList.contains(kind))
      one.focus();
  }

  paintMap(index, map) {
    const {
      frame,
      data: { symbols, words },
    } = this;
    const one = this.maps[index];
    one.map = map;
    refresh(one.name, [map.name, symbols], () => variable(symbols, map.name));
    one.value.textContent = map.here;
    one.canvas.setAttribute(
      "aria-label",
      words.map
        .replace("{name}", map.name)
        .replace("{steps}", frame.T)
        .replace("{rows}", map.rows)
        .replace("{step}", this.data.step)
        .replace("{here}", map.here),
    );
    one.canvas.dataset.map = map.name;
    one.row.style.setProperty("--own", `var(${COLOURS[map.colour]})`);
    const high = map.rows === 1 ? 16 : Math.min(64, Math.max(20, 4 * map.rows));
    Object.assign(one.canvas.style, { width: `${frame.T * frame.column}px`, height: `${high}px` });
    paintMap(one.canvas, { ...map, columns: frame.T, own: COLOURS[map.colour] });
    one.mark.classList.toggle("gone", map.chosen < 0 || !map.units);
    Object.assign(one.mark.style, {
      width: `${frame.T * frame.column}px`,
      top: `${(map.chosen / map.rows) * high}px`,
      height: `${high / map.rows}px`,
    });
  }

  addMap() {
    const one = {
      name: html("span"),
      value: html("span"),
      canvas: html("canvas", { class: "map", role: "img" }),
      mark: html("div", { class: "mark" }),
    };
    one.canvas.addEventListener("pointerdown", (event) => {
      const box = one.canvas.getBoundingClientRect();
      const unit = Math.min(one.map.rows - 1, Math.floor(((event.clientY - box.top) / box.height) * one.map.rows));
      this.send({ step: columnAt(event, one.canvas, this.frame) + 1, ...(one.map.units ? { unit } : {}) });
    });
    one.row = row("mapped", one.name, [one.canvas, one.mark], one.value);
    return one;
  }

  // Beside the boxes and losses a press moves the playhead.
  press(event) {
    if (!event.target.matches(".box, .loss")) this.send({ step: columnAt(event, this.image, this.frame) + 1 });
  }
}

function paintWire(line, value, back) {
  if (!line) return;
  const { width, colour } = wire(value, back);
  Object.assign(line.style, { strokeWidth: width, stroke: colour });
}
