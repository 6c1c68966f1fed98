// What main.js of a drawing exports: Streamlit calls it with each new data. `build` makes the stage once, from the host
// and the first data: its channel, what paints data, and what ends it, where there is more to end than the channel.

import "./history.js";

export const mounted =
  (name, build) =>
  ({ data, parentElement, setStateValue }) => {
    const host = parentElement.querySelector(`.${name}`);
    const stage = (host.stage ??= build(host, data));
    stage.channel.post = setStateValue;
    stage.channel.heard(data.seq);
    stage.paint(data);
    host.dataset.seq = data.seq;
    return () => {
      stage.close?.();
      stage.channel.close();
      host.stage = null;
    };
  };
