// The small cell of the start page: the drawing of a cell without its output, its sliders, and the way round by which
// the state that leaves becomes the one that arrives.

import { Channel } from "../browser/channel.js";
import { html, svg } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { build, paint } from "../cell_diagram/drawing.js";
import { over, paintSliders } from "../cell_diagram/sliders.js";
import place from "./place.js";

const LEAST = 16.1, // px of the text in the drawing
  TEXT = 17.5; // of it, in units of the drawing

export const show = mounted("small_cell", set);

function set(host, data) {
  const channel = new Channel(data.seq);
  const send = (change) => channel.send(change);
  const drawing = build(place, send, () => {});
  drawing.image.prepend(svg("path", { d: place.round, class: "round", "marker-end": "url(#ahead)" }));
  const inputs = html("div", { class: "inputs" });
  const again = html("button", { type: "button", class: "again", onclick: () => send({ again: true }) });
  const layer = html("div", { class: "layer" }, inputs, over(again, place, place.again));
  const canvas = html("div", { class: "canvas" }, layer, drawing.image);
  canvas.style.setProperty("--least", `${Math.ceil((place.width * LEAST) / TEXT)}px`);
  const hint = html("p", { class: "swipe quiet" });
  const told = html("p", { class: "told", "aria-live": "polite" });
  const notice = html("p", { class: "notice", role: "alert" });
  host.replaceChildren(html("div", { class: "stage" }, hint, html("div", { class: "scroll" }, canvas)), told, notice);
  return {
    channel,
    paint(fresh) {
      paint(drawing, fresh);
      paintSliders(inputs, place, fresh, send, channel.asked("edits") ?? {});
      [told.textContent, notice.textContent, again.textContent] = [fresh.told, fresh.notice, fresh.again];
      hint.textContent = fresh.words.swipe;
    },
  };
}
