/**
 * The editor of a template: a text area as the browser has it, over a mirror of the same words that carries what a
 * text area cannot show: colours, the numbers of the lines, and what is wrong beside the line it is wrong in.
 *
 * Both wrap alike, so the mirror gives the height and nothing has to be scrolled in step.
 */

import { Completion } from './letter_completion.js';
import { tokens } from './letter_syntax.js';
import { button, el, fresh } from './elements.js';

const INDENT = '  ';
const ROOM = 140;
const SIGNS = { error: '✗', warning: '!', hint: 'i' };
const LEVELS = { error: 'Error', warning: 'Look again', hint: 'Hint' };

/** @typedef {{line: number, level: 'error' | 'warning' | 'hint', message: string}} Remark */

export class TemplateEditor {
  #lines = [];
  #remarks = [];
  #leaving = false;

  /**
   * @param {{source: string, label: string, names: () => Set<string>, offers: (place: string) => {name: string, what: string}[], change: (source: string) => void}} given
   *   `names` may stand here, `offers` are completed
   */
  constructor({ source, label, names, offers, change }) {
    Object.assign(this, { names, change });
    this.mirror = el('div', { class: 'tpl-lines', 'aria-hidden': 'true' });
    this.notes = el('div', { class: 'tpl-notes', on: { focusout: () => this.#hush() } });
    const hint = el('small', { id: fresh('hint') }, 'Tab indents. To leave the editor with the keyboard, press Esc, then Tab.');
    this.area = el('textarea', {
      class: 'tpl-area',
      value: source,
      spellcheck: 'false',
      autocapitalize: 'off',
      'aria-label': label,
      'aria-describedby': hint.id,
      test: 'template',
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#key(event),
        focus: () => this.#hush(),
        blur: () => this.completion.close(),
      },
    });
    this.box = el('div', { class: 'tpl code' }, this.mirror, this.area, this.notes);
    this.completion = new Completion(this, offers);
    this.node = el('div', { class: 'tpl-frame' }, this.box, hint);
    this.sizes = new ResizeObserver(() => this.#place());
    this.sizes.observe(this.box);
    this.#paint();
  }

  get source() {
    return this.area.value;
  }

  /** Other words than before, from outside; what was typed cannot be undone over them. */
  set source(text) {
    if (text === this.area.value) return;
    this.area.value = text;
    this.#paint();
  }

  end() {
    this.sizes.disconnect();
  }

  /** Colours anew, where other names are known now. */
  repaint() {
    this.#lines = [];
    this.mirror.replaceChildren();
    this.#paint();
  }

  /** What is wrong or unwise, beside its lines. @param {Remark[]} remarks */
  show(remarks) {
    this.#remarks = remarks;
    this.area.setAttribute('aria-invalid', String(remarks.some(({ level }) => level === 'error')));
    this.#place();
  }

  /** Put the caret on a line, and select it. @param {number} number counts from 1 */
  jump(number) {
    const lines = this.source.split('\n');
    const at = Math.min(Math.max(number, 1), lines.length) - 1;
    const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, start + lines[at].length);
    this.mirror.children[at].scrollIntoView({ block: 'center' });
  }

  /**
   * Write at the caret, in such a way that it can be undone.
   * @param {string} text `|` marks where the caret goes; what was selected stands there then
   */
  insert(text) {
    const { selectionStart: start, selectionEnd: end, value } = this.area;
    const [before, after] = text.split('|');
    const chosen = after === undefined ? '' : value.slice(start, end);
    this.area.focus({ preventScroll: true });
    this.replace(start, end, before + chosen + (after ?? ''));
    if (after !== undefined) this.area.setSelectionRange(start + before.length, start + before.length + chosen.length);
  }

  /** @param {number} start @param {number} end @param {string} text */
  replace(start, end, text) {
    this.area.setSelectionRange(start, end);
    // The one way to write into a text area that the browser's own undo knows of.
    const done = document.execCommand(text ? 'insertText' : 'delete', false, text);
    if (done) return;
    this.area.setRangeText(text, start, end, 'end');
    this.#typed();
  }

  /** Where a place in the source stands on the screen, seen from the editor's corner. @param {number} at */
  spot(at) {
    const before = this.source.slice(0, at).split('\n');
    const line = this.mirror.children[before.length - 1];
    const range = document.createRange();
    range.selectNodeContents(line);
    const [node, offset] = textAt(line, before.at(-1).length);
    if (node) range.setEnd(node, offset);
    const rects = node ? [...range.getClientRects()] : [];
    const last = rects.at(-1) ?? line.getBoundingClientRect();
    const corner = this.box.getBoundingClientRect();
    return {
      left: (rects.length ? last.right : last.left) - corner.left,
      top: last.top - corner.top,
      bottom: last.bottom - corner.top,
    };
  }

  #typed() {
    this.#hush();
    this.#paint();
    this.change(this.source);
    this.completion.look();
  }

  #key(event) {
    const { key, shiftKey, isComposing } = event;
    if (isComposing) return;
    if (this.completion.key(event)) {
      event.preventDefault();
      return;
    }
    if (key === 'Escape') this.#leaving = true;
    else if (key === 'Tab' && !this.#leaving) {
      event.preventDefault();
      this.#indent(shiftKey);
    } else if (!['Shift', 'Control', 'Alt', 'Meta'].includes(key)) this.#leaving = false;
  }

