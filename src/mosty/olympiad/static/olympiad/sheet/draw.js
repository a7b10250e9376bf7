// One task, drawn for any hand: native inputs, no dragging, a name for everything.
//
// draw(item, { language, value, onChange, onFile, media, words }) -> Element
// `item` is one of a variant's sheet; `value` what was answered (as marking.py reads it,
// null for nothing); `onChange(value)` hears each change. `onFile(file)` gives a promise
// of the value of a file. `media(name)` gives the address of a picture. `words` come from
// the page ({% drawing_words %}) unless they are given.
import { clear, drawn, fill, make, told } from "./make.js";
import { paragraphs, plain } from "./text.js";

let made = 0;
const fresh = (base) => `${base}-${++made}`;
const WIDE = 1000;
const HIGH = 700;

const inTongue = (one, language) => (one ? one[language] || one.ru || one.en || "" : "");

const choices = (type) => (item, ask) => {
  const name = fresh(`${item.id}-choice`);
  const chosen = new Set([].concat(ask.value || []));
  const boxes = item.choices.map((one) => {
    const input = make("input", {
      type, name, value: one.id, checked: chosen.has(one.id),
      onchange: () => {
        const on = boxes.filter((box) => box.input.checked).map((box) => box.input.value);
        ask.onChange(type === "radio" ? on[0] : on);
      },
    });
    return { input, label: make("label", { class: "pick" }, input,
      make("span", null, ...plain(inTongue(one, ask.language)))) };
  });
  return [make("div", { class: "picks" }, ...boxes.map((box) => box.label))];
};

// Rows that move up and down by buttons; what moves keeps the focus and is told.
const ordered = (item, ask) => {
  const byId = new Map(item.items.map((one) => [one.id, inTongue(one, ask.language)]));
  const whole = Array.isArray(ask.value) && ask.value.length === byId.size;
  let order = whole ? [...ask.value] : item.items.map((one) => one.id);
  const list = make("ol", { class: `rows-in${item.kind === "timeline" ? " rows-time" : ""}` });
  const said = make("p", { class: "vh", role: "status" });
  const keep = make("button", { type: "button", class: "btn btn-s",
    onclick: () => { keep.hidden = true; ask.onChange([...order]); said.textContent = ask.words.order_kept; } },
  ask.words.order_keep);
  keep.hidden = whole;

  const move = (id, by) => {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order.splice(from, 1);
    order.splice(to, 0, id);
    keep.hidden = true;
    fillRows();
    const row = list.children[to];
    const wanted = row.querySelector(by < 0 ? ".up" : ".down");
    const other = row.querySelector(by < 0 ? ".down" : ".up");
    (wanted.getAttribute("aria-disabled") ? other : wanted).focus();
    said.textContent = fill(ask.words.order_place, { what: byId.get(id), place: to + 1, all: order.length });
    ask.onChange([...order]);
  };

  const button = (id, by, stuck) => make("button", {
    type: "button", class: `btn step ${by < 0 ? "up" : "down"}`,
    "aria-disabled": stuck ? "true" : null,
    "aria-label": fill(by < 0 ? ask.words.order_up : ask.words.order_down, { what: byId.get(id) }),
    onclick: () => move(id, by),
  }, drawn("svg", { viewBox: "0 0 24 24", class: "i", "aria-hidden": "true" },
    drawn("path", { d: by < 0 ? "M12 19V5M6 11l6-6 6 6" : "M12 5v14M6 13l6 6 6-6" })));

  const fillRows = () => {
    clear(list).append(...order.map((id, place) => make("li", null,
      make("span", { class: "row-text" }, ...plain(byId.get(id))),
      make("span", { class: "row-steps" },
        button(id, -1, place === 0), button(id, 1, place === order.length - 1)))));
  };
  fillRows();
  return item.kind === "timeline"
    ? [make("p", { class: "hint" }, ask.words.earlier), list, make("p", { class: "hint" }, ask.words.later), keep, said]
    : [list, keep, said];
};

