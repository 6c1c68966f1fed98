// Whether a teacher's class is still there: it lives in the server's memory, and its teacher is told when it is gone.

import { html } from "../browser/dom.js";

const KEPT = "unrolled.class";

export class Taught {
  constructor() {
    this.element = html("div", { class: "taught", role: "alert" });
  }

  // `here`: whether this browser steers a class; null in a student's tab. `closed`: whether its teacher has closed it.
  paint({ here, closed, words, close }) {
    if (here) localStorage.setItem(KEPT, "open");
    if (here !== false || !localStorage.getItem(KEPT)) return;
    localStorage.removeItem(KEPT);
    if (closed) return;
    const away = html("button", { type: "button", onclick: () => this.element.replaceChildren() }, close);
    this.element.replaceChildren(html("p", {}, words), away);
  }
}
