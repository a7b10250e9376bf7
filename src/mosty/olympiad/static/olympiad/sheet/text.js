// The text of a task: paragraphs, lines, **strong** and *stressed* words, gaps {1}.
import { make } from "./make.js";

const PIECE = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\{(\d+)\}/g;

const inLine = (line, gap) => {
  const parts = [];
  let from = 0;
  line.replace(PIECE, (whole, strong, stressed, number, at) => {
    if (at > from) parts.push(line.slice(from, at));
    if (strong) parts.push(make("strong", null, strong));
    else if (stressed) parts.push(make("em", null, stressed));
    else parts.push(gap ? gap(number) : whole);
    from = at + whole.length;
    return "";
  });
  if (from < line.length) parts.push(line.slice(from));
  return parts;
};

// Paragraphs of a text. `gap` makes what stands for a gap's number.
export const paragraphs = (text, gap) => String(text || "").trim().split(/\n{2,}/).map((part) => {
  const one = make("p");
  part.split("\n").forEach((line, place) => {
    if (place) one.append(make("br"));
    one.append(...inLine(line, gap));
  });
  return one;
});

export const plain = (text) => inLine(String(text || "").replace(/\s*\n\s*/g, " "));
