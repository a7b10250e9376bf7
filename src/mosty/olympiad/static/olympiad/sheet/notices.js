// Notices above the tasks: one of each name, read out politely when it comes or changes.
import { drawn, make } from "./make.js";

const KINDS = { plain: "note", ok: "note note-neva", warn: "note note-ochre", bad: "note note-brick" };
const MARKS = {
  plain: "M12 11v6M12 7v.5M12 3a9 9 0 100 18 9 9 0 000-18z",
  ok: "M4 12l5 5L20 6",
  warn: "M12 4L2.5 20h19zM12 10v4M12 17v.5",
};

export const makeNotices = (place) => {
  const shown = new Map();
  const drop = (name) => {
    const one = shown.get(name);
    if (one) { one.element.remove(); shown.delete(name); }
  };
  return {
    drop,
    // set("link", "warn", "No link", ["Send now", act])
    set(name, kind, text, ...buttons) {
      const standing = shown.get(name);
      if (standing && standing.text === text) return;
      drop(name);
      const element = make("div", { class: KINDS[kind] },
        drawn("svg", { viewBox: "0 0 24 24", class: "i", "aria-hidden": "true" },
          drawn("path", { d: MARKS[kind] || MARKS.warn })),
        make("div", null, make("p", null, text), buttons.length ? make("p", { class: "row" },
          ...buttons.map(([title, act]) => make("button",
            { type: "button", class: "btn btn-s", onclick: act }, title))) : null));
      shown.set(name, { element, text });
      place.append(element);
    },
  };
};
