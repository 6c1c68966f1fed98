// A slider with a number field for the same number.

import { html } from "./dom.js";

// `place` names both in the page, `head` is what is seen above them, `tell` hears each new number.
export function slider(place, head, label, { min, max, step }, tell) {
  const field = html("input", {
    type: "number",
    step: step < 0.1 ? 0.1 : step,
    "aria-label": `${label}: number`,
    "data-field": place,
  });
  const range = html("input", { type: "range", min, max, step, "aria-label": label, "data-range": place });
  range.addEventListener("input", () => {
    field.value = range.value;
    tell(+range.value);
  });
  field.addEventListener("change", () => tellTyped(field, tell));
  field.addEventListener("blur", () => {
    if (field.value === "") field.value = field.known;
  });
  return html("div", { class: "slider" }, html("div", { class: "head" }, head, field), range);
}

// An emptied field says nothing; what is not a number is told as null, and Python says what is wrong with it.
export function tellTyped(field, tell) {
  if (field.value !== "") tell(field.valueAsNumber);
  else if (field.validity.badInput) tell(null);
}

// A control that is in use keeps what the hand has set; all others follow the numbers.
export function follow(layer, { place, value, disabled = false }, refused) {
  const active = layer.getRootNode().activeElement;
  const range = layer.querySelector(`[data-range="${place}"]`);
  const field = layer.querySelector(`[data-field="${place}"]`);
  if (active !== range) range.value = value;
  field.known = +value.toFixed(4);
  if ((active !== field && active !== range) || refused) field.value = field.known;
  for (const one of [range, field]) one.disabled = disabled;
}
