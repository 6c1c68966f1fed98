// The teacher's bar: who is there, the code for all to see, holding what students see, and the vote.

import { html, refresh } from "../browser/dom.js";
import { Card } from "./card.js";
import { Poster } from "./poster.js";
import { result } from "./result.js";
import { Stream } from "./stream.js";
import { Strip } from "./strip.js";

const KEYS = { z: "hold", v: "ask", a: "reveal" };
const OWN = 700; // ms in which a window hears of its own beat
const TYPED =
  "input:not([type=range],[type=radio],[type=checkbox]), textarea, select, [contenteditable], [role=combobox]";

export class Teacher {
  constructor(host, data) {
    this.data = data;
    this.counts = { there: 0, following: 0, voted: 0 };
    this.card = new Card();
    this.there = html("span", { class: "there", role: "status" });
    this.bar = html("span", { class: "contents" });
    this.poster = new Poster();
    this.strip = new Strip();
    this.row = html("div", { class: "bar" }, this.bar, this.strip.controls);
    this.maker = html("form", { class: "strip", onsubmit: (event) => this.add(event) });
    this.foot = html("div", { class: "foot" }, this.card.element, this.maker, this.strip.element, this.row);
    host.replaceChildren(this.foot, this.poster.element);
    const hear = (counts) => {
      this.counts = counts;
      this.paintCounts();
      if (counts.over) this.post?.({ leads: counts.leads });
      else this.go(counts.leads);
    };
    this.stream = data.code ? new Stream(data.code, data.aside ? "counts?aside" : "counts", hear) : null;
    this.heard = (event) => this.key(event);
    window.addEventListener("keydown", this.heard);
  }

  paint(data, post) {
    Object.assign(this, { data, post });
    const { words, code, frozen, ballot, notice } = data;
    this.foot.classList.toggle("staged", data.staged);
    this.strip.paint(data.plan, words, post);
    refresh(this.maker, [data.draft], () => (data.draft === null ? [] : this.making(data.draft, words)));
    this.row.hidden = !code && !data.plan;
    if (!code) return;
    this.poster.paint(data);
    refresh(this.bar, [code, frozen, ballot, notice], () => [
      html("strong", {}, words.class.replace("{code}", code)),
      this.there,
      html("button", { type: "button", onclick: () => this.poster.toggle() }, words.poster),
      this.button("hold", frozen ? words.release : words.hold, { "aria-pressed": `${frozen}` }),
      ballot ? null : this.button("ask", words.ask),
      notice ? html("span", { class: "notice", role: "alert" }, notice) : null,
    ]);
    this.card.paint(ballot, words, [], () => this.vote(ballot, words));
    this.paintCounts();
  }

  // Another window has gone on to another beat; where it was this one, the page is under way and will tell it.
  go(leads) {
    clearTimeout(this.timer);
    if (leads <= this.data.leads) return;
    this.timer = setTimeout(() => leads > this.data.leads && this.post({ leads }), OWN);
  }

  // A plan of the teacher's own: each view that is added becomes a beat, with a line to say.
  making(count, words) {
    return [
      html("strong", {}, words.draft.replace("{count}", count)),
      html("input", { class: "typed", name: "say", maxlength: 800, placeholder: words.say, "aria-label": words.say }),
      html("button", {}, words.add),
    ];
  }

  add(event) {
    event.preventDefault();
    const field = this.maker.elements.say;
    this.post({ add: field.value });
    field.value = "";
    field.blur();
  }

  vote(ballot, words) {
    const shown = ballot.revealed
      ? result(ballot, words, null)
      : [
          html("p", { class: "ask" }, ballot.ask),
          html("ul", {}, ...ballot.options.map((text) => html("li", {}, text))),
        ];
    this.voted = html("span", { class: "voted", role: "status" });
    return [
      ...shown,
      html(
        "div",
        { class: "options acts" },
        this.voted,
        ballot.told ? null : this.button("reveal", ballot.revealed ? words.tell : words.reveal),
        ballot.round < 2 && !ballot.told ? this.button("again", words.again) : null,
        this.button("drop", words.drop),
      ),
    ];
  }

  button(act, text, more = {}) {
    return html("button", { type: "button", "data-do": act, onclick: () => this.post({ do: act }), ...more }, text);
  }

  paintCounts() {
    const { there, following, voted } = this.counts;
    const { words } = this.data;
    this.there.textContent = words.there.replace("{there}", there).replace("{following}", following);
    if (this.voted) this.voted.textContent = words.count.replace("{voted}", voted).replace("{there}", there);
  }

  key(event) {
    if (!this.data.code || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.composedPath()[0].matches?.(TYPED)) return;
    const key = event.key.toLowerCase();
    if (key === "q") this.poster.toggle();
    else if (KEYS[key] && !this.poster.open && this.may(KEYS[key])) this.post({ do: KEYS[key] });
    else return;
    event.preventDefault();
  }

  may(act) {
    const { ballot } = this.data;
    if (act === "ask") return !ballot;
    return act !== "reveal" || Boolean(ballot && !ballot.told);
  }

  close() {
    clearTimeout(this.timer);
    window.removeEventListener("keydown", this.heard);
    this.poster.close();
    this.card.close();
    this.strip.close();
    this.stream?.close();
  }
}
