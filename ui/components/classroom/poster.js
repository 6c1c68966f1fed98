// How to join, on the whole window: the code, the address and the QR code that holds it.

import { html, refresh, svg } from "../browser/dom.js";

const QUIET = 4; // modules around a code that stay light

export class Poster {
  constructor() {
    this.content = html("div", { class: "poster" });
    this.element = html("dialog", { class: "whole", onclick: () => this.element.close() }, this.content);
  }

  get open() {
    return this.element.open;
  }

  paint({ words, code, address, qr }) {
    this.element.setAttribute("aria-label", words.join);
    refresh(this.content, [code, address], () => [
      qr.length ? picture(qr) : null,
      html(
        "div",
        {},
        html("p", {}, words.join),
        html("p", { class: "code" }, `${code.slice(0, 3)} ${code.slice(3)}`),
        html("p", { class: "address" }, address || words.alone),
        html("p", { class: "quiet" }, words.close),
      ),
    ]);
  }

  toggle() {
    if (this.open) this.element.close();
    else this.element.showModal();
  }

  close() {
    this.element.close();
  }
}

function picture(rows) {
  const size = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((cell, x) => (cell === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])),
  );
  return svg(
    "svg",
    {
      class: "qr",
      viewBox: `0 0 ${size} ${size}`,
      role: "img",
      "shape-rendering": "crispEdges",
      "aria-hidden": "true",
    },
    svg("rect", { width: size, height: size, fill: "#fff" }),
    svg("path", { d: dark.join(""), fill: "#000" }),
  );
}
