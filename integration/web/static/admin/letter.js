/** One letter: its wording with a preview beside it, two wordings to compare, and every version it had. */

import { toast } from './dialogs.js';
import { banner, button, counted, el, fill, heading } from './elements.js';
import { keepHere, keptAnew } from './keeping.js';
import { letterBar } from './letter_bar.js';
import { TemplateEditor } from './letter_editor.js';
import { NamePicker, tagsHelp } from './letter_names.js';
import { LetterPreview } from './letter_preview.js';
import { compareWithShipped, saveAndUse, staleBanner } from './letter_saving.js';
import { knownNames } from './letter_syntax.js';
import { called, VariantsPart } from './letter_variants.js';
import { versionsPart } from './letter_versions.js';
import { LetterWork } from './letter_work.js';
import { addressOf, languageGap, languageName } from './letter_words.js';
import { get } from './server.js';

/** @param {HTMLElement} root @param {{locale: string, name: string}} params */
export async function show(root, { locale, name }) {
  const work = new LetterWork(locale, name);
  const ask = () => Promise.all([work.load(), get('/admin/letters')]);
  root.classList.add('letter-page');
  let end = () => undefined;
  await fill(
    root,
    ask,
    ([, all]) => {
      const page = new LetterPage(work, all);
      // Who has gone on meanwhile is on another page, which keeps its own changes.
      if (root.isConnected) end = page.begin();
      return page.nodes;
    },
    'Reading the letter. This takes longer than usual.',
  );
  return () => end();
}

class LetterPage {
  #editors = new Map();
  #seen = { problems: [], findings: [] };
  #refused = [];
  #barState = '';

  /** @param {LetterWork} work @param {{locales: {id: string, label: string}[], letters: any[]}} all */
  constructor(work, all) {
    Object.assign(this, { work, all });
    this.language = languageName(all.locales, work.locale);
    this.label = `${work.told.label} in ${this.language}`;
    this.known = knownNames(work.told);
    this.notes = el('div', { class: 'stack notes' });
    this.mistakes = el('div', { class: 'mistakes', tabindex: '-1', test: 'mistakes' });
    this.desk = el('div', { class: 'editors' });
    this.history = el('div');
    this.picker = new NamePicker(work.told, (text) => this.editor.insert(text));
    this.parts = new VariantsPart(work, () => this.#turned());
    this.preview = new LetterPreview({
      locale: work.locale,
      name: work.name,
      ...this.#types(),
      source: () => this.editor.source,
      seen: (found) => {
        this.#seen = found;
        this.#remark();
      },
      jump: (line) => this.editor.jump(line),
    });
    this.#shelve();
    this.#drawAround();
  }

  get editor() {
    return this.#editors.get(this.parts.key) ?? this.#open(this.parts.key);
  }

  get nodes() {
    const { told, locale } = this.work;
    const words =
      told.kind === 'part' ? `A part that every letter in ${this.language} shares.` : `What customers read in ${this.language}.`;
    return [
      el(
        'div',
        { class: 'letter-top' },
        el('p', {}, el('a', { href: '#/letters' }, '‹ Letters')),
        heading(told.label, { words }),
        this.#languages(locale),
        this.notes,
      ),
      el('div', { class: 'letter-desk' }, this.parts.node, this.#tools(), this.desk, this.mistakes, tagsHelp(), this.history),
      this.preview.node,
    ];
  }

  /** From here on the page keeps what is changed on it. @returns {() => void} ends that */
  begin() {
    const off = this.work.on((event) => this.#heard(event));
    const release = keepHere(this);
    return () => {
      off();
      release();
      this.preview.end();
      this.picker.close(false);
      for (const editor of this.#editors.values()) editor.end();
    };
  }

  get unsaved() {
    return this.work.unsaved;
  }

  async saveAndTell() {
    const { problem } = this.parts;
    if (problem) toast(problem);
    else if (this.#seen.problems.length) this.#complain();
    if (problem || this.#seen.problems.length) return false;
    const saved = await saveAndUse(this.work, { label: this.label, refused: (problems) => this.#refuse(problems) });
    if (saved) this.#goOn();
    return saved;
  }

  /** The button that was pressed is gone, so the keyboard goes on in the wording. */
  #goOn() {
    if (document.activeElement === document.body) this.editor.area.focus({ preventScroll: true });
  }

  discard() {
    this.work.discard();
  }

  /** How the letter stands, for the bar above. */
  bar() {
    return letterBar(this.work, { discard: () => this.#discarded(), save: () => this.saveAndTell() });
  }

  /** Thrown away with a way back, so nobody has to be asked. */
  #discarded() {
    const mine = structuredClone(this.work.variants);
    this.work.discard();
    toast('Your changes are gone.', () =>
      this.preview.node.isConnected ? this.work.restore(mine) : toast('You have left the letter.'),
    );
    this.#goOn();
  }

  /** Parts stand in letters of all types, so they are tried on a type of choice. */
  #types() {
    const { locale, name, told } = this.work;
    const types = this.all.letters.filter((each) => each.kind === 'type' && each.locale === locale);
    return told.kind === 'type'
      ? { type: name, types: [] }
      : { type: '', types: types.map((each) => ({ value: each.name, label: each.label })) };
  }

  #languages(locale) {
    const { locales, letters } = this.all;
    const there = new Set(letters.filter((each) => each.name === this.work.name).map((each) => each.locale));
    const link = ({ id, label }) =>
      el(
        'li',
        {},
        el('a', { href: addressOf(id, this.work.name), 'aria-current': id === locale ? 'page' : null, test: `in-${id}` }, label),
      );
    return (
      locales.length > 1 &&
      el(
        'nav',
        { 'aria-label': 'This letter in other languages' },
        el('ul', { class: 'languages' }, locales.filter(({ id }) => there.has(id)).map(link)),
      )
    );
  }

  #tools() {
    return el(
      'div',
      { class: 'letter-tools', role: 'group', 'aria-label': 'Tools' },
      this.picker.node,
      button('Compare with the shipped wording', () => compareWithShipped(this.work, this.parts.key), {
        class: 'c-btn--basic',
        test: 'compare-shipped',
      }),
    );
  }

  #open(key) {
    const { told, locale } = this.work;
    const offers = [...told.placeholders, ...told.offer_names.map((name) => ({ name, what: 'of an offer' }))];
    const editor = new TemplateEditor({
      source: this.work.variant(key).source,
      label: `Template, ${called(key)}`,
      names: () => this.known,
      offers: (place) => (place === 'print' ? offers : [...told.switches, ...offers]),
      change: (source) => this.work.write(key, source),
    });
    editor.node.lang = locale;
    this.#editors.set(key, editor);
    this.desk.append(editor.node);
    return editor;
  }

  /** Only the wording in hand is in sight. */
  #shelve() {
    const now = this.editor;
    for (const editor of this.#editors.values()) editor.node.hidden = editor !== now;
  }

  /** Another wording is written now. */
  #turned() {
    this.#shelve();
    this.#seen = { problems: [], findings: [] };
    this.#remark();
    this.preview.run();
  }

  #heard(event) {
    if (event === 'changed') {
      this.#refused = [];
      this.preview.soon();
    } else this.#drawAround();
    if (event === 'told') this.#reset();
    this.#telling();
  }

  /** The bar is drawn only where what it says changes: it must not take the focus at each key. */
  #telling() {
    const state = `${this.work.unsaved} ${this.work.live?.version}`;
    if (state === this.#barState) return;
    this.#barState = state;
    keptAnew();
  }

  /** The editors say what the work says now. */
  #reset() {
    for (const [key, editor] of this.#editors) {
      const variant = this.work.variants.find((each) => each.key === key);
      if (variant) editor.source = variant.source;
      else {
        editor.end();
        editor.node.remove();
        this.#editors.delete(key);
      }
    }
    this.parts.draw();
    this.#refused = [];
    this.#turned();
  }

  #drawAround() {
    const gap = languageGap(this.all, this.work);
    this.notes.replaceChildren(
      ...[
        this.work.live?.stale && staleBanner(this.work, () => this.saveAndTell()),
        gap && banner('quiet', el('p', { test: 'language-gap' }, gap)),
      ].filter(Boolean),
    );
    this.history.replaceChildren(versionsPart(this.work));
  }

