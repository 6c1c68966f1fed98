// What stands beside the labels, small and grey: on the way back the numbers of the way forward that a step needs, and
// at the gradients that leave the cell what share they are of those that came.

import { svg, symbol } from "../browser/dom.js";
import { write } from "./pills.js";

export function notes({ smalls, pairs }) {
  const group = svg("g", { class: "notes" });
  const texts = new Map();
  const add = (name, kind, [x, y, anchor]) => {
    const text = svg("text", { class: `note ${kind}`, x: 0, dy: "0.36em", "text-anchor": anchor, "data-v": name });
    text.setAttribute("transform", `translate(${x} ${y})`);
    texts.set(`${kind} ${name}`, text);
    group.append(text);
  };
  for (const [name, at] of Object.entries(smalls)) add(name, "small", [...at.slice(0, 2), at[2] ?? "start"]);
  for (const [name, at] of Object.entries(pairs)) add(name, "pair", [...at, "middle"]);
  const show = (kind, name, visible, tell) => {
    const text = texts.get(`${kind} ${name}`);
    text.classList.toggle("gone", !visible);
    if (visible) tell(text);
  };
  return {
    group,
    paint(data, back) {
      for (const name of Object.keys(smalls)) {
        const needed = back && data.step !== "all" && data.lit.includes(name);
        show("small", name, needed, (text) => write(text, symbol(data.symbols, name), [data.values[name][0]]));
      }
      for (const name of Object.keys(pairs))
        show("pair", name, back && data.pairs[name], (text) => share(text, data, data.pairs[name]));
    },
  };
}

// "× 0.73 of dc"
function share(text, { words, symbols }, [factor, of]) {
  const [before, after] = words.share.replace("{factor}", factor).split("{of}");
  const [base, sub] = symbol(symbols, of);
  const written = [before, base, sub, after].join("|");
  if (text.shown === written) return;
  text.shown = written;
  text.replaceChildren(
    before,
    svg("tspan", { class: "base" }, base),
    ...(sub ? [svg("tspan", { class: "sub", dy: 4 }, sub)] : []),
    after,
  );
}
