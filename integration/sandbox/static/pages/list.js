/** The list of tickets: narrows as one types, and is walked with the arrow keys or j and k. */

import { find, findAll } from "../shell/dom.js";
import { startShell } from "../shell/shell.js";

startShell();
const search = find("#search");
const rows = findAll("tbody tr");
const nothing = find("#nothing-found");

search.addEventListener("input", narrow);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "ArrowDown" || (event.key === "j" && document.activeElement !== search)) walk(event, 1);
  else if (event.key === "ArrowUp" || (event.key === "k" && document.activeElement !== search)) walk(event, -1);
});
for (const row of rows) {
  row.addEventListener("click", (event) => {
    if (!event.target.closest("a")) find("a", row).click();
  });
}

function narrow() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  nothing.hidden = rows.some((row) => !row.hidden);
}

function walk(event, step) {
  if (["SELECT", "BUTTON"].includes(document.activeElement.tagName)) return;
  const links = rows.filter((row) => !row.hidden).map((row) => find("a", row));
  const at = links.indexOf(document.activeElement);
  const next = links[at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
