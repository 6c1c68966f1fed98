// Where everything of the LSTM cell stands, in units of the drawing (900 wide, from `top` on).
// c runs along the top, a along the bottom, x comes from below; gates from left to right f, i, c~, o.
// A wire carries `name` forward and `back` backward; a pill shows the number at its place in each direction:
// a small vector upright, or in a row, and where room is short the bare number. `smalls` are the places of numbers of
// the way forward that a step back needs, `pairs` those of a gradient's share of another.

const GATES = [
  { letter: "f", gate: "ft", x: 232 },
  { letter: "i", gate: "it", x: 346 },
  { letter: "c", gate: "cct", x: 460 },
  { letter: "o", gate: "ot", x: 574 },
];

const linear = ({ letter, x }) => ({
  kind: "linear",
  x,
  y: 334,
  wide: 100,
  high: 64,
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
  y: 246,
  high: 40,
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
  d: `M${x} 302 V268`,
  pill: [x, 284],
});
const fromStack = ({ letter, x }) => ({
  name: "concat",
  back: `from_${letter}`,
  d: `M${x} 404 V368`,
  pillBack: [x, 386],
  bare: true,
});

export default {
  width: 900,
  top: 6,
  height: 478,
  wires: [
    { name: "c_prev", back: "dc_prev", kind: "memory", d: "M2 46 H214", pillBack: [108, 46] },
    { name: "keep", back: "dc", kind: "memory", d: "M248 46 H442", pill: [346, 46] },
    { name: "c_next", back: "dc", kind: "memory", d: "M476 46 H694", pill: [583, 46] },
    { name: "c_next", back: "dc_next", kind: "memory", d: "M694 46 H898" },
    { name: "c_next", back: "dc_from_a", d: "M694 46 V101", pillBack: [694, 80] },
    { name: "tanh_c", back: "dtanh_c", d: "M694 138 V181", pill: [694, 159] },
    { name: "a_next", back: "da", kind: "hidden", d: "M694 214 V404 H842", pill: [694, 300] },
    { name: "a_next", back: "da_next", kind: "hidden", d: "M842 404 H898" },
    { name: "a_next", back: "da_from_y", d: "M842 404 V366", pillBack: [834, 384] },
    { name: "zy", back: "dzy", d: "M842 282 V224", pill: [842, 252] },
    { name: "yt_pred", back: "", d: "M842 186 V178" },
    { name: "ft", back: "dft", letter: "f", d: "M232 226 V64", pill: [232, 140] },
    { name: "it", back: "dit", letter: "i", d: "M346 226 V140 H442", pill: [362, 140] },
    { name: "cct", back: "dcct", letter: "c", d: "M460 226 V158", pill: [460, 185] },
    { name: "write", back: "dc", d: "M460 124 V64", pill: [460, 93] },
    { name: "ot", back: "dot", letter: "o", d: "M574 226 V198 H676", pill: [598, 194] },
    ...GATES.map(intoGate),
    { name: "concat", back: "dconcat", kind: "hidden", d: "M179 404 H574", pill: [740, 430], anchor: "end", row: true },
    ...GATES.map(fromStack),
    { name: "a_prev", back: "da_prev", kind: "hidden", d: "M2 404 H159", pillBack: [78, 404] },
    { name: "xt", back: "dxt", d: "M170 482 V422", pillBack: [98, 452] },
  ],
  nodes: [
    { kind: "times", x: 232, y: 46, lit: ["keep"], litBack: ["dft", "dc_prev"], select: "keep" },
    { kind: "plus", x: 460, y: 46, lit: ["c_next"], litBack: ["dc"], select: "c_next" },
    ...GATES.map(nonlinear),
    { kind: "times", x: 460, y: 140, lit: ["write"], litBack: ["dit", "dcct"], select: "write" },
    { kind: "tanh", x: 694, y: 120, name: "tanh_c", lit: ["tanh_c"], litBack: ["dc_from_a"], select: "tanh_c" },
    { kind: "times", x: 694, y: 198, lit: ["a_next"], litBack: ["dot", "dtanh_c"], select: "a_next" },
    ...GATES.map(linear),
    { kind: "stack", x: 170, y: 404, name: "concat", lit: ["concat"], litBack: ["dconcat"], select: "concat" },
    {
      kind: "linear",
      x: 842,
      y: 323,
      wide: 100,
      high: 82,
      weights: "Wy",
      bias: "by",
      lit: ["zy"],
      litBack: ["dWy", "dby", "da_from_y"],
      select: "zy",
    },
    { kind: "softmax", x: 842, y: 204, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"], select: "yt_pred" },
    { kind: "bars", x: 768, y: 180, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"] },
  ],
  strips: [
    { name: "concat", back: "dconcat", right: 744, y: 450 },
    { name: "c_prev", back: "", x: 4, y: 126, units: true },
    { name: "a_prev", back: "", x: 4, y: 286, units: true },
  ],
  sliders: {
    c_prev: [0, 68],
    a_prev: [0, 306],
    xt: [186, 427],
    dc_next: [760, 68],
    da_next: [760, 427],
  },
  smalls: {
    ft: [240, 214],
    it: [354, 214],
    cct: [468, 216],
    ot: [620, 226],
    tanh_c: [646, 120, "end"],
    concat: [740, 430, "end"],
  },
  pairs: { dc_prev: [108, 16], da_prev: [78, 376] },
};
