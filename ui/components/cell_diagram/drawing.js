// The drawing: built once for a cell, then painted with the numbers of each update.

import { plain, svg, symbol } from "../browser/dom.js";
import { bars, gateColour, node, strip } from "./shapes.js";

export function build(place, send) {
  const image = svg("svg", {
    viewBox: `0 ${place.top} ${place.width} ${place.height}`,
    class: "drawing",
    role: "group",
  });
  const wires = place.wires.map((wire) => buildWire({ ...wire }, send));
  const nodes = place.nodes.map((one) => ({ ...one, parts: node(one, send) }));
  const strips = place.strips.map((one) => ({ ...one, group: svg("g", { class: "strip" }) }));
  image.append(
    svg("defs", {}, arrow("ahead", "M0 0 L8 4 L0 8 Z", 7), arrow("behind", "M8 0 L0 4 L8 8 Z", 1)),
    ...wires.map((wire) => wire.parts.group),
    ...nodes.map((one) => one.parts.group),
    ...strips.map((one) => one.group),
    ...wires.map((wire) => wire.parts.pill),
  );
  return { image, wires, nodes, strips };
}

const arrow = (id, d, at) =>
  svg(
    "marker",
    {
      id,
      viewBox: "0 0 8 8",
      refX: at,
      refY: 4,
      markerWidth: 11,
      markerHeight: 11,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    svg("path", { d, fill: "context-stroke" }),
  );

function buildWire(wire, send) {
  const choose = () => send({ look: wire.shown });
  const line = svg("path", { d: wire.d, class: "line" });
  const group = svg("g", { class: "wire", onclick: choose }, svg("path", { d: wire.d, class: "grip" }), line);
  const label = svg("text", { "text-anchor": "middle", dy: "0.36em" });
  const box = svg("rect", { rx: 8, height: 27 });
  const pill = svg(
    "g",
    {
      class: "pill",
      tabindex: 0,
      role: "button",
      onclick: choose,
      onkeydown: (e) => (e.key === "Enter" ? choose() : null),
    },
    box,
    label,
  );
  wire.parts = { group, line, pill, label, box };
  return wire;
}

export function paint(drawing, data) {
  const back = data.direction === "backward";
  drawing.image.classList.toggle("back", back);
  drawing.image.setAttribute("aria-label", data.words.diagram);
  const lit = new Set(data.lit);
  const whole = data.step === "all";
  const written = drawing.wires.filter((wire) => paintWire(wire, data, back, lit, whole));
  frame(written.map((wire) => wire.parts));
  for (const one of drawing.nodes) paintNode(one, data, back, lit, whole);
  for (const one of drawing.strips) strip(one, data, back);
}

// Paints one wire; tells whether its pill has a new text, whose box is then still to be set.
function paintWire(wire, data, back, lit, whole) {
  const name = back ? wire.back : wire.name;
  const { group, line, pill, label } = wire.parts;
  const value = data.values[name];
  wire.shown = name;
  const state = !value ? "todo" : whole || lit.has(name) ? "lit" : "known";
  const chosen = data.look && data.look.name === name;
  const wrong = data.wrong.includes(name);
  group.setAttribute("class", `wire ${state} ${wire.kind ?? ""} ${chosen ? "chosen" : ""}`);
  group.dataset.v = name;
  line.style.strokeWidth = value ? thickness(value[1], back) : 2;
  line.style.stroke = value ? colour(value[1], back, wrong) : "";
  line.setAttribute("marker-end", back ? "" : "url(#ahead)");
  line.setAttribute("marker-start", back && name ? "url(#behind)" : "");
  const at = (back ? (wire.pillBack ?? wire.pill) : wire.pill) ?? null;
  const visible = Boolean(at && value && name);
  pill.setAttribute(
    "class",
    `pill ${state} ${chosen ? "chosen" : ""} ${wrong ? "wrong" : ""} ${visible ? "" : "gone"}`,
  );
  pill.setAttribute("tabindex", visible ? 0 : -1);
  if (!visible) return false;
  pill.dataset.v = name;
  pill.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
  pill.setAttribute("aria-label", `${plain(data.symbols, name)} = ${value[0]}${wrong ? `, ${data.words.wrong}` : ""}`);
  pill.style.setProperty("--own", wire.letter && !back ? gateColour(wire.letter) : colour(value[1], back, wrong));
  const numbers = wire.row ? [value[0]] : value[0].replace(/[()]/g, "").split(", ");
  return write(label, wire.bare ? ["", ""] : symbol(data.symbols, name), numbers);
}

// Boxes around texts that have changed: all are measured before any is set, so that the browser lays out once.
function frame(parts) {
  const sizes = parts.map(({ label }) => label.getBBox());
  parts.forEach(({ box }, index) => {
    const { x, y, width, height } = sizes[index];
    for (const [side, length] of Object.entries({ x: x - 8, y: y - 2, width: width + 16, height: height + 4 }))
      box.setAttribute(side, length);
  });
}

// The symbol and its number; the numbers of a small vector stand under each other. Tells whether anything changed.
function write(label, [base, sub], numbers) {
  const written = [base, sub, ...numbers].join("|");
  if (label.shown === written) return false;
  label.shown = written;
  const first = -0.58 * (numbers.length - 1);
  const rows = numbers.map((number, index) =>
    svg(
      "tspan",
      { class: "number", ...(index ? { x: 0, dy: "1.15em" } : { dx: base ? 6 : 0, dy: sub ? -4 : 0 }) },
      number,
    ),
  );
  label.replaceChildren(
    svg("tspan", { class: "base", dy: `${first}em` }, base),
    ...(sub ? [svg("tspan", { class: "sub", dy: 4 }, sub)] : []),
    ...rows,
  );
  return true;
}

// Forward: width follows the size, up to 2. Backward: it follows the order of magnitude, from 1e-6 to 1.
function thickness(value, back) {
  const size = Math.abs(value);
  if (back) return size === 0 ? 1.5 : 2 + 6 * Math.min(1, Math.max(0, (Math.log10(size) + 6) / 6));
  return 2 + 3 * Math.min(2, size);
}

function colour(value, back, wrong) {
  if (wrong) return "var(--wrong)";
  if (value === 0) return "var(--zero)";
  return back ? "var(--gradient)" : value > 0 ? "var(--positive)" : "var(--negative)";
}

function paintNode(one, data, back, lit, whole) {
  const names = (back ? one.litBack : one.lit) ?? [];
  const known = names.some((name) => data.values[name]);
  const state = whole && known ? "lit" : names.some((name) => lit.has(name)) ? "lit" : known ? "known" : "todo";
  const pinned = data.pins.includes(one.name);
  const wrong = back && names.some((name) => data.wrong.includes(name));
  one.parts.group.setAttribute("class", `node ${one.kind} ${state} ${pinned ? "pinned" : ""} ${wrong ? "wrong" : ""}`);
  one.parts.paint?.(data, back);
  if (one.kind === "bars") bars(one.parts, data);
}
