// Where a cell stands in its drawing, in px. Kinds of cell differ only in their rows, which Python tells from the top down:
// the wires that lead on to the next step, and "fill", how much passes back.

const BOX = 60; // a number of five digits with its sign and its point
const ON_WIRE = 60;

// `large`: with a number in each row of the box, above the loss, under the input's wire, and on the wires where they are
// long enough. `scale` enlarges all of it.
export function layout(rows, { column, large, scale }) {
  return large ? readable(rows, column, scale) : small(rows.filter(leadsOn), column);
}

export const leadsOn = (row) => row !== "fill";

function readable(rows, column, scale) {
  const px = (length) => length * scale;
  const top = px(44),
    bottom = top + px(21 * rows.length + 4);
  const wide = Math.max(px(BOX), Math.min(px(2 * BOX), column / 2));
  return {
    wide,
    top,
    bottom,
    loss: px(28),
    radius: px(6),
    x: bottom + px(9),
    high: bottom + px(30),
    rows: Object.fromEntries(rows.map((row, k) => [row, top + px(2 + 21 * (k + 0.5))])),
    written: { y: px(9), x: bottom + px(19), above: px(17), onWires: column - wide >= px(ON_WIRE), font: px(16) },
  };
}

function small(wires, column) {
  const top = 32,
    box = 12 + 28 * wires.length,
    bottom = top + box;
  return {
    wide: Math.min(56, column * 0.62),
    top,
    bottom,
    loss: 12,
    radius: Math.min(7, column * 0.3),
    x: bottom + 20,
    high: bottom + 26,
    rows: Object.fromEntries(wires.map((row, k) => [row, top + (box / wires.length) * (k + 0.5)])),
    written: null,
  };
}
