// A gate is held at a value by hand: its fill is dragged, or moved with the arrow keys up and down.

const HAND = 4; // px that a hand may tremble in a click
const KEYS = { ArrowUp: 0.05, ArrowDown: -0.05 };

// How far a gate's box is filled; nothing where there is no gate or no number yet.
export function level(fill, reach, value, high, none = false) {
  if (!reach) return fill.setAttribute("height", 0);
  const [low, top] = reach;
  const y = (number) => high / 2 - (high * (Math.max(low, Math.min(top, number)) - low)) / (top - low);
  const [from, to] = none ? [0, 0] : [y(Math.max(low, 0)), y(value)];
  fill.setAttribute("y", Math.min(from, to));
  fill.setAttribute("height", Math.abs(from - to));
  return undefined;
}

export function gate({ name }, parts, send) {
  const { group, fill, high } = parts;
  const reach = () => parts.data?.gates[name];
  const hold = (value, settled = false) => {
    const [low, top] = reach();
    const held = +Math.max(low, Math.min(top, value)).toFixed(2);
    level(fill, [low, top], held, high);
    parts.held = held;
    send({ pins: { [name]: held }, settled });
  };
  const paint = parts.paint;
  parts.paint = (data, back) => {
    parts.data = data;
    if (!parts.dragged) paint(data, back);
  };
  group.addEventListener("pointerdown", (event) => {
    if (!reach() || event.button) return;
    parts.from = event.clientY;
    group.setPointerCapture(event.pointerId);
  });
  group.addEventListener("pointermove", (event) => {
    if (parts.from === undefined) return;
    parts.dragged ||= Math.abs(event.clientY - parts.from) > HAND;
    if (parts.dragged) hold(at(event, parts, reach()));
  });
  const release = () => {
    parts.from = undefined;
    if (!parts.dragged) return;
    hold(parts.held, true);
    setTimeout(() => {
      parts.dragged = false; // only now: the click that follows is part of the drag
    });
  };
  group.addEventListener("pointerup", release);
  group.addEventListener("pointercancel", release);
  group.addEventListener("click", (event) => parts.dragged && event.stopImmediatePropagation(), true);
  group.addEventListener("keydown", (event) => {
    if (!reach() || event.ctrlKey || event.altKey || event.metaKey) return;
    const value = parts.data.pins[name] ?? parts.data.values[name]?.[1] ?? 0;
    if (KEYS[event.key]) hold(value + KEYS[event.key], true);
    else if (event.key === "Delete" && name in parts.data.pins) send({ pins: { [name]: null }, settled: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// The value at the height of the hand: the lower edge of the box is the least, the upper the largest.
function at(event, { group, high }, [low, top]) {
  const inverse = group.getScreenCTM().inverse();
  const { y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
  return low + ((high / 2 - y) / high) * (top - low);
}
