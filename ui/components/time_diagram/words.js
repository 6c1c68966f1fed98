// The words of the step: what happens, why it is so, what to try; and aloud, once the playhead rests.

import { html, refresh, tokens } from "../browser/dom.js";

const REST = 600; // ms

export function paintWords(place, { title, what, why, try: attempt }, { words, symbols }) {
  refresh(place, [title, what, why, attempt, words.why, symbols], () => [
    html("h2", {}, title),
    html("p", {}, tokens(what, symbols)),
    html("p", {}, html("b", {}, `${words.why} `), tokens(why, symbols)),
    html("p", {}, html("b", {}, `${words.try} `), tokens(attempt, symbols)),
  ]);
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