  /** All lines of the selection, by two spaces in or out. */
  #indent(out) {
    const { selectionStart: start, selectionEnd: end, value } = this.area;
    if (!out && start === end) {
      this.replace(start, end, INDENT);
      return;
    }
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const old = value.slice(from, end);
    const moved = old.replace(/^/gm, out ? '' : INDENT);
    const text = out ? old.replace(/^ {1,2}/gm, '') : moved;
    if (text === old) return;
    this.replace(from, end, text);
    this.area.setSelectionRange(start === end ? from + text.length : from, from + text.length);
  }

  /** Draw the lines that changed. */
  #paint() {
    const drawn = linesOf(this.source, tokens(this.source, this.names()));
    drawn.forEach((parts, at) => {
      const key = JSON.stringify(parts);
      if (this.#lines[at] === key) return;
      this.#lines[at] = key;
      const line = el(
        'div',
        { class: 'tpl-line' },
        parts.map(([text, kind]) => el('span', { class: kind && `t-${kind}` }, text)),
      );
      if (this.mirror.children[at]) this.mirror.children[at].replaceWith(line);
      else this.mirror.append(line);
    });
    while (this.mirror.children.length > drawn.length) this.mirror.lastElementChild.remove();
    this.#lines.length = drawn.length;
    this.#place();
  }

  /** A sign at the line, and the words behind it where there is room for them. */
  #place() {
    const open = this.notes.querySelector('.tpl-told')?.dataset.line;
    const focused = this.notes.contains(document.activeElement) ? document.activeElement.dataset.test : '';
    const byLine = Map.groupBy(this.#remarks, ({ line }) => line);
    for (const line of this.mirror.children) line.className = 'tpl-line';
    this.notes.replaceChildren(
      ...[...byLine].flatMap(([number, remarks]) => {
        const line = this.mirror.children[number - 1];
        return line ? this.#beside(line, number, remarks) : [];
      }),
    );
    if (focused) this.notes.querySelector(`[data-test=${focused}]`)?.focus();
    if (open) this.#tell(Number(open), byLine.get(Number(open)) ?? []);
  }

  #beside(line, number, remarks) {
    const { level } = remarks.toSorted((one, other) => rank(one) - rank(other))[0];
    const words = remarks.map(({ message }) => message).join(' ');
    line.classList.add(level);
    const sign = button(SIGNS[level], () => this.#tell(number, remarks, true), {
      class: `tpl-sign ${level}`,
      'aria-label': `${LEVELS[level]} in line ${number}: ${words}`,
      title: words,
      test: `sign-${number}`,
    });
    sign.style.top = `${line.offsetTop}px`;
    return [sign, this.#behind(line, level, words)].filter(Boolean);
  }

  #behind(line, level, words) {
    const [last] = [...line.querySelectorAll('span')].flatMap((span) => [...span.getClientRects()]).slice(-1);
    const box = this.box.getBoundingClientRect();
    const left = (last ? last.right : line.getBoundingClientRect().left + 44) - box.left + 16;
    const room = box.width - left - 8;
    if (!(room >= ROOM)) return null;
    const note = el('span', { class: `tpl-note ${level}`, 'aria-hidden': 'true', test: 'line-note' }, words);
    Object.assign(note.style, {
      left: `${left}px`,
      maxWidth: `${room}px`,
      top: `${(last ? last.bottom : line.getBoundingClientRect().bottom) - box.top - 20}px`,
    });
    return note;
  }

  /** All words on a line, under it, until something else is done. */
  #tell(number, remarks, pressed = false) {
    const shown = this.notes.querySelector('.tpl-told')?.dataset.line;
    this.#hush();
    if (!remarks.length || (pressed && shown === String(number))) return;
    const line = this.mirror.children[number - 1];
    const told = el(
      'div',
      { class: 'tpl-told', data: { line: number }, test: 'line-told' },
      remarks.map(({ level, message }) => el('p', { class: `remark ${level}` }, el('strong', {}, `${LEVELS[level]}: `), message)),
    );
    told.style.top = `${line.offsetTop + line.offsetHeight}px`;
    this.notes.append(told);
  }

  #hush() {
    this.notes.querySelector('.tpl-told')?.remove();
  }
}

const rank = ({ level }) => Object.keys(SIGNS).indexOf(level);

/** The text node and the place in it that so many characters lead to. */
function textAt(line, length) {
  let left = length;
  let last = [null, 0];
  for (const span of line.children) {
    const node = span.firstChild;
    if (!node) continue;
    if (left <= node.data.length) return [node, left];
    left -= node.data.length;
    last = [node, node.data.length];
  }
  return last;
}

/** Each line as its parts: `[words, kind]`. A token may run over several lines. */
function linesOf(source, found) {
  const lines = [[]];
  const add = (text, kind) =>
    text.split('\n').forEach((part, at) => {
      if (at) lines.push([]);
      if (part) lines.at(-1).push([part, kind]);
    });
  let here = 0;
  for (const { start, end, kind } of found) {
    add(source.slice(here, start), '');
    add(source.slice(start, end), kind);
    here = end;
  }
  add(source.slice(here), '');
  return lines;
}
