// The door: a scan goes into the device's queue first, then to the server; without a network the sealed list decides.

const $ = (id) => document.getElementById(id);
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = (text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
const clock = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
const write = (texts) => Object.entries(texts).forEach(([id, text]) => ($(id).textContent = text));
const people = new Map(); // by their key, and by the mark of their code
let secret, sending, instead, voice, heard = false, lost = "", listed = 0, listAt = "", place = "";

// What the device keeps: its secret, the list, and the queue; each is on the disk before it counts.
const base = new Promise((done, failed) => {
  const asked = indexedDB.open("cua", 1);
  asked.onupgradeneeded = () => ["kept", "queue"].forEach((name) => asked.result.createObjectStore(name));
  [asked.onsuccess, asked.onerror] = [() => done(asked.result), () => failed(asked.error)];
});
async function store(name, act) {
  const work = (await base).transaction(name, "readwrite", { durability: "strict" });
  const asked = act(work.objectStore(name));
  return new Promise((done, failed) => {
    [work.oncomplete, work.onabort] = [() => done(asked.result), () => failed(work.error)];
  });
}
const queue = (item) => store("queue", (rows) => rows.put(item, item.nonce));
const unqueue = (nonce) => store("queue", (rows) => rows.delete(nonce));
const waiting = () => store("queue", (rows) => rows.getAll());
const ours = (items) => items.filter((item) => item.place === place); // another door's wait until it is back

async function ask(address, body) {
  const headers = { Authorization: `Bearer ${secret}` };
  const how = { method: body ? "POST" : "GET", body, headers, cache: "no-store", signal: AbortSignal.timeout(5000) };
  const answer = await fetch(address, how);
  const said = await answer.json();
  if (said.code === "door-closed") await close(said.sentence);
  if (!answer.ok) throw new Error(said.sentence);
  [heard, lost] = [true, ""];
  return said;
}

// The right is gone: the list goes too. What was not sent yet stays, for it tells of people who are inside.
async function close(sentence) {
  await store("kept", (rows) => rows.clear());
  people.clear();
  [secret, listAt, $("desk").hidden, $("state").className] = [null, "", true, "notice notice-late"];
  const kept = (await waiting()).length;
  write({ state: kept ? `${sentence} Máy còn ${kept} lượt chưa gửi: giữ nguyên máy, đưa cho văn phòng.` : sentence });
}

async function take({ list, seal }) {
  if (crypto.subtle) {
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", await sha256(secret), hmac, false, ["sign"]);
    const own = await crypto.subtle.sign(hmac, key, new TextEncoder().encode(list));
    if (hex(own) !== seal) throw new Error("The list does not carry the server's seal.");
  }
  const said = JSON.parse(list);
  people.clear();
  for (const [id, name, post, office, mark, away, seen] of said.people) {
    const row = { id, name, about: [post, office].filter(Boolean).join(" · "), away, seen, words: fold(`${name} ${post} ${office}`) };
    people.set(id, row).set(mark, row);
  }
  [listAt, listed, place] = [said.at, Date.now(), said.place];
  for (const item of ours(await waiting())) if (people.has(item.delegate)) people.get(item.delegate).seen ||= item.seen;
  write({ where: `${said.door} · ${said.meeting}`, count: `Danh sách lúc ${listAt}: ${said.people.length.toLocaleString("vi-VN")} người.` });
}

async function sendAll() {
  const answers = new Map();
  for (;;) {
    const items = ours(await waiting()).slice(0, 100);
    if (!items.length || !secret) return answers;
    for (const answer of (await ask("/cua/luot/", JSON.stringify({ luot: items }))).answers) {
      answers.set(answer.nonce, answer);
      const { offline, who = "" } = items.find((item) => item.nonce === answer.nonce);
      const said = answer.sentence.startsWith(who) ? answer.sentence : `${who}: ${answer.sentence}`;
      if (offline && !answer.passed) $("clash").append(Object.assign(document.createElement("li"), { textContent: said }));
      await unqueue(answer.nonce);
    }
  }
}
const send = () => (sending ??= sendAll().finally(() => (sending = null)));

async function arrive(arrival, row) {
  if (!place) return tell(false, "Máy chưa có danh sách của cửa này. Chờ có mạng rồi quét lại.");
  const item = { ...arrival, place, who: row?.name ?? arrival.name ?? "", nonce: hex(crypto.getRandomValues(new Uint8Array(16))), at: new Date().toISOString() };
  await queue(item);
  try {
    const answer = (await send()).get(item.nonce) ?? (await send()).get(item.nonce);
    if (answer.passed && row) row.seen = `${clock()}, cửa này`;
    tell(answer.passed, answer.sentence, { name: answer.name || row?.name, about: [answer.post, answer.office].filter(Boolean).join(" · ") });
  } catch {
    lost ||= clock();
    if (secret) await alone(item, row);
  }
  await show();
}

// Without a network: the list lets in, or turns away with the reason.
async function alone(item, row) {
  let away = row ? row.away || (row.seen && `${row.name} đã vào lúc ${row.seen}.`) : "";
  if (!row && !item.name) away = `Mã này không có trong danh sách lúc ${listAt}. Tìm theo họ tên.`;
  if (away) return unqueue(item.nonce).then(() => tell(false, away, row));
  const seen = `${clock()}, cửa này`;
  if (row) row.seen = seen;
  await queue({ ...item, offline: true, code: "", delegate: row?.id ?? 0, seen });
  tell(true, "Mất mạng: lượt này giữ trên máy, gửi khi có mạng.", row ?? item);
}

async function scan(text) {
  const code = text.trim().replace(/\/+$/, "").split("/").pop();
  await arrive({ code }, people.get(crypto.subtle && hex(await sha256(code)).slice(0, 32)));
}

function tell(passed, said, row) {
  $("verdict").className = `verdict verdict-${passed ? "in" : "out"}`;
  write({ word: passed ? "✓ ĐƯỢC VÀO" : "✕ CHƯA CHO VÀO", who: row?.name ?? "", about: row?.about ?? "", said });
  navigator.vibrate?.(passed ? 80 : [200, 80, 200]);
  voice ??= new AudioContext();
  const tone = new OscillatorNode(voice, { frequency: passed ? 880 : 220 });
  tone.connect(voice.destination);
  tone.start();
  tone.stop(voice.currentTime + (passed ? 0.12 : 0.4));
}

async function show() {
  if (!secret) return;
  const all = await waiting(), wait = ours(all).length, others = all.length - wait, up = heard && !lost;
  const alone = `Mất mạng từ ${lost || clock()}: vẫn cho vào theo danh sách lúc ${listAt}. Một người có thể vào ở hai cửa; có mạng sẽ đối chiếu, chỉ tính một lần.`;
  const none = "Chưa nối được mạng và chưa có danh sách nên chưa cho ai vào được.";
  const plain = isSecureContext ? "" : " Máy chủ chưa dùng HTTPS: không có máy ảnh và không làm việc được khi mất mạng.";
  $("state").className = `notice notice-${up ? "done" : "soon"}`;
  const said = up ? "Đang nối mạng: không ai vào được hai lần." : listAt ? alone : none;
  const strange = others ? ` Máy còn giữ ${others} lượt của cửa khác: mở lại cửa ấy trên máy này để gửi.` : "";
  write({ state: said + (wait ? ` Còn ${wait} lượt chưa gửi.` : "") + strange + plain });
}

function search() {
  const words = fold($("text").value).split(/\s+/).filter(Boolean);
  const fits = ([key, row]) => key === row.id && words.every((word) => row.words.includes(word));
  const found = words.join("").length < 2 ? [] : [...people].filter(fits).slice(0, 8);
  $("found").replaceChildren(...found.map(([, row]) => {
    const line = $("line").content.cloneNode(true);
    const [enter, other] = line.querySelectorAll("button");
    enter.textContent = `Cho vào: ${row.name}`;
    line.querySelector("span").textContent = row.about + (row.seen && ` · đã vào lúc ${row.seen}`);
    enter.onclick = () => after(arrive({ delegate: row.id }, row));
    other.onclick = () => {
      [instead, $("guest-part").open] = [row, true];
      write({ instead: `Đi thay ${row.name}, ${row.about}. Không phải thì đóng phần này lại.` });
      $("name").focus();
    };
    return line;
  }));
}
function after(done) {
  $("ask").reset();
  $("text").focus();
  search();
  return done;
}

async function watch() {
  const video = $("video");
  $("camera").hidden = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.hidden = false;
  await video.play();
  const knows = (await window.BarcodeDetector?.getSupportedFormats())?.includes("qr_code");
  const own = knows && new BarcodeDetector({ formats: ["qr_code"] });
  const ink = new OffscreenCanvas(480, 480).getContext("2d", { willReadFrequently: true });
  for (let last = "", at = 0; ; await new Promise((done) => setTimeout(done, 150))) {
    const side = Math.min(video.videoWidth, video.videoHeight);
    ink.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, 480, 480);
    const text = own ? (await own.detect(ink.canvas))[0]?.rawValue : jsQR(ink.getImageData(0, 0, 480, 480).data, 480, 480)?.data;
    if (!text) continue;
    if (text !== last || Date.now() - at > 4000) await scan((last = text));
    at = Date.now(); // as long as it is held before the camera it is one scan
  }
}

