// Where everything stands: the RNN cell of ../cell_diagram/rnn.js from its inputs to its state, lower.

export default {
  width: 840,
  top: 0,
  height: 214,
  round: "M770 76 V34 Q770 20 756 20 H74 Q60 20 60 34 V62",
  again: [420, 20],
  wires: [
    { name: "a_prev", back: "", kind: "hidden", d: "M2 76 H209" },
    { name: "Waa_a", back: "", d: "M331 76 H402", pill: [350, 114] },
    { name: "xt", back: "", d: "M240 184 H364" },
    { name: "Wax_xt", back: "", d: "M420 163 V94", pill: [484, 136] },
    { name: "za", back: "", d: "M436 76 H550", pill: [496, 52] },
    { name: "a_next", back: "", kind: "hidden", d: "M628 76 H838", pill: [712, 76] },
  ],
  nodes: [
    { kind: "linear", x: 270, y: 76, wide: 122, high: 42, weights: "Waa", lit: ["Waa_a"] },
    { kind: "linear", x: 420, y: 184, wide: 112, high: 42, weights: "Wax", lit: ["Wax_xt"] },
    { kind: "plus", x: 420, y: 76, lit: ["za"] },
    { kind: "tanh", x: 590, y: 76, name: "a_next", lit: ["a_next"] },
  ],
  strips: [],
  sliders: { a_prev: [0, 84], xt: [100, 150] },
  smalls: {},
  pairs: {},
};
