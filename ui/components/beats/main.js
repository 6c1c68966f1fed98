// The beats of a page without a walk of its own: what it shows, one after the other, by the same buttons and keys.

import { Channel } from "../browser/channel.js";
import "../browser/history.js";
import { html } from "../browser/dom.js";
import { Transport } from "../browser/transport.js";

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".beats");
  const stage = (host.stage ??= set(host, data));
  stage.channel.post = setStateValue;
  stage.channel.heard(data.seq);
  stage.transport.paint(data);
  stage.title.textContent = data.steps.find((step) => step.id === data.step)?.title ?? "";
  host.hidden = !data.steps.length; // its keys lead on all the same
  host.dataset.seq = data.seq;
  return () => {
    stage.transport.close();
    stage.channel.close();
    host.stage = null;
  };
}

function set(host, data) {
  const channel = new Channel(data.seq);
  const transport = new Transport((change) => channel.send(change), channel, { plain: true });
  const title = html("span", { class: "quiet", "aria-live": "polite" });
  host.replaceChildren(html("div", { class: "bar-above" }, transport.element, title));
  return { channel, transport, title };
}
