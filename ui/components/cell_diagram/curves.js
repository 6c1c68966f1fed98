// Each nonlinearity as its curve, with the point at which it works and the tangent there: where it is flat, nothing learns.

import { html, plain, refresh, svg, variable } from "../browser/dom.js";
import { gateColour } from "./shapes.js";

const WIDE = 170,
  HIGH = 96,
  REACH = 6,
  TANGENT = 2;
const LETTERS = { ft: "f", it: "i", cct: "c", ot: "o" };

export function paintCurves(place, data) {
  const { curves, symbols, words } = data;
  refresh(place, [curves.points.map(({ name, note }) => [name, note]), symbols, words], () => build(place, data));
  curves.points.forEach((point, index) => mark(place.figures[index], point, data));
}

// The curves themselves never change: they are drawn once, and only the points on them move.
function build(place, { curves, symbols, words }) {
  place.figures = curves.points.map((point) => figure(point, curves.lines[point.curve], symbols));
  return [html("h3", {}, words.curves), html("div", { class: "row" }, ...place.figures.map(({ element }) => element))];
}

function figure({ name, curve, note }, line, symbols) {
  const x = (z) => WIDE / 2 + (Math.max(-REACH, Math.min(REACH, z)) * WIDE) / (2 * REACH);
  const low = curve === "tanh" ? -1 : 0;
  const y = (value) => HIGH - 10 - ((value - low) / (1 - low)) * (HIGH - 20);
  const path = line.map(([z, value], index) => `${index ? "L" : "M"}${x(z).toFixed(1)} ${y(value).toFixed(1)}`);
  const [tangent, point] = [svg("line", { class: "tangent" }), svg("circle", { r: 6, class: "point" })];
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img" },
    svg("line", { x1: 0, x2: WIDE, y1: y(0), y2: y(0), class: "axis" }),
    svg("line", { x1: x(0), x2: x(0), y1: 0, y2: HIGH, class: "axis" }),
    svg("path", { d: path.join(""), class: "curve" }),
    tangent,
    point,
  );
  if (LETTERS[name]) picture.style.setProperty("--own", gateColour(LETTERS[name]));
  const [value, slope] = [html("span"), html("span")];
  const element = html(
    "figure",
    { "data-v": name },
    picture,
    html(
      "figcaption",
      {},
      variable(symbols, name),
      " = ",
      value,
      html("br"),
      slope,
      note && html("small", {}, ` ${note}`),
    ),
  );
  return { element, picture, tangent, point, value, slope, x, y };
}

function mark({ picture, tangent, point, value, slope, x, y }, { name, at, written }, { symbols, words, pins }) {
  const [, shown, steepness] = written;
  value.textContent = (shown || "?") + (name in pins ? ` (${words.pinned})` : "");
  slope.textContent = `${words.slope} ${steepness || "?"}`;
  picture.setAttribute("aria-label", `${plain(symbols, name)}: ${slope.textContent}`);
  for (const part of [tangent, point]) part.classList.toggle("gone", !at);
  if (!at) return;
  const [z, here, rise] = at;
  const ends = { x1: x(z - TANGENT), x2: x(z + TANGENT), y1: y(here - rise * TANGENT), y2: y(here + rise * TANGENT) };
  for (const [side, place] of Object.entries(ends)) tangent.setAttribute(side, place);
  point.setAttribute("cx", x(z));
  point.setAttribute("cy", y(here));
}
