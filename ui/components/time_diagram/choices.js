// What is looked at: the unit, which cells, and the way to the page of the cell at the playhead.

import { html, refresh } from "../browser/dom.js";

export function paintChoices(place, data, send) {
  const { units, shown, shows, cells, step, words } = data;
  refresh(place, [units, shown, cells.map(({ cell }) => cell), step, words.cells], () => [
    list(words.unit, units, (unit) => send({ unit })),
    html(
      "div",
      { class: "choice", role: "group", "aria-label": words.cells },
      html("span", {}, words.cells),
      ...shows.map((one) =>
        html(
          "button",
          {
            type: "button",
            "aria-pressed": `${one === shown}`,
            "data-shown": one,
            onclick: () => send({ shown: one }),
          },
          words[one],
        ),
      ),
    ),
    ...cells.map(({ cell }) =>
      html(
        "button",
        { type: "button", "data-open": cell, onclick: () => send({ open: cell, step }) },
        words.open.replace("{cell}", words[cell]).replace("{step}", step),
      ),
    ),
  ]);
}

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