const matched = (item, ask) => {
  const value = Object.assign({}, ask.value);
  return [make("div", { class: "pairs" }, ...item.left.map((left) => {
    const select = make("select", { id: fresh(item.id),
      onchange: () => {
        if (select.value) value[left.id] = select.value;
        else delete value[left.id];
        ask.onChange(Object.assign({}, value));
      } },
    make("option", { value: "" }, ask.words.choose),
    ...item.right.map((right) => make("option",
      { value: right.id, selected: value[left.id] === right.id }, inTongue(right, ask.language))));
    return make("div", { class: "pair" },
      make("label", { for: select.id }, ...plain(inTongue(left, ask.language))), select);
  }))];
};

const field = (item, ask, more) => make("input", Object.assign({
  type: "text", autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
}, more));

const short = (mode) => (item, ask) => {
  const isText = mode === "text";
  const input = field(item, ask, {
    id: fresh(item.id), inputmode: mode, maxlength: isText ? 300 : 40,
    class: isText ? null : "brief",
    value: ask.value === null || ask.value === undefined ? "" : ask.value,
    oninput: () => ask.onChange(input.value),
  });
  const name = item.kind === "year" ? ask.words.year : isText ? ask.words.answer : ask.words.number;
  return [make("div", { class: "field" }, make("label", { for: input.id }, name), input)];
};

const gapped = (item, ask) => {
  const value = Object.assign({}, ask.value);
  const gap = (number) => {
    const input = field(item, ask, {
      class: "gap", maxlength: 100, value: value[number] || "",
      "aria-label": fill(ask.words.gap, { number, all: item.gaps }),
      oninput: () => { value[number] = input.value; ask.onChange(Object.assign({}, value)); },
    });
    return input;
  };
  return paragraphs(inTongue(item.text, ask.language), gap);
};

const counted = (text) => (text.match(/[^\s—–-]+(?:-[^\s]+)*/g) || []).length;

const essay = (item, ask) => {
  const area = make("textarea", { id: fresh(item.id), rows: 12, maxlength: 20000,
    "aria-describedby": `${item.id}-count`,
    oninput: () => { count(); ask.onChange(area.value); } });
  area.value = ask.value || "";
  const line = make("p", { class: "hint", id: `${item.id}-count` });
  const count = () => {
    const words = item.words || {};
    line.textContent = fill(words.most ? ask.words.words_of : ask.words.words_only,
      { now: counted(area.value), least: words.least, most: words.most });
  };
  count();
  return [make("div", { class: "essay field" },
    make("label", { for: area.id }, ask.words.essay), area, line), ...criteria(item, ask)];
};

const criteria = (item, ask) => ((item.criteria || []).length
  ? [make("details", { class: "more" }, make("summary", null, ask.words.criteria),
    make("ul", { class: "plain-list small" }, ...item.criteria.map((one) => make("li", null,
      ...plain(inTongue(one, ask.language)), ` — ${one.points}`))))]
  : []);

const filed = (item, ask) => {
  const state = make("p", { class: "small", role: "status" });
  const name = (value) => (value && value.name
    ? fill(ask.words.file_is, { name: value.name, kb: Math.max(1, Math.round(value.size / 1024)) })
    : ask.words.file_none);
  const input = make("input", { type: "file", id: fresh(item.id), accept: (item.accepts || []).join(","),
    onchange: () => {
      const file = input.files[0];
      if (!file) return;
      const kept = ask.onFile ? ask.onFile(file) : Promise.resolve({ name: file.name, size: file.size });
      kept.then((value) => { state.textContent = name(value); ask.onChange(value); },
        (error) => { input.value = ""; state.textContent = error.message; });
    } });
  state.textContent = name(ask.value);
  return [make("div", { class: "field" }, make("label", { for: input.id }, ask.words.file), input, state),
    ...criteria(item, ask)];
};

