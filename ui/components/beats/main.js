// The beats of a page without a walk of its own: what it shows, one after the other, by the same buttons and keys.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { Transport } from "../browser/transport.js";

export const show = mounted("beats", set);

function set(host, data) {
  const channel = new Channel(data.seq);
  const transport = new Transport((change) => channel.send(change), channel, { plain: true });
  const title = html("span", { class: "quiet", "aria-live": "polite" });
  host.replaceChildren(html("div", { class: "bar-above" }, transport.element, title));
  return {
    channel,
    paint(fresh) {
      transport.paint(fresh);
      title.textContent = fresh.steps.find((step) => step.id === fresh.step)?.title ?? "";
      host.hidden = !fresh.steps.length; // its keys lead on all the same
    },
    close: () => transport.close(),
  };
}
