// Small things that every page of the olympiad needs; ES2018, no dependencies.

export const make = (tag, told, ...inside) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(told || {})) {
    if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
    else if (value === true) one.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) one.setAttribute(name, value);
  }
  one.append(...inside.filter((part) => part !== null && part !== undefined));
  return one;
};

const SVG = "http://www.w3.org/2000/svg";
export const drawn = (tag, told, ...inside) => {
  const one = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(told || {})) one.setAttribute(name, value);
  one.append(...inside);
  return one;
};

export const clear = (element) => {
  while (element.firstChild) element.removeChild(element.firstChild);
  return element;
};

// JSON that the server put into the page under an id.
export const told = (id) => {
  const found = document.getElementById(id);
  return found ? JSON.parse(found.textContent) : {};
};

// "{name} is not there" with the values put in.
export const fill = (text, values) => String(text || "").replace(
  /\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
