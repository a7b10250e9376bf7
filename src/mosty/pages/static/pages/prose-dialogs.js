// What the editor asks: where a link leads, which picture, what it shows.
const LOOK_AFTER_MS = 250;
let count = 0;

const field = (make, text, input, hint = "") => {
  input.id ||= `prose-ask-${++count}`;
  const told = [make("label", { for: input.id }, text), input];
  if (hint) {
    input.setAttribute("aria-describedby", `${input.id}_hint`);
    told.splice(1, 0, make("p", { class: "hint", id: `${input.id}_hint` }, hint));
  }
  return make("div", { class: "field" }, ...told);
};

const ask = (editor, { make, words }, title, fill) => {
  const heading = make("h2", { id: `prose-ask-${++count}` }, title);
  const status = make("p", { class: "error", role: "alert" });
  const dialog = make("dialog", { class: "ask", "aria-labelledby": heading.id });
  const close = () => dialog.close();
  const form = make("form", { method: "dialog", class: "stack", novalidate: true }, heading);
  dialog.append(form);
  fill(form, { close, say: (text) => { status.textContent = text; } });
  form.querySelector(".row").append(
    make("button", { type: "button", class: "btn btn-quiet", onclick: close }, words.cancel));
  form.append(status);
  dialog.addEventListener("close", () => { dialog.remove(); editor.commands.focus(); });
  document.body.append(dialog);
  dialog.showModal();
};

const whole = (text) => {
  if (/^(\/|#|[a-z]+:)/i.test(text)) return text;
  return text.includes("@") ? `mailto:${text}` : `https:${"/".repeat(2)}${text}`;
};

export const askForLink = (editor, about) => {
  const { box, words, make, lang } = about;
  const held = editor.getAttributes("link").href ?? "";
  ask(editor, about, words.link, (form, { close }) => {
    const found = make("ul", { class: "ask-found" });
    const put = (address, title) => {
      close();
      const chain = editor.chain().focus();
      if (editor.state.selection.empty && !held) {
        chain.insertContent({ type: "text", text: title,
          marks: [{ type: "link", attrs: { href: address } }] }).run();
      } else {
        chain.extendMarkRange("link").setLink({ href: address }).run();
      }
    };
    let timer;
    const input = make("input", { type: "text", value: held, autocomplete: "off",
      oninput: () => {
        clearTimeout(timer);
        timer = setTimeout(async () => {
          const asked = input.value.trim();
          if (!asked || /^(\/|[a-z]+:)/i.test(asked)) { found.replaceChildren(); return; }
          const query = new URLSearchParams({ q: asked, lang });
          const answer = await fetch(`${box.dataset.links}?${query}`).catch(() => null);
          const { links } = answer?.ok ? await answer.json() : { links: [] };
          found.replaceChildren(...links.map((one) => make("li", {}, make("button",
            { type: "button", class: "ask-choice", onclick: () => put(one.url, one.title) },
            one.title, make("span", { class: "small muted" }, ` ${one.kind}`)))));
        }, LOOK_AFTER_MS);
      } });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) put(whole(input.value.trim()), input.value.trim());
    });
    const row = make("div", { class: "row" },
      make("button", { type: "submit", class: "btn btn-main" }, words.putLink));
    if (held) {
      row.append(make("button", { type: "button", class: "btn", onclick: () => {
        close();
        editor.chain().focus().extendMarkRange("link").unsetLink().run();
      } }, words.dropLink));
    }
    form.append(field(make, words.address, input, words.addressHint), found, row);
  });
};

export const askForPicture = async (editor, about) => {
  const { box, words, make, post, lang } = about;
  const query = new URLSearchParams({ lang });
  const answer = await fetch(`${box.dataset.pictures}?${query}`).catch(() => null);
  const { pictures } = answer?.ok ? await answer.json() : { pictures: [] };
  let chosen = null;
  ask(editor, about, words.picture, (form, { close, say }) => {
    const alt = make("input", { type: "text", maxlength: "400" });
    const caption = make("input", { type: "text", maxlength: "400" });
    const none = make("input", { type: "checkbox",
      onchange: () => { alt.disabled = none.checked; } });
    const list = make("div", { class: "ask-pictures", role: "radiogroup", "aria-label": words.choosePicture });
    const told = make("div", { class: "stack", hidden: true });
    const choose = (one) => {
      chosen = one;
      alt.value = one.alt;
      told.hidden = put.hidden = false;
    };
    const choice = (one, isChosen = false) => make("label", { class: "ask-picture" },
      make("input", { type: "radio", name: "picture", checked: isChosen, onchange: () => choose(one) }),
      make("img", { src: one.small, alt: one.alt, loading: "lazy" }));
    list.append(...pictures.map((one) => choice(one)));
    const put = make("button", { type: "submit", class: "btn btn-main", hidden: true }, words.putPicture);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!chosen) { say(words.choosePicture); return; }
      if (!none.checked && !alt.value.trim()) { say(words.alt); alt.focus(); return; }
      const { src, width, height } = chosen;
      const shown = { type: "image", attrs: { src, width, height, alt: none.checked ? "" : alt.value.trim() } };
      const under = caption.value.trim();
      close();
      editor.chain().focus().insertContent({ type: "figure", content: under
        ? [shown, { type: "caption", content: [{ type: "text", text: under }] }] : [shown] }).run();
    });
    form.append(
      pictures.length ? list : make("p", { class: "muted" }, words.noPicture),
      bring(about, { say, post, isOpen: !pictures.length, onStored: (one) => {
        choose(one);
        if (!list.isConnected) form.querySelector("h2 + p").replaceWith(list);
        list.prepend(choice(one, true));
      } }),
      told,
      make("div", { class: "row" }, put));
    told.append(
      field(make, words.alt, alt),
      make("label", { class: "check" }, none, words.decoration),
      field(make, words.caption, caption));
  });
};

const bring = ({ box, words, make, lang }, { say, post, isOpen, onStored }) => {
  const file = make("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/gif" });
  const ru = make("input", { type: "text", lang: "ru", maxlength: "400" });
  const en = make("input", { type: "text", lang: "en", maxlength: "400" });
  const details = make("details", { class: "ask-bring" }, make("summary", {}, words.bring),
    make("div", { class: "stack" },
      field(make, words.file, file), field(make, words.altRu, ru), field(make, words.altEn, en),
      make("div", {}, make("button", { type: "button", class: "btn btn-s", onclick: async ({ target }) => {
        target.disabled = true;
        const body = new FormData();
        if (file.files[0]) body.append("picture_files", file.files[0]);
        for (const [name, value] of [["alt_ru", ru.value], ["alt_en", en.value],
          ["focus_x", 50], ["focus_y", 50]]) body.append(name, value);
        say("");
        const query = new URLSearchParams({ lang });
        const answer = await post(`${box.dataset.pictures}?${query}`, body).catch(() => null);
        const told = await answer?.json().catch(() => null);
        target.disabled = false;
        if (told?.picture) { details.open = false; onStored(told.picture); }
        else say(told?.errors?.join(" ") ?? words.failed);
      } }, words.store))));
  details.open = isOpen;
  return details;
};
