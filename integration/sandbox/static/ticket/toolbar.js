/** Bold, italic, lists and links for the rich editor. */

import { find, findAll } from "../shell/dom.js";

const LINK = /^(https?:\/\/|mailto:|tel:)/i;

export function startToolbar({ editor, root }) {
  document.execCommand("defaultParagraphSeparator", false, "p");
  document.execCommand("styleWithCSS", false, "false");
  for (const button of findAll("[data-command]", root)) {
    // the editor must not lose its selection to the button
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      editor.focus();
      document.execCommand(button.dataset.command);
    });
  }
  startLinks(editor, root);
}

function startLinks(editor, root) {
  const form = find("#link-form", root);
  const box = find("input", form);
  let range = null;
  find("#link-button", root).addEventListener("mousedown", (event) => event.preventDefault());
  find("#link-button", root).addEventListener("click", () => {
    const selection = document.getSelection();
    const inEditor = selection.rangeCount && editor.contains(selection.anchorNode);
    range = inEditor ? selection.getRangeAt(0).cloneRange() : null;
    form.hidden = !form.hidden;
    if (!form.hidden) box.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = LINK.test(box.value) ? box.value : `https://${box.value}`;
    form.hidden = true;
    editor.focus();
    if (range) restore(range);
    if (!range || range.collapsed) document.execCommand("insertText", false, box.value);
    else document.execCommand("createLink", false, address);
    box.value = "";
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") form.hidden = true;
  });
}

function restore(range) {
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
