// The review desk: the current fact lights its place, a place leads to its fact, and the keyboard does the rest.

const desk = () => document.getElementById("ban-duyet");
const source = () => document.getElementById("to-van-ban");
const cards = () => [...document.querySelectorAll("#cac-muc .fact")];
const card = (id) => document.getElementById(`muc-${id}`);
const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
let current = null;

// --- finding one by the other ---------------------------------------------------------------------------

const places = (id) => [...document.querySelectorAll(`[data-facts~="${id}"]`)];

function light(id) {
  document.querySelectorAll(".lit-on").forEach((place) => place.classList.remove("lit-on"));
  const lit = places(id);
  lit.forEach((place) => place.classList.add("lit-on"));
  return lit[0];
}

// Brings a place into view only where it is not in view already: nothing jumps that need not.
function into(view, place) {
  const outer = view.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  const bar = document.getElementById("thanh-duyet").getBoundingClientRect();
  const top = Math.max(outer.top, bar.bottom);
  const bottom = Math.min(outer.bottom, innerHeight - (outer.height > innerHeight ? 80 : 0));
  if (inner.top < top || inner.bottom > bottom) place.scrollIntoView({ block: "center", behavior: calm() });
}

function choose(chosen, { show = true } = {}) {
  if (!chosen) return;
  current = chosen.dataset.fact;
  chosen.focus({ preventScroll: true });
  if (!chosen.contains(document.activeElement)) chosen.focus();
  into(document.getElementById("cac-muc"), chosen);
  const place = light(current);
  if (place && show) into(source(), place);
  else if (show) fetchPlace(chosen);
}

// The place stands in another part of a long text, or on a page not shown yet.
function fetchPlace(chosen) {
  const pages = source().classList.contains("review-source-pages");
  const part = pages ? chosen.dataset.page : chosen.dataset.window;
  if (!Number(part) || (pages && document.getElementById(`trang-${part}`))) return;
  if (!pages && !document.querySelector(".paper .pager")) return;
  const address = `${desk().dataset.home}${pages ? `?xem=anh&trang=${part}` : `?xem=chu&doan=${part}`}`;
  const id = chosen.dataset.fact;
  htmx.ajax("GET", address, { target: "#to-van-ban", swap: "outerHTML" }).then(() => {
    const place = light(id);
    if (place) into(source(), place);
  });
}

function showPane(pane) {
  desk().dataset.pane = pane;
  document.querySelectorAll("[data-shows]").forEach((tab) => {
    tab.setAttribute("aria-pressed", String(tab.dataset.shows === pane));
  });
}

// --- from fact to fact ----------------------------------------------------------------------------------

const waits = (fact) => ["open", "doubtful"].includes(fact.dataset.tone);

function here() {
  return document.activeElement?.closest?.(".fact") ?? (current && card(current));
}

// By one in either direction; with a wish, the next that fulfils it, going round.
function step(by, wanted) {
  const all = cards();
  const at = all.indexOf(here());
  const ahead = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  const next = wanted ? [...ahead, ...all.slice(0, at + 1)].find(wanted) : ahead[0];
  if (next) choose(next);
  return Boolean(next);
}

function press(does, inside = here()) {
  const button = inside?.querySelector(`[data-does="${does}"]`);
  button?.click();
  return Boolean(button);
}

// --- adding from the text -------------------------------------------------------------------------------

// Offsets count characters as the server does, not the halves of a surrogate pair.
const length = (text) => [...text].length;

function inside(piece, node, at) {
  if (!piece.contains(node)) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, at);
  return Number(piece.dataset.start) + length(before.toString());
}

function picked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...document.querySelectorAll(".paper [data-start]")].filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const start = inside(first, range.startContainer, range.startOffset) ?? Number(first.dataset.start);
  const end = inside(last, range.endContainer, range.endOffset) ?? Number(last.dataset.start) + length(last.textContent);
  return start < end ? { start, end, words: selection.toString() } : null;
}

document.addEventListener("selectionchange", () => {
  const bar = document.getElementById("da-chon");
  if (!bar) return;
  const piece = picked();
  bar.hidden = !piece;
  if (piece) bar.querySelector("span").textContent = `“${piece.words.replace(/\s+/g, " ").slice(0, 90)}”`;
});

function add(piece = picked()) {
  if (!desk().querySelector('#them [data-does="add"], #them form')) return;
  const place = piece ? `?tu=${piece.start}&den=${piece.end}` : "";
  showPane("facts");
  htmx.ajax("GET", `${desk().dataset.home}them/${place}`, { target: "#them", swap: "outerHTML" });
}

