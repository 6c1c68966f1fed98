// One cell as a live drawing with its views. Streamlit calls this again, on the same place, with each new data.

import { Channel } from "../browser/channel.js";
import { paintCurves } from "./curves.js";
import { html } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { build, paint } from "./drawing.js";
import { Editor, paintUnpins } from "./editor.js";
import { fit } from "./fit.js";
import { Grid } from "./grid.js";
import lstm from "./lstm.js";
import rnn from "./rnn.js";
import { paintChoices, paintSliders } from "./sliders.js";
import { Transport } from "../browser/transport.js";
import { linkHover, paintViews } from "./views.js";

const PLACES = { lstm, rnn };

export const show = mounted("cell_diagram", set);

function set(host, data) {
  const place = PLACES[data.cell];
  const channel = new Channel(data.seq);
  const send = (change) => channel.send(change);
  const editor = new Editor(place, send);
  const drawing = build(place, send, (node) => editor.open(node));
  const transport = new Transport(send, channel);
  const part = (name, attributes = {}) => html("div", { class: name, ...attributes });
  const names = [
    "words",
    "verdict",
    "question",
    "letters",
    "numbers",
    "code",
    "more",
    "look",
    "compared",
    "checks",
    "live",
  ];
  const views = Object.fromEntries(names.map((name) => [name, part(name)]));
  views.live.setAttribute("aria-live", "polite");
  const [choices, curves, inputs, unpins] = ["choices", "curves", "inputs", "unpins"].map((name) => part(name));
  const notice = html("p", { class: "notice", role: "alert" });
  const hint = html("p", { class: "swipe quiet" });
  const grid = new Grid(send);
  const canvas = html(
    "div",
    { class: "canvas" },
    html("div", { class: "layer" }, inputs, unpins, editor.element),
    drawing.image,
  );
  const formulas = html("div", { class: "formulas" }, views.letters, views.numbers);
  const side = html(
    "div",
    { class: "side" },
    views.words,
    views.more,
    views.question,
    views.verdict,
    views.compared,
    views.look,
    formulas,
  );
  const keys = html("p", { class: "quiet" });
  const below = html("div", { class: "below" }, keys, views.code, views.checks, curves, grid.element);
  host.replaceChildren(
    html("div", { class: "bar-above" }, transport.element, choices, notice),
    html("div", { class: "stage" }, hint, html("div", { class: "scroll" }, canvas)),
    side,
    below,
    views.live,
  );
  linkHover(host);
  const elsewhere = (event) => editor.elsewhere(event.composedPath()[0]);
  window.addEventListener("pointerdown", elsewhere, true);
  const put = (beside) => {
    const [inSight, under] = beside === 1 ? [[views.letters], [views.numbers]] : [[views.letters, views.numbers], []];
    formulas.append(...inSight);
    if (beside) side.append(formulas);
    below.prepend(...(beside ? [] : [formulas]), ...under);
  };
  const fitted = fit(host, place, { words: side, formulas, put });
  return {
    channel,
    close() {
      transport.close();
      fitted.close();
      window.removeEventListener("pointerdown", elsewhere, true);
    },
    paint(fresh) {
      host.classList.toggle("staged", fresh.staged);
      paint(drawing, fresh);
      const pending = channel.asked("edits") ?? {};
      paintSliders(inputs, place, fresh, send, pending);
      editor.paint(fresh, pending);
      paintUnpins(unpins, place, fresh, send);
      paintChoices(choices, fresh, send);
      transport.paint(fresh);
      paintViews(views, fresh, send, fitted.measure);
      paintCurves(curves, fresh);
      grid.paint(fresh, pending);
      [notice.textContent, hint.textContent, keys.textContent] = [fresh.notice, fresh.words.swipe, fresh.words.keys];
    },
  };
}
