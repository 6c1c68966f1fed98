// Where everything of the RNN cell stands, in units of the drawing (880 x 540); see lstm.js.
// a runs along the middle from left to right, x comes from below, the output leaves to the top.

export default {
  width: 880, height: 540,
  wires: [
    { name: "a_prev", back: "da_prev", kind: "hidden", d: "M132 330 H224", pillBack: [178, 302] },
    { name: "Waa_a", back: "dza", d: "M316 330 H414", pill: [366, 302] },
    { name: "xt", back: "dxt", d: "M430 500 V457", pillBack: [360, 480] },
    { name: "Wax_xt", back: "dza", d: "M430 427 V346", pill: [430, 386] },
    { name: "ba", back: "dba", d: "M430 262 V314", pill: [430, 240] },
    { name: "za", back: "dza", d: "M446 330 H548", pill: [498, 302] },
    { name: "a_next", back: "da", kind: "hidden", d: "M624 330 H742", pill: [672, 302] },
    { name: "a_next", back: "da_next", kind: "hidden", d: "M742 330 H872", pillBack: [824, 302] },
    { name: "a_next", back: "da_from_y", d: "M742 330 V280", pillBack: [742, 302] },
    { name: "Wya_a", back: "dzy", d: "M742 250 V204", pill: [742, 227] },
    { name: "by", back: "dby", d: "M640 188 H726", pill: [640, 188] },
    { name: "zy", back: "dzy", d: "M742 172 V128", pill: [742, 150] },
    { name: "yt_pred", back: "", d: "M742 94 V66" },
  ],
  nodes: [
    { kind: "linear", x: 270, y: 330, weights: "Waa", lit: ["Waa_a"], litBack: ["dWaa", "da_prev"], select: "Waa_a" },
    { kind: "linear", x: 430, y: 442, weights: "Wax", lit: ["Wax_xt"], litBack: ["dWax", "dxt"], select: "Wax_xt" },
    { kind: "plus", x: 430, y: 330, lit: ["za"], litBack: ["dba"], select: "za" },
    { kind: "tanh", x: 586, y: 330, name: "a_next", lit: ["a_next"], litBack: ["dza"], select: "a_next" },
    { kind: "linear", x: 742, y: 265, weights: "Wya", lit: ["Wya_a"], litBack: ["dWya", "da_from_y"], select: "Wya_a" },
    { kind: "plus", x: 742, y: 188, lit: ["zy"], litBack: ["dby"], select: "zy" },
    { kind: "softmax", x: 742, y: 111, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"], select: "yt_pred" },
    { kind: "bars", x: 666, y: 60, name: "yt_pred", lit: ["yt_pred"], litBack: ["dzy"] },
  ],
  strips: [{ name: "a_prev", back: "", x: 8, y: 372, units: true }],
  sliders: { a_prev: [0, 300], xt: [450, 470], da_next: [752, 352] },
};
