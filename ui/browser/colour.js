// One diverging scale for all cells: blue positive, orange negative, full colour from `full` on.
export function cellColour(value, full = 2) {
  const share = Math.round(100 * Math.min(1, Math.abs(value) / full));
  return `color-mix(in srgb, var(${value < 0 ? "--negative" : "--positive"}) ${share}%, var(--faded))`;
}
