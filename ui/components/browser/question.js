// A question that comes before the number, and what it was once it is answered.

import { html, tokens } from "./dom.js";

export function question({ question: asked, words, symbols }, send) {
  if (!asked) return [];
  const { place, options, answer, truth, fact } = asked;
  const ask = html("p", {}, tokens(asked.ask, symbols));
  if (!truth) {
    const buttons = Object.entries(options).map(([name, text]) =>
      html("button", { type: "button", onclick: () => send({ answer: [place, name] }) }, text),
    );
    return [ask, html("div", { class: "options" }, ...buttons)];
  }
  const right = answer === truth;
  return [
    ask,
    html(
      "p",
      { class: right ? "right" : "wrong" },
      `${right ? "✓" : "✗"} ${words.your_answer.replace("{answer}", options[answer])} ${words.truth.replace("{answer}", options[truth])} ${fact ?? ""} `,
      html("button", { type: "button", onclick: () => send({ answer: [place, ""] }) }, words.again),
    ),
  ];
}
