// A row of the board: its name at the left, what runs along the time, the number at the playhead at the right.

import { html } from "../browser/dom.js";

export function row(kind, label, content, value) {
  return html(
    "div",
    { class: `row ${kind}` },
    html("div", { class: "name" }, label),
    html("div", { class: "along" }, content),
    html("div", { class: "here number" }, value),
  );
}

export const heading = (kind, ...content) => html("div", { class: `heading ${kind}` }, ...content);

// The column, from 0, at which an event happened on something that is T columns wide; a share, for a page may be enlarged.
export function columnAt(event, element, { T }) {
  const { left, width } = element.getBoundingClientRect();
  return Math.max(0, Math.min(T - 1, Math.floor(((event.clientX - left) / width) * T)));
}
