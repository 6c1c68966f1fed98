// A drag changes the address many times: the browser's way back shall lead to the page before, not through each move.
const push = history.pushState.bind(history);
history.pushState = (state, unused, url) =>
  new URL(url ?? location.href, location.href).pathname === location.pathname
    ? history.replaceState(state, unused, url)
    : push(state, unused, url);
