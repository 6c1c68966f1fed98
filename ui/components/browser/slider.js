// A slider with a number field for the same number.

import { html } from "./dom.js";
import { numberField, write } from "./field.js";

// `place` names both in the page, `head` is what is seen above them, `tell` hears each new number or what was typed.
export function slider(place, head, label, { min, max, step }, tell) {
  const field = numberField(place, `${label}: number`, { step: step < 0.1 ? 0.1 : step }, tell);
  const range = html("input", { type: "range", min, max, step, "aria-label": label, "data-range": place });
  range.addEventListener("input", () => {
    field.value = range.value;
    tell(+range.value);
  });
  return html("div", { class: "slider" }, html("div", { class: "head" }, head, field), range);
}

// Both follow the numbers; while the hand's number is on its way to Python they keep it.
export function follow(layer, { place, value, disabled = false }, pending) {
  const range = layer.querySelector(`[data-range="${place}"]`);
  const field = layer.querySelector(`[data-field="${place}"]`);
  if (!pending) range.value = value;
  write(field, value, pending);
  for (const one of [range, field]) one.disabled = disabled;
}
