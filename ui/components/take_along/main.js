// What a page's browser can give: its address, and whatever is drawn on it as a file. Nothing leaves the machine.

import { html, refresh } from "../browser/dom.js";
import { asPng, asSvg } from "./picture.js";

const DRAWN = ".canvas, .board, [data-testid=stVegaLiteChart]";
const CHART = "[data-testid=stVegaLiteChart]";

export function show({ data, parentElement }) {
  const host = parentElement.querySelector(".take_along");
  const part = (host.taken ??= set(host));
  part.paint(data);
  return () => {
    host.taken = null;
  };
}

function set(host) {
  const told = html("p", { role: "status" });
  const list = html("div");
  host.replaceChildren(list, told);
  const tell = (sentence) => told.replaceChildren(sentence);
  return {
    paint({ words, name, without }) {
      const found = drawn();
      const titles = found.map((one, k) => title(one, k, found, words));
      refresh(list, [words, titles], () => [
        html(
          "div",
          { class: "row" },
          button(words.copy, () => copy(address(without), words, tell)),
        ),
        ...found.flatMap((one, k) => picture(one, titles[k], `${name}${k ? `_${k + 1}` : ""}`, words)),
      ]);
    },
  };
}

const button = (label, act, name) => html("button", { type: "button", onclick: act, "aria-label": name }, label);

// A drawing or a chart, with the files that it can become.
function picture(one, named, file, words) {
  const save = (ending, make) => async () => give(`${file}.${ending}`, await make(one));
  return [
    html("p", { class: "title" }, named),
    html(
      "div",
      { class: "row" },
      button(words.svg, save("svg", asSvg), `${named}: ${words.svg}`),
      button(words.png, save("png", asPng), `${named}: ${words.png}`),
    ),
  ];
}

// All that is drawn on the page and seen there, also within the roots of components.
function drawn(root = document.querySelector(".stMain")) {
  const found = [];
  for (const one of root?.querySelectorAll("*") ?? []) {
    if (one.matches(DRAWN) && one.getClientRects().length) found.push(one);
    if (one.shadowRoot) found.push(...drawn(one.shadowRoot));
  }
  return found;
}

// "Drawing", or where there are several charts what each shows.
function title(one, k, found, words) {
  if (!one.matches(CHART)) return words.drawing;
  const charts = found.filter((other) => other.matches(CHART));
  const told = one.closest("[aria-label]") ?? one.querySelector("[aria-label]");
  return charts.length > 1 && told ? told.getAttribute("aria-label") : words.chart;
}

// The address of this state, without what belongs to this visit alone.
function address(without) {
  const url = new URL(location.href);
  for (const name of without) if (url.searchParams.has(name)) url.searchParams.delete(name);
  return url.href;
}

async function copy(link, words, tell) {
  try {
    await navigator.clipboard.writeText(link);
    tell(words.copied);
  } catch {
    const field = html("input", { readonly: true, class: "typed", value: link, "aria-label": words.copy });
    tell(html("label", {}, words.by_hand, field));
    field.select();
  }
}

function give(name, blob) {
  const link = html("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
