// The board: a card dropped on a lane presses the button that leads there, so drag and buttons are one way to act.

const dialog = document.createElement("dialog");
dialog.className = "dialog";
dialog.setAttribute("aria-label", "Cập nhật nhiệm vụ");
dialog.innerHTML = '<div id="deed" class="dialog-body"></div>';
document.body.append(dialog);

document.body.addEventListener("htmx:afterSwap", (event) => {
  // The answer to a finished deed is no form: it says so by what it swaps.
  const { target, xhr } = event.detail;
  if (target.id === "deed" && !xhr.getResponseHeader("HX-Reswap") && !dialog.open) dialog.showModal();
});
document.body.addEventListener("tasks-changed", () => dialog.open && dialog.close());
document.body.addEventListener("htmx:beforeSwap", (event) => {
  // A refusal is said on the page, under the dialog: so the dialog makes way. A form to mend stays in it.
  if (event.detail.xhr.getResponseHeader("HX-Retarget") && dialog.open) dialog.close();
});
dialog.addEventListener("click", (event) => {
  if (event.target.closest("a[data-closes]")) event.preventDefault();
});

let held = null;
const way = (lane) => held?.querySelector(`[data-to="${lane.dataset.state}"]`);
const lanes = () => document.querySelectorAll("[data-board] .lane");

document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.(".card[draggable]");
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.id);
  held.classList.add("card-held");
  held.closest(".lanes").classList.add("dragging");
  lanes().forEach((lane) => lane.classList.toggle("lane-takes", Boolean(way(lane))));
});

document.addEventListener("dragover", (event) => {
  const lane = held && event.target.closest?.(".lane");
  lanes().forEach((other) => other.classList.toggle("lane-over", other === lane && Boolean(way(lane))));
  if (lane && way(lane)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const lane = held && event.target.closest?.(".lane");
  if (!lane || !way(lane)) return;
  event.preventDefault();
  way(lane).click();
});

document.addEventListener("dragend", () => {
  held?.classList.remove("card-held");
  document.querySelector(".lanes.dragging")?.classList.remove("dragging");
  lanes().forEach((lane) => lane.classList.remove("lane-takes", "lane-over"));
  held = null;
});
