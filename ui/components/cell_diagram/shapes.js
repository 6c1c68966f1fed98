// The nodes of the drawing: weights, nonlinearities, products and sums, the bars of the output, strips of cells.

import { cellColour } from "../browser/colour.js";
import { svg, symbol } from "../browser/dom.js";
import { gate, level } from "./gates.js";

export const gateColour = (letter) => `var(--gate-${letter})`;
const WIDEST = 150; // of a strip
const signs = { times: "×", plus: "+", sigmoid: "σ", tanh: "tanh", softmax: "softmax" };

// `open` opens the numbers that are set at a box.
export function node(one, send, open) {
  const parts = shapes[one.kind](one);
  const choose = () => {
    send({ look: one.select });
    if (one.weights || one.bias) open({ ...one, parts });
  };
  const press = (event) => {
    if (event.key === "Enter") choose();
  };
  const attributes = one.select ? { tabindex: 0, role: "button", onclick: choose, onkeydown: press } : {};
  parts.group = svg("g", { ...attributes, transform: `translate(${one.x} ${one.y})` }, ...parts.children);
  if (one.select) parts.group.dataset.box = one.select;
  if (one.letter) parts.group.style.setProperty("--own", gateColour(one.letter));
  if (parts.fill) gate(one, parts, send);
  return parts;
}

const box = (wide, high) => svg("rect", { x: -wide / 2, y: -high / 2, width: wide, height: high, rx: 7, class: "box" });
const middle = (text, attributes = {}) => svg("text", { "text-anchor": "middle", dy: "0.36em", ...attributes }, text);

const circle = ({ kind }) => ({
  children: [svg("circle", { r: 16, class: "box" }), middle(signs[kind], { class: "sign" })],
});

// A nonlinearity; a gate's box is filled from its least value, or from 0, up to its value.
function nonlinear({ kind, letter, name, high = 36 }) {
  const wide = kind === "softmax" ? 96 : 76;
  const fill = svg("rect", { x: -wide / 2, width: wide, class: "fill" });
  const text = middle("");
  const paint = (data) => {
    const own = letter ? ` ${letter === "c" ? "c̃" : letter}` : "";
    text.textContent = (name in data.pins ? data.words.pinned : signs[kind]) + own;
    const value = data.values[name]?.[1];
    level(fill, data.gates[name], value ?? 0, high, value == null);
  };
  return { children: [box(wide, high), fill, text], paint, ...(letter ? { fill, wide, high } : {}) };
}

const LINE = 19; // from one line in a box to the next

// Weights and bias: their numbers where there are few, else the row of the unit as a strip of coloured cells; going
// back the row of their gradient.
function linear({ weights, bias, wide, high }) {
  const lines = svg("g", { class: "lines" });
  const cells = svg("g", { class: "cells" });
  const paint = (data) => {
    const printed = [...entries(data, weights), ...entries(data, bias)];
    const names = [weights, bias].filter(Boolean).map((name) => symbol(data.symbols, name).join(""));
    const fits = printed.length * LINE <= high && names.every((name) => name.length <= 4);
    const few = fits && data.boxes[weights]?.length;
    const rest = names.every((name) => name.length <= 4) ? entries(data, bias) : [];
    const shown = few ? printed : [[symbol(data.symbols, weights).join(" ").trim(), ""], null, ...rest];
    const top = -(LINE * (shown.length - 1)) / 2 + (few ? 0 : 1);
    writeLines(lines, shown, wide, top);
    const row = few ? [] : (data.units.strips[weights] ?? []);
    drawCells(cells, row, 8 - wide / 2, top + LINE - 3, wide - 16, 7);
  };
  return { children: [box(wide, high), lines, cells], paint };
}

// What a box prints of an array: its symbol once, and each number on a line.
const entries = (data, name) =>
  (data.boxes[name] ?? []).map(([, number], index) => [index ? "" : symbol(data.symbols, name).join(""), number]);

function writeLines(group, shown, wide, top) {
  const print = JSON.stringify([shown, top]);
  if (group.shown === print) return;
  group.shown = print;
  const texts = shown.flatMap((line, index) => {
    if (!line) return [];
    const y = top + LINE * index;
    const [name, number] = line;
    if (!number) return [middle(name, { y })];
    return [
      svg("text", { x: 6 - wide / 2, y, dy: "0.36em" }, name),
      svg("text", { x: wide / 2 - 6, y, dy: "0.36em", "text-anchor": "end", class: "number" }, number),
    ];
  });
  group.replaceChildren(...texts);
}

const stack = () => ({
  children: [
    svg("rect", { x: -9, y: -16, width: 18, height: 16, class: "box hidden" }),
    svg("rect", { x: -9, y: 0, width: 18, height: 16, class: "box" }),
  ],
});

const emptyBars = () => ({ children: [], rows: [] });

const shapes = {
  times: circle,
  plus: circle,
  sigmoid: nonlinear,
  tanh: nonlinear,
  softmax: nonlinear,
  linear,
  stack,
  bars: emptyBars,
};

// The probabilities of the classes, of many the likeliest, as horizontal bars drawn upwards from the node's place.
export function bars(parts, { classes }) {
  while (parts.rows.length < classes.length) {
    const row = {
      text: svg("text", { dy: "0.36em", x: 27, "text-anchor": "end" }),
      bar: svg("rect", { height: 18, y: -9, x: 33, class: "bar" }),
      value: svg("text", { dy: "0.36em", x: 84, class: "number" }),
    };
    parts.group.append(row.bar, row.text, row.value);
    parts.rows.push(row);
  }
  parts.rows.forEach((row, index) => {
    const [name, written, share] = classes[index] ?? ["", "", 0];
    const y = -12 - 26 * (parts.rows.length - 1 - index);
    row.bar.setAttribute("transform", `translate(0 ${y})`);
    row.bar.setAttribute("width", 45 * share);
    for (const text of [row.text, row.value]) text.setAttribute("y", y);
    row.text.textContent = name;
    row.value.textContent = written;
  });
}

function drawCells(group, values, x, y, wide, high) {
  while (group.childNodes.length > values.length) group.lastChild.remove();
  while (group.childNodes.length < values.length) group.append(svg("rect"));
  const each = wide / Math.max(1, values.length);
  values.forEach((value, index) => {
    const cell = group.childNodes[index];
    const sides = { x: x + index * each, y, width: each > 3 ? each - 1 : each, height: high };
    for (const [side, length] of Object.entries(sides)) cell.setAttribute(side, length);
    cell.style.fill = cellColour(value);
  });
}

// A vector beside its wire, a cell a unit, the chosen unit framed. Shown only when there is more than one unit.
export function strip(one, data, back) {
  const values = data.units.strips[back && one.back ? one.back : one.name];
  const shown = data.units.count > 1 && values;
  one.group.setAttribute("class", shown ? "strip" : "strip gone");
  if (!shown) return;
  const wide = Math.min(16 * values.length, WIDEST);
  one.group.setAttribute("transform", `translate(${one.x ?? one.right - wide} ${one.y})`);
  drawCells(one.group, values, 0, 0, wide, 14);
  [...one.group.childNodes].forEach((cell, index) =>
    cell.classList.toggle("chosen", Boolean(one.units) && index === data.units.chosen),
  );
}