  #refuse(problems) {
    this.#refused = problems;
    const first = problems.find(({ variant }) => this.work.variants.some(({ key }) => key === variant));
    if (first && first.variant !== this.parts.key) this.parts.pick(first.variant);
    this.#remark();
    this.#complain();
  }

  #complain() {
    toast('Not saved: mend what is marked first.');
    this.mistakes.scrollIntoView({ block: 'nearest' });
    this.mistakes.focus({ preventScroll: true });
  }

  /** What is wrong in the wording that is written, beside its lines and in a list. */
  #remark() {
    const { key } = this.parts;
    const refused = this.#refused.filter(({ variant }) => !variant || variant === key);
    const known = new Set(this.#seen.problems.map(({ line, message }) => `${line} ${message}`));
    const problems = [...this.#seen.problems, ...refused.filter(({ line, message }) => !known.has(`${line} ${message}`))];
    const findings = this.#seen.problems.length ? [] : this.#seen.findings;
    this.editor.show([
      ...problems.map(({ line, message }) => ({ line, message, level: 'error' })),
      ...findings.filter(({ line }) => line > 0).map(({ line, message, level }) => ({ line, message, level })),
    ]);
    this.mistakes.replaceChildren(
      ...(problems.length
        ? [
            el('h3', { text: `${counted(problems.length, 'mistake')} to mend before this can be used` }),
            el(
              'ul',
              {},
              problems.map((problem) => this.#mistake(problem)),
            ),
          ]
        : []),
    );
  }

  #mistake({ line, message }) {
    return el(
      'li',
      { class: 'remark error', test: 'mistake' },
      line > 0
        ? el('button', { type: 'button', class: 'link', on: { click: () => this.editor.jump(line) } }, `Line ${line}`)
        : el('strong', {}, 'The whole wording'),
      `: ${message}`,
    );
  }
}
