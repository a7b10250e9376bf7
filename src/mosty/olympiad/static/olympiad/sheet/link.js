// Speaking to the server: one request with its time limit, waits between tries.

const PATIENCE_MS = 25000;

// { status, told, retryAfter }; status 0 says that nothing came back.
export const ask = async (address, told, clock) => {
  const stop = window.AbortController ? new AbortController() : null;
  const timer = stop ? setTimeout(() => stop.abort(), told.patience || PATIENCE_MS) : null;
  const sent = performance.now();
  const headers = Object.assign({}, told.headers);
  if (told.token) headers.Authorization = `Bearer ${told.token}`;
  if (told.body && !headers["Content-Type"]) headers["Content-Type"] = "application/json";
  try {
    const answer = await fetch(address, {
      method: told.method || (told.body ? "POST" : "GET"),
      headers,
      body: told.body,
      cache: "no-store",
      credentials: "same-origin",
      keepalive: Boolean(told.keepalive),
      signal: stop ? stop.signal : undefined,
    });
    const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    const said = told.as ? await answer[told.as]() : isJson ? await answer.json() : null;
    if (clock && said && said.server_now) clock.measure(said.server_now, sent, performance.now());
    return { status: answer.status, told: said, retryAfter: Number(answer.headers.get("Retry-After")) || 0 };
  } catch (error) {
    return { status: 0, told: null, retryAfter: 0 };
  } finally {
    clearTimeout(timer);
  }
};

// Growing from one second to thirty, with chance in it; never less than was asked for.
export const backoff = (tries, retryAfter) => {
  const most = Math.min(30, 2 ** Math.min(tries, 5));
  const seconds = Math.max(1, most * (0.5 + Math.random() / 2), retryAfter * (1 + Math.random() / 4));
  return seconds * 1000;
};
