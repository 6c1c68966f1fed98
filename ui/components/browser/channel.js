// The way to Python: at most one message under way, and what happens meanwhile is gathered into the next.
// So a drag never runs ahead of the server: each answer that is painted asks for the newest value.

const PATIENCE = 2000; // ms after which a message counts as lost and is sent again

export class Channel {
  constructor(seq) {
    this.seq = seq;
    this.waiting = {};
    this.sent = null;
  }

  send(change) {
    merge(this.waiting, change);
    queueMicrotask(() => this.flush());
  }

  flush() {
    if (this.sent || !Object.keys(this.waiting).length) return;
    [this.sent, this.waiting] = [this.waiting, {}];
    this.seq += 1;
    this.post("change", { seq: this.seq, ...this.sent });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), PATIENCE);
  }

  // What was asked for last and is not answered yet.
  asked(part) {
    return this.waiting[part] ?? this.sent?.[part];
  }

  // Data has come: if it answers the message under way, the next may go.
  heard(seq) {
    if (seq < this.seq) return;
    this.seq = seq;
    this.sent = null;
    clearTimeout(this.timer);
    this.flush();
  }

  again() {
    const newer = this.waiting;
    this.waiting = this.sent ?? {};
    this.sent = null;
    merge(this.waiting, newer);
    this.flush();
  }

  close() {
    clearTimeout(this.timer);
  }
}

// Numbers by place, gates by name: of these a message holds the newest of each.
const BY_NAME = ["edits", "pins"];

function merge(into, change) {
  const whole = BY_NAME.map((part) => [part, { ...into[part], ...change[part] }]);
  Object.assign(into, change);
  for (const [part, values] of whole) if (Object.keys(values).length) into[part] = values;
}
