// A click on the picture writes its place into the two fields of the focus point.
for (const place of document.querySelectorAll("[data-focus]")) {
  const fields = place.dataset.focus.split(" ").map((id) => document.getElementById(id));
  const mark = place.appendChild(document.createElement("span"));
  mark.className = "focus-mark";
  const show = () => {
    const [x, y] = fields.map((field) => Math.min(100, Math.max(0, Number(field.value))));
    mark.style.insetInlineStart = `${x}%`;
    mark.style.insetBlockStart = `${y}%`;
  };
  place.addEventListener("click", ({ clientX, clientY }) => {
    const { left, top, width, height } = place.querySelector("img").getBoundingClientRect();
    const percents = [(clientX - left) / width, (clientY - top) / height];
    percents.forEach((share, axis) => { fields[axis].value = Math.round(share * 100); });
    show();
  });
  for (const field of fields) field.addEventListener("input", show);
  place.nextElementSibling.hidden = false;
  show();
}
