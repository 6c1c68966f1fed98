// The card of a vote: it can be folded to a tab, by its button or by Escape, and opens by itself at what is new. In the
// stage view its letters are as large as fit.

import { html, refresh } from "../browser/dom.js";
import { shrink } from "../browser/shrink.js";

const SMALLEST = 18; // px of the screen

export class Card {
  constructor() {
    this.sheet = html("section", { class: "sheet" });
    this.tab = html("button", { type: "button", class: "fold", onclick: () => this.fold(!this.folded) });
    this.element = html("div", { class: "card", hidden: true }, this.tab, this.sheet);
    this.heard = (event) => this.key(event);
    window.addEventListener("keydown", this.heard, true); // before Escape leaves the stage view
  }

  paint(ballot, words, more, draw) {
    this.words = words;
    const now = ballot && JSON.stringify([ballot.id, ballot.round, ballot.revealed, ballot.told]);
    if (now !== this.now) this.folded = false;
    this.now = now;
    this.element.hidden = !ballot;
    refresh(this.sheet, [ballot, ...more], () => (ballot ? draw() : []));
    this.fold(this.folded);
  }

  fold(on) {
    this.folded = on;
    this.element.classList.toggle("folded", on);
    this.tab.textContent = on ? this.words.unfold : this.words.fold;
    this.tab.title = on ? "" : this.words.fold_help;
    this.tab.setAttribute("aria-expanded", `${!on}`);
    const staged = this.element.parentElement?.classList.contains("staged");
    shrink(this.sheet, staged ? SMALLEST / (this.sheet.currentCSSZoom ?? 1) : Infinity);
  }

  key(event) {
    if (event.key !== "Escape" || this.element.hidden || this.folded || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    this.fold(true);
  }

  close() {
    window.removeEventListener("keydown", this.heard, true);
  }
}
