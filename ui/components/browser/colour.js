// One diverging scale for all cells: blue positive, orange negative, full colour from `full` on.
export function cellColour(value, full = 2) {
  const share = Math.round(100 * Math.min(1, Math.abs(value) / full));
  return `color-mix(in srgb, var(${value < 0 ? "--negative" : "--positive"}) ${share}%, var(--faded))`;
}

// The colour of step t of T, from blue at the first to ochre at the last.
export function stepColour(t, T) {
  return `color-mix(in oklch, var(--gate-c) ${Math.round((100 * t) / Math.max(1, T - 1))}%, var(--gate-o))`;
}
