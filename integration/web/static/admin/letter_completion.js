/** Names offered while one is typed between marks: arrow keys choose, Enter or Tab takes, Esc sends them away. */

import { announce } from './dialogs.js';
import { counted, el, fresh } from './elements.js';
import { TAGS, typedAt } from './letter_syntax.js';

const MOST = 8;
const WIDTH = 280;

export class Completion {
  #found = [];
  #at = 0;
  #word = '';

  /**
   * @param {{area: HTMLTextAreaElement, box: HTMLElement, spot: (at: number) => {left: number, bottom: number}, replace: (start: number, end: number, text: string) => void}} editor
   * @param {(place: string) => {name: string, what: string}[]} offers the names that may stand in such a place
   */
  constructor(editor, offers) {
    Object.assign(this, { editor, offers });
    this.list = el('ul', {
      class: 'tpl-complete',
      role: 'listbox',
      id: fresh('names'),
      'aria-label': 'Names',
      hidden: true,
      test: 'complete',
    });
    editor.box.append(this.list);
    editor.area.setAttribute('aria-autocomplete', 'list');
    editor.area.setAttribute('aria-controls', this.list.id);
  }

  /** See whether there is something to offer where the caret is. */
  look() {
    const { area } = this.editor;
    const typed = area.selectionStart === area.selectionEnd ? typedAt(area.value, area.selectionStart) : null;
    if (!typed || (typed.word === '' && typed.place !== 'print')) return this.close();
    this.#word = typed.word;
    this.place = typed.place;
    this.#found = this.#fitting(typed);
    this.#at = 0;
    if (!this.#found.length || this.#found[0].name === typed.word) return this.close();
    return this.#draw();
  }

  close() {
    this.#found = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.editor.area.removeAttribute('aria-activedescendant');
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was meant for the list */
  key({ key, shiftKey }) {
    if (!this.#found.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) {
      this.#at = (this.#at + step + this.#found.length) % this.#found.length;
      this.#mark();
    } else if (key === 'Escape') this.close();
    else if (key === 'Enter' || (key === 'Tab' && !shiftKey)) this.#take(this.#found[this.#at]);
    else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) this.close();
      return false;
    }
    return true;
  }

  #fitting({ word, place }) {
    const all = place === 'tag' ? Object.entries(TAGS).map(([name, what]) => ({ name, what })) : this.offers(place);
    const low = word.toLowerCase();
    const begins = all.filter(({ name }) => name.startsWith(low));
    const holds = low.length > 1 ? all.filter(({ name }) => !name.startsWith(low) && name.includes(low)) : [];
    return [...begins, ...holds].slice(0, MOST);
  }

  #draw() {
    const { area, box } = this.editor;
    this.list.replaceChildren(
      ...this.#found.map((each) =>
        el(
          'li',
          {
            role: 'option',
            id: fresh('name'),
            on: {
              mousedown: (event) => {
                event.preventDefault();
                this.#take(each);
              },
            },
          },
          el('span', { class: 'code' }, each.name),
          el('small', {}, each.what),
        ),
      ),
    );
    this.list.hidden = false;
    const { left, bottom } = this.editor.spot(area.selectionStart);
    Object.assign(this.list.style, { left: `${Math.max(0, Math.min(left, box.clientWidth - WIDTH))}px`, top: `${bottom + 4}px` });
    this.#mark();
    announce(`${counted(this.#found.length, 'name')}. Arrow keys choose, Enter takes.`);
  }

  #mark() {
    [...this.list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === this.#at)));
    const chosen = this.list.children[this.#at];
    this.editor.area.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  #take({ name }) {
    const { area } = this.editor;
    const at = area.selectionStart;
    const closed = this.place !== 'print' || /^\s*[-+]?\}\}/.test(area.value.slice(at));
    const spaced = this.place === 'print' && /\{\{$/.test(area.value.slice(0, at - this.#word.length)) ? ' ' : '';
    this.editor.replace(at - this.#word.length, at, `${spaced}${name}${closed ? '' : ' }}'}`);
    this.close();
  }
}
