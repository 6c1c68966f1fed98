// The inputs at the drawing: each a slider and a number field for one entry of an array.

import { html, plain, refresh, variable } from "../browser/dom.js";

const REACH = 3; // sliders go from -3 to 3; the field takes any number

export function paintSliders(layer, place, data, send) {
  const wanted = data.sliders.map((slider) => slider.place).join() + JSON.stringify(data.symbols);
  if (layer.shown !== wanted) {
    layer.shown = wanted;
    layer.replaceChildren(...groups(data, place, send));
  }
  for (const slider of data.sliders) show(layer, slider, Boolean(data.notice));
}

// The sliders of one array share a box at its wire; several inputs stand side by side.
function groups(data, place, send) {
  const names = [...new Set(data.sliders.map((slider) => slider.name))];
  return names.map((name) => {
    const [x, y] = place.sliders[name];
    const box = html("div", { class: "sliders", "data-v": name });
    box.style.left = `${(100 * x) / place.width}%`;
    box.style.top = `${(100 * (y - place.top)) / place.height}%`;
    box.append(...data.sliders.filter((slider) => slider.name === name).map((slider) => control(slider, data, send)));
    return box;
  });
}

function control(slider, data, send) {
  const label = plain(data.symbols, slider.name) + slider.index;
  const tell = (value) => send({ edits: { [slider.place]: value } });
  const field = html("input", { type: "number", step: "0.1", "aria-label": `${label}: number`, "data-field": slider.place });
  const range = html("input", { type: "range", min: -REACH, max: REACH, step: 0.01, "aria-label": label, "data-range": slider.place });
  range.addEventListener("input", () => { field.value = range.value; tell(+range.value); });
  field.addEventListener("change", () => tellTyped(field, tell));
  field.addEventListener("blur", () => { if (field.value === "") field.value = field.known; });
  const head = html("label", {}, variable(data.symbols, slider.name), slider.index);
  return html("div", { class: "slider" }, html("div", { class: "head" }, head, field), range);
}

// An emptied field says nothing; what is not a number is told as null, and Python says what is wrong with it.
export function tellTyped(field, tell) {
  if (field.value !== "") tell(field.valueAsNumber);
  else if (field.validity.badInput) tell(null);
}

// A control that is in use keeps what the hand has set; all others follow the numbers.
function show(layer, { place, value }, refused) {
  const active = layer.getRootNode().activeElement;
  const range = layer.querySelector(`[data-range="${place}"]`);
  const field = layer.querySelector(`[data-field="${place}"]`);
  if (active !== range) range.value = value;
  field.known = +value.toFixed(4);
  if ((active !== field && active !== range) || refused) field.value = field.known;
}

// Rows of small buttons to choose the unit and the example that are looked at.
export function paintChoices(place, data, send) {
  const { units, examples, words } = data;
  refresh(place, [units.count, units.chosen, examples, words.unit], () => [
    units.count > 1 ? row(words.unit, units.count, units.chosen, (unit) => send({ unit })) : null,
    examples.count > 1 ? row(words.example, examples.count, examples.chosen, (column) => send({ column })) : null,
  ]);
}

const MOST_BUTTONS = 10;

function row(label, count, chosen, choose) {
  if (count > MOST_BUTTONS) return list(label, count, chosen, choose);
  const buttons = Array.from({ length: count }, (_, index) =>
    html("button", { type: "button", "aria-pressed": `${index === chosen}`, onclick: () => choose(index) }, `${index}`));
  return html("div", { class: "choice", role: "group", "aria-label": label }, html("span", {}, label), ...buttons);
}

function list(label, count, chosen, choose) {
  const options = Array.from({ length: count }, (_, index) => html("option", { value: index, selected: index === chosen }, `${index}`));
  return html("label", { class: "choice" }, label, html("select", { onchange: (event) => choose(+event.target.value) }, ...options));
}
