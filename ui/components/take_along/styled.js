// A drawing by itself: each element says how it looks, in words that any reader of SVG 1.1 knows.

const NAMES = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
];
const COLOURS = ["fill", "stroke"];
const NONE = { hex: "none", opacity: 0 };
const KEPT =
  /^(viewBox|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|href|id|clip-path|marker-(start|end)|refX|refY|markerWidth|markerHeight|markerUnits|orient|offset|stop-color|stop-opacity|gradientUnits|preserveAspectRatio)$/;

// A copy of an <svg> without classes; what is not seen is left out.
export function flat(element) {
  const markers = new Map();
  const copy = copied(element, markers);
  if (markers.size) {
    const defs = document.createElementNS(element.namespaceURI, "defs");
    defs.append(...[...markers.values()].map(({ node }) => node));
    copy.prepend(defs);
  }
  return copy;
}

function copied(element, markers) {
  const style = getComputedStyle(element);
  const copy = document.createElementNS(element.namespaceURI, element.localName);
  for (const { name, value } of element.attributes) if (KEPT.test(name)) copy.setAttribute(name, value);
  if (element instanceof SVGGraphicsElement || element.localName === "stop") dress(copy, element, style);
  for (const end of ["marker-start", "marker-end"])
    if (copy.hasAttribute(end)) point(copy, element, end, style, markers);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && isSeen(child)) copy.append(copied(child, markers));
  }
  return copy;
}

// The markers of a drawing take the colour of their line, which few programs know: each colour has its own.
const isSeen = (child) => {
  const { display, visibility } = getComputedStyle(child);
  return (
    display !== "none" && visibility !== "hidden" && !["marker", "title", "desc", "style"].includes(child.localName)
  );
};

function dress(copy, element, style) {
  for (const name of NAMES) {
    const value = style.getPropertyValue(name);
    if (value && value !== INITIAL[name]) copy.setAttribute(name, value);
  }
  for (const name of COLOURS) {
    const { hex, opacity } = colour(style.getPropertyValue(name));
    copy.setAttribute(name, hex);
    const share = opacity * Number(style.getPropertyValue(`${name}-opacity`) || 1);
    if (hex !== "none" && share < 1) copy.setAttribute(`${name}-opacity`, share);
  }
}

const INITIAL = {
  "stroke-dasharray": "none",
  "stroke-dashoffset": "0px",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};

function point(copy, element, end, style, markers) {
  const id = /#([^)"]+)/.exec(element.getAttribute(end))?.[1];
  const marker = id && element.ownerSVGElement.querySelector(`marker[id="${id}"]`);
  if (!marker) return;
  const { hex } = colour(style.stroke);
  const key = `${id}${hex.replace("#", "-")}`;
  if (!markers.has(key)) {
    const node = marker.cloneNode(true);
    node.id = key;
    for (const path of node.children) path.setAttribute("fill", hex);
    markers.set(key, { node });
  }
  copy.setAttribute(end, `url(#${key})`);
}

const dot = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();

// Any colour of CSS as { hex, opacity }, which every program knows; a reference stays, without the page's address.
export function colour(text) {
  if (text.startsWith("url(")) return { hex: text.replace(/\(["']?[^#]*(#[^"')]+)["']?\)/, "($1)"), opacity: 1 };
  if (!text || text === "none") return NONE;
  if (!known.has(text)) known.set(text, painted(text));
  return known.get(text);
}

function painted(text) {
  dot.clearRect(0, 0, 1, 1);
  dot.fillStyle = text;
  dot.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  return alpha ? { hex: `#${hex}`, opacity: Math.round((1000 * alpha) / 255) / 1000 } : NONE;
}
