// One key decides about a pair; the tick beneath turns the keys off, and is remembered.
const STORE = "mosty-pair-keys";
const tick = document.querySelector("[data-keys]");
const read = () => { try { return localStorage.getItem(STORE); } catch { return null; } };
const write = (value) => { try { localStorage.setItem(STORE, value); } catch { /* not kept */ } };

const isOn = () => (tick ? tick.checked : read() !== "off");

if (tick) {
  tick.checked = read() !== "off";
  tick.closest("[hidden]").hidden = false;
  tick.addEventListener("change", () => write(tick.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
  const { target } = event;
  if (target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
  const found = document.querySelector(`[data-key="${event.code.replace("Numpad", "Digit")}"]`);
  if (!found) return;
  event.preventDefault();
  found.focus();
  found.click();
});

// Whoever chooses the other record means its values too, but for those chosen by hand.
const byHand = new Set();
for (const radio of document.querySelectorAll("input[data-side]")) {
  radio.addEventListener("change", () => byHand.add(radio.name));
}
for (const radio of document.querySelectorAll("input[name=kept]")) {
  radio.addEventListener("change", () => {
    for (const other of document.querySelectorAll(`input[data-side][value="${radio.value}"]`)) {
      if (!byHand.has(other.name)) other.checked = true;
    }
  });
}
