// Grids of colours: bytes from ui/components/maps.py, drawn a pixel an entry and enlarged by the style sheet.

const LOW = { signed: "--faded", share: "--panel", gradient: "--panel" };

// The colours of a scale as the theme has them now: at byte 0, in the middle or at its start, and at byte 255.
function ends(place, scale, own) {
  const resolved = (name) => {
    place.style.color = `var(${name})`;
    const found = getComputedStyle(place)
      .color.match(/[\d.]+/g)
      .slice(0, 3)
      .map(Number);
    place.style.color = "";
    return found;
  };
  const full = scale === "signed" ? "--positive" : scale === "gradient" ? "--gradient" : own;
  return [resolved("--negative"), resolved(LOW[scale]), resolved(full)];
}

const mix = (from, to, share) => from.map((value, k) => value + (to[k] - value) * share);

function shade(byte, scale, [negative, low, full]) {
  if (scale !== "signed") return mix(low, full, byte / 255);
  return byte < 128 ? mix(low, negative, (128 - byte) / 128) : mix(low, full, (byte - 128) / 127);
}

// Draw `levels`, base 64, of rows x columns on a canvas; `own` is the colour of a share.
export function paintMap(canvas, { levels, scale, rows, columns, own }) {
  const colours = ends(canvas, scale, own);
  const shown = JSON.stringify([levels, rows, columns, colours]);
  if (canvas.shown === shown) return;
  canvas.shown = shown;
  Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  const bytes = atob(levels);
  const table = Array.from({ length: 256 }, (_, byte) => shade(byte, scale, colours));
  for (let k = 0; k < bytes.length; k += 1) image.data.set([...table[bytes.charCodeAt(k)], 255], 4 * k);
  context.putImageData(image, 0, 0);
}
