/** One complaint type: what agents call it, by when it is answered, how far we own it, what may be said, its examples. */

import { countries } from './countries.js';
import { ask, toast } from './dialogs.js';
import { draft } from './draft.js';
import { banner, button, checkbox, el, failure, field, fill, group, heading, iconButton, input, numberOf, select, textarea } from './elements.js';
import { examples } from './examples.js';
import { forgetVocabulary, vocabulary } from './lookups.js';
import { put, typesNow } from './picking.js';
import { paint, summary, visit } from './problems.js';
import { isRegulated, rulesOf, usedBy } from './uses.js';

const ORDER = ['reason', 'cause', 'fix', 'steps', 'guide', 'status_link'];
const HINTS = {
  guide: 'A whole sentence, such as “The attached guide shows each step.”',
  reason: 'Whole sentences, in plain words and without blame.',
  status_link: 'An address that begins with https://',
};

/** @param {HTMLElement} root @param {string} type @param {string} [at] the path of a problem to go to */
export async function showType(root, type, at) {
  const body = el('div', { class: 'stack' });
  const back = el('a', { href: '#/types', test: 'back' }, '‹ Complaint types');
  let page;
  const head = el('div');
  root.append(back, head, body);
  await fill(body, vocabulary, (words) => {
    const known = typesNow(words).find((each) => each.type === type);
    if (!known) return failure({ words: `There is no type “${type}”. It may have been deleted.` });
    page = new TypePage(root, body, words, known);
    head.replaceWith(page.heading());
    return page.sections();
  });
  if (!page) return undefined;
  page.remark();
  if (at) visit(root, at);
  return draft.on((event) => page.hear(event));
}

class TypePage {
  constructor(root, body, words, known) {
    Object.assign(this, { root, body, words, known, type: known.type, notes: el('div', { class: 'notes stack' }), examples: examples(known) });
  }

  get settings() {
    return { ...this.words.defaults.type, ...draft.document.types?.[this.type] };
  }

  hear(event) {
    if (event === 'replaced') {
      if (!typesNow(this.words).some(({ type }) => type === this.type)) {
        location.hash = '#/types';
        return;
      }
      this.body.replaceChildren(...this.sections());
    }
    if (event === 'saved') {
      forgetVocabulary();
      this.root.querySelector('h1').textContent = this.settings.label || this.known.label;
    }
    this.remark();
  }

  remark() {
    this.notes.replaceChildren(...summary(this.root, ({ path }) => path === `types.${this.type}` || path.startsWith(`types.${this.type}.`)));
    paint(this.body);
  }

  /** What is as by default is left out; a shipped type of which nothing is left says nothing at all. */
  set(name, value) {
    const usual = JSON.stringify(this.words.defaults.type[name]);
    draft.change((document) => {
      const own = ((document.types ??= {})[this.type] ??= {});
      if (JSON.stringify(value) === usual) delete own[name];
      else own[name] = value;
      if (this.known.shipped && Object.keys(own).length === 0) delete document.types[this.type];
    });
  }

  path(name) {
    return `types.${this.type}.${name}`;
  }

