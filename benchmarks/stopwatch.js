// In the page: the time from an input event to the end of the frame that paints what it has changed.

const PATIENCE = 10000; // ms after which nothing is expected any more

window.stopwatch = new (class {
  paints = []; // when each frame with a new text was painted

  constructor() {
    for (const kind of ["keydown", "click"])
      window.addEventListener(kind, (event) => this.start(event.timeStamp), true);
  }

  start(time) {
    this.painted = new Promise((resolve, reject) => {
      this.stop = (now) => resolve(now - time);
      setTimeout(() => reject(new Error("nothing was painted")), PATIENCE);
    });
    this.painted.catch(() => {}); // an event that nobody asks about may paint nothing
  }

  // Changes of an element's text; those of one frame count once.
  watch(element) {
    let text = element.textContent;
    new MutationObserver(() => {
      if (element.textContent === text) return;
      text = element.textContent;
      this.frame ||= requestAnimationFrame(() => {
        this.frame = 0;
        this.afterFrame();
      });
    }).observe(element, { childList: true, characterData: true, subtree: true });
  }

  // An element that is not there yet; it counts when it has a text.
  expect(css) {
    if (deep(css, document)?.textContent) this.afterFrame();
    else requestAnimationFrame(() => this.expect(css));
  }

  // A message that is sent within a frame is delivered after the frame's style, layout and paint.
  afterFrame() {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      this.paints.push(performance.now());
      this.stop?.(performance.now());
    };
    port2.postMessage(null);
  }
})();

// The first match, also inside components, whose roots are open.
function deep(css, root) {
  const found = root.querySelector(css);
  if (found) return found;
  const inside = [...root.querySelectorAll("*")]
    .filter((one) => one.shadowRoot)
    .map((one) => deep(css, one.shadowRoot));
  return inside.find(Boolean);
}
