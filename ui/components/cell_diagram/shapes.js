// The nodes of the drawing: weights, nonlinearities, products and sums, the bars of the output, strips of cells.

import { cellColour } from "../browser/colour.js";
import { svg, symbol } from "../browser/dom.js";

export const gateColour = (letter) => `var(--gate-${letter})`;
const WIDEST = 150; // of a strip
const signs = { times: "×", plus: "+", sigmoid: "σ", tanh: "tanh", softmax: "softmax" };

export function node(one, send) {
  const parts = shapes[one.kind](one);
  const choose = () => send({ look: one.select });
  const attributes = one.select
    ? { tabindex: 0, role: "button", onclick: choose, onkeydown: (e) => (e.key === "Enter" ? choose() : null) }
    : {};
  parts.group = svg("g", { ...attributes, transform: `translate(${one.x} ${one.y})` }, ...parts.children);
  if (one.letter) parts.group.style.setProperty("--own", gateColour(one.letter));
  return parts;
}

const box = (wide, high) => svg("rect", { x: -wide / 2, y: -high / 2, width: wide, height: high, rx: 7, class: "box" });
const middle = (text, attributes = {}) => svg("text", { "text-anchor": "middle", dy: "0.36em", ...attributes }, text);

const circle = ({ kind }) => ({
  children: [svg("circle", { r: 16, class: "box" }), middle(signs[kind], { class: "sign" })],
});

// A nonlinearity; a gate's box is filled up to its value, a candidate's from its middle.
function nonlinear({ kind, letter, name }) {
  const wide = kind === "softmax" ? 96 : 76;
  const fill = svg("rect", { x: -wide / 2, width: wide, class: "fill" });
  const text = middle("");
  const paint = (data) => {
    const value = data.values[name]?.[1];
    const level = kind === "sigmoid" && value != null ? 36 * value : 0;
    fill.setAttribute("y", 18 - level);
    fill.setAttribute("height", level);
    const own = letter ? ` ${letter === "c" ? "c̃" : letter}` : "";
    text.textContent = (data.pins.includes(name) ? data.words.pinned : signs[kind]) + own;
  };
  return { children: [box(wide, 36), fill, text], paint };
}

// Weights, with the row of the unit as a strip of coloured cells; going back, the row of their gradient.
function linear({ weights, bias }) {
  const text = middle("", { y: -4 });
  const cells = svg("g", { class: "cells" });
  const paint = (data) => {
    const names = [weights, bias].filter(Boolean).map((name) => symbol(data.symbols, name));
    const both = names.map((parts) => parts.join("")).join(", ");
    text.textContent = both.length > 11 ? names[0].join(" ") : both;
    drawCells(cells, data.units.strips[weights] ?? [], -42, 7, 84, 6);
  };
  return { children: [box(92, 30), text, cells], paint };
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
      text: svg("text", { dy: "0.36em", x: 12, "text-anchor": "end" }),
      bar: svg("rect", { height: 18, y: -9, x: 18, class: "bar" }),
      value: svg("text", { dy: "0.36em", x: 84, class: "number" }),
    };
    parts.group.append(row.bar, row.text, row.value);
    parts.rows.push(row);
  }
  parts.rows.forEach((row, index) => {
    const [name, written, share] = classes[index] ?? ["", "", 0];
    const y = -12 - 26 * (parts.rows.length - 1 - index);
    row.bar.setAttribute("transform", `translate(0 ${y})`);
    row.bar.setAttribute("width", 60 * share);
    for (const text of [row.text, row.value]) text.setAttribute("y", y);
    row.text.textContent = name;
    row.value.textContent = written;
  });
}

function drawCells(group, values, x, y, wide, high) {
  while (group.childNodes.length > values.length) group.lastChild.remove();
  while (group.childNodes.length < values.length) group.append(svg("rect", { height: high, y }));
  const each = wide / Math.max(1, values.length);
  values.forEach((value, index) => {
    const cell = group.childNodes[index];
    cell.setAttribute("x", x + index * each);
    cell.setAttribute("width", each > 3 ? each - 1 : each);
    cell.style.fill = cellColour(value);
  });
}

// A vector beside its wire, a cell a unit, the chosen unit framed. Shown only when there is more than one unit.
export function strip(one, data, back) {
  const values = data.units.strips[back && one.back ? one.back : one.name];
  const shown = data.units.count > 1 && values;
  one.group.setAttribute("class", shown ? "strip" : "strip gone");
  if (!shown) return;
  one.group.setAttribute("transform", `translate(${one.x} ${one.y})`);
  drawCells(one.group, values, 0, 0, Math.min(16 * values.length, WIDEST), 14);
  [...one.group.childNodes].forEach((cell, index) =>
    cell.classList.toggle("chosen", Boolean(one.units) && index === data.units.chosen),
  );
}
