// The labels on the wires: a symbol and its number, or the few numbers of a vector, in a box of their size.

import { svg } from "../browser/dom.js";

// Boxes around texts that have changed: all are measured before any is set, so that the browser lays out once.
export function frame(parts) {
  const sizes = parts.map(({ label }) => label.getBBox());
  parts.forEach(({ box, label }, index) => {
    const { x, y, width, height } = sizes[index];
    label.setAttribute("transform", `translate(0 ${-y - height / 2})`);
    for (const [side, length] of Object.entries({
      x: x - 8,
      y: -height / 2 - 1,
      width: width + 16,
      height: height + 2,
    }))
      box.setAttribute(side, length);
  });
}

// The symbol and its number; the numbers of a small vector stand under each other. Tells whether anything changed.
export function write(label, [base, sub], numbers) {
  const written = [base, sub, ...numbers].join("|");
  if (label.shown === written) return false;
  label.shown = written;
  const first = -0.58 * (numbers.length - 1);
  const rows = numbers.map((number, index) =>
    svg(
      "tspan",
      { class: "number", ...(index ? { x: 0, dy: "1.15em" } : { dx: base ? 6 : 0, dy: sub ? -4 : 0 }) },
      number,
    ),
  );
  label.replaceChildren(
    svg("tspan", { class: "base", dy: `${first}em` }, base),
    ...(sub ? [svg("tspan", { class: "sub", dy: 4 }, sub)] : []),
    ...rows,
  );
  return true;
}
