// The inputs at the drawing: each a slider and a number field for one entry of an array.

import { html, plain, refresh, variable } from "../browser/dom.js";
import { follow, slider as made } from "../browser/slider.js";

const REACH = 3; // sliders go from -3 to 3; the field takes any number

// Sets an element over a place of the drawing.
export function over(element, place, [x, y]) {
  element.style.left = `${(100 * x) / place.width}%`;
  element.style.top = `${(100 * (y - place.top)) / place.height}%`;
  return element;
}

// `pending` is what was asked for and is not answered yet, by place.
export function paintSliders(layer, place, data, send, pending) {
  const wanted = data.sliders.map((slider) => slider.place).join() + JSON.stringify(data.symbols);
  if (layer.shown !== wanted) {
    layer.shown = wanted;
    layer.replaceChildren(...groups(data, place, send));
  }
  for (const slider of data.sliders) follow(layer, slider, slider.place in pending);
}

// The sliders of one array share a box at its wire; several inputs stand side by side.
function groups(data, place, send) {
  const names = [...new Set(data.sliders.map((slider) => slider.name))];
  return names.map((name) => {
    const box = over(html("div", { class: "sliders", "data-v": name }), place, place.sliders[name]);
    box.append(...data.sliders.filter((slider) => slider.name === name).map((slider) => control(slider, data, send)));
    return box;
  });
}

// One number of an array: { place: "xt.0.0", name: "xt", index: "[0]" }.
export function control(slider, data, send) {
  const label = plain(data.symbols, slider.name) + slider.index;
  const head = html("label", {}, variable(data.symbols, slider.name), slider.index);
  const range = { min: -REACH, max: REACH, step: 0.01 };
  return made(slider.place, head, label, range, (value) => send({ edits: { [slider.place]: value } }));
}

// Rows of small buttons to choose the unit and the example that are looked at.
export function paintChoices(place, data, send) {
  const { units, examples, words } = data;
  refresh(place, [units.count, units.chosen, examples, words.unit], () => [
    units.count > 1 ? row(words.unit, units.count, units.chosen, (unit) => send({ unit })) : null,
    examples.count > 1 ? row(words.example, examples.count, examples.chosen, (column) => send({ column })) : null,
  ]);
}

const MOST_BUTTONS = 5;

function row(label, count, chosen, choose) {
  if (count > MOST_BUTTONS) return list(label, count, chosen, choose);
  const buttons = Array.from({ length: count }, (_, index) =>
    html("button", { type: "button", "aria-pressed": `${index === chosen}`, onclick: () => choose(index) }, `${index}`),
  );
  return html("div", { class: "choice", role: "group", "aria-label": label }, html("span", {}, label), ...buttons);
}

function list(label, count, chosen, choose) {
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
