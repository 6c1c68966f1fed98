// A field for one number. What is typed goes to Python as it stands, for a browser's own number field drops what it
// cannot read: an emptied one, or 1,5. Python says what it is, and paints it back, or the old number where it is none.

import { html } from "./dom.js";

const ROOM = 7; // characters that always fit
const DIGITS = 4; // of a number that needs more room; all of them where the field has the focus, and in its tooltip
const PAGE = 10; // steps of Page Up and Page Down

export function numberField(place, label, { step, min = -Infinity, max = Infinity, brief = true }, tell) {
  const field = html("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    role: "spinbutton",
    class: "typed",
    "aria-label": label,
    "data-field": place,
    oninput: () => {
      field.typing = true;
    },
    onfocus: () => show(field),
    onblur: () => commit(field),
    onkeydown: (event) => key(field, event),
  });
  for (const [name, bound] of Object.entries({ valuemin: min, valuemax: max }))
    if (Number.isFinite(bound)) field.setAttribute(`aria-${name}`, bound);
  return Object.assign(field, { by: step, least: min, most: max, brief, tell });
}

// The field follows the numbers, but for what is being typed or is on its way to Python.
export function write(field, number, pending = false) {
  if (field.typing || pending) return;
  field.known = number;
  field.setAttribute("aria-valuenow", number);
  field.title = `${number}`;
  show(field);
}

// One step of the keys or buttons, from what stands in the field.
export function walk(field, steps) {
  const shown =
    field.value === short(field.known) ? field.known : Number(field.value.replace(",", ".").replace("−", "-"));
  const from = field.value.trim() && Number.isFinite(shown) ? shown : field.known;
  const to = Math.min(field.most, Math.max(field.least, +(from + steps * field.by).toPrecision(12)));
  field.typing = false;
  field.value = `${to}`;
  if (to !== from) field.tell(field.value);
}

function show(field) {
  if (field.typing || field.known === undefined) return;
  const focused = field.getRootNode().activeElement === field;
  field.value = focused || !field.brief ? `${field.known}` : short(field.known);
}

function short(number) {
  const all = `${number}`;
  if (all.length <= ROOM) return all;
  if (Math.abs(number) >= 10 ** (DIGITS - 1)) return number.toFixed(0);
  const few = +number.toPrecision(DIGITS);
  return few && Math.abs(few) < 1e-3 ? few.toExponential() : `${few}`;
}

function commit(field) {
  const typed = field.value;
  const same = !field.typing || typed === `${field.known}` || typed === short(field.known);
  field.typing = false;
  if (same) show(field);
  else field.tell(typed);
}

// What is typed is no shortcut of the page's: nothing outside the field hears its letters and digits.
function key(field, event) {
  if (event.key.length === 1) event.stopPropagation();
  const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE }[event.key];
  if (steps) walk(field, steps);
  else if (event.key === "Enter") commit(field);
  else if (event.key === "Escape" && field.typing) {
    field.typing = false;
    show(field);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
