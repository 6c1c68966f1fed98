// Where everything of the LSTM cell stands, in units of the drawing (880 wide).
// c runs along the top, a along the bottom, x comes from below; gates from left to right f, i, c~, o.
// A wire carries `name` forward and `back` backward; a pill shows the number at its place in each direction:
// a small vector upright, or in a row, and where room is short the bare number.

const GATES = [
  { letter: "f", gate: "ft", x: 268 },
  { letter: "i", gate: "it", x: 392 },
  { letter: "c", gate: "cct", x: 500 },
  { letter: "o", gate: "ot", x: 622 },
];

const linear = ({ letter, x }) => ({
  kind: "linear",
  x,
  y: 388,
  weights: `W${letter}`,
  bias: `b${letter}`,
  letter,
  lit: [`z${letter}`],
  litBack: [`dW${letter}`, `db${letter}`],
  select: `z${letter}`,
});
const nonlinear = ({ letter, gate, x }) => ({
  kind: letter === "c" ? "tanh" : "sigmoid",
  x,
  y: 302,
  name: gate,
  letter,
  lit: [gate],
  litBack: [`dz${letter}`],
  select: gate,
});
const intoGate = ({ letter, x }) => ({
  name: `z${letter}`,
  back: `dz${letter}`,
  letter,
  d: `M${x} 373 V320`,
  pill: [x, 346],
});
const fromStack = ({ letter, x }) => ({
  name: "concat",
  back: `from_${letter}`,
  d: `M${x} 448 V403`,
  pillBack: [x, 425],
  bare: true,
});

export default {
  width: 880,
  top: 26,
  height: 522,
  wires: [
    { name: "c_prev", back: "dc_prev", kind: "memory", d: "M132 72 H252", pillBack: [208, 46] },
    { name: "keep", back: "dc", kind: "memory", d: "M284 72 H484", pill: [384, 46] },
    { name: "c_next", back: "dc", kind: "memory", d: "M516 72 H704", pill: [617, 46] },
    { name: "c_next", back: "dc_next", kind: "memory", d: "M704 72 H872", pillBack: [816, 46] },
    { name: "c_next", back: "dc_from_a", d: "M704 72 V131", pillBack: [646, 98] },
    { name: "tanh_c", back: "dtanh_c", d: "M704 167 V203", pill: [704, 185] },
    { name: "a_next", back: "da", kind: "hidden", d: "M704 235 V448 H822", pill: [709, 425] },
    { name: "a_next", back: "da_next", kind: "hidden", d: "M822 448 H872" },
    { name: "a_next", back: "da_from_y", d: "M822 448 V403", pillBack: [824, 425] },
    { name: "zy", back: "dzy", d: "M822 373 V300", pill: [822, 336] },
    { name: "yt_pred", back: "", d: "M822 262 V240" },
    { name: "ft", back: "dft", letter: "f", d: "M268 284 V88", pill: [268, 180] },
    { name: "it", back: "dit", letter: "i", d: "M392 284 V190 H484", pill: [392, 240] },
    { name: "cct", back: "dcct", letter: "c", d: "M500 284 V206", pill: [500, 246] },
    { name: "write", back: "dc", d: "M500 174 V88", pill: [500, 130] },
    { name: "ot", back: "dot", letter: "o", d: "M622 284 V219 H688", pill: [622, 252] },
    ...GATES.map(intoGate),
    { name: "concat", back: "dconcat", kind: "hidden", d: "M206 448 H622", pill: [450, 472], row: true },
    ...GATES.map(fromStack),
    { name: "a_prev", back: "da_prev", kind: "hidden", d: "M132 448 H190", pillBack: [154, 402] },
    { name: "xt", back: "dxt", d: "M198 524 V464", pillBack: [128, 514] },
  ],
  nodes: [
    { kind: "stack", x: 198, y: 448, name: "concat", lit: ["concat"], litBack: ["dconcat"], select: "concat" },
    ...GATES.map(linear),
    ...GATES.map(nonlinear),
    { kind: "times", x: 268, y: 72, lit: ["keep"], litBack: ["dft", "dc_prev"], select: "keep" },
    { kind: "times", x: 500, y: 190, lit: ["write"], litBack: ["dit", "dcct"], select: "write" },
    { kind: "plus", x: 500, y: 72, lit: ["c_next"], litBack: ["dc"], select: "c_next" },
    { kind: "tanh", x: 704, y: 149, name: "tanh_c", lit: ["tanh_c"], litBack: ["dc_from_a"], select: "tanh_c" },
    { kind: "times", x: 704, y: 219, lit: ["a_next"], litBack: ["dot", "dtanh_c"], select: "a_next" },
    {
      kind: "linear",
      x: 822,
      y: 388,
      weights: "Wy",
      bias: "by",
      lit: ["zy"],
      litBack: ["dWy", "dby", "da_from_y"],
      select: "zy",
    },
    { kind: "softmax", x: 822, y: 281, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"], select: "yt_pred" },
    { kind: "bars", x: 740, y: 240, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"] },
  ],
  strips: [
    { name: "concat", back: "dconcat", x: 540, y: 467 },
    { name: "c_prev", back: "", x: 8, y: 112, units: true },
    { name: "a_prev", back: "", x: 8, y: 396, units: true },
  ],
  sliders: {
    c_prev: [0, 44],
    a_prev: [0, 420],
    xt: [214, 492],
    dc_next: [738, 75],
    da_next: [738, 464],
  },
};
