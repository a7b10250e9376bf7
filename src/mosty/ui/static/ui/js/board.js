// The board by keyboard and by dragging: both press the buttons of the card's own menu,
// so that whatever is done here is done without scripts too.
const board = () => document.querySelector("#board");
const form = () => document.querySelector("#move");
const columns = () => [...board().querySelectorAll(".column")];
const names = (column) => [...column.querySelectorAll(".card-name")];
const cardOf = (element) => element?.closest?.(".card");
const columnOf = (element) => element?.closest?.(".column");

const focus = (link) => {
  link?.focus();
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

const beside = (link, by) => {
  const all = columns();
  const here = all.indexOf(columnOf(link));
  const place = names(all[here]).indexOf(link);
  for (let next = here + by; next >= 0 && next < all.length; next += by) {
    const found = names(all[next]);
    if (found.length) return found[Math.min(place, found.length - 1)];
  }
  return null;
};

const inColumn = (link, by) => {
  const all = names(columnOf(link));
  return all[all.indexOf(link) + by];
};

const ways = {
  ArrowDown: (link) => inColumn(link, 1),
  ArrowUp: (link) => inColumn(link, -1),
  ArrowRight: (link) => beside(link, 1),
  ArrowLeft: (link) => beside(link, -1),
};

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const menu = target.closest?.(".card-move[open]");
  if (key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return;
  }
  if (target === board() && key === "ArrowDown") {
    event.preventDefault();
    focus(board().querySelector(".card-name"));
    return;
  }
  if (!target.matches?.(".card-name") || !Object.hasOwn(ways, key)) return;
  event.preventDefault();
  focus(ways[key](target));
});

let dragged = null;
const clear = () => {
  for (const one of board().querySelectorAll(".column-over")) one.classList.remove("column-over");
};

document.addEventListener("dragstart", (event) => {
  dragged = cardOf(event.target);
  if (!dragged?.draggable || !form()) { dragged = null; return; }
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.card);
});
document.addEventListener("dragover", (event) => {
  const column = dragged && columnOf(event.target);
  if (!column || column === columnOf(dragged)) return;
  event.preventDefault();
  clear();
  column.classList.add("column-over");
});
document.addEventListener("dragend", () => { dragged = null; clear(); });
document.addEventListener("drop", (event) => {
  const column = dragged && columnOf(event.target);
  if (!column || column === columnOf(dragged)) return;
  event.preventDefault();
  const to = `${dragged.dataset.card}.${column.dataset.stage}`;
  const button = dragged.querySelector(`button[value="${to}"]`);
  // A stage that does not follow has no button: the answer says where it may go.
  if (button) button.click();
  else window.htmx.ajax("POST", form().action, { source: form(), target: "#board", swap: "outerHTML", values: { to } });
  dragged = null;
  clear();
});

document.addEventListener("htmx:afterSettle", () => {
  const key = board()?.dataset.card;
  if (!key) return;
  delete board().dataset.card;
  const asks = document.querySelector("#board-said form button");
  focus(asks ?? board().querySelector(`#card-${key} .card-name`) ?? document.querySelector("#board-said a"));
});
