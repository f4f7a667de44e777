// Copies the text of a box. Not by the clipboard interface: an intranet page without https has none.
const button = document.querySelector("[data-copies]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.copies).select();
    const done = document.execCommand("copy");
    button.querySelector("span").textContent = done ? "Đã chép" : "Bấm Ctrl+C để chép";
  });
}
