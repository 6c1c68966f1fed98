// What is looked at: the unit, which cells, the way to the page of the cell at the playhead; and which maps are open.

import { html, plain, refresh, variable } from "../browser/dom.js";
import { heading } from "./row.js";

export function paintChoices(place, data, send) {
  const { units, shown, shows, cells, step, words } = data;
  refresh(place, [units, shown, cells.map(({ cell }) => cell), step, words.cells], () => [
    list(words.unit, units, (unit) => send({ unit })),
    group(
      words.cells,
      shows.map((one) =>
        button(words[one], { "aria-pressed": `${one === shown}`, "data-shown": one }, () => send({ shown: one })),
      ),
    ),
    group(
      words.open_step.replace("{step}", step),
      cells.map(({ cell }) =>
        button(
          words[cell],
          {
            "data-open": cell,
            "aria-label": words.open.replace("{cell}", words[cell]).replace("{step}", step),
          },
          () => send({ open: cell, step }),
        ),
      ),
    ),
  ]);
}

// A row of the board: a button for each map there is, by the name of its variable.
export class MapChoices {
  constructor(send) {
    this.send = send;
    this.row = heading("map-choices");
  }

  paint({ cells, words, symbols }) {
    refresh(this.row, [cells.map(({ cell, choices }) => [cell, choices]), words.maps, symbols], () => [
      html("span", { class: "quiet" }, words.maps),
      ...cells.map(({ cell, choices }) =>
        group(
          words[cell],
          choices.map(({ name, place, open }) => {
            const label = words.map_of.replace("{cell}", words[cell]).replace("{name}", plain(symbols, name));
            const attributes = { "aria-pressed": `${open}`, "aria-label": label, "data-map-of": place };
            return button(variable(symbols, name), attributes, () => this.send({ map: place }));
          }),
        ),
      ),
    ]);
  }
}

const button = (label, attributes, press) => html("button", { type: "button", ...attributes, onclick: press }, label);

const group = (label, buttons) =>
  html("div", { class: "choice", role: "group", "aria-label": label }, html("span", {}, label), ...buttons);

function list(label, { count, chosen }, choose) {
  const options = Array.from({ length: count }, (_, index) =>
    html("option", { value: index, selected: index === chosen }, `${index}`),
  );
  return html(
    "label",
    { class: "choice" },
    label,
    html("select", { onchange: (event) => choose(+event.target.value) }, ...options),
  );
}
