// The strip of a plan: which beat, the words to say, and the clock.

import { html, refresh } from "../browser/dom.js";

const NEXT = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const TYPED =
  "input:not([type=range],[type=radio],[type=checkbox]), textarea, select, [contenteditable], [role=combobox]";

const KEPT = "unrolled.plan"; // since when a plan is followed, for all windows of the browser and after a reload

export class Strip {
  constructor() {
    this.controls = html("span", { class: "contents" });
    this.element = html("div", { class: "strip" });
    this.clock = html("span", { class: "clock" });
    this.heard = (event) => this.key(event);
    window.addEventListener("keydown", this.heard, true);
    this.timer = setInterval(() => this.tick(), 1000);
  }

  paint(plan, words, post) {
    Object.assign(this, { plan, post });
    if (plan) this.started = begun(plan);
    document.documentElement.toggleAttribute("data-plan", Boolean(plan)); // next and before are the plan's: keys.js
    refresh(this.controls, [plan && [plan.name, plan.beat]], () => {
      if (!plan) return [];
      const { beat, count } = plan;
      return [
        this.button(-1, "◀", words.before, beat === 0),
        html("strong", {}, words.beat.replace("{beat}", beat + 1).replace("{count}", count)),
        this.button(1, "▶", words.next, beat === count - 1),
        this.clock,
        html("button", { type: "button", onclick: () => this.post({ do: "stop" }) }, words.stop),
      ];
    });
    refresh(this.element, [plan], () => {
      if (!plan?.say) return [];
      const { say, votes } = plan;
      return html("p", {}, say, votes ? html("span", { class: "quiet" }, ` ${words.votes}`) : null);
    });
    this.tick();
  }

  button(by, text, label, disabled) {
    return html("button", { type: "button", "aria-label": label, disabled, onclick: () => this.go(by) }, text);
  }

  go(by) {
    this.post({ beat: by });
  }

  tick() {
    if (!this.plan) return;
    const seconds = Math.max(0, Math.round(Date.now() / 1000 - this.started));
    const spent = `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
    this.clock.textContent = this.plan.clock.replace("{spent}", spent);
  }

  key(event) {
    const by = NEXT[event.key];
    if (!this.plan || !by || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const arrow = event.key.startsWith("Arrow");
    if (arrow && event.composedPath()[0].matches?.(TYPED)) return; // there it moves the cursor
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) this.go(by);
  }

  close() {
    clearInterval(this.timer);
    document.documentElement.removeAttribute("data-plan");
    window.removeEventListener("keydown", this.heard, true);
  }
}

function begun({ name, begun: told }) {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  const since = kept.name === name ? Math.max(kept.since, told) : told || Date.now() / 1000;
  localStorage.setItem(KEPT, JSON.stringify({ name, since }));
  return since;
}
