// A student's bar: whether the page follows, and the vote. Each new version asks for one run of the page, and while that
// is under way for no other.

import { html, refresh } from "../browser/dom.js";
import { Card } from "./card.js";
import { result } from "./result.js";
import { Stream } from "./stream.js";

const PATIENCE = 2000; // ms after which a run counts as lost
const GONE = Infinity; // newer than every version

export class Student {
  constructor(host, data) {
    this.data = data;
    this.newest = data.version;
    this.card = new Card();
    this.bar = html("div", { class: "bar", role: "status" });
    host.replaceChildren(html("div", { class: "foot" }, this.card.element, this.bar));
    const hear = (version) => {
      this.newest = version;
      this.flush();
    };
    this.stream = new Stream(data.code, "events", ({ version, over }) => hear(over ? GONE : version));
  }

  paint(data, post) {
    Object.assign(this, { data, post });
    clearTimeout(this.timer);
    this.timer = 0;
    const { words, code, following, frozen } = data;
    refresh(this.bar, [code, following, frozen], () => [
      html("strong", {}, words.class.replace("{code}", code)),
      html("span", {}, following ? (frozen ? words.held : words.following) : words.alone),
      html(
        "button",
        { type: "button", onclick: () => post({ follow: !following }) },
        following ? words.leave : words.back,
      ),
    ]);
    this.paintVote();
    this.flush();
  }

  flush() {
    if (this.timer || !this.post || this.newest <= this.data.version) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.flush();
    }, PATIENCE);
    const gone = this.newest === GONE;
    if (gone) this.newest = -1; // is told once
    this.post({ heard: gone ? -1 : this.newest });
  }

  paintVote() {
    const { ballot, words } = this.data;
    if (ballot?.id !== this.asked?.id || ballot?.round !== this.asked?.round) this.said = ballot?.mine ?? null;
    this.asked = ballot;
    this.card.paint(ballot, words, [this.said, this.refused], () => {
      if (ballot.revealed) return result(ballot, words, this.said);
      return [
        html("p", { class: "ask" }, ballot.ask),
        ballot.bounds ? this.number(ballot, words) : this.options(ballot),
        html("p", { class: "quiet", role: "status" }, this.told(words)),
      ];
    });
  }

  told(words) {
    if (this.refused) return words.refused[this.refused] ?? words.refused.answer;
    return this.said === null ? words.vote : words.voted;
  }

  options({ options }) {
    return html(
      "div",
      { class: "options" },
      ...options.map((text, index) =>
        html(
          "button",
          { type: "button", "aria-pressed": `${this.said === index}`, onclick: () => this.vote(index) },
          text,
        ),
      ),
    );
  }

  number({ bounds: [low, high] }, words) {
    const field = html("input", {
      class: "typed",
      type: "number",
      step: "any",
      min: low,
      max: high,
      required: true,
      value: this.said,
      "aria-label": words.number.replace("{low}", low).replace("{high}", high),
      placeholder: words.number.replace("{low}", low).replace("{high}", high),
    });
    const send = (event) => {
      event.preventDefault();
      this.vote(field.valueAsNumber);
    };
    return html("form", { class: "options", onsubmit: send }, field, html("button", {}, words.send));
  }

  async vote(answer) {
    const { ballot, code } = this.data;
    let reason = "";
    try {
      const answered = await fetch(new URL(`./class/${code}/vote`, document.baseURI).href, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ answer, round: ballot.round }),
      });
      if (!answered.ok) reason = (await answered.json()).reason;
    } catch {
      reason = "lost";
    }
    this.refused = reason;
    if (!reason) this.said = answer;
    this.paintVote();
  }

  close() {
    clearTimeout(this.timer);
    this.card.close();
    this.stream.close();
  }
}
