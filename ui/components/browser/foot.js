// How much of the window's foot the bar of a class takes, in px: drawings leave it free.

const NAME = "--foot";

export function setFoot(height) {
  if (height === foot()) return;
  document.documentElement.style.setProperty(NAME, `${height}px`);
  window.dispatchEvent(new Event("resize"));
}

export function foot() {
  return parseFloat(document.documentElement.style.getPropertyValue(NAME)) || 0;
}
