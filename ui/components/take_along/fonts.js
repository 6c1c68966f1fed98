// The page's own letters, to be put into a picture: who opens it elsewhere has them, too.

const URL_OF = /url\(["']?([^"')]+)["']?\)/;

// A style sheet with each face of these families that the page has loaded, its file written into it.
export async function faces(families) {
  const rules = [...document.styleSheets].flatMap(rulesOf).filter((rule) => families.has(family(rule.style)));
  const loaded = rules.filter((rule) => isLoaded(rule.style));
  return (await Promise.all(loaded.map(written))).join("\n");
}

const family = (style) => style.getPropertyValue("font-family").replaceAll(/["']/g, "");

const isLoaded = (style) =>
  [...document.fonts].some(
    (face) =>
      face.status === "loaded" &&
      face.family.replaceAll(/["']/g, "") === family(style) &&
      face.style === (style.getPropertyValue("font-style") || "normal"),
  );

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return []; // a sheet of an extension of the browser
  }
}

async function written({ style, parentStyleSheet }) {
  const url = URL_OF.exec(style.getPropertyValue("src"))[1];
  const answer = await fetch(new URL(url, parentStyleSheet.href ?? document.baseURI));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const file = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
  const rest = ["font-style", "font-weight"].map((name) => `${name}: ${style.getPropertyValue(name) || "normal"};`);
  return `@font-face { font-family: "${family(style)}"; ${rest.join(" ")} src: url(data:font/woff2;base64,${file}); }`;
}
