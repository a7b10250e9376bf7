// The outbox of an attempt: events that wait go to the server until it has them.
import { ask, backoff } from "./link.js";

const AT_ONCE = 50;
const MOST_BYTES = 200000;
const KEEPALIVE_BYTES = 60000;
const FIELDS = ["attempt", "client", "seq", "item", "value", "client_time", "prev_hash"];
const FINAL = { 400: "stuck", 401: "token", 403: "stuck", 410: "closed" };

export const asSent = (row) => {
  const one = {};
  FIELDS.forEach((name) => { one[name] = row[name]; });
  return one;
};

// Only our own server's word is final: a school's proxy answers for it with pages of its own.
// makeOutbox({store, head, clock, address, rows, onChange}): `rows` are the device's events.
export const makeOutbox = ({ store, head, clock, address, rows, onChange }) => {
  const waiting = rows.filter((one) => one.state === "waits").sort((a, b) => a.seq - b.seq);
  let tries = 0;
  let timer = null;
  let isSending = false;
  let stopped = "";
  let most = AT_ONCE;

  const tell = () => onChange({ waiting: waiting.length, isOffline: tries > 0 && waiting.length > 0, stopped });

  const batch = (bytes) => {
    const some = [];
    let size = 20;
    for (const row of waiting.filter((one) => one.client === waiting[0].client)) {
      size += JSON.stringify(asSent(row)).length * 2;
      if (some.length >= most || (some.length && size > bytes)) break;
      some.push(row);
    }
    return some;
  };

  const settle = async (some, told) => {
    const apart = new Set((told && told.apart) || []);
    const done = some.map((row) => Object.assign(row, {
      state: apart.has(row.seq) ? "apart" : "received", received_at: told.server_now,
    }));
    done.forEach((row) => { const at = waiting.indexOf(row); if (at >= 0) waiting.splice(at, 1); });
    await store.put("events", ...done).catch(() => undefined);
    return done;
  };

  const again = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };

  const send = async () => {
    if (isSending || stopped || !waiting.length) { tell(); return; }
    isSending = true;
    clearTimeout(timer);
    const some = batch(MOST_BYTES);
    const { status, told, retryAfter } = await ask(address, {
      token: head.token, body: JSON.stringify({ events: some.map(asSent) }) }, clock);
    if ((status === 200 || status === 409) && told && told.server_now) {
      tries = 0;
      most = AT_ONCE;
      onChange({ settled: await settle(some, told) });
      again(0);
    } else if (status === 413 && some.length > 1) {
      most = Math.max(1, some.length >> 1);
      again(0);
    } else if (told && told.error && (FINAL[status] || status === 413)) {
      stopped = FINAL[status] || "stuck";
    } else {
      tries += 1;
      again(backoff(tries, retryAfter));
    }
    isSending = false;
    tell();
  };

  return {
    get waiting() { return waiting.length; },
    get stopped() { return stopped; },
    // While the server is asked to be left alone, the wait that runs is kept.
    add(row) { waiting.push(row); tell(); if (!tries && !isSending) again(0); },
    // At once: the link came back, or somebody asked for it.
    now() { if (!isSending) { clearTimeout(timer); send(); } },
    // The page goes away: what fits is sent, and sent again later if no answer is heard.
    leave() {
      const some = batch(KEEPALIVE_BYTES);
      if (!some.length || stopped) return;
      ask(address, { token: head.token, keepalive: true,
        body: JSON.stringify({ events: some.map(asSent) }) }, null);
    },
    begin() { tell(); send(); },
  };
};
