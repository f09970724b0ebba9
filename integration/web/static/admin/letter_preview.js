/** What the letter would say, while it is written: formatted, plain and narrow, on the phone, and what the review finds. */

import { drawLetter } from '../sidebar/letter.js';
import { announce } from './dialogs.js';
import { counted, el, failure } from './elements.js';
import { caseControls, ready, theCase } from './letter_case.js';
import { post } from './server.js';

const PAUSE = 350;
const SLOW = 2000;
const CANNOT_BE_USED = 422;
const NOT_FOUND = 404;
const MOST_MISTAKES = 3;
const VIEWS = [
  ['html', 'Formatted'],
  ['text', 'Plain'],
  ['narrow', 'Narrow'],
];
const LEVELS = { error: 'Must change', warning: 'Look again', hint: 'Hint' };

let view = 'html';

export class LetterPreview {
  #timer = 0;
  #turn = 0;
  #last = null;
  #said = '';

  /**
   * @param {{locale: string, name: string, type: string, types: {value: string, label: string}[], source: () => string, seen: (found: {problems: any[], findings: any[]}) => void, jump: (line: number) => void}} given
   *   `type` is the letter's own complaint, `types` are to choose from where it has none
   */
  constructor(given) {
    Object.assign(this, given);
    this.tabs = el('div', { role: 'tablist', 'aria-label': 'How to see it', class: 'tabs' });
    this.body = el(
      'div',
      { class: 'preview-body', role: 'tabpanel', tabindex: '0', 'aria-label': 'Preview', test: 'preview' },
      el('p', { class: 'quiet' }, 'The letter is being written.'),
    );
    this.below = el('div', { class: 'stack' });
    this.slow = el('p', { class: 'quiet', role: 'status', test: 'preview-slow' });
    this.node = el(
      'aside',
      { class: 'letter-preview', 'aria-label': 'Preview', test: 'letter-preview' },
      el('h2', { text: 'Preview' }),
      caseControls({ locale: this.locale, types: this.types, changed: () => this.soon() }),
      this.tabs,
      this.slow,
      this.body,
      this.below,
    );
    this.#drawTabs();
    this.run();
  }

  /** After a pause, so that one answer serves a word and not a letter. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.run(), PAUSE);
  }

  end() {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async run() {
    this.#turn += 1;
    const mine = this.#turn;
    if (!ready()) {
      this.#last = null;
      this.body.replaceChildren(el('p', { class: 'quiet' }, 'The letter stands here as soon as there is a ticket.'));
      this.below.replaceChildren();
      return;
    }
    this.body.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => {
      if (mine === this.#turn) this.slow.textContent = 'The preview takes longer than usual.';
    }, SLOW);
    try {
      const found = await post('/admin/letters/preview', {
        locale: this.locale,
        name: this.name,
        source: this.source(),
        ...theCase(this.type),
      });
      if (mine === this.#turn) this.#take(found);
    } catch (error) {
      if (mine === this.#turn) this.#refuse(error);
    }
    clearTimeout(slow);
    if (mine !== this.#turn) return;
    this.slow.textContent = '';
    this.body.removeAttribute('aria-busy');
  }

  #take(found) {
    this.seen(found);
    // The last letter that could be written stays in sight while a line is being mended.
    if (found.problems.length === 0) this.#last = found;
    this.#draw(found);
    const words = found.problems.length
      ? `${counted(found.problems.length, 'mistake')} in the wording.`
      : `Preview is up to date. ${counted(found.findings.length, 'finding')}.`;
    if (words !== this.#said && this.#said) announce(words);
    this.#said = words;
  }

  #refuse(error) {
    this.#last = null;
    this.below.replaceChildren();
    if (error.status === CANNOT_BE_USED || error.status === NOT_FOUND) {
      this.body.replaceChildren(el('p', { class: 'remark error', role: 'alert', test: 'preview-problem' }, error.words));
      return;
    }
    if (!error.words) reportError(error);
    this.body.replaceChildren(failure(error, () => this.run()));
  }

  #drawTabs() {
    const pick = (value, focus) => {
      view = value;
      this.#drawTabs();
      if (this.#last) this.#drawLetter(this.#last);
      if (focus) this.tabs.querySelector('[aria-selected=true]').focus();
    };
    const turn = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const here = VIEWS.findIndex(([value]) => value === view);
      pick(VIEWS[(here + step + VIEWS.length) % VIEWS.length][0], true);
    };
    this.tabs.replaceChildren(
      ...VIEWS.map(([value, label]) =>
        el(
          'button',
          {
            type: 'button',
            role: 'tab',
            class: 'tab',
            'aria-selected': String(value === view),
            tabindex: value === view ? null : '-1',
            test: `view-${value}`,
            on: { click: () => pick(value, true), keydown: turn },
          },
          label,
        ),
      ),
    );
  }

  #draw(found) {
    const broken = found.problems.length > 0;
    this.node.classList.toggle('outdated', broken);
    if (this.#last) this.#drawLetter(this.#last);
    else this.body.replaceChildren();
    if (broken) this.body.prepend(this.#broken(found));
    this.below.replaceChildren(...(broken ? [] : [this.#findings(found), this.#phone(found)]));
  }

  #broken({ problems }) {
    const first = problems.slice(0, MOST_MISTAKES);
    return el(
      'div',
      { class: 'remark error', test: 'preview-broken' },
      el('p', {}, el('strong', {}, 'Not up to date: '), 'no letter can be written with this wording.'),
      el(
        'ul',
        { class: 'bullets' },
        first.map(({ line, message }) =>
          el(
            'li',
            {},
            line > 0 && [
              el('button', { type: 'button', class: 'link', on: { click: () => this.jump(line) } }, `Line ${line}`),
              ': ',
            ],
            message,
          ),
        ),
      ),
    );
  }

  #drawLetter({ subject, html, text, findings }) {
    const letter = el('div', { class: `letter-body ${view}`, lang: this.locale, dir: 'auto', test: 'letter' });
    if (view === 'text') letter.textContent = text;
    else drawLetter(letter, { html }, findings);
    this.body.replaceChildren(
      ...[
        subject && view !== 'narrow' && el('p', { class: 'letter-subject', test: 'letter-subject', lang: this.locale }, subject),
        letter,
      ].filter(Boolean),
    );
  }

  #phone({ call }) {
    return el(
      'section',
      { test: 'call' },
      el('h3', { text: 'On the phone' }),
      call.length
        ? el(
            'ul',
            { class: 'bullets', lang: this.locale },
            call.map((point) => el('li', {}, point)),
          )
        : el('p', { class: 'quiet' }, 'No call is offered in this case.'),
    );
  }

  #findings({ findings }) {
    return el(
      'section',
      { test: 'findings' },
      el('h3', { text: 'What the review finds' }),
      findings.length
        ? el(
            'ul',
            { class: 'finding-list' },
            findings.map((finding) => this.#finding(finding)),
          )
        : el('p', { class: 'quiet' }, 'Nothing: it can be sent as it is.'),
    );
  }

  #finding({ level, message, suggestion, sentence, line }) {
    return el(
      'li',
      { class: `remark ${level}` },
      el('strong', {}, `${LEVELS[level] ?? 'Note'}: `),
      `${message} ${suggestion ?? ''}`.trim(),
      line > 0 && [' ', el('button', { type: 'button', class: 'link', on: { click: () => this.jump(line) } }, `Line ${line}`)],
      sentence && el('small', { lang: this.locale }, `“${sentence}”`),
    );
  }
}
