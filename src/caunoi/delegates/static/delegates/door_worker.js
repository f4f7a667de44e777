// Keeps the page of the door: from the network while there is one, else the last copy.
async function answered(request) {
  const kept = await caches.open("cua");
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(4000) });
    if (fresh.ok) await kept.put(request, fresh.clone());
    return fresh.ok ? fresh : (await kept.match(request)) ?? fresh;
  } catch {
    return (await kept.match(request)) ?? Response.error();
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const ours = pathname === "/cua/" || pathname.startsWith("/static/");
  if (event.request.method === "GET" && ours) event.respondWith(answered(event.request));
});
