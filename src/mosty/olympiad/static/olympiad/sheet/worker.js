// Keeps the page of the answer sheet, what it is drawn with, and encrypted papers.
// The server puts the names of files in before these lines: VERSION, SHELL, FILES.
/* global VERSION, SHELL, FILES */
const PAGES = `olympiad-page-${VERSION}`;
const PAPERS = "olympiad-papers";
const PATIENCE_MS = 6000;
const isPaper = (path) => path.startsWith("/olympiad/package/");
const isFile = (path) => ["/static/", "/documents/", "/olympiad/media/"].some((one) => path.startsWith(one));

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((cache) => Promise.all([
    cache.addAll(FILES),
    ...SHELL.map((path) => fetch(path, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? cache.put(path, answer) : undefined))),
  ])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names
    .filter((name) => name.startsWith("olympiad-page-") && name !== PAGES)
    .map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

const kept = (name, request) => caches.open(name).then((cache) => cache.match(request, { ignoreVary: true })
  .then((found) => found || fetch(request).then((answer) => {
    if (answer.ok) cache.put(request, answer.clone());
    return answer;
  })));

// The page as the server gives it, else as it was kept; a slow link does not hold it up.
const page = (request, path) => caches.open(PAGES).then((cache) => new Promise((resolve, reject) => {
  const old = () => cache.match(path, { ignoreVary: true }).then((found) => { if (found) resolve(found); return found; });
  const timer = setTimeout(old, PATIENCE_MS);
  fetch(request).then((answer) => {
    clearTimeout(timer);
    if (answer.ok) cache.put(path, answer.clone());
    resolve(answer);
  }, (error) => { clearTimeout(timer); old().then((found) => { if (!found) reject(error); }); });
}));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && SHELL.includes(pathname)) event.respondWith(page(request, pathname));
  else if (isPaper(pathname)) event.respondWith(kept(PAPERS, request));
  else if (isFile(pathname)) event.respondWith(kept(PAGES, request));
});
