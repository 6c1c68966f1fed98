// What the server pushes. The browser comes back by itself after a lost connection; where the class is gone it is told so.

export class Stream {
  constructor(code, what, hear, gone) {
    this.source = new EventSource(new URL(`./class/${code}/${what}`, document.baseURI).href);
    this.source.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      hear(told);
      if (told.over) this.source.close();
    });
    this.source.addEventListener("error", () => {
      if (this.source.readyState === EventSource.CLOSED) gone();
    });
  }

  close() {
    this.source.close();
  }
}
