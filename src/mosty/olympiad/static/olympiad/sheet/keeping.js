// Answers into the store: each change an event at most 400 ms later, long texts as a
// draft at the same pace and as an event at each pause.
import { clean } from "./chain.js";

const SOON_MS = 400;
const LONG = 500;
const LONG_MS = 5000;

const draftName = (attempt, item) => `draft:${attempt}:${item}`;

// makeKeeper({store, attempt, onRow, onState, onFault})
export const makeKeeper = ({ store, attempt, onRow, onState, onFault }) => {
  const open = new Map();
  let line = Promise.resolve();

  const event = (item, held) => {
    const text = clean(JSON.stringify(held.value));
    if (text === held.last) { onState(item, "same"); return Promise.resolve(); }
    held.last = text;
    return store.add(attempt, { item, value: text, client_time: held.at || new Date().toISOString() })
      .then((row) => { onRow(row); return held.isLong ? store.drop("notes", draftName(attempt, item)) : undefined; });
  };

  const keep = (item, isFinal) => {
    const held = open.get(item);
    if (!held || !held.isDirty) return line;
    clearTimeout(held.timer);
    held.timer = null;
    held.isDirty = false;
    held.isLong = typeof held.value === "string" && held.value.length > LONG;
    const isEvent = isFinal || !held.isLong || Date.now() - (held.eventAt || 0) > LONG_MS;
    if (isEvent) held.eventAt = Date.now();
    line = line.then(() => (isEvent ? event(item, held) : store.put("notes", {
      name: draftName(attempt, item), value: held.value, at: new Date().toISOString(),
    }).then(() => { held.hasDraft = true; onState(item, "draft"); }))).catch((error) => {
      held.last = undefined;
      held.isDirty = true;
      onFault(error);
    });
    if (!isEvent) {
      clearTimeout(held.pause);
      held.pause = setTimeout(() => { held.isDirty = true; keep(item, true); }, LONG_MS);
    }
    return line;
  };

  return {
    changed(item, value, last) {
      const held = open.get(item) || { last };
      open.set(item, Object.assign(held, { value, isDirty: true }));
      onState(item, "typed");
      if (!held.timer) held.timer = setTimeout(() => keep(item, false), SOON_MS);
    },
    // Whatever is open becomes events: the field was left, the page goes, the work ends.
    all() {
      open.forEach((held, item) => {
        if (held.hasDraft) { held.isDirty = true; held.hasDraft = false; clearTimeout(held.pause); }
        keep(item, true);
      });
      return line;
    },
    // Drafts that no event followed: the browser was killed while somebody wrote.
    async drafts() {
      const notes = await store.all("notes");
      return notes.filter((one) => one.name.startsWith(`draft:${attempt}:`))
        .map((one) => ({ item: one.name.split(":")[2], value: one.value, at: one.at }));
    },
    async adopt(item, value, last, at) {
      const held = { value, last, at, isDirty: true };
      open.set(item, held);
      await keep(item, true);
      held.at = undefined;
      await store.drop("notes", draftName(attempt, item));
    },
  };
};
