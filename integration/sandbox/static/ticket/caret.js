/** Where the cursor last stood in the editor, even while an app has the focus, and insertion at that place. */

import { isBlock } from "./markup.js";

export class Caret {
  #range = null;

  constructor(editor) {
    this.editor = editor;
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      if (!selection.rangeCount) return;
      const range = selection.getRangeAt(0);
      if (editor.contains(range.commonAncestorContainer)) this.#range = range.cloneRange();
    });
  }

  forget() {
    this.#range = null;
  }

  /** Put a fragment in place of the selection; blocks split the block they fall into. */
  insert(fragment) {
    const last = fragment.lastChild;
    if (!last) return;
    const range = this.#range;
    const stands = range && this.editor.contains(range.commonAncestorContainer) && this.editor.textContent.trim();
    if (!stands) this.#append(fragment);
    else if ([...fragment.children].some(isBlock)) this.#insertBlocks(range, fragment);
    else {
      range.deleteContents();
      range.insertNode(fragment);
    }
    this.#standAfter(last);
  }

  #append(fragment) {
    if (!this.editor.textContent.trim()) this.editor.replaceChildren();
    this.editor.append(fragment);
  }

  #insertBlocks(range, fragment) {
    range.deleteContents();
    const block = this.#topBlock(range.startContainer);
    if (!block) {
      range.insertNode(fragment);
      return;
    }
    const rest = range.cloneRange();
    rest.setEndAfter(block);
    const tail = rest.extractContents();
    block.after(fragment, tail);
    this.#dropHollow(block);
    for (const child of [...this.editor.children]) this.#dropHollow(child);
  }

  #topBlock(node) {
    let block = node;
    while (block && block !== this.editor && block.parentNode !== this.editor) block = block.parentNode;
    return block === this.editor ? null : block;
  }

  #dropHollow(block) {
    if (block.nodeType === Node.ELEMENT_NODE && !block.textContent && !block.querySelector("br")) block.remove();
  }

  #standAfter(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    range.collapse(false);
    this.#range = range;
  }
}
