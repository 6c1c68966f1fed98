// Where something on the page stands in its picture. The picture is as large as the page shows it: on a page that is
// enlarged its letters are, too. place: { x, y } of the picture's own origin on the screen, and the page's zoom.

export const box = ({ left, top, width, height }, { x, y }) => ({ x: left - x, y: top - y, width, height });

// A length of a style, "16px".
export const long = (text, { zoom }) => zoom * Number.parseFloat(text);
