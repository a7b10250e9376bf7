// The work itself: one task at a time, the time that is left, where each answer is.
import { ask } from "./link.js";
import { draw, mediaOf } from "./draw.js";
import { makeKeeper } from "./keeping.js";
import { makeOutbox } from "./outbox.js";
import { makeFiles, saveAnswers } from "./files.js";
import { makeNotices } from "./notices.js";
import { clear, fill, make } from "./make.js";
import { clockTime, left, showState, stateOf, stateWords } from "./states.js";

const PULSE_MS = 30000;
const TICK_MS = 500;
const TOLD_AT = [600000, 300000, 60000];
const by = (id) => document.getElementById(id);

const parsed = (text) => {
  try { return JSON.parse(text); } catch (error) { return null; }
};

// begin({store, head, clock, words, doors, language}) shows the work of an attempt.
export const begin = async ({ store, head, clock, words, doors, language, onOver }) => {
  const rows = (await store.eventsOf(head.attempt)).filter((one) => one.client === head.client);
  const items = head.sheet.items.map((item) => ({ item, id: item.id, value: null, row: null, received: null, others: [] }));
  const known = new Map(items.map((one) => [one.id, one]));
  const notices = makeNotices(by("notices"));
  const tell = { words, language, isDurable: store.isDurable };
  let shown = items[0];
  let deadline = Date.parse(head.deadline);
  let handed = head.handed_in_at;
  let isHanding = Boolean(head.handing);
  let isOver = false;
  let devices = 1;
  let timer = null;

  rows.sort((a, b) => a.seq - b.seq).forEach((row) => {
    const one = known.get(row.item);
    if (one) Object.assign(one, { row, value: parsed(row.value) });
  });

  // What the server holds of other devices; on a new device its answers are shown.
  const hear = (answers) => (answers || []).forEach((answer) => {
    const one = known.get(answer.item);
    if (!one) return;
    one.others = answer.versions.filter((version) => version.client !== head.client
      && (!one.row || (version.value !== one.row.value && version.client !== one.row.client)));
    one.counts = answer.current ? answer.current.client : "";
    if (!one.row && !one.isTyped && answer.current) {
      one.value = parsed(answer.current.value);
      one.received = answer.current.received_at;
      one.taken = answer.current.client;
    }
  });
  hear(head.answers);

  const isLocked = () => Boolean(handed || isHanding || (isOver && head.policy === "reject"));
  const say = (text) => { by("said").textContent = text; };

  // ---- one task -------------------------------------------------------------------
  const numbers = items.map((one, place) => {
    const button = make("button", { type: "button", class: "number", onclick: () => show(one, true) }, String(place + 1));
    one.button = button;
    return make("li", null, button);
  });
  clear(by("numbers")).append(...numbers);

  const mark = (one) => {
    const state = stateOf(one);
    one.button.dataset.state = state;
    one.button.setAttribute("aria-label", fill(words.task_state,
      { number: items.indexOf(one) + 1, state: stateWords(one, tell) }));
    if (one === shown) {
      showState(by("item-state"), one, tell);
      by("erase").hidden = isLocked() || one.value === null || one.value === "";
      one.button.setAttribute("aria-current", "step");
    } else {
      one.button.removeAttribute("aria-current");
    }
  };

  const drawOthers = (one) => {
    const place = clear(by("others"));
    const others = one.others.filter((version) => version.client !== one.taken || one.row);
    if (!others.length) return;
    const isOurs = one.counts === head.client;
    place.append(make("div", { class: "note note-ochre" }, make("div", null,
      make("p", null, make("strong", null, words.conflict)),
      make("p", null, isOurs ? words.conflict_ours : words.conflict_theirs),
      ...others.map((version) => {
        const other = draw(one.item, { language, value: parsed(version.value) });
        other.querySelector("fieldset").disabled = true;
        return make("details", { class: "more" },
          make("summary", null, fill(words.other_answer, { time: clockTime(version.received_at, language) })),
          other.querySelector("fieldset"),
          isLocked() ? null : make("button", { type: "button", class: "btn btn-s", onclick: () => {
            change(one, parsed(version.value));
            show(one, true);
          } }, words.take_other));
      }))));
  };

  const show = (one, withFocus) => {
    const before = shown;
    shown = one;
    const place = items.indexOf(one);
    by("task-title").textContent = fill(words.task_title, { number: place + 1, all: items.length, points: one.item.points });
    const element = draw(one.item, {
      language, value: one.value,
      onChange: (value) => {
        one.value = value;
        keeper.changed(one.id, value, one.row && one.row.value);
      },
      onFile: (file) => files.attach(one.id, file),
    });
    element.querySelector("fieldset").disabled = isLocked();
    clear(by("item")).append(element);
    by("item-state").dataset.state = "";
    by("back").hidden = place === 0;
    by("next").hidden = place === items.length - 1;
    mark(before);
    mark(one);
    drawOthers(one);
    if (withFocus) { by("task-title").focus(); by("task-title").scrollIntoView({ block: "start" }); }
  };
  const step = (by_) => () => { keeper.all(); show(items[items.indexOf(shown) + by_], true); };
  by("back").onclick = step(-1);
  by("next").onclick = step(1);
  by("erase").onclick = () => {
    change(shown, null);
    show(shown, false);
    say(words.erased);
  };

  // ---- keeping and sending -----------------------------------------------------------
  const keeper = makeKeeper({
    store, attempt: head.attempt,
    onRow: (row) => {
      const one = known.get(row.item);
      Object.assign(one, { row, isTyped: false });
      if (store.isFull && tell.isDurable) {
        tell.isDurable = false;
        notices.set("fault", "bad", words.fault);
      }
      mark(one);
      outbox.add(row);
    },
    onState: (item, state) => {
      const one = known.get(item);
      one.isTyped = state === "typed";
      mark(one);
    },
    onFault: () => notices.set("fault", "bad", words.fault),
  });

  const summary = ({ waiting, isOffline, stopped }) => {
    const line = by("summary");
    line.dataset.state = waiting ? "waits" : "received";
    line.textContent = waiting ? fill(words.waiting, { number: waiting }) : words.all_received;
    if (stopped) {
      notices.set("stopped", "bad", words[`stopped_${stopped}`], [words.download, download]);
    } else if (isOffline || (waiting && navigator.onLine === false)) {
      notices.set("link", "warn", words.offline, [words.send_now, () => outbox.now()], [words.download, download]);
    } else if (!waiting || !isOffline) {
      if (!isOffline) notices.drop("link");
    }
    if (isOver || isHanding) finish();
  };

  const outbox = makeOutbox({
    store, head, clock, address: doors.events, rows,
    onChange: (told) => {
      if (told.settled) {
        told.settled.forEach((row) => { const one = known.get(row.item); if (one) mark(one); });
        return;
      }
      summary(told);
    },
  });

  // By the pulse only: the intake may know a changed end some seconds later.
  const moved = (iso) => {
    const at = Date.parse(iso);
    if (!Number.isFinite(at) || at === deadline) return;
    deadline = at;
    store.amend(head.attempt, { deadline: iso }).catch(() => undefined);
  };

  // A value that did not come out of an input: a file's, another device's.
  const change = (one, value) => {
    one.value = value;
    keeper.changed(one.id, value, one.row && one.row.value);
  };
  const files = makeFiles({ store, head, clock, doors, words, notices,
    onSent: (item, value) => { change(known.get(item), value); keeper.all(); } });
  const download = () => keeper.all()
    .then(() => saveAnswers(store, head)).then(() => say(words.downloaded));
  by("download").onclick = download;

  // ---- time ------------------------------------------------------------------------
  const told = new Set();
  const tick = () => {
    const rest = deadline - clock.now();
    by("time").textContent = left(rest);
    by("bar").dataset.near = rest < 300000 ? "yes" : "no";
    TOLD_AT.forEach((at) => {
      if (rest <= at && rest > at - 30000 && !told.has(at)) {
        told.add(at);
        say(fill(words.minutes_left, { minutes: at / 60000 }));
      }
    });
    if (rest <= 0 && !isOver) over();
    else if (rest > 0 && isOver && !handed) { isOver = false; notices.drop("over"); finish(); show(shown, false); }
  };

  const over = () => {
    isOver = true;
    keeper.all().then(() => { outbox.now(); finish(); show(shown, false); });
  };

  // What is said once the time is over or the work was handed in.
  const finish = () => {
    const waits = outbox.waiting;
    by("hand").hidden = Boolean(handed || isHanding || isOver);
    if (handed) {
      notices.drop("handing");
      notices.drop("over");
      notices.set("handed", waits ? "warn" : "ok",
        fill(waits ? words.handed_waits : words.handed, { time: clockTime(handed, language), number: waits }));
    } else if (isHanding) {
      notices.set("handing", "warn", words.handing, [words.download, download]);
    } else if (isOver) {
      const late = waits ? `${words.over_waits} ${words[`policy_${head.policy}`]}` : words.over_received;
      const open = head.policy === "reject" ? "" : ` ${words.over_open}`;
      notices.set("over", waits ? "warn" : "plain", `${words.over} ${late}${open}`);
    }
    by("file-part").hidden = Boolean(handed && !waits);
    if ((handed || isOver) && !waits) onOver({ handed, isOver, pictures });
  };

  // ---- handing in ---------------------------------------------------------------------
  const hand = async () => {
    if (handed || !isHanding) return;
    await keeper.all();
    outbox.now();
    await files.send();
    if (!outbox.waiting && !files.wait) {
      const { status, told: said } = await ask(doors.hand_in, { method: "POST", body: "{}", token: head.token }, clock);
      if (status === 200) {
        handed = said.handed_in_at;
        isHanding = false;
        await store.amend(head.attempt, { handed_in_at: handed, handing: false }).catch(() => undefined);
        say(words.handed_short);
        finish();
        show(shown, false);
        return;
      }
      if (status === 410 || status === 401) { isHanding = false; finish(); return; }
    }
    finish();
    setTimeout(hand, 2000);
  };
  by("hand-in").onclick = () => {
    const empty = items.map((one, place) => (stateOf(one) === "none" ? place + 1 : 0)).filter(Boolean);
    by("hand-empty").textContent = empty.length ? fill(words.empty, { numbers: empty.join(", ") }) : words.none_empty;
    by("hand-ask").hidden = false;
    by("hand-in").hidden = true;
    by("hand-yes").focus();
  };
  const close = () => { by("hand-ask").hidden = true; by("hand-in").hidden = false; };
  by("hand-no").onclick = () => { close(); by("hand-in").focus(); };
  by("hand-yes").onclick = async () => {
    close();
    isHanding = true;
    await store.amend(head.attempt, { handing: true }).catch(() => undefined);
    show(shown, false);
    by("work-title").focus();
    hand();
  };

  // ---- the pulse ------------------------------------------------------------------------
  const pulse = async () => {
    const { status, told: said } = await ask(doors.pulse, { token: head.token,
      body: JSON.stringify({ client: head.client, waiting: outbox.waiting, private: store.isPrivate }) }, clock);
    timer = setTimeout(pulse, PULSE_MS * (0.9 + Math.random() / 5));
    if (status !== 200) return;
    moved(said.deadline);
    if (said.handed_in_at && !handed) {
      handed = said.handed_in_at;
      store.amend(head.attempt, { handed_in_at: handed }).catch(() => undefined);
      finish();
      show(shown, false);
    }
    said.messages.forEach((one) => notices.set(`message-${one.id}`, "plain",
      fill(words.message, { time: clockTime(one.at, language), text: one[language] || one.ru })));
    if (said.devices > 1 || devices > 1) await look();
    devices = said.devices;
    if (outbox.waiting) outbox.now();
    files.send();
  };

  const look = async () => {
    const { status, told: said } = await ask(doors.state, { token: head.token }, clock);
    if (status !== 200) return;
    hear(said.answers);
    items.forEach(mark);
    drawOthers(shown);
  };

  // Pictures are fetched at once: the link may be gone when their task is shown.
  const pictures = items.filter((one) => one.item.picture).map((one) => {
    const image = new Image();
    image.src = mediaOf(one.item.picture);
    return image;
  });

  // ---- beginning --------------------------------------------------------------------------
  by("work-title").textContent = head.round[language] || head.round.ru;
  if (!store.isDurable) notices.set("memory", "bad", words.memory, [words.download, download]);
  else if (store.isPrivate) notices.set("memory", "warn", words.private);
  show(shown, false);
  items.forEach(mark);
  outbox.begin();
  for (const draft of await keeper.drafts()) {
    const one = known.get(draft.item);
    if (one) {
      one.value = draft.value;
      await keeper.adopt(draft.item, draft.value, one.row && one.row.value, draft.at);
      if (one === shown) show(one, false);
    }
  }
  await files.look();
  tick();
  setInterval(tick, TICK_MS);
  pulse();
  if (handed || isHanding) { finish(); show(shown, false); hand(); }

  by("item").addEventListener("focusout", () => keeper.all());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keeper.all().then(() => outbox.leave());
    else { clearTimeout(timer); pulse(); }
  });
  window.addEventListener("pagehide", () => { keeper.all(); outbox.leave(); });
  window.addEventListener("online", () => { outbox.now(); clearTimeout(timer); pulse(); });
  window.addEventListener("offline", () => summary({ waiting: outbox.waiting, isOffline: outbox.waiting > 0, stopped: outbox.stopped }));
};
