// A part of the page as a picture of its own: SVG as it is drawn now, its styles written into it; or that as PNG.
// Drawings stay drawings, maps become images, and words and sliders that lie over a drawing become lines and text.

import { svg } from "../browser/dom.js";
import { faces } from "./fonts.js";
import { box } from "./place.js";
import { colour, flat } from "./styled.js";
import { words } from "./texts.js";

const SHARPNESS = 2; // pixels of a PNG for each of the page
const EDGE = 12;
const LEFT_OUT = "[hidden], .hint, .map-choices, .editor, .unpin, .options"; // what sets, and shows nothing
const UNSEEN = `${LEFT_OUT}, defs, [clip-path]`;
const LARGEST = 8000; // pixels of a PNG's longer side

export async function asSvg(element) {
  return new Blob([(await written(element)).text], { type: "image/svg+xml" });
}

export async function asPng(element) {
  const { text, width, height } = await written(element);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = Math.min(SHARPNESS, LARGEST / Math.max(width, height));
  Object.assign(canvas, { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// The text of the SVG and its size; whatever reaches beyond the element is in it, too.
async function written(element) {
  const zoom = element.currentCSSZoom ?? 1;
  const origin = element.getBoundingClientRect();
  const place = { zoom, x: origin.left, y: origin.top };
  const found = [];
  gather(element, place, found, { own: [], context: [] });
  const parts = found.toSorted(before).map(({ part }) => part);
  const ends = extent(element, place);
  const [x, y] = [ends.left - EDGE, ends.top - EDGE];
  const [width, height] = [ends.right - ends.left + 2 * EDGE, ends.bottom - ends.top + 2 * EDGE];
  const image = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "text-rendering": "geometricPrecision", // else letters stand where a screen of this size would round them to
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
    },
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

// What stands there: each part with the layer on which it is painted.
function gather(element, place, found, { own, context }) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0" || element.matches(LEFT_OUT))
    return;
  const layers = layersOf(style, own, context);
  const add = (...parts) => found.push(...parts.map((part) => ({ part, layer: layers.own })));
  add(...words(element, style, place));
  if (element instanceof SVGSVGElement) add(nested(element, place));
  else if (element instanceof HTMLCanvasElement) add(pixels(element, place));
  else {
    for (const child of element.children) gather(child, place, found, layers);
  }
}

// A layer is a path: the z-index in each context from the outermost on. What is not lifted belongs to its context.
function layersOf({ position, zIndex, opacity }, own, context) {
  const lifted = position !== "static";
  if (!lifted && opacity === "1") return { own, context };
  const number = lifted ? Number.parseInt(zIndex, 10) : 0;
  const found = [...context, number || 0];
  return { own: found, context: Number.isNaN(number) ? context : found };
}

// From the back to the front: what is not lifted lies between -1 and 0.
function before({ layer: a }, { layer: b }) {
  for (let k = 0; k < Math.max(a.length, b.length); k += 1) {
    const difference = (a[k] ?? -0.5) - (b[k] ?? -0.5);
    if (difference) return difference;
  }
  return 0;
}

function nested(element, place) {
  const at = box(element.getBoundingClientRect(), place);
  const copy = flat(element);
  for (const [name, value] of Object.entries(at)) copy.setAttribute(name, value);
  const inside = [at.width, at.height].map((side) => side / place.zoom);
  if (!element.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${inside.join(" ")}`);
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
    if (one.closest(UNSEEN) || one instanceof SVGGElement) continue; // a group is as large as what it cuts off
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
