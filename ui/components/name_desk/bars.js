// What may come at the place: a bar for each letter, the temperature, and the ways to go on.

import { html, refresh } from "../browser/dom.js";

export class Bars {
  constructor(send) {
    this.send = send;
    this.title = html("p", { class: "head" });
    this.row = html("div", { class: "bars", role: "group" });
    this.range = html("input", { type: "range", step: 0.05, oninput: () => send({ temperature: +this.range.value }) });
    this.label = html("label", {});
    this.chosen = html("output", {});
    this.buttons = html("div", { class: "options" });
    this.finishes = html("div", { class: "finishes" });
    this.element = html(
      "section",
      { class: "bars-box" },
      this.title,
      this.row,
      html(
        "div",
        { class: "above" },
        html("div", { class: "unit" }, this.label, this.range, this.chosen),
        this.buttons,
      ),
      this.finishes,
    );
  }

  paint(data, channel) {
    const { words, temperature } = data;
    this.title.textContent = data.at
      ? words.after_prefix.replace("{prefix}", data.text.slice(0, data.at))
      : words.first;
    this.row.setAttribute("aria-label", words.bars);
    this.paintBars(data);
    this.label.textContent = words.temperature;
    [this.range.min, this.range.max] = [temperature.least, temperature.most];
    this.range.setAttribute("aria-label", words.temperature);
    if (channel.asked("temperature") === undefined && this.range.getRootNode().activeElement !== this.range)
      this.range.value = temperature.value;
    this.chosen.textContent = `${temperature.value}`;
    refresh(this.buttons, words.draw, () => [
      this.button(words.draw, { draw: true }),
      this.button(words.again, { again: true }),
      this.button(words.open, { open: true }),
    ]);
    this.paintFinishes(data);
  }

  button(text, change) {
    return html("button", { type: "button", onclick: () => this.send(change) }, text);
  }

  // The columns stay while the letters stay, so that their heights move and do not jump.
  paintBars(data) {
    const { bars, words } = data;
    refresh(
      this.row,
      bars.map(({ letter }) => letter),
      () =>
        bars.map(({ letter }, index) =>
          html(
            "button",
            { type: "button", class: "column", "data-letter": letter, onclick: () => this.choose(index) },
            html("span", { class: "room" }, html("i", {}), html("span", { class: "says" })),
            html("span", { class: "letter" }, letter === " " ? "␣" : letter || "⏎"),
          ),
        ),
    );
    this.data = data;
    const likeliest = Math.max(...bars.map(({ p }) => p));
    [...this.row.children].forEach((column, index) => {
      const { letter, p, says, there } = bars[index];
      const high = Math.max(1, (100 * p) / Math.max(likeliest, 0.25));
      column.querySelector("i").style.height = `${high}%`;
      column.querySelector(".says").style.bottom = `${high}%`;
      column.querySelector(".says").textContent = p >= 0.045 || p === likeliest ? `${Math.round(100 * p)}` : "";
      column.classList.toggle("there", there);
      column.setAttribute("aria-label", `${letter || words.end}: ${says}`);
      column.title = `${letter || words.end}: ${says}`;
    });
  }

  choose(index) {
    const { text, at, bars } = this.data;
    const rest = bars[index].letter ? text.slice(at + 1) : "";
    this.send({ text: text.slice(0, at) + bars[index].letter + rest, at: at + 1 });
  }

  paintFinishes({ finishes, words }) {
    refresh(this.finishes, [finishes, words], () => [
      this.finish(words.likeliest, [finishes.likeliest]),
      this.finish(words.drawn, finishes.drawn),
    ]);
  }

  finish(label, names) {
    return html(
      "p",
      {},
      html("span", { class: "quiet" }, label),
      " ",
      ...names.map((name) =>
        html(
          "button",
          { type: "button", class: "chip", onclick: () => this.send({ text: name.toLowerCase() }) },
          name || "⏎",
        ),
      ),
    );
  }
}
