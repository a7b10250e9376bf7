// What is typed into a long form is kept on the server until the form is saved.
const KEEP_AFTER_MS = 1500;
const SENT = "draft-sent";
const address = document.body.dataset.drafts;
const hidden = new Set(["csrfmiddlewaretoken", "seen"]);

const typed = (form) => [...new FormData(form)].filter(
  ([name, value]) => typeof value === "string" && !hidden.has(name)
    && form.elements[name]?.type !== "password");

const send = (form, path, values) => fetch(address, {
  method: "POST",
  headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
  body: new URLSearchParams({ form: path, values: JSON.stringify(values) }),
});

const putBack = (form, values) => {
  const names = new Set(values.map(([name]) => name));
  for (const field of form.elements) {
    if (!field.name || hidden.has(field.name) || field.type === "file") continue;
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
  const answer = await fetch(`${address}?form=${encodeURIComponent(path)}`);
  if (answer.status !== 200) return;
  const { values, said, back, drop } = await answer.json();
  if (JSON.stringify(values) === JSON.stringify(typed(form))) return;
  const note = document.createElement("div");
  note.className = "note row";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = said;
  const button = (title, kind, act) => {
    const one = document.createElement("button");
    Object.assign(one, { type: "button", className: `btn btn-s ${kind}`, textContent: title });
    one.addEventListener("click", () => { act(); note.remove(); });
    return one;
  };
  note.append(words,
    button(back, "btn-main", () => putBack(form, values)),
    button(drop, "", () => send(form, path, [])));
  form.prepend(note);
};

for (const path of JSON.parse(sessionStorage.getItem(SENT) ?? "[]")) {
  const again = [...document.forms].some((form) => form.dataset.draft === path);
  const any = document.querySelector("form:has([name=csrfmiddlewaretoken])");
  if (!again && any) send(any, path, []);
}
sessionStorage.removeItem(SENT);

for (const form of address ? document.querySelectorAll("form[data-draft]") : []) {
  const path = form.dataset.draft;
  const status = form.querySelector(".draft-said");
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await send(form, path, typed(form)).catch(() => null);
      if (!status) return;
      status.hidden = false;
      status.textContent = answer?.ok
        ? await answer.text() : document.body.dataset.draftLost;
    }, KEEP_AFTER_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sessionStorage.setItem(SENT, JSON.stringify([path]));
  });
  if (!form.querySelector("[role=alert]")) offer(form, path);
}
