// Direction, previous, play, next, speed, and a button for each step; the keys that do the same.
// Steps stand in a row, and the arrows move along it; `walk` of the data is -1 where playing goes from its end.

import { html, refresh, svg } from "./dom.js";

const SPEEDS = [0.5, 1, 2, 4];
const SIGNS = {
  back: "M13 3 5 8 13 13Z M3 3H5V13H3Z",
  ahead: "M3 3 11 8 3 13Z M11 3H13V13H11Z",
  play: "M4 2 13 8 4 14Z",
  pause: "M4 3H7V13H4Z M9 3H12V13H9Z",
};

export class Transport {
  // pace: ms a step at speed 1; without numbers the place of the steps is elsewhere.
  constructor(send, channel, { pace = 1600, numbers = true } = {}) {
    Object.assign(this, { send, channel, pace, numbers, speed: 1 });
    this.element = html("div", { class: "transport" });
    this.keys = (event) => this.key(event);
    window.addEventListener("keydown", this.keys);
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
        ...["forward", "backward"].map((way) =>
          html(
            "button",
            { type: "button", class: "way", "aria-pressed": `${way === direction}`, onclick: () => this.turn(way) },
            way === "forward" ? `${words[way]} ⟶` : `⟵ ${words[way]}`,
          ),
        ),
        this.button("back", words.previous, () => this.move(-1), this.at <= 0),
        this.button(this.timer ? "pause" : "play", this.timer ? words.pause : words.play, () => this.toggle()),
        this.button("ahead", words.next, () => this.move(1), this.at >= steps.length - 1),
        this.speeds(words),
      ),
      !this.numbers
        ? null
        : html(
            "div",
            { class: "steps", role: "group", "aria-label": words.steps },
            ...steps.map(({ id, title }, index) =>
              html(
                "button",
                {
                  type: "button",
                  "aria-current": id === step && "step",
                  "data-step": id,
                  title,
                  "aria-label": `${index + 1} ${title}`,
                  onclick: () => this.go(index),
                },
                `${index + 1}`,
              ),
            ),
          ),
    ]);
  }

  button(sign, label, act, disabled = false) {
    return html(
      "button",
      { type: "button", class: "move", "aria-label": label, title: label, disabled, onclick: act },
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
    this.stop();
    this.send({ direction });
  }

  go(index) {
    const step = this.data.steps[Math.max(0, Math.min(this.data.steps.length - 1, index))];
    if (!step || step.id === (this.channel.asked("step") ?? this.data.step)) return;
    this.at = this.data.steps.indexOf(step);
    this.send({ step: step.id });
  }

  move(by) {
    this.stop();
    this.go(this.at + by);
  }

  toggle() {
    if (this.timer) this.stop();
    else this.play();
    this.draw();
  }

  // Where the walk ends; playing from there begins anew.
  goal() {
    return this.walk > 0 ? this.data.steps.length - 1 : 0;
  }

  play() {
    if (this.at === this.goal()) this.go(this.walk > 0 ? 0 : Infinity);
    this.timer = setInterval(() => this.go(this.at + this.walk), this.pace / this.speed);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
  }

  // Keys are left to a field, a slider or a list that has the focus; Space is left to a button.
  key(event) {
    const target = event.composedPath()[0];
    const sliding = target.matches?.("input[type=range]") && event.key !== " ";
    const typing =
      sliding ||
      target.matches?.(
        "input:not([type=range]), textarea, select, [contenteditable], [role=slider], [role=tab], [role=radio], [role=grid], canvas",
      );
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === " " && target.matches?.("button, a, [role=button]")) return;
    const act = {
      ArrowRight: () => this.move(1),
      ArrowLeft: () => this.move(-1),
      Home: () => this.go(0),
      End: () => this.go(Infinity),
      " ": () => this.toggle(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  close() {
    this.stop();
    window.removeEventListener("keydown", this.keys);
  }
}
