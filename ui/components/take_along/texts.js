// What lies over a drawing in HTML, as parts of an SVG: words where they stand, a slider as a line with its knob, the
// frame and the ground of a box.

import { svg } from "../browser/dom.js";
import { box, long } from "./place.js";
import { colour } from "./styled.js";

const measured = document.createElement("canvas").getContext("2d");

export function words(element, style, place) {
  const at = box(element.getBoundingClientRect(), place);
  const parts = [...ground(at, style, place)];
  if (element.matches("input[type=range]"))
    return style.appearance === "none" ? [...parts, handle(element, at, style, place)] : [track(element, at, style)];
  if (element.matches("input")) return [...parts, field(element.value, at, style, place)];
  if (element.matches("select")) return [...parts, field(element.selectedOptions[0]?.text ?? "", at, style, place)];
  if (style.writingMode === "sideways-lr") return [...parts, upright(element.textContent, at, style, place)];
  for (const node of element.childNodes)
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) parts.push(...lines(node, style, place));
  return parts;
}

function ground(at, style, place) {
  const { hex, opacity } = colour(style.backgroundColor);
  const [width, line] = frame(style, place);
  const shade = shading(at, style);
  if (!at.width || !at.height || (!opacity && !width && !shade)) return [];
  const rect = svg("rect", {
    ...at,
    rx: Math.min(long(style.borderTopLeftRadius, place) || 0, at.height / 2),
    fill: shade ? `url(#${shade.id})` : opacity ? hex : "none",
    "fill-opacity": shade ? 1 : opacity,
    stroke: width ? line.hex : "none",
    "stroke-width": width,
    opacity: style.opacity,
  });
  return shade ? [shade, rect] : [rect];
}

// A background that goes from one colour to another, from left to right.
function shading({ x, y }, { backgroundImage }) {
  const found = /^linear-gradient\(to right, (.+)\)$/.exec(backgroundImage)?.[1].split(/, (?![^(]*\))/);
  if (!found) return null;
  const stops = found.map((text, k) => svg("stop", { offset: k / (found.length - 1), "stop-color": colour(text).hex }));
  return svg("linearGradient", { id: `shade-${Math.round(x)}-${Math.round(y)}` }, ...stops);
}

// A border around all sides, or an outline.
function frame(style, place) {
  const border = Math.min(...["Top", "Left", "Right"].map((side) => long(style[`border${side}Width`], place)));
  if (border) return [border, colour(style.borderTopColor)];
  return style.outlineStyle === "none" ? [0] : [long(style.outlineWidth, place), colour(style.outlineColor)];
}

const font = (style, place) => ({
  "font-family": style.fontFamily,
  "font-size": long(style.fontSize, place),
  "font-style": style.fontStyle,
  "font-weight": style.fontWeight,
  fill: colour(style.color).hex,
  "fill-opacity": colour(style.color).opacity,
});

// Each line of a text where the browser has set it.
function lines(node, style, place) {
  const range = document.createRange();
  const rows = [];
  for (let k = 0; k < node.data.length; k += 1) {
    range.setStart(node, k);
    range.setEnd(node, k + 1);
    const rect = range.getClientRects()[0];
    if (!rect) continue;
    const row = rows.at(-1);
    if (row && Math.abs(rect.top - row.rect.top) < rect.height / 2) row.text += node.data[k];
    else rows.push({ rect, text: node.data[k] });
  }
  return rows.map(({ rect, text }) => {
    const at = box(rect, place);
    return svg("text", { x: at.x, y: at.y + rise(style, at.height), ...font(style, place) }, text.trimEnd());
  });
}

// A text that is read from below.
function upright(text, at, style, place) {
  const middle = `translate(${at.x + at.width / 2} ${at.y + at.height / 2}) rotate(-90)`;
  return svg("text", { transform: middle, "text-anchor": "middle", dy: "0.36em", ...font(style, place) }, text);
}

function field(text, at, style, place) {
  const right = style.textAlign === "right" || style.textAlign === "end";
  const [x, y] = [right ? at.x + at.width - 4 : at.x + 8, at.y + at.height / 2];
  return svg("text", { x, y, dy: "0.36em", "text-anchor": right ? "end" : "start", ...font(style, place) }, text);
}

// The handle of a slider that is as wide as a step.
function handle({ value, min, max }, at, style, place) {
  const width = long(style.getPropertyValue("--thumb"), place);
  const x = at.x + share(value, min, max) * (at.width - width);
  return svg("rect", { x, y: at.y, width, height: at.height, rx: 6, fill: colour(style.accentColor).hex });
}

const share = (value, min, max) => (value - min) / (max - min || 1);

function track(element, at, style) {
  const along = share(element.value, element.min, element.max);
  const [middle, knob] = [at.y + at.height / 2, at.x + 8 + along * (at.width - 16)];
  const { hex } = colour(style.accentColor === "auto" ? style.color : style.accentColor);
  return svg(
    "g",
    {},
    svg("line", {
      x1: at.x + 4,
      x2: at.x + at.width - 4,
      y1: middle,
      y2: middle,
      stroke: colour(style.color).hex,
      "stroke-opacity": 0.35,
      "stroke-width": 4,
    }),
    svg("circle", { cx: knob, cy: middle, r: 7, fill: hex }),
  );
}

// From the top of a line of text down to its baseline.
function rise(style, height) {
  measured.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measured.measureText("x");
  return (height * above) / (above + below);
}
