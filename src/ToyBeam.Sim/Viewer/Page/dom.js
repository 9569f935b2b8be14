// Making elements. Text is only ever set as text, never as markup: messages of a program may say anything.

const byId = (id) => document.getElementById(id);

/** An element with properties (class, text, listeners as onclick, others as attributes) and children. */
function el(tag, properties = {}, ...children) {
  return build(document.createElement(tag), properties, children);
}

/** The same for SVG. */
function svg(tag, properties = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Cut to a length, with an ellipsis. */
function shorten(text, length) {
  return text.length <= length ? text : text.slice(0, Math.max(1, length - 1)) + "…";
}

/** "1 step", "2 steps". */
function count(number, noun, plural = `${noun}s`) {
  return `${number} ${number === 1 ? noun : plural}`;
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** An icon from a path in a box of 16. */
function icon(path) {
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: path, fill: "currentColor" }));
}

/** Does one thing when an element that was hidden is shown, another when its size changes otherwise. */
function whenShown(element, shown, resized) {
  let hidden = true;
  new ResizeObserver(() => {
    const was = hidden;
    hidden = element.clientHeight === 0;
    if (!hidden) (was ? shown : resized)();
  }).observe(element);
}

/** Does the work once in the next frame, however often it is asked for until then. */
function onceAFrame(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}
