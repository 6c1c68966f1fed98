// Both cells unrolled along one sequence, with a playhead. Streamlit calls this again, in place, with each new data.

import { Channel } from "../browser/channel.js";
import { html, refresh } from "../browser/dom.js";
import { mounted } from "../browser/mounted.js";
import { question } from "../browser/question.js";
import { follow, slider } from "../browser/slider.js";
import { Transport } from "../browser/transport.js";
import { Board } from "./board.js";
import { paintChoices } from "./choices.js";
import { paintFoot } from "./ledger.js";
import { Announcer, fitWords, paintWords } from "./words.js";

const PACE = 350; // ms a step

export const show = mounted("time_diagram", set);

function set(host, data) {
  const channel = new Channel(data.seq);
  const part = (name, attributes = {}) => html("div", { class: name, ...attributes });
  const [choices, asked, words, foot] = ["choices", "question", "words", "foot"].map((name) => part(name));
  const notice = html("p", { class: "notice", role: "alert" });
  const hint = html("p", { class: "quiet hint gone" }, data.words.swipe);
  const keys = html("p", { class: "quiet keys" });
  // The playhead moves at once; its numbers come with the answer.
  const send = (change) => {
    if (change.step) board.point(change.step);
    channel.send(change);
  };
  const board = new Board(send, hint);
  const transport = new Transport(send, channel, { pace: PACE, numbers: false });
  const announcer = new Announcer();
  const sliders = html(
    "div",
    { class: "sliders" },
    data.sliders.map((one) =>
      slider(one.place, html("label", {}, one.short), one.label, one, (value) => send({ [one.place]: value })),
    ),
  );
  host.replaceChildren(
    html(
      "div",
      { class: "stage" },
      html("div", { class: "bar-above" }, html("div", { class: "transport-place" }, transport.element), sliders),
      choices,
      notice,
      asked,
      html("div", { class: "seen" }, hint, html("div", { class: "scroll" }, board.element)),
      words,
    ),
    keys,
    foot,
    announcer.element,
  );
  board.watch();
  const fitted = fitWords(host, words, board.resized);
  return {
    channel,
    board,
    paint(fresh) {
      host.classList.toggle("staged", fresh.staged);
      for (const one of fresh.sliders) follow(sliders, one, channel.asked(one.place) !== undefined);
      transport.paint(fresh);
      board.paint(fresh, channel.asked("direction") ? fresh.step : (channel.asked("step") ?? fresh.step));
      paintChoices(choices, fresh, send);
      paintWords(words, fresh.lesson, fresh, fitted.measure);
      paintFoot(foot, fresh, send);
      refresh(asked, [fresh.question, fresh.tally], () => question(fresh, send));
      words.classList.toggle("gone", Boolean(fresh.question)); // they wait until the walk goes on
      announcer.paint(fresh, Boolean(transport.timer));
      notice.textContent = fresh.notice;
      keys.textContent = fresh.direction === "backward" ? `${fresh.words.keys} ${fresh.words.scale}` : fresh.words.keys;
    },
    close() {
      transport.close();
      board.close();
      fitted.close();
      announcer.close();
    },
  };
}
