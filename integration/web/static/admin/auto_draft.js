/** Auto-draft: what is done about a complaint before anyone opens the ticket, by type, and what calls us for it. */

import { draft } from './draft.js';
import { approve, fingerprints } from './auto_draft_notices.js';
import { button, checkbox, el, field, fill, heading, select } from './elements.js';
import { vocabulary } from './lookups.js';
import { put, typesNow } from './picking.js';
import { isUnasked, paint, summary, visit } from './problems.js';
import { installation } from './auto_draft_setup.js';
import { isRegulated } from './uses.js';
import { decimal } from './values.js';

const WORDS =
  'When a customer writes, Amends can have the apology ready as an internal note before anyone opens the ticket. Customers see none of it, unless you say so below.';

const percent = (share) => (typeof share === 'number' ? Math.round(share * 1000) / 10 : share);
const share = (value) => (typeof value === 'number' ? Math.round(value * 10) / 1000 : value);

/** @param {HTMLElement} root @param {{at?: string}} params */
export async function show(root, { at }) {
  const body = el('div', { class: 'stack' });
  const notes = el('div', { class: 'notes stack' });
  root.classList.add('broad');
  root.append(heading('Auto-draft', { words: WORDS }), installation(), el('section', { class: 'section' }, el('h2', { text: 'By complaint type' }), notes, body));
  let words;
  const remark = () => {
    notes.replaceChildren(...summary(root, ({ path }) => isUnasked(path)));
    paint(body);
  };
  await fill(body, vocabulary, (found) => {
    words = found;
    return sections(words);
  });
  if (!words) return undefined;
  remark();
  if (at) visit(root, at);
  return draft.on((event) => {
    if (event === 'replaced') body.replaceChildren(...sections(words));
    if (event !== 'changed') remark();
  });
}

function sections(words) {
  return [
    el('div', { class: 'unasked', test: 'unasked' },
      el('div', { class: 'unasked-head', 'aria-hidden': 'true' },
        ['Complaint type', 'Before anyone opens the ticket', 'If at least so sure', 'Tell the customer at once'].map((each) => el('span', {}, each))),
      typesNow(words).map((type) => new Row(words, type).node)),
    el('details', { test: 'never' }, el('summary', {}, 'When nothing is drafted, whatever is set here'),
      el('p', { class: 'quiet' }, 'Each time, the reason is counted in the inbox.'),
      el('ul', { class: 'bullets' }, words.skips.map(({ label, words: told }) => el('li', {}, el('strong', {}, label), `. ${told}`)))),
  ];
}

/** What one type says, and the changes that its controls make in the draft. */
class Row {
  constructor(words, type) {
    Object.assign(this, { words, known: type, type: type.type });
    this.notice = el('div', { class: 'unasked-notice' });
    this.extra = el('div', { class: 'unasked-cells' });
    this.node = el('fieldset', { class: 'unasked-row', test: 'type-row', data: { type: this.type } },
      el('legend', {}, type.label, el('span', { class: 'pills' },
        this.settings.enabled === false && el('span', { class: 'pill unsaved' }, 'Off'),
        isRegulated(this.type) && el('span', { class: 'pill plain' }, 'Regulated'))),
      this.#choice(), this.extra, this.notice);
    this.#draw();
    if (words.noticed.includes(this.type)) this.#drawNotice();
  }

  get settings() {
    return { ...this.words.defaults.type, ...draft.document.types?.[this.type] };
  }

  /** What is as by default is left out; a shipped type of which nothing is left says nothing at all. */
  #set(name, value) {
    const usual = this.words.defaults.type[name];
    draft.change((document) => {
      const own = ((document.types ??= {})[this.type] ??= {});
      put(own, name, value === usual ? '' : value);
      if (this.known.shipped && Object.keys(own).length === 0) delete document.types[this.type];
    });
  }

  #path(name) {
    return `types.${this.type}.${name}`;
  }

  #choice() {
    const choices = this.words.auto_drafts.map(({ name, label }) => ({ value: name, label }));
    const change = (value) => {
      this.#set('auto_draft', value);
      this.#draw();
    };
    return field({ label: 'Before anyone opens the ticket', class: 'unasked-choice', path: this.#path('auto_draft'),
      control: select(choices, this.settings.auto_draft, change, { test: 'auto-draft', disabled: this.settings.enabled === false }) });
  }

  /** Only what means something for the choice; what is set and means nothing stays to be seen, and is remarked on. */
  #draw() {
    const { auto_draft: choice, auto_draft_from: from, acknowledge, enabled } = this.settings;
    const off = enabled === false || choice === 'nothing';
    const usual = percent(draft.document.threshold ?? this.words.defaults.policy.threshold);
    this.extra.replaceChildren(
      field({ label: 'If at least so sure', class: 'unasked-from', path: this.#path('auto_draft_from'), after: '%',
        control: decimal(percent(from), (value) => this.#set('auto_draft_from', share(value)), { placeholder: String(usual), test: 'auto-draft-from', disabled: off }) }),
      checkbox('Say when the answer comes', acknowledge, (on) => this.#set('acknowledge', on), {
        path: this.#path('acknowledge'), test: 'acknowledge', disabled: off && !acknowledge }));
    paint(this.extra);
  }

  #drawNotice() {
    const { notice } = this.settings;
    const choices = this.words.notices.map(({ name, label }) => ({ value: name, label }));
    const change = (value) => {
      this.#set('notice', value);
      this.#drawNotice();
      this.node.querySelector('[data-test=notice]').focus();
    };
    this.notice.replaceChildren(...[
      field({ label: 'Notice when your shop cancels', path: this.#path('notice'), control: select(choices, notice, change, { test: 'notice' }) }),
      notice === 'send' && this.#approval(),
      el('div', { data: { path: this.#path('notice_approved') } }),
    ].filter(Boolean));
    paint(this.notice);
  }

  /** Whoever approves a wording has read it; whether it is still the approved one, only the server can tell. */
  #approval() {
    const state = el('small', { test: 'notice-state', role: 'status' });
    const approved = () => this.settings.notice_approved;
    const told = (current) => {
      if (approved()) state.textContent = approved() === current ? 'Approved as it is worded now. Any other wording waits as a draft.' : 'The wording has changed since it was approved, so it waits as a draft.';
    };
    const read = async () => {
      const current = await approve(this.type, this.known.label);
      if (!current) return;
      this.#set('notice_approved', current);
      told(current);
    };
    if (approved()) fingerprints().then((all) => told(all[this.type]), () => undefined);
    return el('div', { class: 'unasked-approval' }, button('Read and approve', read, { 'aria-label': `Read and approve the notice: ${this.known.label}`, test: 'read-notice' }), state);
  }
}
