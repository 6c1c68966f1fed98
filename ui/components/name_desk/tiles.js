// The name as tiles, coloured by one hidden unit. The tile at hand shows which earlier letters moved it.

import { cellColour } from "../browser/colour.js";
import { html, refresh } from "../browser/dom.js";

export class Tiles {
  constructor(send) {
    this.send = send;
    this.field = html("input", {
      type: "text",
      class: "name-field",
      spellcheck: "false",
      autocomplete: "off",
      onkeydown: (event) => event.stopPropagation(), // its letters are no shortcuts of the page
      oninput: () => send({ text: this.field.value }),
    });
    this.label = html("label", { class: "head" });
    this.row = html("div", { class: "tiles", role: "group" });
    this.says = html("p", { class: "says" });
    this.unit = html("div", { class: "unit" });
    this.range = html("input", { type: "range", min: 0, step: 1, oninput: () => send({ unit: +this.range.value }) });
    this.chosen = html("output", {});
    this.busy = html("span", { class: "busy" });
    this.unitLabel = html("label", {});
    this.unit.append(this.unitLabel, this.range, this.chosen, this.busy);
    this.notice = html("p", { class: "notice", role: "alert" });
    this.element = html(
      "section",
      { class: "tiles-box" },
      html("div", { class: "above" }, this.label, this.unit),
      this.row,
      this.says,
      this.notice,
    );
  }

  paint(data, channel) {
    this.data = data;
    const { words, tiles, unit } = data;
    this.notice.textContent = data.notice;
    refresh(this.label, words.name, () => [words.name, this.field]);
    this.field.setAttribute("aria-label", words.name);
    if (channel.asked("text") === undefined) this.write(data.text);
    this.row.setAttribute("aria-label", words.tiles);
    refresh(this.row, [tiles, data.at], () => [...tiles.map((tile, k) => this.tile(tile, k)), this.end()]);
    this.paintUnit(words, unit);
    this.tell(this.hovered ?? data.at);
  }

  // The field follows the numbers unless the hand is in it and has said the same already.
  write(text) {
    if (this.field.value.toLowerCase() !== text) this.field.value = text;
  }

  paintUnit(words, unit) {
    this.unitLabel.textContent = words.unit;
    this.range.max = unit.count - 1;
    this.range.setAttribute("aria-label", words.unit);
    if (this.range.getRootNode().activeElement !== this.range) this.range.value = unit.chosen;
    this.chosen.textContent = unit.chosen;
    refresh(this.busy, [unit.busiest, words.busiest], () =>
      unit.busiest.length === 0
        ? []
        : [
            words.busiest,
            ...unit.busiest.map((one) =>
              html("button", { type: "button", onclick: () => this.send({ unit: one }) }, `${one}`),
            ),
          ],
    );
  }

  tile({ letter, value, says, p }, k) {
    const { words, at, unit } = this.data;
    const tile = html(
      "button",
      {
        type: "button",
        class: "tile",
        "aria-pressed": `${k === at}`,
        "data-tile": k,
        title: `${words.unit} ${unit.chosen}: ${says}`,
        "aria-label": `${letter}, ${words.unit} ${unit.chosen}: ${says}, ${words.had} ${p}`,
        onclick: () => this.send({ at: k }),
        onmouseenter: () => this.point(k),
        onmouseleave: () => this.point(null),
        onfocus: () => this.point(k),
        onblur: () => this.point(null),
      },
      html("span", { class: "letter" }, letter),
      html("span", { class: "level" }, html("i", {})),
    );
    tile.style.background = cellColour(value, 1.6);
    return tile;
  }

  end() {
    const { at, tiles, words } = this.data;
    return html(
      "button",
      {
        type: "button",
        class: "tile end",
        "aria-pressed": `${at === tiles.length}`,
        "aria-label": words.next,
        title: words.next,
        onclick: () => this.send({ at: tiles.length }),
      },
      html("span", { class: "letter" }, "…"),
    );
  }

  point(k) {
    this.hovered = k;
    this.tell(k ?? this.data.at);
  }

  // Under each earlier letter a bar: up and blue where it made this letter likelier, down and orange where not.
  tell(k) {
    const { influence, tiles, words } = this.data;
    const row = influence[k];
    const most = Math.max(1e-9, ...(row ?? []).map(Math.abs));
    [...this.row.querySelectorAll(".level i")].forEach((bar, t) => {
      const value = row && t < k ? row[t] : 0;
      bar.style.height = `${(100 * Math.abs(value)) / most / 2}%`;
      bar.style[value < 0 ? "top" : "bottom"] = "50%";
      bar.style[value < 0 ? "bottom" : "top"] = "auto";
      bar.className = value < 0 ? "less" : "more";
    });
    this.says.textContent = this.sentence(k, row, tiles, words);
  }

  sentence(k, row, tiles, words) {
    if (!row) return words.says_end;
    const had = words.says_had.replace("{letter}", tiles[k].letter).replace("{p}", tiles[k].p);
    const list = (sign) =>
      row
        .slice(0, k)
        .map((value, t) => [value * sign, tiles[t].letter])
        .filter(([value]) => value > 0.05)
        .toSorted(([one], [other]) => other - one)
        .slice(0, 3)
        .map(([value, letter]) => `${letter} (${sign < 0 ? "−" : "+"}${value.toFixed(2)})`)
        .join(", ");
    const [more, less] = [list(1), list(-1)];
    return [had, more && words.says_more.replace("{letters}", more), less && words.says_less.replace("{letters}", less)]
      .filter(Boolean)
      .join(" ");
  }
}
