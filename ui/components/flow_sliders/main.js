// Sliders that stand beside a chart which Streamlit draws: they tell each number while they are dragged.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { follow, rename, slider } from "../browser/slider.js";

export const show = mounted("flow_sliders", set);

function set(host, data) {
  const channel = new Channel(data.seq);
  const notice = html("p", { class: "notice", role: "alert" });
  const sliders = data.sliders.map((one) =>
    slider(one.place, html("label", {}, one.label), one.label, one, (value) => channel.send({ [one.place]: value })),
  );
  const rows = html("div", { class: "rows" }, sliders);
  host.replaceChildren(rows, notice);
  return {
    channel,
    paint(fresh) {
      rows.style.setProperty("--columns", fresh.columns);
      for (const one of fresh.sliders) {
        rename(rows, one);
        follow(rows, one, channel.asked(one.place) !== undefined);
      }
      notice.textContent = fresh.notice;
    },
  };
}