$("camera").onclick = () => watch().catch(() => {
  $("camera").hidden = false;
  tell(false, "Chưa mở được máy ảnh: cho phép trang này dùng máy ảnh, hoặc gõ họ tên.");
});
$("text").oninput = search;
$("ask").onsubmit = (event) => {
  event.preventDefault();
  if (/^\S{20,}$/.test($("text").value.trim())) after(scan($("text").value));
};
$("guest").onsubmit = (event) => {
  event.preventDefault();
  after(arrive({ ...Object.fromEntries(new FormData(event.target)), instead: instead?.id ?? 0 }));
  event.target.reset();
  [instead, $("guest-part").open] = [null, false];
};
$("guest-part").ontoggle = ({ target }) => {
  if (target.open && instead) return;
  write({ instead: instead ? `Đã thôi ghi là đi thay ${instead.name}.` : "" });
  instead = null;
};
addEventListener("hashchange", () => location.reload()); // another door's link in the same tab

async function tick() {
  if (!secret) return;
  try {
    await send();
    if (secret && Date.now() - listed > 20_000) {
      const said = await ask("/cua/danh-sach/");
      await take(said);
      if (crypto.subtle) await store("kept", (rows) => rows.put(said, "list"));
    }
  } catch {
    lost ||= clock();
  }
  await show();
}

const given = location.hash.slice(1);
if (given) await store("kept", (rows) => rows.clear());
if (given) await store("kept", (rows) => rows.put(given, "secret"));
history.replaceState(null, "", "/cua/");
secret = await store("kept", (rows) => rows.get("secret"));
if (secret) {
  $("desk").hidden = false;
  $("text").focus();
  const kept = await store("kept", (rows) => rows.get("list"));
  if (kept) await take(kept).catch(() => {});
  listed = 0;
  await tick();
  setInterval(tick, 4000);
  addEventListener("online", tick);
  addEventListener("offline", () => { lost ||= clock(); show(); });
} else write({ state: "Máy này chưa được giao cửa nào. Mở liên kết hoặc quét mã ở trang Cửa điểm danh của cuộc họp." });
if (navigator.serviceWorker) {
  await navigator.serviceWorker.register("/cua/may.js");
  await navigator.storage?.persist?.();
  const parts = [...document.querySelectorAll("link[href], script[src]")].map((part) => part.href || part.src);
  await (await caches.open("cua")).addAll(["/cua/", ...parts]);
}
