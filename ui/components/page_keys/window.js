// How large the window is, times the one for which the pages are made: where the page is enlarged, Python must know it,
// for charts are drawn larger by their numbers.

const STEP = 0.05; // no smaller change is told
const REST = 200; // ms for which the window must keep its size

export class Window {
  constructor() {
    this.heard = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), REST);
    };
    window.addEventListener("resize", this.heard);
  }

  paint(large, post) {
    Object.assign(this, { large, post });
    this.tell();
  }

  tell() {
    const { on, room, usual, most } = this.large;
    const times = Math.min(window.innerWidth / usual[0], window.innerHeight / usual[1], most);
    const now = Math.max(1, +(Math.floor(times / STEP + 1e-9) * STEP).toFixed(2));
    if (on && now !== room) this.post("change", { room: now });
  }

  close() {
    clearTimeout(this.timer);
    window.removeEventListener("resize", this.heard);
  }
}