// --- clicks ---------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const place = event.target.closest(".lit a, .lamps a");
  if (place && getSelection().isCollapsed) {
    event.preventDefault();
    showPane("facts");
    choose(card((place.getAttribute("href") ?? "").replace("#muc-", "")), { show: false });
    return;
  }
  const look = event.target.closest(".review-looks a");
  if (look && current) look.hash = `muc-${current}`;
  const tab = event.target.closest("[data-shows]");
  if (tab) showPane(tab.dataset.shows);
  if (event.target.closest('[data-does="add-picked"]')) add();
  const fact = event.target.closest(".fact");
  const finds = event.target.closest("[data-finds]");
  if (finds) {
    event.preventDefault();
    if (getComputedStyle(source()).display === "none") showPane("text");
  }
  if (fact && (finds || !event.target.closest("a, button, input, select, textarea, label, form"))) choose(fact);
});

// A press on the "add" bar must not lose the selection it is about.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest('[data-does="add-picked"]')) event.preventDefault();
});

// --- keys -----------------------------------------------------------------------------------------------

const KEYS_OFF = "caunoi-review-keys-off";
const actions = {
  j: () => step(1),
  k: () => step(-1),
  n: () => step(1, waits),
  c: () => press("confirm"),
  s: () => press("correct"),
  x: () => press("reject"),
  u: () => press("restore"),
  a: () => add(),
  g: () => press("group", here()?.closest(".fact-group")),
  t: () => document.querySelector(".review-looks a:not([aria-current])")?.click(),
  "?": () => document.querySelector('[data-opens="phim-tat"]')?.click(),
};

document.addEventListener("keydown", (event) => {
  if (!desk() || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Enter" && event.ctrlKey && typing) press("save", typing.closest(".fact, #them"));
  if (event.key === "Escape") press("cancel") || press("cancel-add", document.getElementById("them"));
  if (typing || event.ctrlKey) return;
  if (event.key === "Enter" && event.target.matches(".fact") && press("confirm")) event.preventDefault();
  const action = actions[event.key];
  if (!action || localStorage.getItem(KEYS_OFF)) return;
  event.preventDefault();
  action();
});

document.addEventListener("change", (event) => {
  if (event.target.id !== "dung-phim") return;
  if (event.target.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});

// --- after the server has answered ----------------------------------------------------------------------

let scrolled = {};
let decided = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  decided = event.detail.requestConfig.verb === "post" ? event.detail.target.dataset.fact : null;
});

document.addEventListener("htmx:beforeSwap", () => {
  scrolled = Object.fromEntries(["to-van-ban", "cac-muc"].map((id) => [id, document.getElementById(id)?.scrollTop]));
});

function repaint(fact) {
  for (const place of places(fact.dataset.fact)) {
    if (place.dataset.facts.split(" ")[0] !== fact.dataset.fact) continue;
    const kind = place.matches(".lamp") ? "lamp" : "lit";
    place.classList.remove(...["open", "doubtful", "done", "gone"].map((tone) => `${kind}-${tone}`));
    place.classList.add(`${kind}-${fact.dataset.tone}`);
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target.id;
  if (target === "ban-duyet") settleDesk();
  else if (target === "them") focusForm();
  else if (target.startsWith("muc-")) settleCard(card(target.slice(4)));
});

const firstField = (form) =>
  form.querySelector('[aria-invalid="true"]') ?? form.querySelector(".fact-inputs [name]");

function focusForm() {
  const form = document.getElementById("them");
  (firstField(form) ?? form.querySelector("select, a"))?.focus();
}

function settleDesk() {
  for (const [id, top] of Object.entries(scrolled)) {
    const view = document.getElementById(id);
    if (view && top) view.scrollTop = top;
  }
  const fresh = desk().dataset.fresh;
  choose(card(fresh) ?? (current && card(current)) ?? cards().find(waits), { show: Boolean(fresh) });
}

function settleCard(fact) {
  repaint(fact);
  const field = firstField(fact);
  if (field) {
    light(fact.dataset.fact);
    if (field !== document.activeElement) {
      field.focus();
      if (field.matches("input")) field.select();
    }
    into(document.getElementById("cac-muc"), fact);
  } else if (decided && !waits(fact) && !fact.querySelector(".fact-told")) {
    choose(fact, { show: false });
    step(1, waits) || document.querySelector(".review-acts form button")?.focus();
  } else {
    choose(fact, { show: false });
  }
}

// --- at the start ---------------------------------------------------------------------------------------

const toggle = document.getElementById("dung-phim");
if (toggle) toggle.checked = !localStorage.getItem(KEYS_OFF);
const asked = location.hash.match(/^#muc-(\d+)$/);
const first = asked ? card(asked[1]) : null;
if (first) choose(first);
// The document may begin deep in a file of several: its first place is what the person came for.
else document.querySelector(".pages .lamp")?.scrollIntoView({ block: "nearest" });
