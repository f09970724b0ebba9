/** The tags editor: Enter, a space or a comma adds, Backspace in the empty box takes the last one back. */

import { find, make } from "../shell/dom.js";

export function showTags(ticket) {
  const list = find("#tags");
  const box = find("#tag-input");
  const show = () => list.replaceChildren(...ticket.value("tags").map((tag) => chip(ticket, tag)));
  const add = () => {
    ticket.addTags(box.value.toLowerCase().split(/[\s,]+/).filter(Boolean));
    box.value = "";
  };
  box.addEventListener("keydown", (event) => {
    if (["Enter", " ", ","].includes(event.key)) {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && !box.value) {
      ticket.removeTags(ticket.value("tags").slice(-1));
    }
  });
  box.addEventListener("blur", add);
  ticket.listen((property) => property === "ticket.tags" && show());
  show();
}

function chip(ticket, tag) {
  const remove = make("button", { type: "button", "aria-label": `Remove tag ${tag}` }, "×");
  remove.addEventListener("click", () => ticket.removeTags([tag]));
  return make("li", { class: "tag", "data-test": "tag", "data-tag": tag }, make("span", {}, tag), remove);
}