  heading() {
    const actions = this.known.shipped ? [] : [button('Delete this type', () => this.#remove(), { class: 'danger', test: 'delete-type' })];
    return heading(this.known.label, { words: `${this.known.shipped ? 'Comes with Amends' : 'Your own type'}, key ${this.type}. ${usedBy(this.type)}`, actions });
  }

  sections() {
    return [
      this.notes,
      this.#frame(),
      el('section', { class: 'section' }, el('h2', { text: 'What the letter owns' }), this.#ownership()),
      el('section', { class: 'section' }, el('h2', { text: 'Approved wordings' }),
        el('p', { class: 'quiet' }, 'What is known and may be said, in the words you approve. What is empty is not said.'), this.#wordings()),
      el('section', { class: 'section' }, el('h2', { text: 'Files' }), this.#attachments()),
      this.examples,
    ];
  }

  #frame() {
    const { enabled, label, call_from: call } = this.settings;
    const severities = [...this.words.severities.map(({ name, label: words }) => ({ value: name, label: `From ${words.toLowerCase()}` })), { value: '', label: 'Never' }];
    return el('section', { class: 'stack' },
      checkbox('On', enabled, (on) => this.set('enabled', on), { test: 'enabled', path: this.path('enabled'), hint: 'Suggested, and offered to agents who correct a suggestion.' }),
      el('div', { class: 'fields roomy' },
        field({ label: 'What your agents call it', path: this.path('label'), control: input(label, (text) => this.set('label', text.trim()), { placeholder: this.known.label, test: 'label' }) }),
        field({ label: 'A phone call is offered', hint: 'By severity.', path: this.path('call_from'), control: select(severities, call ?? '', (value) => this.set('call_from', value || null), { test: 'call-from' }) })),
      this.#due(),
      this.#unasked());
  }

  /** What a trigger does about it is set beside all the others. */
  #unasked() {
    const { auto_draft: choice } = this.settings;
    const { label } = this.words.auto_drafts.find(({ name }) => name === choice);
    return el('p', { class: 'quiet', test: 'type-auto-draft' }, `Before anyone opens the ticket: ${label.toLowerCase()}. `, el('a', { href: '#/auto-draft' }, 'Change it under Auto-draft'));
  }

  #due() {
    const now = { unit: this.words.defaults.due.unit, ...this.settings.answer_within };
    const keep = (name, value) => {
      now[name] = value;
      this.set('answer_within', now.unit === this.words.defaults.due.unit ? { count: now.count } : { ...now });
    };
    const units = this.words.due_units.map(({ name, label }) => ({ value: name, label }));
    return group({ legend: 'Answer within', hint: 'When no remedy is decided yet, the letter promises one by then.', path: this.path('answer_within'), class: 'measure' },
      el('div', { class: 'row due' },
        input(now.count, (text) => keep('count', numberOf(text)), { numeric: true, 'aria-label': 'How many', test: 'within-count' }),
        select(units, now.unit, (value) => keep('unit', value), { 'aria-label': 'Of what', test: 'within-unit' })));
  }

  #ownership() {
    const choices = this.words.ownerships.map(({ name, label }) => ({ value: name, label }));
    const box = el('div', { class: 'stack' });
    const rows = () => {
      const by = this.settings.ownership_by_country ?? {};
      box.replaceChildren(...Object.keys(by).map((country) => this.#exception(by, country, choices, rows)), this.#oneMore(by, rows));
    };
    rows();
    return el('div', { class: 'stack' },
      field({ label: 'Everywhere', path: this.path('ownership'), class: 'measure', control: select(choices, this.settings.ownership, (value) => this.set('ownership', value), { test: 'ownership' }) }),
      group({ legend: 'But in some countries', hint: 'By the customer’s country, where your lawyers ask for something else.', path: this.path('ownership_by_country'), class: 'measure long' }, box),
      checkbox('Regulated', isRegulated(this.type), (on) => this.#regulate(on), { test: 'regulated', hint: 'Only the wordings approved below are used, in a neutral tone.' }));
  }

  #exception(by, country, choices, rows) {
    const name = countries().find(({ value }) => value === country)?.label ?? country;
    return el('div', { class: 'row exception', test: 'exception' },
      el('span', { class: 'exception-name' }, name),
      select(choices, by[country], (value) => this.set('ownership_by_country', { ...this.settings.ownership_by_country, [country]: value }), { 'aria-label': `Ownership in ${name}` }),
      iconButton('×', `Remove the exception for ${name}`, () => {
        const { [country]: gone, ...others } = this.settings.ownership_by_country;
        this.set('ownership_by_country', others);
        rows();
        this.body.querySelector('[data-test=add-country]').focus();
      }));
  }

  #oneMore(by, rows) {
    const left = countries().filter(({ value }) => !(value in by));
    return select([{ value: '', label: 'Add a country' }, ...left], '', (country) => {
      this.set('ownership_by_country', { ...this.settings.ownership_by_country, [country]: 'sympathy' });
      rows();
      [...this.body.querySelectorAll('[data-test=exception] select')].at(-1).focus();
    }, { 'aria-label': 'Add a country', test: 'add-country' });
  }

  #regulate(on) {
    draft.change((document) => {
      const others = (document.guards?.regulated ?? []).filter((each) => each !== this.type);
      (document.guards ??= {}).regulated = on ? [...others, this.type].sort() : others;
      if (document.guards.regulated.length === 0) delete document.guards.regulated;
    });
  }

  /** Wordings of one language at a time; English ones have a bare name, the others carry their language. */
  #wordings() {
    const box = el('div', { class: 'stack' });
    const turn = (language) => box.replaceChildren(this.#wordingsIn(language));
    const choices = this.words.languages.map(({ name, label }) => ({ value: name, label }));
    turn('en');
    return el('div', { class: 'stack', data: { path: this.path('wording') } },
      field({ label: 'For letters in', class: 'measure', hint: 'Letters in another language use only what is approved in it.', control: select(choices, 'en', turn, { test: 'wording-language' }) }), box);
  }

  #wordingsIn(language) {
    const said = this.settings.wording ?? {};
    const key = (name) => (language === 'en' ? name : `${name}@${language}`);
    const ordered = [...this.words.wordings].sort((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name));
    return el('div', { class: 'fields' }, ordered.map(({ name, label }) => {
      const change = (text) => {
        const now = { ...this.settings.wording };
        put(now, key(name), text.trim());
        this.set('wording', now);
      };
      const control = name === 'status_link' ? input(said[key(name)], change, { type: 'url', test: `wording-${name}` })
        : textarea(said[key(name)], change, { rows: name === 'steps' ? 4 : 2, test: `wording-${name}` });
      return field({ label, hint: HINTS[name], path: this.path(`wording.${key(name)}`), class: 'wide', control });
    }));
  }

  #attachments() {
    const change = (text) => this.set('attachments', text.split('\n').map((each) => each.trim()).filter(Boolean));
    return field({ label: 'Files that go with the letter, one name a line', path: this.path('attachments'), class: 'wide',
      hint: 'Each is kept in Zendesk by a macro named “Amends::Files::” and the file’s name. The reply cannot be sent without them.',
      control: textarea((this.settings.attachments ?? []).join('\n'), change, { rows: 2, placeholder: 'identity-guide.pdf', test: 'attachments' }) });
  }

  async #remove() {
    const { label } = this.known;
    const rules = rulesOf(this.type);
    const answer = await ask({
      title: `Delete ${label}?`,
      body: [
        rules.length > 0 && banner('warning', el('p', {}, `${usedBy(this.type)} They stay, and will never hold.`)),
        el('p', {}, 'Its settings and wordings leave the draft. What is live keeps them until you publish.'),
      ],
      answers: [{ name: 'delete', label: 'Delete the type', danger: true }],
    });
    if (!answer) return;
    const gone = draft.document.types[this.type];
    const kept = await draft.keep((document) => { delete document.types[this.type]; });
    forgetVocabulary();
    if (!kept) return;
    location.hash = '#/types';
    toast(`Deleted “${label}” from the draft.`, () => draft.keep((document) => { (document.types ??= {})[this.type] = gone; }, `“${label}” is back.`));
  }
}
