// What scripts/browser works out within a page. A contrast is that of WCAG 2.2 (relative luminance), of colours as they
// are laid over each other.
var colour = (text) => {
  const parts = text.match(/^rgba?\(([^)]*)\)$/)?.[1].split(/[\s,/]+/).map(Number);
  return parts ? { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 } : null;
};
var over = (top, below) => top.rgb.map((value, index) => value * top.alpha + below[index] * (1 - top.alpha));
var luminance = (rgb) => {
  const [r, g, b] = rgb.map((value) => value / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
var contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

// The colour behind an element: that of its ancestors, the outermost first.
var ground = (element) => {
  const layers = [];
  for (let node = element; node; node = node.parentElement) layers.push(colour(getComputedStyle(node).backgroundColor));
  return layers.reverse().filter(Boolean).reduce((below, layer) => over(layer, below), [255, 255, 255]);
};

// What is painted below the middle of a piece of SVG.
var painted = (element) => {
  const svg = element.ownerSVGElement;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let below = ground(svg);
  for (const shape of svg.querySelectorAll("rect, circle, path")) {
    if (!(element.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING)) continue;
    const fill = colour(getComputedStyle(shape).fill);
    const area = shape.getBoundingClientRect();
    const isUnder = x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
    if (fill && fill.alpha > 0 && isUnder && area.width < 60 + 400 * shape.matches(".band")) below = over(fill, below);
  }
  return below;
};

// The least contrast of text and of what means something in charts, and where; hidden text does not count.
var contrasts = () => {
  const texts = [], shapes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility() || element.closest("title, desc, script, style, noscript")) continue;
    const isSVG = element.ownerSVGElement != null, style = getComputedStyle(element);
    const below = isSVG ? painted(element) : ground(element);
    const ink = colour(isSVG ? style.fill : style.color);
    texts.push({ ratio: contrast(over(ink, below), below), text: text.slice(0, 40) });
  }
  const meant = "svg :is(.axis, .line, .point, .dose, .dose-bars, .full, .hollow, .broken)";
  for (const shape of document.querySelectorAll(meant)) {
    const style = getComputedStyle(shape), below = ground(shape.ownerSVGElement);
    const inks = [colour(style.stroke), colour(style.fill)].filter((ink) => ink && ink.alpha > 0);
    const ratio = Math.max(...inks.map((ink) => contrast(over(ink, below), below)));
    shapes.push({ ratio, text: shape.getAttribute("class") });
  }
  const least = (all) => all.reduce((a, b) => b.ratio < a.ratio ? b : a, { ratio: 21, text: "" });
  return { texts: texts.length, text: least(texts), shapes: shapes.length, shape: least(shapes) };
};

var headings = () =>
  [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1]));

// Tables that lack a caption, heads with a scope, or a way to scroll them by keyboard.
var tables = () => {
  const all = [...document.querySelectorAll("table")];
  const isWhole = (table) => table.caption?.innerText !== undefined && table.querySelector("thead th[scope=col]")
    && [...table.querySelectorAll("th")].every((head) => head.scope) && table.closest("[tabindex='0'][role=group]")
    && [...table.rows].every((row) => row.cells.length === table.rows[0].cells.length);
  const faulty = all.filter((table) => !isWhole(table));
  return { count: all.length, faulty: faulty.map((table) => table.innerText.slice(0, 80)) };
};

// What a page without scripts, of which a policy allows one style, must not have.
var forbidden = () => [...document.querySelectorAll("*")].filter((element) =>
  [...element.attributes].some(({ name }) => name === "style" || name.startsWith("on"))
  || element.matches("iframe, object, embed, img, link, base, form[action]")
).map((element) => element.outerHTML.slice(0, 80));
