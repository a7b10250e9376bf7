// A register of the office by keyboard, its chosen rows counted, its cells left by Esc.
const rows = () => [...document.querySelectorAll(".grid tbody tr")];
const rowOf = (element) => element?.closest?.(".grid tbody tr");
const isTyping = ({ target }) =>
  target.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const pick = (row) => row.querySelector(".pick input");

const step = (by) => {
  const all = rows();
  const here = all.indexOf(rowOf(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
  (all[next]?.querySelector("th a") ?? (all[next] && pick(all[next])))?.focus();
  all[next]?.scrollIntoView({ block: "nearest" });
};

const count = () => {
  const bar = document.querySelector("#bulk");
  if (!bar) return;
  const all = document.querySelector("[data-all]");
  const boxes = rows().map(pick);
  const chosen = boxes.filter((box) => box.checked).length;
  const everything = bar.querySelector("[data-everything]")?.checked;
  const told = bar.querySelector("[data-chosen]");
  told.textContent = everything ? told.dataset.chosen : `${told.dataset.chosen} ${chosen}`;
  bar.classList.toggle("none-chosen", !chosen && !everything);
  all.hidden = false;
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
};

const acts = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  KeyX: () => { const row = rowOf(document.activeElement); if (row) pick(row).click(); },
  F2: () => rowOf(document.activeElement)?.querySelector(".pencil")?.click(),
  "/": () => document.querySelector(".grid-bar input[type=search]")?.focus(),
  "?": () => document.querySelector("#keys")?.showPopover(),
};

document.addEventListener("keydown", (event) => {
  const { code, key, target } = event;
  // Letters by their place, so that they work in the Russian layout too.
  const name = key === "/" || key === "?" ? key : code;
  if (key === "Escape" && target.closest?.("form.cell")) {
    target.closest("form.cell").querySelector("[data-back]").click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (key.startsWith("Arrow") && !rowOf(target)) return;
  if (!Object.hasOwn(acts, name) || document.querySelector("[popover]:popover-open:not(.rail)")) return;
  event.preventDefault();
  acts[name]();
});
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-all]")) {
    for (const row of rows()) pick(row).checked = target.checked;
  }
  if (target.matches(".pick input, [data-everything]")) count();
});
document.addEventListener("reset", ({ target }) => { if (target.id === "bulk") setTimeout(count); });
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.closest?.(".register")) count();
});
document.addEventListener("toggle", ({ target }) => {
  if (!target.matches?.(".drop[open]")) return;
  for (const other of document.querySelectorAll(".drop[open]")) if (other !== target) other.open = false;
}, true);
document.addEventListener("keydown", ({ key, target }) => {
  const drop = target.closest?.(".drop[open]");
  if (key === "Escape" && drop) { drop.open = false; drop.querySelector("summary").focus(); }
});
count();
