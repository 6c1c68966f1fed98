// A slider with a number field for the same number.

import { html } from "./dom.js";
import { numberField, write } from "./field.js";

// `place` names both in the page, `head` is what is seen above them, `tell` hears each new number or what was typed.
// A `log` slider gives each power of ten the same way, from `min` on; what is smaller, such as 0, stands at its end.
export function slider(place, head, label, { min, max, step, log = false }, tell) {
  const field = numberField(place, `${label}: number`, { step: step < 0.1 ? 0.1 : step }, tell);
  const [least, most, by] = log ? [Math.log10(min), Math.log10(max), 0.02] : [min, max, step];
  const range = html("input", { type: "range", min: least, max: most, step: by, "aria-label": label });
  Object.assign(range.dataset, { range: place, ...(log && { log }) });
  range.addEventListener("input", () => {
    field.value = log ? +(10 ** +range.value).toPrecision(2) : range.value;
    tell(+field.value);
  });
  return html("div", { class: "slider" }, html("div", { class: "head" }, head, field), range);
}

// What it is called may depend on other numbers.
export function rename(layer, { place, label }) {
  const range = layer.querySelector(`[data-range="${place}"]`);
  if (range.ariaLabel === label) return;
  range.ariaLabel = label;
  layer.querySelector(`[data-field="${place}"]`).ariaLabel = `${label}: number`;
  range.closest(".slider").querySelector("label").textContent = label;
}

// Both follow the numbers; while the hand's number is on its way to Python they keep it.
export function follow(layer, { place, value, disabled = false }, pending) {
  const range = layer.querySelector(`[data-range="${place}"]`);
  const field = layer.querySelector(`[data-field="${place}"]`);
  if (!pending) range.value = range.dataset.log ? Math.log10(Math.max(value, 10 ** range.min)) : value;
  if (range.dataset.log) range.setAttribute("aria-valuetext", value);
  write(field, value, pending);
  for (const one of [range, field]) one.disabled = disabled;
}
