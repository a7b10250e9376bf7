// The server's clock, as far as this device knows it.
//
// Each reply that tells the server's time gives a measure; the one with the shortest way
// is believed. Between measures the monotonic clock counts; when it and the wall clock
// part (the device slept, or somebody set its clock), the later of the two is taken, so
// that nobody is shown more time than there is, until the server is asked again.
const LEAP_MS = 2000;

export const makeClock = (kept) => {
  let best = null;
  let offset = kept && Number.isFinite(kept.offset) ? kept.offset : 0;
  let isKnown = Boolean(kept && Number.isFinite(kept.offset));
  let apart = Date.now() - performance.now();

  const byWall = () => Date.now() + offset;
  const byCount = () => (best ? best.server + (performance.now() - best.at) : byWall());

  return {
    get isKnown() { return isKnown; },
    get offset() { return offset; },
    leapt: () => Math.abs(Date.now() - performance.now() - apart) > LEAP_MS,
    now() { return this.leapt() ? Math.max(byWall(), byCount()) : byCount(); },
    // `sent` and `came` are of performance.now().
    measure(serverNow, sent, came) {
      const server = Date.parse(serverNow);
      if (!Number.isFinite(server)) return;
      const way = came - sent;
      const isOld = !best || came - best.at > 120000 || this.leapt();
      if (!isOld && way > best.way) return;
      best = { way, at: came, server: server + way / 2 };
      apart = Date.now() - performance.now();
      offset = best.server - (Date.now() - (performance.now() - came));
      isKnown = true;
    },
  };
};
