// The numbers that a box uses, set where they act: a bias, and of the smallest cell each weight, with a slider each.
// It opens over the box that is clicked, or pressed Enter on, and closes with Escape or a click elsewhere.

import { html, refresh } from "../browser/dom.js";
import { follow } from "../browser/slider.js";
import { control, over } from "./sliders.js";

export class Editor {
  constructor(place, send) {
    Object.assign(this, { place, send, node: null });
    this.element = html("div", { class: "editor", role: "group" });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
    });
  }

  open(node) {
    this.node = node;
    this.element.hidden = false;
    if (this.data) this.paint(this.data, {});
    this.element.querySelector("input")?.focus();
  }

  close(back = false) {
    if (back) this.node?.parts.group.focus();
    this.node = null;
    this.element.hidden = true;
  }

  // Closes where the pointer goes down elsewhere.
  elsewhere(target) {
    if (this.node && !this.element.contains(target) && !this.node.parts.group.contains(target)) this.close();
  }

  paint(data, pending) {
    this.data = data;
    const found = this.node ? this.numbers(data) : [];
    this.element.hidden = !found.length;
    if (!found.length) return;
    refresh(this.element, [found.map(({ place }) => place), data.symbols, this.node.select], () => [
      ...found.map((one) => control(one, data, this.send)),
      html(
        "button",
        { type: "button", class: "close", "aria-label": data.words.close, onclick: () => this.close(true) },
        "✕",
      ),
    ]);
    this.element.setAttribute("aria-label", this.node.parts.label ?? "");
    const { at, x, y, wide = 0, high = 0 } = this.node;
    over(this.element, this.place, at ?? [x - wide / 2, y - high / 2]);
    for (const one of found) follow(this.element, one, one.place in pending);
  }

  numbers({ boxes, weights }) {
    return [this.node.weights, this.node.bias].flatMap((name) =>
      (boxes[name] ?? []).map(([place], index, all) => {
        const [, row, column] = place.split(".");
        return { place, name, index: all.length > 1 ? `[${index}]` : "", value: weights[name][row][column] };
      }),
    );
  }
}

// At each gate that is held a button that lets it go.
export function paintUnpins(layer, { nodes, ...place }, { pins, words, symbols }, send) {
  const held = nodes.filter(({ name, letter }) => letter && name in pins);
  refresh(layer, [held.map(({ name }) => name), words.unpin], () =>
    held.map(({ name, x, y }) =>
      over(
        html(
          "button",
          {
            type: "button",
            class: "unpin",
            title: words.unpin,
            "aria-label": `${words.unpin}: ${words.boxes[name] ?? symbols[name]}`,
            onclick: () => send({ pins: { [name]: null }, settled: true }),
          },
          "✕",
        ),
        place,
        [x + 39, y - 11],
      ),
    ),
  );
}
