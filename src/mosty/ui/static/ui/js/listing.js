// A register of the office by keyboard, its cells left by Esc; its chosen rows are
// counted, and stay chosen from page to page as long as the filter is the same.
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

const bar = () => document.querySelector("#bulk");
const place = () => {
  const asked = new URLSearchParams(bar().elements.at.value);
  for (const name of ["page", "sort", "view"]) asked.delete(name);
  return `chosen ${bar().getAttribute("action").replace(/^\/en\//, "/")}?${asked}`;
};
const remembered = () => new Set(JSON.parse(sessionStorage.getItem(place()) ?? "[]"));
const remember = (keys) =>
  keys.size ? sessionStorage.setItem(place(), JSON.stringify([...keys])) : sessionStorage.removeItem(place());

const count = () => {
  if (!bar()) return;
  const all = document.querySelector("[data-all]");
  const boxes = rows().map(pick);
  const keys = remembered();
  for (const box of boxes) box.checked ? keys.add(box.value) : keys.delete(box.value);
  remember(keys);
  const here = boxes.filter((box) => box.checked).length;
  const everything = bar().querySelector("[data-everything]")?.checked;
  const told = bar().querySelector("[data-chosen]");
  const { chosen, elsewhere } = told.dataset;
  const more = keys.size > here ? `, ${elsewhere} ${keys.size - here}` : "";
  told.textContent = everything ? chosen : `${chosen} ${keys.size}${more}`;
  bar().classList.toggle("none-chosen", !keys.size && !everything);
  all.hidden = false;
  all.checked = here > 0 && here === boxes.length;
  all.indeterminate = here > 0 && here < boxes.length;
};

const arrive = () => {
  if (!bar()) return;
  const keys = remembered();
  for (const row of rows()) if (keys.has(pick(row).value)) pick(row).checked = true;
  count();
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
document.addEventListener("reset", ({ target }) => {
  if (target.id !== "bulk") return;
  remember(new Set());
  setTimeout(count);
});
// The rows of other pages go with those of this one; once something is done to them,
// they are chosen no more.
document.addEventListener("submit", ({ target, submitter }) => {
  if (target.id !== "bulk") return;
  for (const old of target.querySelectorAll("[data-carried]")) old.remove();
  const here = new Set(rows().map((row) => pick(row).value));
  for (const value of remembered()) {
    if (here.has(value)) continue;
    const input = Object.assign(document.createElement("input"), { type: "hidden", name: "key", value });
    input.dataset.carried = "";
    target.append(input);
  }
  if (submitter?.name === "action") remember(new Set());
});
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.matches?.(".register")) arrive();
  else if (target.closest?.(".register")) count();
});
document.addEventListener("toggle", ({ target }) => {
  if (!target.matches?.(".drop[open]")) return;
  for (const other of document.querySelectorAll(".drop[open]")) if (other !== target) other.open = false;
}, true);
document.addEventListener("keydown", ({ key, target }) => {
  const drop = target.closest?.(".drop[open]");
  if (key === "Escape" && drop) { drop.open = false; drop.querySelector("summary").focus(); }
});
arrive();
