// The desk of a character network: a name letter by letter, what may come next, and the names invented so far.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import "../browser/history.js";
import { Bars } from "./bars.js";
import { paintNames } from "./names.js";
import { Tiles } from "./tiles.js";

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".name_desk");
  const desk = (host.desk ??= set(host, data));
  desk.channel.post = setStateValue;
  desk.channel.heard(data.seq);
  desk.paint(data);
  return () => {
    desk.channel.close();
    host.desk = null;
  };
}

function set(host, data) {
  const channel = new Channel(data.seq);
  const send = (change) => channel.send(change);
  const [tiles, bars] = [new Tiles(send), new Bars(send)];
  const names = html("div", { class: "names" });
  const left = html("div", { class: "left" }, tiles.element, bars.element);
  host.replaceChildren(left, names);
  return {
    channel,
    paint(fresh) {
      left.hidden = !fresh.tiles;
      if (fresh.tiles) {
        tiles.paint(fresh, channel);
        bars.paint(fresh, channel);
      }
      paintNames(names, fresh, send);
      host.dataset.seq = fresh.seq;
    },
  };
}
