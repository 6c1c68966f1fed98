// What belongs to every page and to none of its drawings: the list of the keys, the way past the navigation, what the
// browser keeps of the visitor's progress, and how large its window is.

import { html, refresh } from "../browser/dom.js";
import { Projector } from "./projector.js";
import { Taught } from "./taught.js";
import { Window } from "./window.js";

const YEAR = 365 * 24 * 60 * 60;
const STAGE = ".stage, .st-key-stage";

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".page_keys");
  const part = (host.keys ??= set(host));
  part.paint(data, setStateValue);
  return () => {
    part.close();
    host.keys = null;
  };
}

function set(host) {
  const list = html("div", { class: "keys" });
  const close = html("button", { type: "button", onclick: () => dialog.close() });
  const dialog = html("dialog", { onclick: (event) => event.target === dialog && dialog.close() }, list, close);
  const open = html("button", { type: "button", onclick: () => dialog.showModal() });
  const skip = html("a", { href: "#", class: "skip", onclick: past });
  const taught = new Taught();
  host.replaceChildren(open, dialog, taught.element);
  document.body.prepend(skip);
  const heard = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.composedPath()[0])) return;
    if (event.key === "?" && !dialog.open) dialog.showModal();
    projector.key(event);
  };
  window.addEventListener("keydown", heard);
  const seen = new Window();
  const projector = new Projector();
  return {
    paint({ words, keys, cookie, large, stage, taught: ofClass }, post) {
      projector.paint(stage, post);
      taught.paint({ ...ofClass, close: words.close });
      seen.paint(large, post);
      document.cookie = `${cookie}; Path=/; Max-Age=${YEAR}; SameSite=Strict`;
      open.textContent = words.button;
      close.textContent = words.close;
      skip.textContent = words.skip;
      dialog.setAttribute("aria-label", words.title);
      refresh(list, [words.title, keys], () => [
        html("h2", {}, words.title),
        html("dl", {}, ...keys.flatMap(([key, does]) => [html("dt", {}, key), html("dd", {}, does)])),
      ]);
    },
    close() {
      window.removeEventListener("keydown", heard);
      seen.close();
      projector.close();
      skip.remove();
    },
  };
}

const typing = (target) => target.matches?.("input:not([type=range]), textarea, [contenteditable]");

// The focus goes to the stage: the next Tab is the first control there.
function past(event) {
  event.preventDefault();
  const stage = deep(document.querySelector(".stMain") ?? document);
  if (!stage) return;
  stage.tabIndex = -1;
  stage.focus();
  stage.scrollIntoView({ block: "nearest" });
}

// The first stage in the order of the page, also within the roots of components.
function deep(root) {
  let title = null;
  for (const one of root.querySelectorAll("*")) {
    if (one.matches(STAGE)) return one;
    if (one.localName === "h1") title ??= one;
    const within = one.shadowRoot && deep(one.shadowRoot);
    if (within) return within;
  }
  return title;
}
