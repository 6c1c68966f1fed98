// Whether a teacher's class is still there: it lives in the server's memory, and its teacher is told when it is gone.

import { html } from "../browser/dom.js";

const KEPT = "unrolled.class";
const GONE = "unrolled.class.gone"; // of this tab, until it is read: the page may load anew meanwhile

export class Taught {
  constructor() {
    this.element = html("div", { class: "taught", role: "alert" });
  }

  // `here`: whether this browser steers a class; null in a student's tab. `closed`: whether its teacher has closed it.
  paint({ here, closed, words, close }) {
    if (here) {
      localStorage.setItem(KEPT, "open");
      this.read();
    } else if (here === false && localStorage.getItem(KEPT)) {
      localStorage.removeItem(KEPT);
      if (!closed) sessionStorage.setItem(GONE, "open");
    }
    if (!sessionStorage.getItem(GONE) || this.element.children.length) return;
    const away = html("button", { type: "button", onclick: () => this.read() }, close);
    this.element.replaceChildren(html("p", {}, words), away);
  }

  read() {
    sessionStorage.removeItem(GONE);
    this.element.replaceChildren();
  }
}
