// What every page shares: dialogs, what went wrong on the way, forms that answer at once.

const notices = () => document.getElementById("notices");

function tell(sentence) {
  const line = document.createElement("p");
  line.className = "notice notice-late";
  line.setAttribute("role", "alert");
  line.textContent = sentence;
  notices()?.replaceChildren(line);
  line.scrollIntoView({ block: "nearest" });
}

function openDialog(opener) {
  const dialog = document.getElementById(opener.dataset.opens);
  dialog.showModal();
  dialog.addEventListener("close", () => opener.focus(), { once: true });
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener);
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  if (event.target.closest("[data-prints]")) window.print();
  for (const field of event.target.closest("button")?.form?.elements ?? []) field.setCustomValidity(""); // said anew below
  if (event.target.closest("[data-backs]") && history.length > 1) {
    event.preventDefault();
    history.back(); // what was typed is still there
  }
});

// A filter that is changed is a question asked; the button stays for those without JavaScript.
document.addEventListener("change", (event) => {
  if (event.target.matches("form[data-asks] select")) event.target.form.requestSubmit();
});

// What the browser finds wrong with a field it says in the language of its own; we say it in ours.
const fault = ({ dataset, type, options, validity, min, max, minLength }) => {
  if (validity.valueMissing) return dataset.unsaid ?? (options || type === "radio" ? "Hãy chọn một mục." : { checkbox: "Hãy đánh dấu vào ô này rồi gửi lại.", file: "Hãy chọn tệp." }[type] ?? "Hãy điền vào ô này.");
  if (validity.rangeUnderflow || validity.rangeOverflow) return `Giá trị phải ${min && `từ ${min} `}${max && `đến ${max}`}`.trim() + ".";
  const form = validity.badInput || validity.typeMismatch || validity.patternMismatch || validity.stepMismatch;
  return validity.tooShort ? `Hãy viết ít nhất ${minLength} ký tự.` : form ? "Giá trị này chưa đúng dạng; hãy sửa lại." : "";
};
document.addEventListener("invalid", ({ target }) => target.setCustomValidity(fault(target)), true);

// A form that was sent once must not be sent twice by an impatient second click.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.target.matches("[hx-post]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// After signing out "back" must not show what the browser still remembers; both moments are the server's.
window.addEventListener("pageshow", () => {
  const { shown, stranger } = document.body.dataset;
  if (stranger !== undefined) localStorage.setItem("signed-out", shown);
  else if (Number(localStorage.getItem("signed-out")) > Number(shown)) location.reload();
});

document.addEventListener("htmx:sendError", () => {
  tell("Không liên lạc được với máy chủ. Việc vừa làm chưa được ghi; kiểm tra mạng rồi làm lại.");
});
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 403) tell("Phiên làm việc đã hết hoặc tài khoản không có quyền. Tải lại trang và đăng nhập lại.");
  else tell(`Máy chủ gặp lỗi (${status}). Việc vừa làm chưa được ghi; tải lại trang, nếu còn lỗi thì báo quản trị.`);
});
