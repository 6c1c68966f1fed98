// A question that comes before the number, and what it was once it is answered, with the reason.

import { html, tokens } from "./dom.js";

export const SHOW = "show"; // stands for an answer where one only wants to see

export function question({ question: asked, words, symbols, tally }, send) {
  if (!asked) return [];
  const { place, options, answer, truth, why } = asked;
  const ask = html("p", {}, tokens(asked.ask, symbols));
  const button = (text, name, kind = "") =>
    html("button", { type: "button", class: kind, onclick: () => send({ answer: [place, name] }) }, text);
  if (asked.vote) return [ask, html("p", {}, asked.vote)];
  if (!truth) {
    const buttons = Object.entries(options).map(([name, text]) => button(text, name));
    return [ask, html("div", { class: "options" }, ...buttons, button(words.show, SHOW, SHOW))];
  }
  const right = answer === truth;
  const said = `${right ? "✓" : "✗"} ${words.your_answer.replace("{answer}", options[answer])} `;
  return [
    ask,
    html(
      "p",
      { class: answer === SHOW ? "" : right ? "right" : "wrong" },
      `${answer === SHOW ? "" : said}${words.truth.replace("{answer}", options[truth])} `,
      html("span", { class: "reason" }, tokens(why, symbols), " "),
      html("span", { class: "quiet" }, tally ? `${tally}. ` : ""),
      button(words.again, ""),
    ),
  ];
}
