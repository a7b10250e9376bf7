// A combobox over the partners of the register: type, arrows, Enter, Escape.
const AFTER_MS = 180;
const FEWEST = 2;

const combobox = (box) => {
  const [key, field] = box.querySelectorAll("input");
  const list = box.querySelector("ul");
  const said = box.querySelector("[role=status]");
  let timer;
  let asked = 0;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const point = (one) => {
    for (const each of options()) each.setAttribute("aria-selected", String(each === one));
    field.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  };
  const choose = (one) => {
    key.value = one.dataset.key;
    field.value = one.dataset.text;
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const ask = async () => {
    const text = field.value.trim();
    const mine = ++asked;
    if (text.length < FEWEST) return close();
    const query = new URLSearchParams({ q: text, list: list.id });
    const answer = await fetch(`${box.dataset.suggest}?${query}`);
    if (!answer.ok || mine !== asked) return;
    list.innerHTML = await answer.text();
    const found = options().length;
    said.textContent = found ? String(found) : box.dataset.none;
    list.hidden = !found;
    field.setAttribute("aria-expanded", String(Boolean(found)));
  };

  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
    ["aria-expanded", "false"], ["aria-controls", list.id]]) field.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  field.addEventListener("input", () => {
    key.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, AFTER_MS);
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "Escape" && !list.hidden) { close(); event.preventDefault(); }
    if (event.key === "Enter" && !list.hidden && at >= 0) {
      choose(all[at]);
      event.preventDefault();
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden) return;
    const step = event.key === "ArrowDown" ? 1 : -1;
    point(all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
    event.preventDefault();
  });
  field.addEventListener("blur", () => setTimeout(close, AFTER_MS));
  list.addEventListener("pointerdown", (event) => {
    const one = event.target.closest("[role=option]");
    event.preventDefault();
    if (one) choose(one);
  });
};

for (const box of document.querySelectorAll(".choose:not([data-ready])")) {
  box.dataset.ready = "";
  combobox(box);
}
