// Gradients beside what the loss itself says of them: in one line, and in full.

import { html, tokens, variable } from "./dom.js";

// In one line, to stand where it can not be overlooked.
export function verdict({ checks: found, misprints, words }) {
  const printed = misprints ? html("p", { class: "wrong" }, words.misprints) : null;
  if (!found || !found.rows.length) return [printed];
  const text = (found.failed ? words.check_failed : words.check_passed)
    .replaceAll("{count}", found.rows.length)
    .replace("{failed}", found.failed)
    .replace("{worst}", found.worst);
  return [
    printed,
    html("p", { class: `verdict ${found.failed ? "wrong" : "right"}` }, `${found.failed ? "✗" : "✓"} ${text}`),
  ];
}

export function checks({ checks: found, words, symbols, lit, loss, step }) {
  if (!found || !found.rows.length) return [];
  const rows = found.rows.map((row) =>
    html(
      "tr",
      {
        class: `${row.passed ? "right" : "wrong"} ${lit.includes(row.name) && step !== "all" ? "lit" : ""}`,
        "data-v": row.name,
      },
      html(
        "th",
        { scope: "row" },
        variable(symbols, row.name),
        row.entry === "[0, 0]" ? null : html("small", {}, ` ${row.entry}`),
      ),
      html("td", {}, row.analytic),
      html("td", {}, row.exact),
      html("td", { class: "nudged" }, row.nudged, row.doubt ? html("small", {}, ` ${row.doubt}`) : null),
      html("td", {}, row.error),
      html("td", {}, row.passed ? `✓ ${words.right}` : `✗ ${words.wrong}`),
    ),
  );
  const heads = [words.gradient, words.analytic, words.exact, words.nudged, words.error, words.checked];
  return [
    loss?.length ? html("p", { class: "loss" }, tokens(loss, symbols)) : null,
    html(
      "table",
      { "aria-label": words.checked },
      html("thead", {}, html("tr", {}, ...heads.map((head) => html("th", { scope: "col" }, head)))),
      html("tbody", {}, ...rows),
    ),
    html("p", { class: "quiet" }, words.check_help),
  ];
}
