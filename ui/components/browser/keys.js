// One rule of keys on every page: what a key stands for, and which keys are left to what has the focus.

const MEANINGS = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "before",
  PageUp: "before",
  Home: "first",
  End: "last",
  " ": "play",
  f: "forward",
  b: "backward",
};
const TYPED =
  "input:not([type=range],[type=radio],[type=checkbox]), textarea, select, [contenteditable], [role=combobox]";
const MOVED = "input[type=range], input[type=radio], [role=slider], [role=tab], [role=radio], [role=grid], canvas";
const PRESSED = "button, a, summary, [role=button], input[type=checkbox]";

// A slider keeps the arrow keys, but not where the focus came to it by a pointer: after a drag they step again.
let pointed = null;
window.addEventListener("pointerdown", (event) => (pointed = event.composedPath()[0]), true);
window.addEventListener("keydown", (event) => event.key === "Tab" && (pointed = null), true);

// What a key press stands for: a name, "answer" and the number of an option, or null where it is not ours.
export function meaning(event) {
  const target = event.composedPath()[0];
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || document.querySelector("dialog[open]"))
    return null;
  if (target.matches?.(TYPED)) return null;
  if (target.matches?.(MOVED) && target !== pointed && event.key.length > 1) return null;
  if (target.matches?.(PRESSED) && event.key === " ") return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (["next", "before"].includes(MEANINGS[key]) && document.documentElement.hasAttribute("data-plan")) return null;
  return /^[1-4]$/.test(key) ? `answer ${key}` : (MEANINGS[key] ?? null);
}

// Calls `act` with each meaning; what it does not refuse with false is nobody else's. Returns what ends that.
// In the capturing phase: a slider of Streamlit's would else have moved before.
export function listen(act) {
  const heard = (event) => {
    const found = meaning(event);
    if (!found || act(found, event.repeat) === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", heard, true);
  return () => window.removeEventListener("keydown", heard, true);
}
