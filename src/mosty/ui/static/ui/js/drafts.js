// What is typed into a long form is kept on the server until the form is saved.
const KEEP_AFTER_MS = 1500;
const address = document.body.dataset.drafts;
const TOKEN = "csrfmiddlewaretoken";

// With what the page showed of the record ("seen"), so that a text put back over
// somebody else's later change meets it as a conflict.
const typed = (form) => [...new FormData(form)].filter(
  ([name, value]) => typeof value === "string" && name !== TOKEN
    && form.elements[name]?.type !== "password");
const held = new WeakMap();
const said = (pairs, name) => JSON.stringify(pairs.filter(([one]) => one === name));
// A draft that waits for an answer keeps its words wherever nothing was typed since.
const together = (form) => {
  const now = typed(form);
  const { values, shown } = held.get(form) ?? {};
  if (!values) return now;
  const names = new Set([...now, ...shown].map(([name]) => name));
  const fresh = new Set([...names].filter((name) => said(now, name) !== said(shown, name)));
  return [...values.filter(([name]) => !fresh.has(name)),
    ...now.filter(([name]) => fresh.has(name))];
};
const words = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "seen"));

const send = (form, path, values) => fetch(address, {
  method: "POST",
  headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
  body: new URLSearchParams({ form: path, values: JSON.stringify(values) }),
});

const putBack = (form, values) => {
  const names = new Set(values.map(([name]) => name));
  for (const field of form.elements) {
    if (!field.name || field.name === TOKEN || field.type === "file") continue;
    const held = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = held.includes(field.value);
    } else if (field.multiple) {
      for (const option of field.options) option.selected = held.includes(option.value);
    } else if (names.has(field.name)) {
      field.value = held[0];
    }
  }
};

const offer = async (form, path) => {
  const shown = typed(form);
  const answer = await fetch(`${address}?form=${encodeURIComponent(path)}`);
  if (answer.status !== 200) return;
  const { values, said: line, back, drop } = await answer.json();
  if (words(values) === words(shown)) return;
  held.set(form, { values, shown });
  const note = document.createElement("div");
  note.className = "note row";
  note.setAttribute("role", "status");
  const told = document.createElement("p");
  told.textContent = line;
  const button = (title, kind, act) => {
    const one = document.createElement("button");
    Object.assign(one, { type: "button", className: `btn btn-s ${kind}`, textContent: title });
    one.addEventListener("click", () => { act(); held.delete(form); note.remove(); });
    return one;
  };
  note.append(told,
    button(back, "btn-main", () => putBack(form, together(form))),
    button(drop, "", () => send(form, path, [])));
  form.prepend(note);
};

for (const form of address ? document.querySelectorAll("form[data-draft]") : []) {
  const path = form.dataset.draft;
  const status = form.querySelector(".draft-said");
  const offered = form.querySelector("[role=alert]") ? null : offer(form, path);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await offered?.catch(() => null);
      const answer = await send(form, path, together(form)).catch(() => null);
      if (!status) return;
      status.hidden = false;
      status.textContent = answer?.ok
        ? await answer.text() : document.body.dataset.draftLost;
    }, KEEP_AFTER_MS);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
