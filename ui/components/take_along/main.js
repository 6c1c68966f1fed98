// What a page's browser can give: its address, and whatever is drawn on it as a file. Nothing leaves the machine.

import { html, refresh } from "../browser/dom.js";
import { asPng, asSvg } from "./picture.js";

const CHART = "[data-testid=stVegaLiteChart]";
const DRAWN = `.canvas, .board, .credit_maps, .name_desk, ${CHART}`;

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
      const titles = drawn().map((one, k, all) => title(one, all, words));
      refresh(list, [words, titles], () => [
        html(
          "div",
          { class: "row" },
          button(words.copy, () => copy(address(without), words, tell)),
        ),
        ...titles.map((one, k) => picture(k, one, `${name}${k ? `_${k + 1}` : ""}`, words)),
      ]);
    },
  };
}

const button = (label, act, name) => html("button", { type: "button", onclick: act, "aria-label": name }, label);

// A drawing or a chart, the k-th on the page, with the files that it can become.
function picture(k, named, file, words) {
  const save = (ending, make) => async () => give(`${file}.${ending}`, await make(drawn()[k]));
  return html(
    "div",
    { class: "row" },
    button(words.svg, save("svg", asSvg), `${named}: ${words.svg}`),
    button(words.png, save("png", asPng), `${named}: ${words.png}`),
    html("span", { class: "title" }, named),
  );
}

// All that is drawn on the page and seen there, also within the roots of components.
function drawn(root = document.querySelector(".stMain")) {
  const found = [];
  for (const one of root?.querySelectorAll("*") ?? []) {
    if (one.matches(DRAWN) && one.checkVisibility()) found.push(one);
    if (one.shadowRoot) found.push(...drawn(one.shadowRoot));
  }
  return found;
}

// What it is; where there are several charts, what each shows, up to the first comma.
function title(one, all, words) {
  if (!one.matches(CHART)) return words.drawing;
  const told = one.closest("[aria-label]")?.getAttribute("aria-label");
  return told && all.filter((other) => other.matches(CHART)).length > 1 ? told.split(/[,:.;]/)[0] : words.chart;
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
