// Receiving files one by one, each with its own progress; without this module the form goes as a whole.

const form = document.getElementById("receive");
const input = form.elements.tep;
const zone = form.querySelector("[data-drop]");
const list = form.querySelector("[data-chosen]");
const send = form.querySelector("[data-send]");
const limit = Number(form.dataset.limitMb) * 1024 * 1024;
const waiting = new Map(); // <li> -> File

function line(tone, word, name, sentence) {
  const item = document.createElement("li");
  item.className = `outcome outcome-${tone}`;
  const head = document.createElement("p");
  const title = document.createElement("strong");
  title.className = "file-name";
  title.textContent = name;
  head.append(`${word} · `, title);
  const said = document.createElement("p");
  said.textContent = sentence;
  item.append(head, said);
  return item;
}

function choose(files) {
  for (const file of files) {
    const size = `${Math.max(1, Math.round(file.size / 1024)).toLocaleString("vi")} KB`;
    if (file.size > limit) {
      list.append(line("late", "Không nhận", file.name, `Tệp vượt quá ${form.dataset.limitMb} MB. Hãy tách tệp hoặc quét lại ở 200–300 dpi, đen trắng.`));
      continue;
    }
    const item = line("open", "Chờ gửi", file.name, size);
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button button-quiet button-small";
    drop.textContent = "Bỏ tệp này";
    drop.addEventListener("click", () => { waiting.delete(item); item.remove(); count(); });
    item.lastChild.append(" ", drop);
    waiting.set(item, file);
    list.append(item);
  }
  count();
}

function count() {
  send.textContent = waiting.size > 1 ? `Gửi ${waiting.size} tệp` : "Gửi lên";
}

function bar(item, name) {
  const progress = document.createElement("progress");
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", `Đang gửi ${name}`);
  const said = document.createElement("span");
  said.textContent = " đang gửi";
  item.lastChild.replaceChildren(progress, said);
  return (share) => {
    progress.value = share;
    if (share === 1) said.textContent = " đang kiểm tra dấu chỉ độ mật…";
  };
}

function post(file, confirmed, onShare) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("marking", new FormData(form).get("marking"));
  if (confirmed) body.append("topic_confirmed", "on");
  body.append("tep", file, file.name);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-One-File", "1");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onShare(event.loaded / event.total));
    request.addEventListener("loadend", () => done(request));
    request.send(body);
  });
}

function outcome(request, file) {
  const holder = document.createElement("ul");
  if (request.status === 200 && request.getResponseHeader("X-Outcome")) {
    holder.innerHTML = request.responseText;
    return holder.firstElementChild;
  }
  const why = request.status === 0
    ? "Mất liên lạc với máy chủ, tệp chưa được nhận. Kiểm tra mạng rồi gửi lại."
    : `Máy chủ không nhận (${request.status}). Tải lại trang rồi gửi lại; nếu còn lỗi thì báo quản trị.`;
  return line("late", "Không nhận", file.name, why);
}

function ask(item, file) {
  const yes = document.createElement("button");
  yes.type = "button";
  yes.className = "button button-small";
  yes.textContent = "Đã kiểm tra, không thuộc bí mật nhà nước: gửi";
  yes.addEventListener("click", () => one(item, file, true));
  item.append(yes);
}

async function one(item, file, confirmed) {
  const answer = outcome(await post(file, confirmed, bar(item, file.name)), file);
  item.replaceWith(answer);
  if (answer.dataset.code === "confirm-topic") ask(answer, file);
  document.body.dispatchEvent(new Event("received"));
}

async function sendAll() {
  const batch = [...waiting];
  waiting.clear();
  count();
  for (const [item, file] of batch) await one(item, file, false);
}

input.addEventListener("change", () => { choose(input.files); input.value = ""; });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  const marking = new FormData(form).get("marking");
  if (marking !== "khong") location.assign(form.dataset.stub);
  else if (waiting.size) sendAll();
  else input.click();
});
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("drop-over"); });
}
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => zone.classList.remove("drop-over"));
form.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
// A file that misses the box must not replace the page.
for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
