// The names of a checkpoint, each with the nearest one that was learned; a click lays one on the desk.

import { html, refresh } from "../browser/dom.js";

export function paintNames(place, { names, words }, send) {
  place.setAttribute("role", "list");
  place.setAttribute("aria-label", words.names);
  refresh(place, names, () => names.map((name) => one(name, send)));
}

function one({ text, memorised, near }, send) {
  return html(
    "p",
    { class: memorised ? "one memorised" : "one", role: "listitem" },
    html("button", { type: "button", class: "chip", onclick: () => send({ text: text.toLowerCase() }) }, text || "⏎"),
    html("span", { class: "quiet" }, near),
  );
}
