// The buttons over a rich text: one stop of the Tab key, arrows within.
import { askForLink, askForPicture } from "./prose-dialogs.js";

const BLOCKS = { p: (chain) => chain.setParagraph() };
for (const level of [2, 3, 4]) BLOCKS[`h${level}`] = (chain) => chain.setHeading({ level });

const signs = {
  bold: "B", italic: "I", bulletList: "•", orderedList: "1.", blockquote: "»",
  undo: "↶", redo: "↷",
};
const withWords = new Set(["link", "picture", "table"]);

export const toolbar = (kit, editor, about) => {
  const { words, make, label } = about;
  const run = (change) => change(editor.chain().focus()).run();
  const items = [
    ["bold", (c) => c.toggleBold()], ["italic", (c) => c.toggleItalic()],
    ["bulletList", (c) => c.toggleBulletList()], ["orderedList", (c) => c.toggleOrderedList()],
    ["blockquote", (c) => c.toggleBlockquote()],
    ["link", null, () => askForLink(editor, about)],
    ["picture", null, () => askForPicture(editor, about)],
    ["table", (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
    ["undo", (c) => c.undo()], ["redo", (c) => c.redo()],
  ];
  const inTable = [
    ["addRow", (c) => c.addRowAfter()], ["addColumn", (c) => c.addColumnAfter()],
    ["deleteRow", (c) => c.deleteRow()], ["deleteColumn", (c) => c.deleteColumn()],
    ["headerRow", (c) => c.toggleHeaderRow()], ["deleteTable", (c) => c.deleteTable()],
  ];
  const toggles = new Set(["bold", "italic", "bulletList", "orderedList", "blockquote", "link"]);

  const button = ([name, change, ask]) => make("button", {
    type: "button", class: `tool tool-${name}`, "data-name": name, title: words[name],
    "aria-label": signs[name] ? words[name] : false,
    "aria-pressed": toggles.has(name) ? "false" : false,
    onclick: () => (ask ? ask() : run(change)),
  }, signs[name] ?? words[name]);

  const block = make("select", { class: "tool-block", "aria-label": words.block,
    onchange: () => run(BLOCKS[block.value]) },
  ...Object.keys(BLOCKS).map((name) => make("option", { value: name }, words[name])));
  const table = make("div", { class: "tools-table", role: "group",
    "aria-label": words.tableTools, hidden: true }, ...inTable.map(button));
  const bar = make("div", { class: "prose-tools", role: "toolbar",
    "aria-label": `${words.tools}: ${label.firstChild.textContent.trim()}` },
  block, ...items.map(button), table);

  const stops = () => [...bar.querySelectorAll("select, button")].filter((one) => !one.closest("[hidden]"));
  const give = (one) => { for (const stop of stops()) stop.tabIndex = stop === one ? 0 : -1; };
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = stops();
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    event.preventDefault();
    give(next);
    next.focus();
  });
  bar.addEventListener("focusin", (event) => give(event.target));
  bar.addEventListener("mousedown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });

  const look = () => {
    table.hidden = !editor.isActive("table");
    block.value = [2, 3, 4].map((level) => editor.isActive("heading", { level }) && `h${level}`)
      .find(Boolean) || "p";
    for (const one of bar.querySelectorAll("[aria-pressed]")) {
      one.setAttribute("aria-pressed", String(editor.isActive(one.dataset.name)));
    }
    if (!stops().some((one) => one.tabIndex === 0)) give(block);
  };
  editor.on("transaction", look);
  give(block);
  look();
  return bar;
};
