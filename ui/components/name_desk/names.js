// The names of each checkpoint, the newest first; a click lays one on the desk.

import { html, refresh } from "../browser/dom.js";

export function paintNames(place, { checkpoints, words }, send) {
  refresh(place, [checkpoints, words.names], () => [
    html("h2", {}, words.names),
    html(
      "div",
      { class: "checkpoints", tabindex: "0", role: "region", "aria-label": words.names },
      ...checkpoints.map((one) => checkpoint(one, send)),
    ),
  ]);
}

function checkpoint({ step, names }, send) {
  return html(
    "div",
    { class: "checkpoint" },
    html("h3", {}, step),
    ...names.map(({ text, memorised, near }) =>
      html(
        "p",
        { class: memorised ? "one memorised" : "one" },
        html(
          "button",
          { type: "button", class: "chip", onclick: () => send({ text: text.toLowerCase() }) },
          text || "⏎",
        ),
        html("span", { class: "quiet" }, near),
      ),
    ),
  );
}
