// Boxes for files: dropped or chosen files are sent in parts and go on from where they
// stopped. Without this script the files come whole with their form.
const SMALLEST = 256 * 1024, LARGEST = 4 * 1024 * 1024, AT_ONCE = 2;
const EDGE = 64 * 1024;
const QUICK_MS = 1500, SLOW_MS = 6000, PATIENCE = 40, LONGEST_WAIT_MS = 15000;
const PASSING = new Set([0, 408, 409, 425, 429, 460, 500, 502, 503, 504]);

const sleep = (ms) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
});

class Refusal extends Error {}

class Box {
  constructor(element) {
    this.element = element;
    this.form = element.closest("form");
    this.list = element.querySelector(".upload-list");
    this.input = element.querySelector("input[type=file]");
    this.said = element.querySelector(".upload-said");
    this.queue = [];
    this.running = 0;
    this.listen();
    for (const row of this.list.children) this.revive(row);
    for (const hint of element.querySelectorAll("[data-with-script]")) hint.hidden = false;
  }

  get isBusy() { return this.running > 0 || this.queue.length > 0; }
  say(name) { return this.element.dataset[`say${name}`]; }

  listen() {
    const { element, input, form } = this;
    input.addEventListener("change", () => {
      this.add([...input.files]);
      input.value = "";
    });
    for (const name of ["dragenter", "dragover"]) element.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      element.classList.add("upload-over");
    });
    element.addEventListener("dragleave", (event) => {
      if (!element.contains(event.relatedTarget)) element.classList.remove("upload-over");
    });
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      element.classList.remove("upload-over");
      this.add([...event.dataTransfer.files]);
    });
    form?.addEventListener("submit", (event) => {
      if (!this.isBusy) return;
      event.preventDefault();
      this.held = event.submitter ?? true;
      this.said.textContent = this.say("Hold");
    });
    addEventListener("beforeunload", (event) => { if (this.isBusy) event.preventDefault(); });
  }

  add(files) {
    const room = "many" in this.element.dataset ? Infinity : Math.max(0, 1 - this.list.children.length);
    if (files.length > room) this.said.textContent = this.say("One");
    for (const file of files.slice(0, room)) {
      const row = this.row(file);
      this.queue.push({ file, row });
    }
    this.next();
  }

  row(file) {
    const row = document.createElement("li");
    row.className = "upload-row upload-part";
    row.innerHTML = '<div class="upload-told"><b></b><p class="upload-state"></p><progress max="100" value="0"></progress></div><button class="btn btn-s" type="button" data-drop></button>';
    row.querySelector("b").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    const button = row.querySelector("button");
    button.textContent = this.say("Drop");
    button.setAttribute("aria-label", `${this.say("Drop")}: ${file.name}`);
    row.querySelector(".upload-state").textContent = this.say("Waiting");
    this.list.append(row);
    this.revive(row);
    return row;
  }

  revive(row) {
    const button = row.querySelector("[data-drop]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      this.queue = this.queue.filter((one) => one.row !== row);
      row.dropped = true;
      const { address } = row.dataset;
      row.remove();
      this.input.focus();
      if (address) await this.ask(address, { method: "DELETE" }).catch(() => {});
      this.settle();
    });
  }

  next() {
    while (this.running < AT_ONCE && this.queue.length) {
      const { file, row } = this.queue.shift();
      this.running += 1;
      this.send(file, row).catch((error) => this.fail(row, error)).finally(() => {
        this.running -= 1;
        this.next();
        this.settle();
      });
    }
  }

  settle() {
    if (this.isBusy) return;
    const isBad = this.list.querySelector(".upload-bad");
    if (this.list.children.length && !isBad) this.said.textContent = this.say("Done");
    if (this.held && !isBad) {
      const submitter = this.held === true ? undefined : this.held;
      this.held = null;
      this.form.requestSubmit(submitter);
    }
    this.held = null;
  }

  fail(row, error) {
    if (row.dropped) return;
    const isRefused = error instanceof Refusal;
    const text = isRefused ? error.message : this.say("Failed");
    if (isRefused) delete row.dataset.address;
    row.classList.add("upload-bad");
    row.querySelector("progress")?.remove();
    row.querySelector(".upload-state").textContent = text;
    this.said.textContent = `${row.querySelector("b").textContent}: ${text}`;
  }

  ask(address, options) {
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": token, ...options.headers };
    return fetch(address, { ...options, headers, credentials: "same-origin", redirect: "error" });
  }

  // An answer, however long the way is broken; a refusal is thrown in its own words.
  async insist(row, work) {
    for (let attempt = 0; attempt < PATIENCE && !row.dropped; attempt += 1) {
      const answer = await work().catch(() => null);
      if (answer && (answer.ok || answer.status === 409)) return answer;
      if (answer && !PASSING.has(answer.status)) throw new Refusal(await this.reason(answer));
      row.querySelector(".upload-state").textContent = this.say("Lost");
      await sleep(Math.min(500 * 2 ** attempt, LONGEST_WAIT_MS));
    }
    throw new Error("lost");
  }

  async reason(answer) {
    const told = await answer.json().catch(() => ({}));
    return told.message ?? this.say("Refused");
  }

  async send(file, row) {
    const mark = await markOf(file);
    const begun = await this.insist(row, () => this.ask(this.element.dataset.address, {
      method: "POST",
      body: new URLSearchParams({
        name: file.name, size: file.size, box: this.element.dataset.box, mark,
      }),
    }));
    const { address, key } = await begun.json();
    this.list.querySelector(`[data-row="${key}"]`)?.remove();
    row.dataset.row = key;
    row.dataset.address = address;
    await this.bring(file, row, Number(begun.headers.get("Upload-Offset")));
    row.querySelector(".upload-state").textContent = this.say("Checking");
    const shown = await this.insist(row, () => this.ask(`${address}?name=${this.element.dataset.name}${"paper" in this.element.dataset ? "&paper=1" : ""}`, { method: "GET" }));
    const made = document.createRange().createContextualFragment(await shown.text()).querySelector("li");
    if (row.dropped) return;
    row.replaceWith(made);
    this.revive(made);
  }

  async bring(file, row, from) {
    const { address } = row.dataset;
    let offset = from, size = SMALLEST, isLost = false;
    do {
      this.show(row, offset, file.size);
      if (isLost) offset = await this.offset(row, address);
      const part = file.slice(offset, offset + size);
      const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset, ...await checksum(part) };
      const began = performance.now();
      const answer = await this.insist(row, async () => {
        const got = await this.ask(address, { method: "PATCH", headers, body: part }).catch(() => null);
        if (!got) size = Math.max(SMALLEST, size / 2);
        return got ?? this.ask(address, { method: "HEAD" }).then((told) => (told.ok ? told : Promise.reject(told)));
      });
      isLost = answer.status !== 204;
      offset = Number(answer.headers.get("Upload-Offset"));
      const took = performance.now() - began;
      if (took < QUICK_MS) size = Math.min(LARGEST, size * 2);
      if (took > SLOW_MS) size = Math.max(SMALLEST, size / 2);
    } while ((offset < file.size || isLost) && !row.dropped);
    if (row.dropped) await this.ask(address, { method: "DELETE" });
  }

  async offset(row, address) {
    const told = await this.insist(row, () => this.ask(address, { method: "HEAD" }));
    return Number(told.headers.get("Upload-Offset"));
  }

  show(row, offset, size) {
    const percent = Math.floor((offset * 100) / size);
    row.querySelector("progress").value = percent;
    row.querySelector(".upload-state").textContent = percent === 100 ? this.say("Checking") : this.say("Coming").replace("%s", percent);
  }
}

async function digestOf(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

// The same file chosen again has the same mark: its name, its beginning and its end.
async function markOf(file) {
  if (!globalThis.crypto?.subtle) return `${file.name.slice(0, 80)} ${file.lastModified}`;
  return `${file.name.slice(0, 80)} ${await digestOf(new Blob([file.slice(0, EDGE), file.slice(-EDGE)]))}`;
}

async function checksum(part) {
  return globalThis.crypto?.subtle ? { "Upload-Checksum": `sha256 ${await digestOf(part)}` } : {};
}

const boxes = new WeakSet();
function enhance(root) {
  for (const element of root.querySelectorAll?.("[data-upload]") ?? []) {
    if (boxes.has(element)) continue;
    boxes.add(element);
    new Box(element);
  }
}
enhance(document);
document.addEventListener("htmx:load", (event) => enhance(event.target.parentElement ?? document));
