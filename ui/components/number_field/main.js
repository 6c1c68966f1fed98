// A number to be typed or stepped, with its label, and the sentence on what was typed where that cannot be used.

import { Channel } from "../browser/channel.js";
import { html } from "../browser/dom.js";
import { numberField, walk, write } from "../browser/field.js";
import "../browser/history.js";

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".number_field");
  const place = (host.place ??= set(host, data));
  place.channel.post = setStateValue;
  place.channel.heard(data.seq);
  place.paint(data);
  return () => {
    place.channel.close();
    host.place = null;
  };
}

function set(host, { seq, label, help, hidden, step, least, most, words }) {
  const channel = new Channel(seq);
  const bounds = { step, min: least, max: most, brief: false };
  const notice = html("p", { class: "notice", role: "alert" });
  const field = numberField("", label, bounds, (text) => {
    place.told = true;
    channel.send({ text });
  });
  field.addEventListener("input", () => notice.replaceChildren());
  if (help) field.setAttribute("aria-description", help);
  const button = (sign, name, steps) =>
    html("button", { type: "button", tabindex: -1, "aria-label": name, onclick: () => walk(field, steps) }, sign);
  const [less, more] = [button("−", words.less, -1), button("+", words.more, 1)];
  const title = html("div", { class: "label", title: help || null }, label);
  host.replaceChildren(...(hidden ? [] : [title]), html("div", { class: "row" }, field, less, more), notice);
  const place = {
    channel,
    told: false,
    paint({ value, disabled, refused }) {
      write(field, value, channel.asked("text") !== undefined);
      for (const one of [field, less, more]) one.disabled = disabled;
      if (!field.typing) notice.textContent = place.told ? refused : ""; // what an earlier visit typed is past
    },
  };
  return place;
}
