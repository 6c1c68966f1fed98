// What a class answered: bars for each option, or a dot for each number around the truth; both rounds side by side. The
// truth and why stand before them once they are told.

import { html, svg } from "../browser/dom.js";

const [WIDE, HIGH, EDGE, LETTERS] = [600, 96, 24, 26];
const BINS = 48;

export function result(ballot, words, mine) {
  const { ask, bounds, truth, why } = ballot;
  return [
    html("p", { class: "ask" }, ask),
    truth === null ? null : html("p", { class: "truth" }, `${words.truth} ${bounds ? truth : ballot.options[truth]}`),
    why ? html("p", {}, why) : null,
    ...(bounds ? ballot.numbers.map((said, at) => dots(ballot, said, words, at)) : [bars(ballot, words, mine)]),
  ];
}

function bars({ options, counts, truth }, words, mine) {
  const totals = counts.map((round) =>
    Math.max(
      1,
      round.reduce((sum, count) => sum + count, 0),
    ),
  );
  return html(
    "div",
    { class: "bars" },
    ...options.flatMap((text, option) => [
      html(
        "span",
        { class: option === truth ? "right" : "" },
        `${option === truth ? "✓ " : ""}${text}${option === mine ? ` ${words.mine}` : ""}`,
      ),
      html(
        "div",
        {},
        ...counts.map((round, at) => {
          const share = Math.round((100 * round[option]) / totals[at]);
          const name = counts.length > 1 ? `${words.rounds[at]}: ` : "";
          return html(
            "div",
            { class: `vote round${at + 1} ${option === truth ? "right" : ""}` },
            html("div", { class: "length", style: `width: ${share}%` }),
            html("span", {}, `${name}${round[option]} (${share} %)`),
          );
        }),
      ),
    ]),
  );
}

function dots({ bounds: [low, high], truth, numbers }, said, words, at) {
  const x = (value) => EDGE + ((value - low) / (high - low)) * (WIDE - 2 * EDGE);
  const stacks = new Map();
  for (const value of said) {
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS));
    stacks.set(bin, [...(stacks.get(bin) ?? []), value]);
  }
  const most = Math.max(1, ...[...stacks.values()].map((stack) => stack.length));
  const step = Math.min(10, (HIGH - 10) / most);
  const circles = [...stacks.values()].flatMap((stack) =>
    stack.map((value, index) =>
      svg("circle", { cx: x(value), cy: HIGH - 6 - index * step, r: Math.min(5, step / 2 + 1) }),
    ),
  );
  const name = numbers.length > 1 ? `${words.rounds[at]}: ` : "";
  const label = `${name}${words.numbers.replace("{count}", said.length).replace("{middle}", middle(said, words))}`;
  return html(
    "figure",
    {},
    html("figcaption", {}, label),
    svg(
      "svg",
      { class: "dots", viewBox: `0 0 ${WIDE} ${HIGH + LETTERS}`, role: "img", "aria-label": label },
      svg("line", { class: "axis", x1: EDGE, x2: WIDE - EDGE, y1: HIGH, y2: HIGH }),
      truth === null ? null : svg("line", { class: "truth", x1: x(truth), x2: x(truth), y1: 0, y2: HIGH }),
      ...circles,
      ...[low, high].map((end) => svg("text", { x: x(end), y: HIGH + 20, "text-anchor": "middle" }, `${end}`)),
    ),
  );
}

function middle(sorted, words) {
  if (!sorted.length) return words.nothing;
  const half = Math.floor(sorted.length / 2);
  const found = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return `${+found.toPrecision(4)}`;
}
