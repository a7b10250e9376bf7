// A sheet or panel takes the focus when it opens and closes when the focus leaves it.
document.addEventListener("toggle", ({ target, newState }) => {
  if (newState === "open" && !target.contains(document.activeElement)) {
    target.querySelector(".sheet-close, input, button")?.focus();
  }
}, true);
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const sheet = target.closest?.(":popover-open");
  if (sheet && relatedTarget && !sheet.contains(relatedTarget)) sheet.hidePopover();
});
