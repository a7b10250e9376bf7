// Rich text: an editor in place of a field that takes HTML. Without it the field stays.
import { toolbar } from "./prose-tools.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

export const make = (tag, told = {}, ...inside) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(told)) {
    if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
    else if (value === true) one.setAttribute(name, "");
    else if (value !== false && value !== null) one.setAttribute(name, value);
  }
  one.append(...inside);
  return one;
};

export const post = (address, body) => fetch(address, {
  method: "POST", headers: { "X-CSRFToken": token() }, body,
});

// Tab belongs to the page: nobody is kept in a list or a table.
const freeTab = (kind) => kind.extend({
  addKeyboardShortcuts() {
    const { Tab, "Shift-Tab": back, ...others } = this.parent?.() ?? {};
    return others;
  },
});

const extensions = (kit) => [
  kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.History, kit.Gapcursor,
  kit.Heading.configure({ levels: [2, 3, 4] }),
  kit.Bold, kit.Italic, kit.Strike, kit.Underline, kit.Subscript, kit.Superscript,
  kit.Code, kit.CodeBlock, kit.HorizontalRule, kit.Blockquote,
  kit.BulletList, kit.OrderedList, freeTab(kit.ListItem),
  kit.Link.extend({ addKeyboardShortcuts: () => ({}) })
    .configure({ openOnClick: false, autolink: false, protocols: ["mailto", "tel"] }),
  kit.Image.configure({ inline: false, allowBase64: false }),
  kit.Figure.extend({
    addAttributes: () => ({}), addExtensions: () => [], addMenuItems: undefined,
  }),
  kit.Caption.extend({ addAttributes: () => ({}) }),
  // Its own drawing writes style attributes, which the policy forbids.
  freeTab(kit.Table).extend({ addNodeView: () => undefined }).configure({ resizable: false }),
  kit.TableRow, kit.TableHeader, kit.TableCell,
];

// What the editor would silently lose keeps the field as it is.
const RENAMED = { B: "STRONG", I: "EM", THEAD: "TBODY", TFOOT: "TBODY" };
const tagsOf = (html) => new Set(
  [...new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*")]
    .map((one) => RENAMED[one.tagName] ?? one.tagName));

const loses = (html, editor) => {
  const kept = tagsOf(editor.getHTML());
  const lang = new DOMParser().parseFromString(html, "text/html").querySelector("body [lang]");
  return Boolean(lang) || [...tagsOf(html)].some((tag) => !kept.has(tag));
};

const said = (editor) => {
  const html = editor.getHTML();
  return /^<p>(<br[^>]*>)?<\/p>$/.test(html) ? "" : html;
};

// Before the editor reads it: even in a detached document the policy sees its styles.
const paste = (box, words, status) => (view, event) => {
  const html = event.clipboardData?.getData("text/html");
  if (!html || html.includes("data-pm-slice")) return false;
  event.preventDefault();
  const typed = event.clipboardData.getData("text/plain");
  post(box.dataset.tidy, new URLSearchParams({ text: html }))
    .then((answer) => answer.ok ? answer.json() : Promise.reject(answer))
    .then(({ text, lost }) => {
      view.pasteHTML(text);
      status.textContent = lost ? words.lost : "";
    })
    .catch(() => view.pasteText(typed));
  return true;
};

// Whoever writes into the field, a kept draft for one, writes into the editor.
const follow = (area, editor) => {
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  Object.defineProperty(area, "value", {
    configurable: true,
    get() { return get.call(this); },
    set(text) { set.call(this, text); editor.commands.setContent(text, { emitUpdate: false }); },
  });
  return (text) => {
    set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
};

const open = async (box) => {
  const kit = await import(box.dataset.prose);
  const words = JSON.parse(box.dataset.words);
  const area = box.querySelector("textarea");
  const hint = box.querySelector("[data-without-editor]");
  const label = document.querySelector(`label[for="${area.id}"]`);
  const place = make("div", { class: "prose-place" });
  const status = make("p", { class: "hint prose-said", role: "status" });
  label.id ||= `${area.id}_label`;
  const told = {
    role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id,
    lang: area.lang, class: "prose rich", spellcheck: "true",
  };
  for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
    if (area.hasAttribute(name)) told[name] = area.getAttribute(name);
  }
  let write = () => {};
  const editor = new kit.Editor({
    element: place, injectCSS: false, content: area.value, extensions: extensions(kit),
    editorProps: {
      attributes: told, handleDOMEvents: { paste: paste(box, words, status) },
    },
    onUpdate: () => write(said(editor)),
  });
  if (loses(area.value, editor)) {
    editor.destroy();
    hint.prepend(`${words.unknown} `);
    return;
  }
  write = follow(area, editor);
  const source = make("button", { type: "button", class: "btn btn-s", "aria-pressed": "false",
    onclick: () => show(!area.hidden) }, words.source);
  const tools = toolbar(kit, editor, { box, words, lang: area.lang, make, post, label });
  const show = (isEditor) => {
    area.hidden = isEditor;
    hint.hidden = place.hidden = tools.hidden = false;
    hint.hidden = isEditor;
    place.hidden = tools.hidden = !isEditor;
    source.setAttribute("aria-pressed", String(!isEditor));
    source.textContent = isEditor ? words.source : words.editor;
    if (isEditor) editor.commands.setContent(area.value, { emitUpdate: false });
  };
  label.addEventListener("click", () => { if (area.hidden) editor.commands.focus(); });
  box.prepend(tools, place);
  box.append(source, status);
  show(true);
};

for (const box of document.querySelectorAll("[data-prose]:not([data-is-open])")) {
  box.dataset.isOpen = "1";
  open(box);
}
