// The floor's pages: the clock between two answers of the server, and what to do while it does not answer.

let ahead = Date.now() - Number(document.body.dataset.shown) * 1000; // this machine's clock against the server's
let warned = "";
const WARNINGS = { soon: "Sắp hết giờ phát biểu.", late: "Đã hết giờ phát biểu." };

const two = (number) => String(number).padStart(2, "0");

function left(clock) {
  const { since, spent, allowed } = clock.dataset;
  const running = since ? Math.max(0, Date.now() - ahead - Number(since)) : 0;
  return Number(allowed) - Number(spent) - running;
}

function show(clock) {
  const rest = left(clock);
  const seconds = Math.floor(Math.abs(rest) / 1000);
  const words = `${rest < 0 ? "+" : ""}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const soon = rest <= Number(clock.dataset.allowed) - Number(clock.dataset.warn);
  const tone = rest <= 0 ? "late" : soon ? "soon" : "calm";
  const shown = clock.querySelector("[data-left]");
  if (shown.textContent !== words) shown.textContent = words;
  clock.dataset.tone = tone;
  return tone;
}

// Spoken once when the tone changes, never every second.
function tick() {
  const clock = document.querySelector("[data-clock]");
  const tone = clock ? show(clock) : "calm";
  if (tone === warned) return;
  warned = tone;
  document.querySelector("[data-warns]").textContent = WARNINGS[tone] ?? "";
}
setInterval(tick, 250);
tick();

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr, successful } = event.detail;
  const now = xhr.getResponseHeader("X-Now");
  if (now) ahead = Date.now() - Number(now);
  if (successful) delete document.body.dataset.lost;
  const done = successful && xhr.status < 300; // not after a 422, which htmx swaps too
  if (done && elt.matches("[data-clears]")) elt.reset();
  if (done || !elt.matches("[data-holds]")) delete elt.dataset.begun;
  tick();
});

// What is typed is about whoever was at the rostrum when it was begun, not about who is called meanwhile; a note
// that was erased is not begun.
function begin({ target }) {
  const form = target.form ?? target;
  if (!form.matches("[data-clears]") || !form.elements.speech) return;
  if (form.elements.text?.value === "") delete form.dataset.begun;
  else if (!("begun" in form.dataset)) {
    form.dataset.begun = "";
    form.elements.speech.value = document.querySelector("[data-speech]")?.dataset.speech ?? "";
  }
}
for (const what of ["input", "submit"]) document.addEventListener(what, begin, true);

// A question asked again in less than a second is no work that got lost: the page says so quietly and goes on.
function lost(event) {
  if (!event.target.closest("[data-follows]") || event.detail.requestConfig.verb !== "get") return;
  event.stopPropagation();
  document.body.dataset.lost = "";
  if (event.detail.xhr.status === 404) location.reload(); // the address was withdrawn
}
for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(fault, lost, true);
}
