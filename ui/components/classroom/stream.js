// What the server pushes. The browser comes back by itself after a lost connection. Where the server does not know the class
// (any more), the page is loaded again, which tells why: a server that was started anew has forgotten its sessions, too.

const ONCE = 10_000; // ms in which that happens once
const AGAIN = "unrolled.again";

export class Stream {
  constructor(code, what, hear) {
    this.source = new EventSource(new URL(`./class/${code}/${what}`, document.baseURI).href);
    this.source.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      hear(told);
      if (told.over) this.source.close();
    });
    this.source.addEventListener("error", () => {
      if (this.source.readyState === EventSource.CLOSED) again();
    });
  }

  close() {
    this.source.close();
  }
}

function again() {
  const before = +(sessionStorage.getItem(AGAIN) ?? 0);
  if (Date.now() - before < ONCE) return;
  sessionStorage.setItem(AGAIN, Date.now());
  location.reload();
}
