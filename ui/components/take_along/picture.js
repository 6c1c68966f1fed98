// A part of the page as a picture of its own: SVG as it is drawn now, its styles written into it; or that as PNG.
// Drawings stay drawings, maps become images, and words and sliders that lie over a drawing become lines and text.

import { svg } from "../browser/dom.js";
import { faces } from "./fonts.js";
import { colour, flat } from "./styled.js";
import { words } from "./texts.js";

const SHARPNESS = 2; // pixels of a PNG for each of the page
const EDGE = 12;
const LEFT_OUT = "button, select, [hidden], .hint";

export async function asSvg(element) {
  return new Blob([(await written(element)).text], { type: "image/svg+xml" });
}

export async function asPng(element) {
  const { text, width, height } = await written(element);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.ceil(width * SHARPNESS), height: Math.ceil(height * SHARPNESS) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// The text of the SVG and its size; whatever reaches beyond the element is in it, too.
async function written(element) {
  const zoom = element.currentCSSZoom ?? 1;
  const origin = element.getBoundingClientRect();
  const place = { zoom, x: origin.left, y: origin.top };
  const parts = [];
  gather(element, place, parts);
  const ends = extent(element, place);
  const [x, y] = [ends.left - EDGE, ends.top - EDGE];
  const [width, height] = [ends.right - ends.left + 2 * EDGE, ends.bottom - ends.top + 2 * EDGE];
  const image = svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `${x} ${y} ${width} ${height}` },
    svg("rect", { x, y, width, height, fill: colour(background(element)).hex }),
    ...parts,
  );
  const used = [...image.querySelectorAll("[font-family]")].flatMap((one) =>
    one.getAttribute("font-family").split(","),
  );
  const families = new Set(used.map((name) => name.trim().replaceAll(/["']/g, "")));
  image.prepend(svg("style", {}, await faces(families)));
  return { text: new XMLSerializer().serializeToString(image), width, height };
}

// What stands there, in the order in which it is painted; what is laid over it comes last.
function gather(element, place, parts) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || element.matches(LEFT_OUT)) return;
  if (element instanceof SVGSVGElement) parts.push(nested(element, place));
  else if (element instanceof HTMLCanvasElement) parts.push(pixels(element, place));
  else {
    parts.push(...words(element, style, place));
    const inner = [...element.children].toSorted((a, b) => layer(a) - layer(b));
    for (const child of inner) gather(child, place, parts);
  }
}

const layer = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return position === "static" ? 0 : Number.parseInt(zIndex, 10) || 0;
};

// Where an element stands in the picture, in the page's own pixels.
export function box(rect, { x, y, zoom }) {
  return { x: (rect.left - x) / zoom, y: (rect.top - y) / zoom, width: rect.width / zoom, height: rect.height / zoom };
}

function nested(element, place) {
  const at = box(element.getBoundingClientRect(), place);
  const copy = flat(element);
  for (const [name, value] of Object.entries(at)) copy.setAttribute(name, value);
  if (!element.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${at.width} ${at.height}`);
  copy.setAttribute("overflow", "visible");
  return copy;
}

function pixels(canvas, place) {
  const at = box(canvas.getBoundingClientRect(), place);
  const rendering = getComputedStyle(canvas).imageRendering;
  return svg("image", {
    ...at,
    href: canvas.toDataURL(),
    preserveAspectRatio: "none",
    style: `image-rendering: ${rendering}`,
  });
}

function extent(element, place) {
  const ends = { left: 0, top: 0, right: 0, bottom: 0 };
  for (const one of [element, ...element.querySelectorAll("*")]) {
    if (one.closest(LEFT_OUT) || one instanceof SVGDefsElement || one.closest("defs")) continue;
    const rect = one.getBoundingClientRect();
    if (!rect.width && !rect.height) continue;
    const at = box(rect, place);
    ends.left = Math.min(ends.left, at.x);
    ends.top = Math.min(ends.top, at.y);
    ends.right = Math.max(ends.right, at.x + at.width);
    ends.bottom = Math.max(ends.bottom, at.y + at.height);
  }
  return ends;
}

// The first background behind an element that is not clear.
function background(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(at);
    if (colour(backgroundColor).opacity) return backgroundColor;
  }
  return getComputedStyle(document.body).backgroundColor;
}
