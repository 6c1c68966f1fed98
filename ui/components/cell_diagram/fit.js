// How large the drawing can be so that it stands on one screen with the words of its step, and how large the words.

import { shrink } from "../browser/shrink.js";

const LEAST = 16.1, // px of the text in the drawing
  TEXT = 17.5, // of it, in units of the drawing
  LOW = 430, // px; below this the letters and numbers of the step go under the drawing
  SMALLEST = 16; // px of any text as it is seen, on a page that is enlarged

export function fit(host, place, { words, onLow }) {
  host.style.setProperty("--shape", place.width / place.height);
  let low = null;
  const measure = () => {
    const zoom = host.currentCSSZoom ?? 1;
    const scrolled = host.getRootNode().host?.closest(".stMain")?.scrollTop ?? 0;
    const room = (window.innerHeight - host.getBoundingClientRect().top - scrolled) / zoom - 6;
    host.style.setProperty("--room", `${Math.floor(room)}px`);
    host.style.setProperty("--least", `${Math.ceil((place.width * LEAST) / TEXT / zoom)}px`);
    host.style.setProperty("--text", `${SMALLEST / zoom}px`);
    const { width } = host.querySelector(".drawing").getBoundingClientRect();
    host.style.setProperty("--small", `${Math.max(14.5, (LEAST * place.width) / width).toFixed(2)}px`);
    if (low !== (low = room < LOW)) onLow(low);
    shrink(words, low ? SMALLEST / zoom : Infinity);
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
