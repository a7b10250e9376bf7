// Draws each variant of a round in both languages, as a pupil's sheet does, and tells the
// server the checksum of what was drawn without a fault: no task that throws, no picture
// that does not load, nothing left empty.
import { draw } from "../sheet/draw.js";

const told = (id) => JSON.parse(document.getElementById(id).textContent);
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

const loaded = (picture) => new Promise((done, fail) => {
  const bad = () => fail(new Error(picture.getAttribute("src")));
  if (picture.complete) {
    if (picture.naturalWidth) done();
    else bad();
    return;
  }
  picture.addEventListener("load", () => done());
  picture.addEventListener("error", bad);
});

const drawItem = async (item, language, board) => {
  const element = draw(item, { language, value: null, onChange() {} });
  board.append(element);
  if (!element.textContent.trim()) throw new Error(item.id);
  await Promise.all([...element.querySelectorAll("img")].map(loaded));
};

const drawVariant = async (variant, board, words) => {
  const part = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = variant.name;
  part.append(title);
  part.open = true;
  board.append(part);
  if (!variant.items.length) throw new Error("0");
  for (const language of variant.languages) {
    for (const [place, item] of variant.items.entries()) {
      const head = document.createElement("h3");
      head.textContent = fill(words.task, { number: place + 1 });
      head.lang = document.documentElement.lang;
      const box = document.createElement("div");
      box.lang = language;
      box.append(head);
      part.append(box);
      await drawItem(item, language, box);
    }
  }
  part.open = false;
};

const keep = async (variant) => {
  const answer = await fetch(variant.url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ checksum: variant.checksum }),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.words);
};

const begin = async () => {
  const variants = told("drawing-variants");
  const words = told("drawing-words");
  const board = document.getElementById("drawing");
  let faults = 0;
  for (const [place, variant] of variants.entries()) {
    const said = document.querySelector(`[data-variant="${place}"] .small`);
    try {
      await drawVariant(variant, board, words);
      await keep(variant);
      said.textContent = words.drawn;
    } catch (error) {
      faults += 1;
      said.textContent = fill(words.failed, { why: error.message });
    }
  }
  document.getElementById("drawing-said").textContent = faults ? words.some : words.all;
};

// A task of the bank on its own page, in both languages.
const preview = () => {
  const item = told("task-preview");
  for (const board of document.querySelectorAll("[data-preview]")) {
    board.append(draw(item, { language: board.dataset.preview, value: null }));
  }
};

if (document.getElementById("drawing-variants")) begin();
if (document.getElementById("task-preview")) preview();
