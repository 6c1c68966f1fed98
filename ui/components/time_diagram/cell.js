// One cell over the time: a sentence, the cell drawn once a step with its wires, and the maps that are open.

import { html, refresh, variable } from "../browser/dom.js";
import { Drawing } from "./drawing.js";
import { layout, leadsOn } from "./layout.js";
import { MapRow, ownColour } from "./map_row.js";
import { heading, row } from "./row.js";
import { sentence } from "./words.js";

export class CellRows {
  constructor(cell, send) {
    Object.assign(this, { cell, send });
    this.says = heading("says");
    this.drawing = new Drawing(cell, send);
    this.names = html("div", { class: "wire-names" });
    this.legend = html("span", { class: "quiet" });
    this.drawn = row("drawn", this.names, this.drawing.image, this.legend);
    this.maps = {};
  }

  rows({ maps }) {
    return [this.says, this.drawn, ...maps.map(({ colour }) => (this.maps[colour] ??= new MapRow(this.send)).row)];
  }

  paint(one, data, frame) {
    const place = layout(one.rows, frame);
    refresh(this.says, one.says, () => sentence(one.says));
    this.legend.textContent = one.legend;
    this.drawn.style.setProperty("--fill", `var(${ownColour(one.fill)})`);
    refresh(this.names, [data.words.loss, frame.back, place, data.symbols], () => labels(one, data, frame, place));
    this.drawing.paint(one, data, frame, place);
    for (const map of one.maps) this.maps[map.colour].paint(map, data, frame);
  }
}

// What stands at each height of the drawing, at its left.
function labels({ rows, fill }, { words, symbols }, { back }, place) {
  const label = (name) => (back ? ["|", variable(symbols, name), "|"] : variable(symbols, name));
  const found = rows
    .filter((name) => place.rows[name])
    .map((name) => [place.rows[name], leadsOn(name) ? label(back ? `d${name}` : name) : variable(symbols, fill)]);
  found.push([place.loss, words.loss]);
  if (place.written) {
    found.push([place.written.y, label(back ? "da_from_y" : "yt_pred")]);
    found.push([place.written.x, label(back ? "dxt" : "xt")]);
  }
  return found.map(([top, content]) => {
    const one = html("span", {}, content);
    one.style.top = `${top}px`;
    return one;
  });
}
