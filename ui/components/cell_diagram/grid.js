// Every weight and bias as a number field: one matrix at a time with its bias, a row a unit, the chosen unit marked.

import { html, refresh, variable } from "../browser/dom.js";
import { cellColour } from "../browser/colour.js";
import { numberField, write } from "../browser/field.js";

export class Grid {
  constructor(send) {
    this.send = send;
    this.shown = 0;
    this.body = html("div", {});
    this.title = html("summary", {});
    this.element = html("details", { class: "grid" }, this.title, this.body);
  }

  // `pending` is what was asked for and is not answered yet, by place.
  paint(data, pending = {}) {
    this.data = data;
    this.element.hidden = !Object.keys(data.weights).length;
    if (this.element.hidden) return;
    this.title.textContent = data.words.weights;
    const { weights, symbols, units } = data;
    const shapes = Object.entries(weights).map(([name, rows]) => [name, rows.length, rows[0].length]);
    refresh(this.body, [shapes, symbols, units.count, units.chosen, this.shown], () => this.draw());
    for (const field of this.body.querySelectorAll("[data-field]")) {
      const [name, row, column] = field.dataset.field.split(".");
      const value = weights[name][row][column];
      write(field, value, field.dataset.field in pending);
      field.style.background = cellColour(value / 2);
    }
  }

  draw() {
    const { grid, symbols } = this.data;
    const choose = grid.map(([name], index) =>
      html(
        "button",
        {
          type: "button",
          "aria-pressed": `${index === this.shown}`,
          onclick: () => {
            this.shown = index;
            this.paint(this.data);
          },
        },
        variable(symbols, name),
      ),
    );
    return [html("div", { class: "moves" }, ...choose), this.table(...grid[this.shown])];
  }

  table(matrix, bias, weighed) {
    const { weights, symbols, units, words } = this.data;
    const columns = weighed.flatMap((name) => this.columns(name, weights[matrix][0].length, weighed));
    const heads = [
      ...columns.map(([name, index]) =>
        html("th", { scope: "col" }, variable(symbols, name), html("sub", {}, `${index}`)),
      ),
      bias ? html("th", { scope: "col" }, variable(symbols, bias)) : null,
    ];
    const ofUnits = bias !== "by";
    const rows = weights[matrix].map((row, index) =>
      html(
        "tr",
        { class: ofUnits && index === units.chosen ? "chosen" : "" },
        html("th", { scope: "row" }, `${ofUnits ? words.unit : words.class} ${index}`),
        ...row.map((_, column) => this.field(matrix, index, column)),
        bias ? this.field(bias, index, 0) : null,
      ),
    );
    return html("table", {}, html("thead", {}, html("tr", {}, html("th"), ...heads)), html("tbody", {}, ...rows));
  }

  columns(name, width, weighed) {
    const states = name === "xt" ? width - (weighed.length > 1 ? this.data.units.count : 0) : this.data.units.count;
    return Array.from({ length: states }, (_, index) => [name, index]);
  }

  field(name, row, column) {
    const place = `${name}.${row}.${column}`;
    const tell = (typed) => this.send({ edits: { [place]: typed } });
    return html("td", {}, numberField(place, `${name}[${row}, ${column}]`, { step: 0.1 }, tell));
  }
}
