// The desk of a character network: a name letter by letter, and what may come next.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { Bars } from "./bars.js";
import { Tiles } from "./tiles.js";

export const show = mounted("name_desk", set);

function set(host, data) {
  const channel = new Channel(data.seq);
  const send = (change) => channel.send(change);
  const [tiles, bars] = [new Tiles(send), new Bars(send)];
  const after = html("p", { class: "quiet after" });
  const parts = [after, tiles.element, bars.element];
  host.replaceChildren(...parts);
  return {
    channel,
    paint(fresh) {
      for (const part of parts) part.hidden = !fresh.tiles;
      if (fresh.tiles) {
        after.textContent = fresh.after;
        host.classList.toggle("staged", Boolean(fresh.staged));
        tiles.paint(fresh, channel);
        bars.paint(fresh, channel);
      }
    },
  };
}
