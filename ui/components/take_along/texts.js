// What lies over a drawing in HTML, as parts of an SVG: words where they stand, a slider as a line with its knob, the
// frame and the ground of a box.

import { svg } from "../browser/dom.js";
import { box } from "./picture.js";
import { colour } from "./styled.js";

const measured = document.createElement("canvas").getContext("2d");

export function words(element, style, place) {
  const at = box(element.getBoundingClientRect(), place);
  const parts = [...ground(at, style)];
  if (element.matches("input[type=range]")) return [track(element, at, style)];
  if (element.matches("input")) return [...parts, ...field(element, at, style)];
  for (const node of element.childNodes)
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) parts.push(...lines(node, style, place));
  return parts;
}

function ground(at, style) {
  const { hex, opacity } = colour(style.backgroundColor);
  const wide = Number.parseFloat(style.borderTopWidth);
  const line = wide ? colour(style.borderTopColor) : { hex: "none" };
  if (!at.width || !at.height || (!opacity && line.hex === "none")) return [];
  return [
    svg("rect", {
      ...at,
      rx: Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, at.height / 2),
      fill: opacity ? hex : "none",
      "fill-opacity": opacity * Number(style.opacity),
      stroke: line.hex,
      "stroke-width": wide || null,
      opacity: style.opacity === "1" ? null : style.opacity,
    }),
  ];
}

const font = (style) => ({
  "font-family": style.fontFamily,
  "font-size": style.fontSize,
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
    return svg("text", { x: at.x, y: at.y + rise(style, at.height), ...font(style) }, text.trimEnd());
  });
}

function field(element, at, style) {
  const right = style.textAlign === "right" || style.textAlign === "end";
  const size = Number.parseFloat(style.fontSize);
  return [
    svg(
      "text",
      {
        x: right ? at.x + at.width - 4 : at.x + 6,
        y: at.y + at.height / 2 + 0.36 * size,
        ...(right ? { "text-anchor": "end" } : {}),
        ...font(style),
      },
      element.value,
    ),
  ];
}

function track(element, at, style) {
  const share = (element.value - element.min) / (element.max - element.min);
  const [middle, knob] = [at.y + at.height / 2, at.x + 8 + share * (at.width - 16)];
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
