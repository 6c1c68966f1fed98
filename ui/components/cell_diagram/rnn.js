// Where everything of the RNN cell stands, in units of the drawing (880 wide); see lstm.js.
// a runs along the middle from left to right, x comes from below, the output leaves to the top.

export default {
  width: 880,
  top: 26,
  height: 554,
  wires: [
    { name: "a_prev", back: "da_prev", kind: "hidden", d: "M140 400 H200", pillBack: [176, 360] },
    { name: "Waa_a", back: "dza", d: "M292 400 H384", pill: [336, 372] },
    { name: "xt", back: "dxt", d: "M400 568 V507", pillBack: [280, 543] },
    { name: "Wax_xt", back: "dza", d: "M400 477 V416", pill: [400, 446] },
    { name: "ba", back: "dba", d: "M400 330 V384", pill: [400, 316] },
    { name: "za", back: "dza", d: "M416 400 H506", pill: [462, 372] },
    { name: "a_next", back: "da", kind: "hidden", d: "M582 400 H720", pill: [642, 432] },
    { name: "a_next", back: "da_next", kind: "hidden", d: "M720 400 H872" },
    { name: "a_next", back: "da_from_y", d: "M720 400 V345", pillBack: [720, 372] },
    { name: "Wya_a", back: "dzy", d: "M720 315 V251", pill: [720, 283] },
    { name: "by", back: "dby", d: "M610 235 H704", pill: [600, 235] },
    { name: "zy", back: "dzy", d: "M720 219 V156", pill: [720, 187] },
    { name: "yt_pred", back: "", d: "M720 120 V98" },
  ],
  nodes: [
    { kind: "linear", x: 246, y: 400, weights: "Waa", lit: ["Waa_a"], litBack: ["dWaa", "da_prev"], select: "Waa_a" },
    { kind: "linear", x: 400, y: 492, weights: "Wax", lit: ["Wax_xt"], litBack: ["dWax", "dxt"], select: "Wax_xt" },
    { kind: "plus", x: 400, y: 400, lit: ["za"], litBack: ["dba"], select: "za" },
    { kind: "tanh", x: 544, y: 400, name: "a_next", lit: ["a_next"], litBack: ["dza"], select: "a_next" },
    { kind: "linear", x: 720, y: 330, weights: "Wya", lit: ["Wya_a"], litBack: ["dWya", "da_from_y"], select: "Wya_a" },
    { kind: "plus", x: 720, y: 235, lit: ["zy"], litBack: ["dby"], select: "zy" },
    { kind: "softmax", x: 720, y: 138, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"], select: "yt_pred" },
    { kind: "bars", x: 656, y: 96, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"] },
  ],
  strips: [{ name: "a_prev", back: "", x: 8, y: 432, units: true }],
  sliders: { a_prev: [0, 374], xt: [416, 521], da_next: [738, 416] },
};
