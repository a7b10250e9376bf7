// Ctrl+K goes to the quick search; arrows walk what it found; Escape leaves it.
const field = document.getElementById("quick");
const links = () => [...(field?.form.querySelectorAll(".suggest a") ?? [])];

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") {
    event.preventDefault();
    field?.focus();
    field?.select();
  }
});

field?.form.addEventListener("keydown", (event) => {
  const found = links();
  const here = found.indexOf(document.activeElement);
  if (event.key === "ArrowDown" && found.length) {
    event.preventDefault();
    found[Math.min(here + 1, found.length - 1)].focus();
  } else if (event.key === "ArrowUp" && here >= 0) {
    event.preventDefault();
    (here ? found[here - 1] : field).focus();
  } else if (event.key === "Escape") {
    field.form.querySelector(".suggest").replaceChildren();
    field.focus();
  }
});

document.addEventListener("click", ({ target }) => {
  if (field && !field.form.contains(target)) {
    field.form.querySelector(".suggest").replaceChildren();
  }
});
