// Shows the copy buttons and makes them work; without it the link beside does.
for (const button of document.querySelectorAll("[data-copy][hidden]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("span").textContent = button.dataset.done;
  });
}
