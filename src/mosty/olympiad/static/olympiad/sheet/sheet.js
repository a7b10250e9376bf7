// Entry, waiting for the window, the start, the work, its end: which of them is shown.
import { begin } from "./work.js";
import { fetchPackage, sheetOf } from "./paper.js";
import { openStore, newHead } from "./store.js";
import { makeClock } from "./clock.js";
import { makeOutbox } from "./outbox.js";
import { ask, backoff } from "./link.js";
import { clear, fill, make, told } from "./make.js";
import { left } from "./states.js";

const by = (id) => document.getElementById(id);
const FORGOTTEN_MS = 30 * 24 * 3600 * 1000;
const PARTS = ["entry", "waiting", "work"];
const words = told("olympiad-taking");
const doors = told("olympiad-doors");
const language = document.documentElement.lang === "en" ? "en" : "ru";

const only = (name) => PARTS.forEach((one) => { by(one).hidden = one !== name; });
const note = (store, name) => store.get("notes", name).catch(() => null);

const run = async () => {
  const store = await openStore();
  const clock = makeClock(await note(store, "clock"));
  const keepClock = () => store.put("notes", { name: "clock", offset: clock.offset }).catch(() => undefined);
  let tries = 0;
  let isAsking = false;

  const fault = (text) => {
    const place = by("entry-fault");
    place.hidden = !text;
    place.querySelector("p").textContent = text || "";
  };

  const outcome = async (head) => {
    by("bar").hidden = true;
    if (!head.practice || by("outcome").childNodes.length) return;
    const { status, told: page } = await ask(`${doors.outcome}?language=${language}`,
      { token: head.token, as: "text" }, null);
    if (status !== 200 || by("outcome").childNodes.length) return;
    by("outcome").innerHTML = page;
    const title = by("outcome").querySelector("h2");
    title.setAttribute("tabindex", "-1");
    title.focus();
  };

  const work = async (head) => {
    only("work");
    keepClock();
    await begin({ store, head, clock, words, doors, language,
      onOver: ({ handed }) => {
        by("leave").hidden = false;
        by("paper").hidden = Boolean(handed || head.practice);
        if (by("paper").hidden) outcome(head);
      } });
  };

  // An attempt that this device knows keeps its chain; what the server tells anew is taken.
  const keepHead = async (said) => {
    const standing = await store.get("attempts", said.attempt);
    const names = ["token", "deadline", "started_at", "handed_in_at", "policy", "practice", "round", "answers"];
    const fresh = { sheet: standing && standing.sheet };
    names.forEach((name) => { fresh[name] = said[name]; });
    if (standing) await store.amend(said.attempt, fresh);
    else await store.put("attempts", Object.assign(newHead(said.attempt), fresh));
    return store.get("attempts", said.attempt);
  };

  const started = async (said) => {
    let head = await keepHead(said);
    if (!head.sheet) {
      by("entry-busy").textContent = words.fetching;
      const sheet = await sheetOf({ store, head, key: said.key, address: said.package, state: doors.state, clock });
      if (!sheet) { await later(said); return; }
      await store.amend(head.attempt, { sheet });
      head = await store.get("attempts", head.attempt);
    }
    await store.put("notes", { name: "current", attempt: head.attempt });
    await store.drop("notes", "waiting").catch(() => undefined);
    await work(head);
  };
  const later = (said) => new Promise((resolve) => {
    tries += 1;
    by("entry-busy").textContent = words.no_link;
    setTimeout(() => resolve(started(said)), backoff(tries, 0));
  });

  // ---- before the window -----------------------------------------------------------
  const wait = async (said, asked) => {
    only("waiting");
    await store.put("notes", { name: "waiting", said, asked }).catch(() => undefined);
    const opens = Date.parse(said.opens_at);
    by("waiting-round").textContent = said.round[language] || said.round.ru;
    by("waiting-facts").textContent = fill(words.waiting_facts, {
      date: new Date(opens).toLocaleString(language === "en" ? "en-GB" : "ru-RU", { dateStyle: "long", timeStyle: "short" }),
      minutes: said.minutes });
    const show = () => {
      const rest = opens - clock.now();
      by("waiting-time").textContent = left(rest);
      by("begin").disabled = rest > 0;
      by("waiting-open").textContent = rest > 0 ? "" : words.open_now;
    };
    show();
    setInterval(show, 500);
    by("begin").onclick = () => { by("begin").disabled = true; start(asked, by("waiting-open")); };
    const bytes = await fetchPackage(store, said.package);
    by("waiting-paper").textContent = bytes ? words.paper_here : words.paper_not;
  };

  // ---- the start -----------------------------------------------------------------------
  const ended = (said) => (said.stage === "missed" ? words.missed : "");
  const start = async (asked, line) => {
    if (isAsking) return;
    isAsking = true;
    fault("");
    line.textContent = words.asking;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const { status, told: said, retryAfter } = await ask(doors.start,
      { body: JSON.stringify(asked), headers: { "X-CSRFToken": token } }, clock);
    isAsking = false;
    if (status === 200) {
      line.textContent = "";
      if (said.stage === "waits") { await wait(said, asked); return; }
      if (said.attempt) { await started(said); return; }
      only("entry");
      fault(ended(said));
      return;
    }
    if (status === 0 || status >= 500 || status === 429) {
      tries += 1;
      line.textContent = status === 429 ? words.error_often : words.no_link;
      setTimeout(() => start(asked, line), backoff(tries, Math.max(retryAfter, status === 429 ? 20 : 0)));
      return;
    }
    line.textContent = "";
    only("entry");
    fault(words[`error_${(said && said.error) || "nothing"}`] || words.error_page);
    by("code").focus();
  };

  by("entry-form").addEventListener("submit", (event) => {
    event.preventDefault();
    start({ code: by("code").value }, by("entry-busy"));
  });
  by("other").onclick = async () => {
    await store.drop("notes", "current");
    window.location.reload();
  };

  // Works of others on this device: what waits is sent, what is long over is forgotten.
  const rest = async (but) => {
    for (const head of await store.all("attempts")) {
      if (head.attempt === but) continue;
      const rows = await store.eventsOf(head.attempt);
      if (rows.some((one) => one.state === "waits")) {
        makeOutbox({ store, head, clock, address: doors.events, rows, onChange: () => undefined }).begin();
      } else if (Date.now() - Date.parse(head.deadline) > FORGOTTEN_MS) {
        for (const row of rows) await store.drop("events", [row.attempt, row.client, row.seq]);
        await store.drop("attempts", head.attempt);
      }
    }
  };

  // ---- which of them --------------------------------------------------------------------
  const asked = told("olympiad-asked");
  if (window.history.replaceState) window.history.replaceState(null, "", doors.sheet);
  const current = await note(store, "current");
  const head = current ? await store.get("attempts", current.attempt) : null;
  const waiting = await note(store, "waiting");
  if (asked.code || asked.practice) await start(asked, by("entry-busy"));
  else if (head && head.sheet) await work(head);
  else if (waiting) { await wait(waiting.said, waiting.asked); }
  setInterval(keepClock, 60000);
  const now = await note(store, "current");
  await rest(now && now.attempt);
};

// The worker keeps this page for a reload without a link; only where the browser lets it.
const keepPage = () => {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) {
    by("no-worker").hidden = false;
    return;
  }
  navigator.serviceWorker.register(doors.worker, { scope: doors.sheet })
    .catch(() => { by("no-worker").hidden = false; });
};

run().catch((error) => {
  clear(by("entry-busy")).append(make("strong", null, words.broken), ` ${error.message}`);
  throw error;
});
keepPage();
