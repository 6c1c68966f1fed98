// How strong a wire looks: forward by the sign and the size of its number, back by its order of magnitude. From 1e-6 on,
// where a hairline is almost gone, to 10, in full width and colour: the scale of the maps in ui/components/maps.py.

const DECADES = 7,
  FAINTEST = -6; // powers of ten
const HAIR = 0.75,
  FULL = 14; // px

// The share of the scale of gradients that a number reaches, from 0 to 1.
export function strength(value) {
  const size = Math.abs(value);
  return size ? Math.min(1, Math.max(0, (Math.log10(size) - FAINTEST) / DECADES)) : 0;
}

// The width in px and the colour of a wire; back the square of the share, so that a number a thousandth as long is a
// fraction as wide, and never colour alone tells it.
export function wire(value, back) {
  if (back) {
    const share = strength(value);
    return {
      width: HAIR + (FULL - HAIR) * share ** 2,
      colour: `color-mix(in srgb, var(--gradient) ${Math.round(100 * share)}%, var(--faded))`,
    };
  }
  const sign = value > 0 ? "--positive" : value < 0 ? "--negative" : "--faded";
  return { width: 1.5 + 2.5 * Math.min(2, Math.abs(value)), colour: `var(${sign})` };
}
