// Each nonlinearity as its curve, with the point at which it works and the tangent there: where it is flat, nothing learns.

import { html, plain, refresh, svg, variable } from "./dom.js";
import { gateColour } from "./shapes.js";

const WIDE = 170, HIGH = 96, REACH = 6;
const LETTERS = { ft: "f", it: "i", cct: "c", ot: "o" };

export function paintCurves(place, data) {
  refresh(place, [data.curves, data.symbols], () => [
    html("h3", {}, data.words.curves),
    html("div", { class: "row" }, ...data.curves.points.map((point) => curve(point, data))),
  ]);
}

function curve({ name, argument, curve, at, written }, { curves, symbols, words, pins }) {
  const low = curve === "tanh" ? -1 : 0;
  const x = (z) => WIDE / 2 + (Math.max(-REACH, Math.min(REACH, z)) * WIDE) / (2 * REACH);
  const y = (value) => HIGH - 10 - ((value - low) / (1 - low)) * (HIGH - 20);
  const path = curves.lines[curve].map(([z, value], index) => `${index ? "L" : "M"}${x(z).toFixed(1)} ${y(value).toFixed(1)}`);
  const parts = [
    svg("line", { x1: 0, x2: WIDE, y1: y(0), y2: y(0), class: "axis" }),
    svg("line", { x1: x(0), x2: x(0), y1: 0, y2: HIGH, class: "axis" }),
    svg("path", { d: path.join(""), class: "curve" }),
  ];
  if (at) parts.push(...point(at, x, y));
  const label = `${plain(symbols, name)}: ${words.slope} ${written[2]}`;
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": label }, ...parts);
  if (LETTERS[name]) picture.style.setProperty("--own", gateColour(LETTERS[name]));
  const pinned = pins.includes(name) ? ` (${words.pinned})` : "";
  return html("figure", { "data-v": name }, picture,
    html("figcaption", {}, variable(symbols, name), ` = ${written[1] || "?"}${pinned}`, html("br"), `${words.slope} ${written[2] || "?"}`));
}

function point([z, value, slope], x, y) {
  const reach = 2;
  return [
    svg("line", { x1: x(z - reach), x2: x(z + reach), y1: y(value - slope * reach), y2: y(value + slope * reach), class: "tangent" }),
    svg("circle", { cx: x(z), cy: y(value), r: 6, class: "point" }),
  ];
}
