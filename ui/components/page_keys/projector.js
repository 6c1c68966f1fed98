// The keys for a projector: S enters the stage view and leaves it, the period blanks the screen as on clickers, Escape ends
// either.

import { html } from "../browser/dom.js";

const BLACK = "position: fixed; inset: 0; z-index: 9999999; background: #000; cursor: none";

export class Projector {
  constructor() {
    this.black = html("div", { style: BLACK, hidden: true, onclick: () => this.blank(false) });
    this.black.style.display = "none";
    document.body.append(this.black);
  }

  paint(on, post) {
    Object.assign(this, { on, post });
  }

  blank(on) {
    this.black.style.display = on ? "block" : "none";
    this.black.hidden = !on;
  }

  key(event) {
    if (event.repeat || document.querySelector("dialog[open]")) return;
    if (event.key === ".") this.blank(this.black.hidden);
    else if (event.key === "Escape" && !this.black.hidden) this.blank(false);
    else if (event.key.toLowerCase() === "s" || (event.key === "Escape" && this.on))
      this.post("change", { stage: !this.on });
  }

  close() {
    this.black.remove();
  }
}
