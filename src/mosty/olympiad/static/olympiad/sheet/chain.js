// The chain that a device makes of its events, byte for byte as olympiad/chain.py.
// SHA-256 is written out, so that an event is numbered, chained and stored in one
// transaction, and so that it works where the browser gives no crypto.subtle (plain HTTP).

const K = [];
const H = [];
(() => {
  const isPrime = (n) => { for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false; return true; };
  const part = (x) => Math.floor((x - Math.floor(x)) * 4294967296) | 0;
  for (let n = 2; K.length < 64; n += 1) {
    if (!isPrime(n)) continue;
    if (H.length < 8) H.push(part(Math.sqrt(n)));
    K.push(part(Math.cbrt(n)));
  }
})();

const turn = (x, by) => (x >>> by) | (x << (32 - by));

export const sha256 = (text) => {
  const bytes = new TextEncoder().encode(text);
  const size = ((bytes.length + 8) >> 6) * 64 + 64;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(size - 4, (bytes.length << 3) >>> 0);
  const w = new Int32Array(64);
  const state = H.slice();
  for (let at = 0; at < size; at += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15];
      const b = w[i - 2];
      w[i] = (w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
        + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) | 0; });
  }
  return state.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
};

export const START = "";

export const link = (event) => sha256([event.prev_hash, event.attempt, event.client,
  String(event.seq), event.item, event.client_time, event.value].join("\n"));

// A text that UTF-8 can hold: half a pair of surrogates and NUL are left out.
export const clean = (text) => text.replace(
  /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]|\u0000/g,
  (one) => (one.length === 2 ? one : ""));

export const chance = (length) => {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
};