// A point: pressed on the picture, or chosen from the list of places below it.
const pointed = (item, ask) => {
  const name = fresh(`${item.id}-place`);
  const mark = drawn("g", { class: "mark" },
    drawn("circle", { r: 26 }), drawn("path", { d: "M-40 0h80M0-40v80" }));
  const glass = drawn("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" }, mark);
  const said = make("p", { class: "small muted", role: "status" });
  const show = (value) => {
    const place = value && (item.places || []).find((one) => one.id === value.place);
    const at = place || value;
    const isSet = Boolean(at && at.x !== undefined);
    mark.setAttribute("transform", isSet ? `translate(${at.x} ${at.y})` : "translate(-99 -99)");
    said.textContent = isSet && !place ? ask.words.point_set : "";
  };
  const radios = (item.places || []).map((one) => {
    const input = make("input", { type: "radio", name, value: one.id,
      checked: Boolean(ask.value && ask.value.place === one.id),
      onchange: () => { show({ place: one.id }); ask.onChange({ place: one.id }); } });
    return make("label", { class: "pick" }, input, make("span", null, ...plain(inTongue(one, ask.language))));
  });
  const frame = make("div", { class: "plan", onclick: (event) => {
    if (frame.closest("fieldset").disabled) return;
    const box = frame.getBoundingClientRect();
    const value = {
      x: Math.round(((event.clientX - box.left) / box.width) * WIDE),
      y: Math.round(((event.clientY - box.top) / box.height) * HIGH),
    };
    radios.forEach((label) => { label.firstChild.checked = false; });
    show(value);
    ask.onChange(value);
  } }, make("img", { src: ask.media(item.picture), alt: inTongue(item.alt, ask.language), width: WIDE, height: HIGH }), glass);
  const port = make("div", { class: "plan-port", tabindex: "0", role: "group", "aria-label": ask.words.plan }, frame);
  const zoom = make("button", { type: "button", class: "btn btn-s", "aria-pressed": "false", onclick: () => {
    const isLarge = port.classList.toggle("plan-large");
    zoom.setAttribute("aria-pressed", String(isLarge));
  } }, ask.words.enlarge);
  show(ask.value);
  return [make("p", { class: "hint" }, ask.words.point_how), port, make("p", { class: "row" }, zoom, said),
    make("div", { class: "picks", role: "group", "aria-label": ask.words.places }, ...radios)];
};

const KINDS = {
  single: choices("radio"), multiple: choices("checkbox"), order: ordered, timeline: ordered,
  match: matched, short: short("text"), number: short("decimal"), year: short("numeric"),
  gap: gapped, point: pointed, essay, file: filed,
};

// A picture or sound that belongs to the text, whatever the kind.
const beside = (item, ask) => {
  const parts = [];
  if (item.picture && item.kind !== "point") {
    parts.push(make("figure", { class: "figure-in" },
      make("img", { src: ask.media(item.picture), alt: inTongue(item.alt, ask.language) }),
      item.source ? make("figcaption", { class: "hint" }, inTongue(item.source, ask.language)) : null));
  }
  if (item.audio) {
    parts.push(make("audio", { controls: true, preload: "none", src: ask.media(item.audio) }));
    if (item.transcript) {
      parts.push(make("details", { class: "more" }, make("summary", null, ask.words.transcript),
        ...paragraphs(inTongue(item.transcript, ask.language))));
    }
  }
  return parts;
};

// Addresses as they stand; names of schemes as the page tells where those are.
export const mediaOf = (name) => {
  const all = told("olympiad-media");
  return all[name] || name;
};

export const draw = (item, asked) => {
  const given = asked || {};
  const ask = {
    language: given.language || document.documentElement.lang || "ru",
    value: given.value === undefined ? null : given.value,
    onChange: given.onChange || (() => undefined),
    onFile: given.onFile,
    media: given.media || mediaOf,
    words: given.words || told("olympiad-words"),
  };
  const kind = KINDS[item.kind];
  if (!kind) throw new Error(`unknown kind of task: ${item.kind}`);
  const textId = fresh(`${item.id}-text`);
  const text = make("div", { class: item.kind === "gap" ? "vh" : "item-text", id: textId }, ...paragraphs(
    item.kind === "gap" ? ask.words.gap_how : inTongue(item.text, ask.language)));
  const inputs = make("fieldset", { "aria-labelledby": textId }, ...kind(item, ask));
  return make("div", { class: `item item-${item.kind}` }, text, ...beside(item, ask), inputs);
};
