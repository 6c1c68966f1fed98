// Which loss hears which step: a map a cell, a row a loss and a column a step.

import { html, refresh } from "../browser/dom.js";
import { paintMap } from "../browser/maps.js";

const ROOM = 26; // px that a number of a step needs
const EVERY = [1, 2, 5, 10, 20];

export function show({ data, parentElement }) {
  const host = parentElement.querySelector(".credit_maps");
  host.maps ??= [];
  refresh(
    host,
    data.maps.map(({ title }) => title),
    () => {
      host.maps = data.maps.map(() => build());
      return host.maps.map(({ element }) => element);
    },
  );
  data.maps.forEach((map, index) => paint(host.maps[index], map, data));
  host.observer ??= watch(host);
  host.repaint = () => data.maps.forEach((map, index) => paint(host.maps[index], map, data));
  return () => {
    host.observer.disconnect();
    host.observer = null;
  };
}

function watch(host) {
  const observer = new ResizeObserver(() => host.repaint?.());
  observer.observe(host);
  return observer;
}

function build() {
  const parts = {
    title: html("h3"),
    says: html("p", { class: "says", "aria-live": "polite" }),
    canvas: html("canvas", { class: "map", role: "img", tabindex: 0 }),
    rows: html("div", { class: "rows" }),
    columns: html("div", { class: "columns" }),
    across: html("div", { class: "across" }),
    down: html("div", { class: "down" }),
    scale: html("div", { class: "scale" }),
  };
  parts.canvas.addEventListener("pointermove", (event) => point(parts, event));
  parts.canvas.addEventListener("keydown", (event) => move(parts, event));
  parts.canvas.addEventListener("pointerleave", () => {
    parts.says.textContent = parts.words.hint;
  });
  parts.element = html(
    "figure",
    {},
    parts.title,
    parts.scale,
    html("div", { class: "frame" }, parts.down, parts.rows, parts.canvas, parts.columns, parts.across),
    parts.says,
  );
  return parts;
}

function paint(parts, { title, T, levels, alt }, { words, scale }) {
  Object.assign(parts, { T, levels, words, range: scale });
  parts.title.textContent = title;
  parts.canvas.setAttribute("aria-label", alt);
  paintMap(parts.canvas, { levels, scale: "gradient", rows: T, columns: T });
  parts.says.textContent = words.hint;
  parts.across.textContent = words.step;
  parts.down.textContent = words.of_loss;
  refresh(parts.scale, [words, scale], () => [
    html("span", {}, words.heard_at),
    html("span", { class: "number" }, scale.least),
    html("i"),
    html("span", { class: "number" }, scale.most),
  ]);
  const [wide, high] = [parts.canvas.clientWidth, parts.canvas.clientHeight];
  ticks(parts.columns, T, wide, "left");
  ticks(parts.rows, T, high, "top");
}

function ticks(place, T, length, side) {
  const every = EVERY.find((k) => (k * length) / T >= ROOM) ?? 30;
  const told = Array.from({ length: T }, (_, t) => t + 1).filter((t) => t === 1 || t % every === 0);
  refresh(place, [told, length], () =>
    told.map((t) => {
      const one = html("span", {}, `${t}`);
      one.style[side] = `${((t - 0.5) * length) / T}px`;
      return one;
    }),
  );
}

function point(parts, event) {
  const box = parts.canvas.getBoundingClientRect();
  const at = (share) => Math.floor(share * parts.T);
  tell(parts, at((event.clientY - box.top) / box.height), at((event.clientX - box.left) / box.width));
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// From the last loss and the first step on.
function move(parts, event) {
  const way = ARROWS[event.key];
  if (!way) return;
  event.preventDefault();
  const [loss, step] = parts.at ?? [parts.T - 1, 0];
  tell(parts, loss + way[0], step + way[1]);
}

// The size at a place of the map, to the digit that a shade can tell.
function tell(parts, row, column) {
  const { says, words, T, levels, range } = parts;
  const [loss, step] = [row, column].map((at) => Math.max(0, Math.min(T - 1, at)));
  parts.at = [loss, step];
  const shade = atob(levels).charCodeAt(loss * T + step) / 255;
  const written = (size) => size.toExponential(0).replace("-", "−").replace("+", "");
  const size = shade ? `≈ ${written(range.largest * 10 ** ((shade - 1) * range.decades))}` : `< ${range.least}`;
  says.textContent = words.pointed
    .replace("{loss}", loss + 1)
    .replace("{step}", step + 1)
    .replace("{size}", step > loss ? words.later : size);
}
