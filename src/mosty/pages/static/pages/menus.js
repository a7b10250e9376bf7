// Menu entries are dragged into their order; buttons do the same without a mouse.
for (const list of document.querySelectorAll("[data-order]")) {
  let held = null;
  for (const item of list.children) item.draggable = true;
  list.addEventListener("dragstart", (event) => {
    held = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!held || !over || over === held || over.parentElement !== list) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    list.insertBefore(held, event.clientY < top + height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("dragend", async () => {
    if (!held) return;
    held = null;
    const order = [...list.children].map((one) => one.dataset.key).join(",");
    await fetch(list.dataset.order, {
      method: "POST",
      redirect: "manual",
      headers: { "X-CSRFToken": list.dataset.csrf },
      body: new URLSearchParams({ place: list.dataset.place, order }),
    });
    location.reload();
  });
}
