// The drawing: built once for a cell, then painted with the numbers of each update.

import { plain, svg, symbol } from "../browser/dom.js";
import { wire as look } from "../browser/strength.js";
import { bars, gateColour, node, strip } from "./shapes.js";
import { notes } from "./notes.js";
import { frame, write } from "./pills.js";

export function build(place, send, open) {
  const image = svg("svg", {
    viewBox: `0 ${place.top} ${place.width} ${place.height}`,
    class: "drawing",
    role: "group",
  });
  const wires = place.wires.map((wire) => buildWire({ ...wire }, send));
  const nodes = place.nodes.map((one) => ({ ...one, parts: node(one, send, open) }));
  const strips = place.strips.map((one) => ({ ...one, group: svg("g", { class: "strip" }) }));
  const beside = notes(place);
  image.append(
    svg("defs", {}, arrow("ahead", "M0 0 L8 4 L0 8 Z", 7), arrow("behind", "M8 0 L0 4 L8 8 Z", 1)),
    ...wires.map((wire) => wire.parts.group),
    ...nodes.map((one) => one.parts.group),
    ...strips.map((one) => one.group),
    ...wires.map((wire) => wire.parts.pill),
    beside.group,
  );
  return { image, wires, nodes, strips, beside };
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

// A click on a wire looks into its variable. The keyboard reaches it by the box that computes it.
function buildWire(wire, send) {
  const choose = () => send({ look: wire.shown });
  const line = svg("path", { d: wire.d, class: "line" });
  const ghost = svg("path", { d: wire.d, class: "ghost" });
  const grip = svg("path", { d: wire.d, class: "grip" });
  const group = svg("g", { class: "wire", onclick: choose }, grip, line, ghost);
  const label = svg("text", { "text-anchor": wire.anchor ?? "middle", dy: "0.36em" });
  const box = svg("rect", { rx: 8 });
  const pill = svg("g", { class: "pill", role: "img", onclick: choose }, box, label);
  wire.parts = { group, line, ghost, pill, label, box };
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
  drawing.beside.paint(data, back);
}

// Paints one wire; tells whether its pill has a new text, whose box is then still to be set.
function paintWire(wire, data, back, lit, whole) {
  const name = back ? wire.back : wire.name;
  const { group, line, ghost, pill, label } = wire.parts;
  const value = data.values[name];
  wire.shown = name;
  const state = !value ? "todo" : whole || lit.has(name) ? "lit" : "known";
  const chosen = data.look && data.look.name === name;
  const wrong = data.wrong.includes(name);
  group.setAttribute("class", `wire ${state} ${wire.kind ?? ""} ${chosen ? "chosen" : ""}`);
  group.dataset.v = name;
  const { width, colour } = value ? shown(value[1], back, wrong) : { width: 2, colour: "" };
  line.style.strokeWidth = width;
  line.style.stroke = colour;
  const before = value && data.compared?.wires[name];
  ghost.classList.toggle("gone", before == null || before === value[1]);
  if (before != null) ghost.style.strokeWidth = look(before, back).width;
  line.setAttribute("marker-end", back ? "" : "url(#ahead)");
  line.setAttribute("marker-start", back && name ? "url(#behind)" : "");
  const at = (back ? (wire.pillBack ?? wire.pill) : wire.pill) ?? null;
  const visible = Boolean(at && value && name);
  pill.setAttribute(
    "class",
    `pill ${state} ${chosen ? "chosen" : ""} ${wrong ? "wrong" : ""} ${visible ? "" : "gone"}`,
  );
  if (!visible) return false;
  pill.dataset.v = name;
  pill.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
  pill.setAttribute("aria-label", `${plain(data.symbols, name)} = ${value[0]}${wrong ? `, ${data.words.wrong}` : ""}`);
  pill.style.setProperty("--own", wire.letter && !back ? gateColour(wire.letter) : colour);
  const numbers = wire.row ? [value[0]] : value[0].replace(/[()]/g, "").split(", ");
  return write(label, wire.bare ? ["", ""] : symbol(data.symbols, name), numbers);
}

const shown = (value, back, wrong) => ({ ...look(value, back), ...(wrong ? { colour: "var(--wrong)" } : {}) });

function paintNode(one, data, back, lit, whole) {
  const names = (back ? one.litBack : one.lit) ?? [];
  const known = names.some((name) => data.values[name]);
  const state = whole && known ? "lit" : names.some((name) => lit.has(name)) ? "lit" : known ? "known" : "todo";
  const pinned = one.name in data.pins;
  const wrong = back && names.some((name) => data.wrong.includes(name));
  const pinnable = one.name in data.gates;
  one.parts.group.setAttribute(
    "class",
    `node ${one.kind} ${state} ${pinned ? "pinned" : ""} ${wrong ? "wrong" : ""} ${pinnable ? "gate" : ""}`,
  );
  if (one.select) describe(one, data, pinnable);
  one.parts.paint?.(data, back);
  if (one.kind === "bars") bars(one.parts, data);
}

// What a box is and the number that it makes, for whoever does not see it.
function describe(one, { words, symbols, values }, pinnable) {
  const value = values[one.select];
  const number = `${plain(symbols, one.select)}${value ? ` = ${value[0]}` : ""}`;
  const label = `${words.boxes[one.select] ?? words.boxes[one.kind]}: ${number}`;
  const whole = pinnable ? `${label}. ${words.pin_help}` : label;
  if (one.parts.label === whole) return;
  one.parts.label = whole;
  one.parts.group.setAttribute("aria-label", whole);
}
