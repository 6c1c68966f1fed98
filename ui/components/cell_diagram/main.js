// One cell as a live drawing with its views. Streamlit calls this again, on the same place, with each new data.

import { Channel } from "../browser/channel.js";
import { paintCurves } from "./curves.js";
import { html } from "../browser/dom.js";
import "../browser/history.js";
import { build, paint } from "./drawing.js";
import { Grid } from "./grid.js";
import lstm from "./lstm.js";
import rnn from "./rnn.js";
import { paintChoices, paintSliders } from "./sliders.js";
import { Transport } from "../browser/transport.js";
import { linkHover, paintViews } from "./views.js";

const PLACES = { lstm, rnn };

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".cell_diagram");
  const stage = (host.stage ??= set(host, data));
  stage.channel.post = setStateValue;
  stage.channel.heard(data.seq);
  stage.paint(data);
  return () => {
    stage.transport.close();
    stage.channel.close();
    host.stage = null;
  };
}

function set(host, data) {
  const place = PLACES[data.cell];
  const channel = new Channel(data.seq);
  const send = (change) => channel.send(change);
  const drawing = build(place, send);
  const transport = new Transport(send, channel);
  const layer = html("div", { class: "layer" });
  const part = (name) => html("div", { class: name });
  const views = Object.fromEntries(
    ["words", "verdict", "question", "letters", "numbers", "code", "more", "look", "checks"].map((name) => [
      name,
      part(name),
    ]),
  );
  const [choices, curves] = [part("choices"), part("curves")];
  const notice = html("p", { class: "notice", role: "alert" });
  const grid = new Grid(send);
  const canvas = html("div", { class: "canvas" }, drawing.image, layer);
  host.replaceChildren(
    html(
      "div",
      { class: "stage" },
      html("div", { class: "bar-above" }, transport.element, choices),
      notice,
      html("div", { class: "scroll" }, canvas),
      views.look,
      views.more,
      views.checks,
      curves,
      grid.element,
    ),
    html(
      "div",
      { class: "side" },
      views.words,
      views.verdict,
      views.question,
      views.letters,
      views.numbers,
      views.code,
    ),
  );
  linkHover(host);
  return {
    channel,
    transport,
    paint(fresh) {
      paint(drawing, fresh);
      const pending = channel.asked("edits") ?? {};
      paintSliders(layer, place, fresh, send, pending);
      paintChoices(choices, fresh, send);
      transport.paint(fresh);
      paintViews(views, fresh, send);
      paintCurves(curves, fresh);
      grid.paint(fresh, pending);
      notice.textContent = fresh.notice;
      host.dataset.seq = fresh.seq;
    },
  };
}
