// How large the drawing can be so that it stands on one screen with the words of its step, and how large the words.

import { foot } from "../browser/foot.js";
import { shrink } from "../browser/shrink.js";

const LEAST = 16.1, // px of the text in the drawing
  TEXT = 17.5, // of it, in units of the drawing
  LOW = 430, // px of room; below this the letters and numbers of the step go under the drawing
  SMALLEST = 16; // px of any text as it is seen, on a page that is enlarged

const MOST = 1.4; // times the place of letters and numbers beside the drawing, in which they are still scrolled

// `put` places the letters and the numbers of the step: 2 both beside the drawing, 1 the numbers under it, 0 both.
export function fit(host, place, { words, formulas, put }) {
  host.style.setProperty("--shape", place.width / place.height);
  const measure = () => {
    const zoom = host.currentCSSZoom ?? 1;
    const scrolled = host.getRootNode().host?.closest(".stMain")?.scrollTop ?? 0;
    const room = (window.innerHeight - foot() - host.getBoundingClientRect().top - scrolled) / zoom - 6;
    host.style.setProperty("--room", `${Math.floor(room)}px`);
    host.style.setProperty("--least", `${Math.ceil((place.width * LEAST) / TEXT / zoom)}px`);
    host.style.setProperty("--text", `${SMALLEST / zoom}px`);
    const { width } = host.querySelector(".drawing").getBoundingClientRect();
    host.style.setProperty("--small", `${Math.max(14.5, (LEAST * place.width) / width).toFixed(2)}px`);
    const low = room < LOW;
    host.classList.toggle("low", low);
    for (const beside of low ? [0] : [2, 1, 0]) {
      put(beside);
      if (formulas.scrollHeight <= MOST * formulas.clientHeight) break;
    }
    shrink(words, zoom > 1 ? SMALLEST / zoom : Infinity);
  };
  const watched = new ResizeObserver(measure);
  watched.observe(host);
  const page = host.getRootNode().host?.closest(".stMainBlockContainer");
  if (page) watched.observe(page);
  window.addEventListener("resize", measure);
  return {
    measure,
    close() {
      watched.disconnect();
      window.removeEventListener("resize", measure);
    },
  };
}
