/** The reply box: rich text where the channel takes it, plain text where not, and the one draft behind both. */

import { find, findAll, make } from "../shell/dom.js";
import { Listeners } from "../shell/listeners.js";
import { Caret } from "./caret.js";
import { htmlFromMarkdown, htmlFromPlain, inertFragment, plainFromHtml, tidy } from "./markup.js";

export const PUBLIC = "publicReply";
export const INTERNAL = "internalNote";

/** Tells `comment.text`, `comment.type` and `ticket.editor.targetChannel` with their new values. */
export class Composer extends Listeners {
  #shown;
  #touched = false;
  #told = "";
  files = [];

  /** `kind` says what the ticket allows: `{channel, richText, richNotes, privateOnly}`. */
  constructor(root, kind) {
    super();
    this.root = root;
    this.kind = kind;
    this.editor = find("#editor", root);
    this.plain = find("#plain-editor", root);
    this.picker = find("#comment-type", root);
    this.caret = new Caret(this.editor);
    this.picker.value = kind.privateOnly ? INTERNAL : PUBLIC;
    find(`option[value=${PUBLIC}]`, this.picker).disabled = kind.privateOnly;
    this.picker.addEventListener("change", () => this.#switched());
    this.editor.addEventListener("input", () => this.#edited());
    this.plain.addEventListener("input", () => this.#edited());
    this.editor.addEventListener("paste", (event) => this.#paste(event));
    this.#shown = this.#isRich();
    this.#show();
  }

  get type() {
    return this.picker.value;
  }

  /** Change between public reply and internal note; a light agent stays with notes. */
  set type(type) {
    if (type === this.picker.value || (type === PUBLIC && this.kind.privateOnly)) return;
    this.picker.value = type;
    this.#switched();
  }

  get isRich() {
    return this.#shown;
  }

  /** HTML in a rich editor (`''` before it was touched, `<p></p>` when emptied), the bare text in a plain one. */
  get text() {
    if (!this.isRich) return this.plain.value;
    return tidy(this.editor.innerHTML) || (this.#touched ? "<p></p>" : "");
  }

  set text(value) {
    const text = String(value ?? "");
    if (this.isRich) this.editor.replaceChildren(inertFragment(tidy(text)));
    else this.plain.value = /<[a-z][^>]*>/i.test(text) ? plainFromHtml(text) : text;
    this.caret.forget();
    this.#edited();
  }

  get isEmpty() {
    return this.isRich ? !tidy(this.editor.innerHTML) : !this.plain.value.trim();
  }

  appendText(text) {
    this.#append(htmlFromPlain(String(text)), String(text));
  }

  appendHtml(html) {
    this.#append(tidy(String(html)), plainFromHtml(String(html)));
  }

  appendMarkdown(text) {
    this.#append(htmlFromMarkdown(String(text)), String(text));
  }

  /** Insert where the cursor last stood, or at the end if it never stood anywhere; the focus stays where it is. */
  insert(html) {
    if (this.isRich) {
      this.caret.insert(inertFragment(String(html)));
    } else {
      const { selectionStart, selectionEnd } = this.plain;
      this.plain.setRangeText(plainFromHtml(String(html)), selectionStart, selectionEnd, "end");
    }
    this.#edited();
  }

  /** Files that a macro brings; each is there once, and the agent may take it out again. */
  attach(files) {
    const known = new Set(this.files.map((file) => file.file_name));
    const fresh = files.filter((file) => !known.has(file.file_name));
    if (fresh.length) this.#keep([...this.files, ...fresh]);
  }

  clear() {
    this.#keep([]);
    this.editor.replaceChildren();
    this.plain.value = "";
    this.#touched = false;
    this.caret.forget();
    this.#edited();
  }

  /** Where a reply would go. */
  get targetChannel() {
    if (this.type === INTERNAL) return { name: "internal", sessionBased: false, sessionActive: false };
    return this.kind.channel;
  }

  /** The comment as an update takes it, or null when there is nothing to say. */
  comment() {
    if (this.isEmpty) return null;
    const isPublic = this.type === PUBLIC;
    const files = this.files.map(({ macro_id, file_name }) => ({ macro_id, file_name }));
    const said = this.isRich ? { html_body: this.text } : { body: this.plain.value };
    return { ...said, public: isPublic, ...(files.length && { files }) };
  }

  #keep(files) {
    if (files.length === this.files.length) return;
    this.files = files;
    const list = find("#composer-files", this.root);
    list.replaceChildren(...files.map((file) => this.#chip(file)));
    list.hidden = files.length === 0;
    this.tell("comment.attachments", files);
  }

  #chip(file) {
    const remove = make("button", { type: "button", class: "icon-button", "aria-label": `Remove ${file.file_name}` }, "×");
    remove.addEventListener("click", () => this.#keep(this.files.filter((each) => each !== file)));
    return make("li", {}, file.file_name, " ", remove);
  }

  #isRich() {
    return this.type === INTERNAL ? this.kind.richNotes : this.kind.richText;
  }

  #append(html, text) {
    if (this.isRich) this.editor.append(inertFragment(html));
    else this.plain.value += (this.plain.value && !this.plain.value.endsWith("\n") ? "\n" : "") + text;
    this.#edited();
  }

  #edited() {
    this.#touched ||= !this.isEmpty;
    if (this.text === this.#told) return;
    this.#told = this.text;
    this.tell("comment.text", this.text);
  }

  // messaging takes plain replies but rich notes, so the draft changes its form with the type
  #switched() {
    const rich = this.#isRich();
    if (rich && !this.#shown) this.editor.replaceChildren(inertFragment(htmlFromPlain(this.plain.value)));
    if (!rich && this.#shown) this.plain.value = plainFromHtml(this.editor.innerHTML);
    this.#shown = rich;
    this.#show();
    this.tell("comment.type", this.type);
    this.tell("ticket.editor.targetChannel", this.targetChannel);
    this.#edited();
  }

  #show() {
    this.root.classList.toggle("is-note", this.type === INTERNAL);
    this.editor.hidden = !this.isRich;
    this.plain.hidden = this.isRich;
    for (const part of findAll(".rich-only", this.root)) part.hidden = !this.isRich;
    for (const part of findAll(".plain-only", this.root)) part.hidden = this.isRich;
  }

  #paste(event) {
    const html = event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    this.caret.insert(inertFragment(html));
    this.#edited();
  }
}
