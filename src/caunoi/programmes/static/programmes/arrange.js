// The lines of a month: a line dropped on another presses the form that its buttons press, with another place.

let held = null;
const row = (event) => event.target.closest?.("[data-arrange] tr[data-line]");
const rows = () => document.querySelectorAll("[data-arrange] tr[data-line]");

document.addEventListener("dragstart", (event) => {
  held = row(event);
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.dataset.line);
  event.dataTransfer.setDragImage(held, 20, 20);
  held.classList.add("held");
});

document.addEventListener("dragover", (event) => {
  const over = held && row(event);
  rows().forEach((other) => other.classList.toggle("over", other === over && other !== held));
  if (over) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const over = held && row(event);
  if (!over || over === held) return;
  event.preventDefault();
  const form = held.querySelector("form");
  form.elements.to.value = over.dataset.place;
  form.requestSubmit();
});

document.addEventListener("dragend", () => {
  rows().forEach((other) => other.classList.remove("held", "over"));
  held = null;
});

// Alt with an arrow moves the line in which the keyboard stands; its button keeps the focus.
document.addEventListener("keydown", (event) => {
  const way = { ArrowUp: "len", ArrowDown: "xuong" }[event.key];
  const line = way && event.altKey && row(event);
  const button = line && document.getElementById(`${way}-${line.dataset.line}`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.focus();
  button.click();
});
