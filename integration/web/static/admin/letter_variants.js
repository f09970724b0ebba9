/** Two wordings of one letter: which one is being written, how many tickets get each, a second one made or dropped. */

import { toast } from './dialogs.js';
import { button, el, field, input } from './elements.js';

const WHOLE = 100;
const SAME = 'Each ticket gets the same wording every time.';

/** "Wording A". @param {string} key */
export const called = (key) => `Wording ${key.toUpperCase()}`;

export class VariantsPart {
  /**
   * @param {import('./letter_work.js').LetterWork} work
   * @param {(key: string) => void} choose shows the editor of a wording
   */
  constructor(work, choose) {
    Object.assign(this, { work, choose, key: work.variants[0].key });
    this.node = el('section', { class: 'variants', 'aria-label': 'Wordings', test: 'variants' });
    this.draw();
  }

  /** What the share fields say that cannot be. @returns {string} */
  get problem() {
    const shares = this.work.variants.map(({ share }) => share);
    if (shares.length === 1) return '';
    if (shares.some((share) => !Number.isInteger(share) || share < 1))
      return 'Each wording needs a share of at least 1 %, in whole numbers.';
    return shares.reduce((sum, share) => sum + share, 0) === WHOLE ? '' : 'The shares have to add up to 100 %.';
  }

  draw() {
    const several = this.work.variants.length > 1;
    if (!this.work.variants.some(({ key }) => key === this.key)) this.key = this.work.variants[0].key;
    this.node.replaceChildren(...(several ? this.#several() : [this.#first()]));
    if (several) this.#check();
  }

  /** Show one of them. @param {string} key */
  pick(key, focus = false) {
    this.key = key;
    this.draw();
    this.choose(key);
    if (focus) this.node.querySelector('[role=tab][aria-selected=true]')?.focus();
  }

  #first() {
    const add = button('Try a second wording', () => this.#add(), { test: 'add-variant' });
    return el(
      'p',
      { class: 'row start' },
      add,
      el('span', { class: 'quiet' }, `Both are used side by side, so that you can compare how they do. ${SAME}`),
    );
  }

  #several() {
    const { variants } = this.work;
    const tab = ({ key, share }) =>
      el(
        'button',
        {
          type: 'button',
          role: 'tab',
          class: 'tab',
          'aria-selected': String(key === this.key),
          tabindex: key === this.key ? null : '-1',
          test: `wording-${key}`,
          on: { click: () => this.pick(key, true), keydown: (event) => this.#key(event) },
        },
        called(key),
        el('small', { data: { share: key } }, ` ${share} %`),
      );
    const share = ({ key, share: value }) =>
      field({
        label: `Share of ${key.toUpperCase()}`,
        control: input(String(value), (text) => this.#share(key, text), {
          numeric: true,
          inputmode: 'numeric',
          maxlength: '3',
          test: `share-${key}`,
        }),
        after: '%',
      });
    this.told = el('p', { class: 'remark error', role: 'alert', test: 'share-problem' });
    return [
      el('div', { role: 'tablist', 'aria-label': 'Wordings', class: 'tabs' }, variants.map(tab)),
      el(
        'div',
        { class: 'row start shares' },
        variants.map(share),
        button(
          `Remove ${called(this.key)
            .toLowerCase()
            .replace(/.$/, (last) => last.toUpperCase())}`,
          () => this.#remove(),
          { class: 'danger', test: 'remove-variant' },
        ),
      ),
      this.told,
      el('p', { class: 'quiet', test: 'same' }, `So many of a hundred tickets get each wording. ${SAME}`),
    ];
  }

  #key(event) {
    const { variants } = this.work;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = variants.findIndex(({ key }) => key === this.key);
    this.pick(variants[(here + step + variants.length) % variants.length].key, true);
  }

  #add() {
    const key = this.work.add();
    this.pick(key, true);
    toast(`${called(key)} begins as a copy of ${called(this.work.variants[0].key)}. Nothing is used before you save.`);
  }

  #remove() {
    const gone = this.key;
    const undo = this.work.remove(gone);
    this.pick(this.work.variants[0].key, true);
    this.node.querySelector('button')?.focus();
    toast(`${called(gone)} is removed, once you save.`, () => {
      undo();
      this.pick(gone, true);
    });
  }

  #share(key, text) {
    this.work.share(key, /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
    for (const { key: each, share } of this.work.variants) {
      const control = this.node.querySelector(`[data-test=share-${each}]`);
      if (each !== key) control.value = Number.isNaN(share) ? '' : String(share);
      this.node.querySelector(`[data-share=${each}]`).textContent = Number.isNaN(share) ? '' : ` ${share} %`;
    }
    this.#check();
  }

  #check() {
    const { problem } = this;
    if (this.told.textContent !== problem) this.told.textContent = problem;
    this.told.hidden = !problem;
    for (const control of this.node.querySelectorAll('.shares input'))
      control.setAttribute('aria-invalid', String(Boolean(problem)));
  }
}
