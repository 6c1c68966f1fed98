// The words of the step: what happens, why it is so, what to try; and aloud, once the playhead rests.

import { html, refresh, tokens } from "../browser/dom.js";
import { foot } from "../browser/foot.js";
import { shrink } from "../browser/shrink.js";

const REST = 600; // ms
const BESIDE = 1100; // px of the page from which the words stand beside the drawing
const LOW = 700; // px of an enlarged page's window under which what is seldom needed leaves the stage
const SMALLEST = 16; // px of any text as it is seen, on a page that is enlarged

// `fit` is called where there are other words, which may need another size.
export function paintWords(place, { title, what, why, try: attempt }, { words, symbols }, fit = () => {}) {
  refresh(place, [title, what, why, attempt, words.why, symbols], () => {
    queueMicrotask(fit);
    return [
      html("h2", {}, title),
      html("p", {}, tokens(what, symbols)),
      html("p", {}, html("b", {}, `${words.why} `), tokens(why, symbols)),
      html("p", {}, html("b", {}, `${words.try} `), tokens(attempt, symbols)),
    ];
  });
}

// The words stand beside the drawing where there is room, and are on an enlarged page as large as the window lets them.
// `placed` is called when the drawing has another place.
export function fitWords(host, words, placed) {
  let known = "";
  const measure = () => {
    const zoom = host.currentCSSZoom ?? 1;
    host.classList.toggle("beside-words", host.clientWidth * zoom >= BESIDE);
    host.classList.toggle("low", zoom > 1 && window.innerHeight / zoom < LOW);
    if (known !== (known = `${host.className} ${zoom}`)) placed();
    const scrolled = host.getRootNode().host?.closest(".stMain")?.scrollTop ?? 0;
    const room = (window.innerHeight - foot() - words.getBoundingClientRect().top - scrolled) / zoom;
    words.style.maxHeight = zoom > 1 ? `${Math.floor(room)}px` : "";
    shrink(words, SMALLEST / zoom);
    words.style.maxHeight = "";
  };
  const watched = new ResizeObserver(measure);
  watched.observe(host);
  window.addEventListener("resize", measure);
  return {
    measure,
    close() {
      watched.disconnect();
      window.removeEventListener("resize", measure);
    },
  };
}

// A sentence whose numbers have those of the state A beside them.
export const sentence = (line) => line.map(([text, of]) => html("span", of ? { class: "quiet of-a" } : {}, text));

// What a screen reader says of a step: not while it plays, and not each step that is passed.
export class Announcer {
  constructor() {
    this.element = html("div", { class: "aloud", "aria-live": "polite" });
  }

  paint({ announce }, moving) {
    clearTimeout(this.timer);
    if (moving || announce === this.element.textContent) return;
    this.timer = setTimeout(() => {
      this.element.textContent = announce;
    }, REST);
  }

  close() {
    clearTimeout(this.timer);
  }
}
