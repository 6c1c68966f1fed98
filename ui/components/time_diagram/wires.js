// A wire's width and colour follow its number: forward the sign and the size, back the order of magnitude.

const DECADES = 7,
  FAINTEST = -6; // powers of ten, as in ui/components/maps.py

export function paintWire(line, value, back) {
  if (!line) return;
  line.style.strokeWidth = back ? widthBack(value) : 1.5 + 2.5 * Math.min(2, Math.abs(value));
  line.style.stroke =
    value === 0 ? "var(--faded)" : back ? "var(--gradient)" : value > 0 ? "var(--positive)" : "var(--negative)";
}

const widthBack = (value) =>
  value === 0 ? 1.5 : 1.5 + 6 * Math.min(1, Math.max(0, (Math.log10(Math.abs(value)) - FAINTEST) / DECADES));
