// The checkpoints of a training: a slider through them, and the names invented at the one that is chosen.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { Transport } from "../browser/transport.js";
import { paintNames } from "./names.js";

export const show = mounted("checkpoints", set);

function set(host, { seq }) {
  const channel = new Channel(seq);
  const send = (change) => channel.send(change);
  const transport = new Transport(send, channel, { numbers: false, plain: true });
  const range = html("input", { type: "range", min: 0, step: 1, oninput: () => transport.go(+range.value) });
  const title = html("h2", { "aria-live": "polite" });
  const [bar, names] = [html("div", { class: "bar" }, transport.element, range), html("div", { class: "names" })];
  host.replaceChildren(bar, title, names);
  return {
    channel,
    paint(data) {
      transport.paint(data);
      range.max = data.steps.length - 1;
      range.setAttribute("aria-label", data.words.slider);
      range.setAttribute("aria-valuetext", data.title);
      range.value = transport.at;
      title.textContent = data.title;
      names.classList.toggle("brief", Boolean(data.brief));
      paintNames(names, data, send);
    },
    close: () => transport.close(),
  };
}
