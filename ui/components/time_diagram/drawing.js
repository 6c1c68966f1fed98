// The cell drawn once a step: its box with how much passes back, its loss, the wires that join the steps, and where there
// is room the number of each.

import { refresh, svg } from "../browser/dom.js";
import { wire } from "../browser/strength.js";
import { leadsOn } from "./layout.js";
import { columnAt } from "./row.js";

export class Drawing {
  constructor(cell, send) {
    Object.assign(this, { cell, send });
    this.image = svg("svg", { class: "drawing", role: "group" });
    this.image.addEventListener("pointerdown", (event) => this.press(event));
  }

  paint(one, data, frame, place) {
    Object.assign(this, { one, data, frame, place });
    const { words } = data;
    const compared = Object.keys(one.kept).length > 0;
    refresh(this.image, [frame.T, frame.column, place, words.opens, compared], () => this.build(compared));
    for (const [side, length] of Object.entries({ width: frame.T * frame.column, height: place.high }))
      this.image.setAttribute(side, length);
    this.image.setAttribute(
      "aria-label",
      words.drawing.replace("{cell}", words[this.cell]).replace("{steps}", frame.T).replace("{step}", data.step),
    );
    this.image.classList.toggle("back", frame.back);
    for (const [name, values] of Object.entries(one.wires))
      values.forEach((value, t) => paintWire(this.parts[t].lines[name], value, frame.back));
    for (const [name, values] of Object.entries(one.kept))
      values.forEach((value, t) => {
        const ghost = this.parts[t].ghosts[name];
        if (ghost) ghost.style.strokeWidth = wire(value, frame.back).width;
      });
    this.parts.forEach((part, t) => this.paintStep(part, t));
  }

  // With what was kept as A each wire has a ghost, as wide as it was there.
  build(compared) {
    const steps = Array.from({ length: this.frame.T }, (_, t) => t);
    this.parts = steps.map((t) => this.buildStep(t, compared));
    return this.parts.flatMap(({ lines, ghosts, box, fill, loss, texts }) =>
      [...Object.values(lines), ...Object.values(ghosts), box, fill, loss, ...Object.values(texts)].filter(Boolean),
    );
  }

  buildStep(t, compared) {
    const { place, frame, cell, one, data } = this;
    const { words } = data;
    const middle = (t + 0.5) * frame.column;
    const shape = { x: middle - place.wide / 2, width: place.wide, rx: Math.min(7, place.wide / 3) };
    const line = (d) => svg("path", { d, class: "line" });
    const lines = {
      y: line(`M${middle} ${place.top}V${place.loss + place.radius}`),
      x: line(`M${middle} ${place.x}V${place.bottom}`),
    };
    if (t < frame.T - 1)
      for (const row of one.rows.filter(leadsOn))
        lines[row] = line(`M${middle + place.wide / 2} ${place.rows[row]}h${frame.column - place.wide}`);
    const ghost = (of) => svg("path", { d: of.getAttribute("d"), class: "ghost" });
    const ghosts = compared ? Object.entries(lines).map(([name, of]) => [name, ghost(of)]) : [];
    return {
      lines,
      ghosts: Object.fromEntries(ghosts),
      box: svg("rect", {
        ...shape,
        y: place.top,
        height: place.bottom - place.top,
        class: "box",
        "data-box": t + 1,
        ...act(words.opens.replace("{cell}", words[cell]).replace("{step}", t + 1), () =>
          this.send({ open: cell, step: t + 1 }),
        ),
      }),
      fill: svg("rect", { ...shape, class: "fill" }),
      loss: svg("circle", {
        cx: middle,
        cy: place.loss,
        r: place.radius,
        "data-loss": t + 1,
        ...act(words.loss_of.replace("{step}", t + 1), () => this.send({ heard: t + 1 })),
      }),
      texts: place.written ? this.buildTexts(t) : {},
    };
  }

  buildTexts(t) {
    const {
      place: { rows, written },
      frame: { T, column },
    } = this;
    const middle = (t + 0.5) * column;
    const text = (x, y) => svg("text", { x, y, class: "written number", "font-size": written.font });
    const found = { y: text(middle, written.y), x: text(middle, written.x) };
    for (const [row, y] of Object.entries(rows)) {
      found[row] = text(middle, y);
      if (written.onWires && leadsOn(row) && t < T - 1)
        found[`to_${row}`] = text(middle + column / 2, y - written.above);
    }
    return found;
  }

  // How much passes back is the height of the fill; only what stands at the playhead is reached by Tab.
  paintStep({ box, fill, loss, texts }, t) {
    const { top, bottom } = this.place;
    const high = (bottom - top) * Math.max(0, Math.min(1, this.one.passes[t]));
    fill.setAttribute("y", bottom - high);
    fill.setAttribute("height", high);
    for (const [name, text] of Object.entries(texts)) text.textContent = this.one.written[name]?.[t] ?? "";
    const [here, counts] = [t === this.data.step - 1, this.data.heard.includes(t)];
    loss.setAttribute("class", counts ? "loss heard" : "loss");
    loss.setAttribute("aria-pressed", `${counts}`);
    for (const one of [box, loss]) one.setAttribute("tabindex", here ? 0 : -1);
    this.follow(here, box, "box");
    this.follow(here, loss, "loss");
  }

  // The focus goes with the playhead.
  follow(here, one, kind) {
    const focused = one.getRootNode().activeElement;
    if (here && focused !== one && focused?.closest(".drawing") === this.image && focused.classList.contains(kind))
      one.focus();
  }

  // Beside the boxes and losses a press moves the playhead.
  press(event) {
    if (!event.target.matches(".box, .loss")) this.send({ step: columnAt(event, this.image, this.frame) + 1 });
  }
}

function paintWire(line, value, back) {
  if (!line) return;
  const { width, colour } = wire(value, back);
  Object.assign(line.style, { strokeWidth: width, stroke: colour });
}

// A shape that acts as a button.
function act(name, send) {
  const press = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    send();
  };
  return { role: "button", "aria-label": name, onclick: send, onkeydown: press };
}
