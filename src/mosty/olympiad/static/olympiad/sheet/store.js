// What the device keeps: attempts with their papers, events with their chain, files.
// IndexedDB where there is one; else memory, and `isDurable` says so.
import { START, chance, link } from "./chain.js";

const NAME = "mosty-olympiad";
const STORES = { attempts: "attempt", events: ["attempt", "client", "seq"], files: ["attempt", "item"], packages: "address", notes: "name" };

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const opened = () => new Promise((resolve, reject) => {
  if (!window.indexedDB) { reject(new Error("no IndexedDB")); return; }
  const request = indexedDB.open(NAME, 1);
  const late = setTimeout(() => reject(new Error("IndexedDB does not answer")), 4000);
  request.onupgradeneeded = () => Object.keys(STORES).forEach(
    (name) => request.result.createObjectStore(name, { keyPath: STORES[name] }));
  request.onsuccess = () => { clearTimeout(late); resolve(request.result); };
  request.onerror = () => { clearTimeout(late); reject(request.error); };
  request.onblocked = () => reject(new Error("IndexedDB is blocked"));
});

// Strict: the transaction is told complete when it is on the disk.
const written = (base, names) => {
  let transaction;
  try {
    transaction = base.transaction(names, "readwrite", { durability: "strict" });
  } catch (error) {
    transaction = base.transaction(names, "readwrite");
  }
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error || new Error("aborted"));
    transaction.onerror = () => reject(transaction.error);
  });
  return { transaction, done };
};

const numbered = (head, told) => {
  const event = Object.assign({
    attempt: head.attempt, client: head.client, seq: head.seq + 1, prev_hash: head.hash,
  }, told);
  const next = Object.assign({}, head, { seq: event.seq, hash: link(event) });
  return { row: Object.assign({ state: "waits", received_at: null }, event), next };
};

const onDisk = (base) => ({
  isDurable: true,
  get: (name, key) => asked(base.transaction(name).objectStore(name).get(key)),
  all: (name) => asked(base.transaction(name).objectStore(name).getAll()),
  async put(name, ...values) {
    const { transaction, done } = written(base, [name]);
    values.forEach((one) => transaction.objectStore(name).put(one));
    await done;
  },
  async drop(name, key) {
    const { transaction, done } = written(base, [name]);
    transaction.objectStore(name).delete(key);
    await done;
  },
  eventsOf: (attempt) => asked(base.transaction("events").objectStore("events")
    .getAll(IDBKeyRange.bound([attempt], [attempt, []]))),
  // The number and the hash are taken within the transaction: two tabs never fork a chain.
  async add(attempt, told) {
    const { transaction, done } = written(base, ["attempts", "events"]);
    let row;
    const heads = transaction.objectStore("attempts");
    heads.get(attempt).onsuccess = ({ target }) => {
      const made = numbered(target.result, told);
      row = made.row;
      heads.put(made.next);
      transaction.objectStore("events").put(row);
    };
    await done;
    return row;
  },
  // Changes some fields of an attempt and leaves its chain as it stands.
  async amend(attempt, told) {
    const { transaction, done } = written(base, ["attempts"]);
    const heads = transaction.objectStore("attempts");
    heads.get(attempt).onsuccess = ({ target }) => {
      if (target.result) heads.put(Object.assign(target.result, told));
    };
    await done;
  },
});

const inMemory = () => {
  const kept = {};
  Object.keys(STORES).forEach((name) => { kept[name] = new Map(); });
  const keyOf = (name, one) => JSON.stringify([].concat(STORES[name]).map((field) => one[field]));
  const put = async (name, ...values) => values.forEach(
    (one) => kept[name].set(keyOf(name, one), Object.assign({}, one)));
  const get = async (name, key) => kept[name].get(JSON.stringify([].concat(key)));
  return {
    isDurable: false,
    get,
    put,
    all: async (name) => Array.from(kept[name].values()),
    drop: async (name, key) => { kept[name].delete(JSON.stringify([].concat(key))); },
    eventsOf: async (attempt) => Array.from(kept.events.values())
      .filter((one) => one.attempt === attempt),
    async add(attempt, told) {
      const made = numbered(kept.attempts.get(JSON.stringify([attempt])), told);
      await put("attempts", made.next);
      await put("events", made.row);
      return made.row;
    },
    async amend(attempt, told) {
      const head = await get("attempts", attempt);
      if (head) await put("attempts", Object.assign(head, told));
    },
  };
};

// Where the disk takes no event (no room), it is kept in memory as by a device of its own,
// so that no number of the chain on the disk is ever given twice; `isFull` says so.
const resilient = (store) => {
  const disk = store.add.bind(store);
  let memory = null;
  store.isFull = false;
  store.add = async (attempt, told) => {
    if (!store.isFull) {
      try { return await disk(attempt, told); } catch (error) { store.isFull = true; }
    }
    if (!memory) {
      memory = inMemory();
      await memory.put("attempts", newHead(attempt));
    }
    return memory.add(attempt, told);
  };
  // What is in memory alone is part of the work too: for sending, and for the answer file.
  const onDiskOf = store.eventsOf.bind(store);
  store.eventsOf = async (attempt) => {
    const rows = await onDiskOf(attempt);
    const known = new Set(rows.map((one) => `${one.client} ${one.seq}`));
    const others = memory ? await memory.eventsOf(attempt) : [];
    return rows.concat(others.filter((one) => !known.has(`${one.client} ${one.seq}`)));
  };
  return store;
};

// The store, and whether the browser may throw it away when this window is closed.
export const openStore = async () => {
  let store;
  try {
    store = resilient(onDisk(await opened()));
    await store.put("notes", { name: "tried", at: Date.now() });
  } catch (error) {
    store = inMemory();
  }
  store.isPrivate = !store.isDurable || await looksPrivate();
  return store;
};

// Private windows give little room and promise nothing; a small quota is their sign.
const SMALL = 130 * 1024 * 1024;
const looksPrivate = async () => {
  const { storage } = navigator;
  if (!storage || !storage.estimate) return false;
  try {
    const isKept = storage.persist ? await storage.persist() : false;
    const { quota } = await storage.estimate();
    return !isKept && quota !== undefined && quota < SMALL;
  } catch (error) {
    return true;
  }
};

export const newHead = (attempt) => ({
  attempt, client: `${chance(4)}-${chance(2)}-${chance(2)}-${chance(2)}-${chance(6)}`, seq: 0, hash: START,
});
