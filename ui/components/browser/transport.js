// Direction, previous, play, next, speed, and a button for each step; the keys that do the same.
// Next is the next beat of the walk, also where `walk` of the data is -1 and it goes from the last step to the first.
// Beyond its end the walk goes on in the other direction, then on the next page: Python knows where.
// Where a question is open the walk waits: next shows the answer, and goes on only then.

import { html, refresh, svg } from "./dom.js";
import { listen } from "./keys.js";
import { SHOW } from "./question.js";

const SPEEDS = [0.5, 1, 2, 4];
const SIGNS = {
  back: "M13 3 5 8 13 13Z M3 3H5V13H3Z",
  ahead: "M3 3 11 8 3 13Z M11 3H13V13H11Z",
  play: "M4 2 13 8 4 14Z",
  pause: "M4 3H7V13H4Z M9 3H12V13H9Z",
};

export class Transport {
  // pace: ms a step at speed 1; without numbers the place of the steps is elsewhere; a plain one has no directions
  // and does not play.
  constructor(send, channel, { pace = 1600, numbers = true, plain = false } = {}) {
    Object.assign(this, { send, channel, pace, numbers, plain, speed: 1 });
    this.element = html("div", { class: "transport" });
    this.silence = listen((key, held) => this.key(key, held));
  }

  paint(data) {
    this.data = data;
    const asked = this.channel.asked("direction") ? data.step : (this.channel.asked("step") ?? data.step);
    this.at = data.steps.findIndex((step) => step.id === asked);
    this.walk = data.walk ?? 1;
    if (this.timer && this.at === this.goal()) this.stop();
    this.draw();
  }

  draw() {
    const { direction, steps, step, words } = this.data;
    refresh(this.element, [direction, steps, step, words.play, Boolean(this.timer), this.speed], () => [
      html(
        "div",
        { class: "moves" },
        ...(this.plain ? [] : this.ways(direction, words)),
        this.button("back", this.at === this.start() ? words.out : words.previous, () => this.move(-1)),
        this.plain ? null : this.player(words),
        this.button("ahead", this.at === this.goal() ? words.on : words.next, () => this.move(1)),
        this.plain ? null : this.speeds(words),
      ),
      !this.numbers
        ? null
        : html(
            "div",
            { class: "steps", role: "group", "aria-label": words.steps },
            ...steps.map((one, index) => this.numbered(one, index)),
          ),
    ]);
  }

  // One that asks is marked, as long as its question is open with a full mark.
  numbered({ id, title, asks, open }, index) {
    const { step, words } = this.data;
    const label = asks ? `${title}, ${words.asks}` : title;
    return html(
      "button",
      {
        type: "button",
        class: `${asks ? "asks" : ""} ${open ? "open" : ""}`,
        "aria-current": id === step && "step",
        "data-step": id,
        title: label,
        "aria-label": `${index + 1} ${label}`,
        onclick: () => this.go(index),
      },
      `${index + 1}`,
    );
  }

  ways(direction, words) {
    return ["forward", "backward"].map((way) =>
      html(
        "button",
        { type: "button", class: "way", "aria-pressed": `${way === direction}`, onclick: () => this.turn(way) },
        way === "forward" ? `${words[way]} ⟶` : `⟵ ${words[way]}`,
      ),
    );
  }

  player(words) {
    const playing = Boolean(this.timer);
    return this.button(playing ? "pause" : "play", playing ? words.pause : words.play, () => this.toggle());
  }

  button(sign, label, act) {
    return html(
      "button",
      { type: "button", class: "move", "aria-label": label, title: label, onclick: act },
      svg(
        "svg",
        { viewBox: "0 0 16 16", width: 18, height: 18, "aria-hidden": "true" },
        svg("path", { d: SIGNS[sign] }),
      ),
    );
  }

  speeds(words) {
    const options = SPEEDS.map((speed) =>
      html("option", { value: speed, selected: speed === this.speed }, `${speed}×`),
    );
    const change = (event) => {
      this.speed = +event.target.value;
      if (this.timer) {
        this.stop();
        this.play();
      }
    };
    return html("select", { "aria-label": words.speed, title: words.speed, onchange: change }, ...options);
  }

  turn(direction) {
    if (this.plain) return false;
    this.stop();
    this.send({ direction });
  }

  go(index) {
    const step = this.data.steps[Math.max(0, Math.min(this.data.steps.length - 1, index))];
    if (!step || step.id === (this.channel.asked("step") ?? this.data.step)) return;
    this.at = this.data.steps.indexOf(step);
    this.send({ step: step.id });
  }

  // One beat on (1) or back (-1) along the walk; at its end across it, unless the key is only being held down.
  move(by, held = false) {
    this.stop();
    if (by > 0 && this.waits()) return held ? undefined : this.show();
    if (this.at !== (by > 0 ? this.goal() : this.start())) this.go(this.at + by * this.walk);
    else if (!held) this.send({ cross: by });
  }

  // Whether the walk is where a question waits for its answer.
  waits() {
    if (this.channel.asked("answer")) return false;
    const { question, step, steps } = this.data;
    const here = steps[this.at];
    return here && here.id !== step ? Boolean(here.open) : Boolean(question && !question.truth);
  }

  // The answer without a prediction; a question that is still on its way is asked first, and one that a class votes on
  // is the class's.
  show() {
    const { question, step, steps } = this.data;
    if (question && !question.vote && (steps[this.at]?.id ?? step) === step)
      this.send({ answer: [question.place, SHOW] });
  }

  toggle() {
    if (this.timer) this.stop();
    else this.play();
    this.draw();
  }

  // Where the walk begins and ends; playing from its end begins anew. Without any step it is at both.
  start() {
    const last = this.data.steps.length - 1;
    return this.walk > 0 ? Math.min(0, last) : last;
  }

  goal() {
    return this.walk > 0 ? this.data.steps.length - 1 : 0;
  }

  play() {
    if (this.at === this.goal()) this.go(this.start());
    if (this.waits()) this.show();
    this.timer = setInterval(
      () => (this.waits() ? this.toggle() : this.go(this.at + this.walk)),
      this.pace / this.speed,
    );
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
  }

  key(key, held) {
    const [name, option] = key.split(" ");
    const acts = {
      next: () => this.move(1, held),
      before: () => this.move(-1, held),
      first: () => this.go(this.start()),
      last: () => this.go(this.goal()),
      play: () => (this.plain ? false : this.toggle()),
      forward: () => this.turn("forward"),
      backward: () => this.turn("backward"),
      answer: () => this.answer(option - 1),
    };
    return acts[name]();
  }

  // The option of that number of an open question; false where there is none.
  answer(index) {
    const { question } = this.data;
    const option = question && !question.truth && Object.keys(question.options)[index];
    if (!option) return false;
    this.send({ answer: [question.place, option] });
  }

  close() {
    this.stop();
    this.silence();
  }
}
