// What is said of where an answer is.
import { clear, drawn, fill, make } from "./make.js";

export const clockTime = (iso, language) => new Date(iso).toLocaleTimeString(
  language === "en" ? "en-GB" : "ru-RU", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const SIGNS = {
  none: "M5 12h14",
  typed: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  waits: "M7 3h10v18H7zM11 18h2",
  received: "M4 12l5 5L20 6",
  apart: "M12 4L2.5 20h19zM12 10v4M12 17v.5",
};

export const sign = (name) => drawn("svg", { viewBox: "0 0 24 24", class: "i", "aria-hidden": "true" },
  drawn("path", { d: SIGNS[name] }));

// The state of one answer: none, typed, waits, received, apart.
export const stateOf = (one) => {
  if (one.isTyped) return "typed";
  if (!one.row) return one.received ? "received" : "none";
  return one.row.state;
};

export const stateWords = (one, { words, language, isDurable }) => {
  const state = stateOf(one);
  if (state === "received") {
    return fill(words.received, { time: clockTime((one.row || {}).received_at || one.received, language) });
  }
  if (state === "waits" && !isDurable) return words.in_memory;
  return words[state];
};

export const showState = (line, one, told) => {
  const state = stateOf(one);
  if (line.dataset.state === state && state !== "received") return;
  line.dataset.state = state;
  clear(line).append(sign(state), make("span", null, stateWords(one, told)));
};

// Hours only where there are any: 1:04:09, 44:12.
export const left = (ms) => {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
};
