// Every weight and bias as a number field: one matrix at a time with its bias, a row a unit, the chosen unit marked.

import { html, refresh, variable } from "../browser/dom.js";
import { cellColour } from "../browser/colour.js";
import { tellTyped } from "../browser/slider.js";

export class Grid {
  constructor(send) {
    this.send = send;
    this.shown = 0;
    this.body = html("div", {});
    this.title = html("summary", {});
    this.element = html("details", { class: "grid" }, this.title, this.body);
  }

  paint(data) {
    this.data = data;
    this.element.hidden = !Object.keys(data.weights).length;
    if (this.element.hidden) return;
    this.title.textContent = data.words.weights;
    const { weights, symbols, units } = data;
    const focused = this.body.getRootNode().activeElement?.dataset?.field;
    refresh(this.body, [weights, symbols, units.count, units.chosen, this.shown], () => this.draw());
    if (focused) this.body.querySelector(`[data-field="${focused}"]`)?.focus();
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
        ...row.map((value, column) => this.field(matrix, index, column, value)),
        bias ? this.field(bias, index, 0, weights[bias][index][0]) : null,
      ),
    );
    return html("table", {}, html("thead", {}, html("tr", {}, html("th"), ...heads)), html("tbody", {}, ...rows));
  }

  columns(name, width, weighed) {
    const states = name === "xt" ? width - (weighed.length > 1 ? this.data.units.count : 0) : this.data.units.count;
    return Array.from({ length: states }, (_, index) => [name, index]);
  }

  field(name, row, column, value) {
    const field = html("input", {
      type: "number",
      step: "0.1",
      value: +value.toFixed(4),
      "aria-label": `${name}[${row}, ${column}]`,
      "data-field": `${name}.${row}.${column}`,
    });
    field.style.background = cellColour(value / 2);
    field.addEventListener("change", () =>
      tellTyped(field, (typed) => this.send({ edits: { [`${name}.${row}.${column}`]: typed } })),
    );
    return html("td", {}, field);
  }
}
