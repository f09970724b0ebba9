/** Native Zendesk macros with the letters' words: what a sync would change, and the sync. */

import { announce, toast } from './dialogs.js';
import { banner, button, checkbox, counted, el, failure, fill, group, heading } from './elements.js';
import { post } from './server.js';

const WORDS =
  'For teams that work without the sidebar: one macro for each complaint type and language, with Zendesk’s own placeholders. Amends keeps them in step with your letters, and touches no macro that is not its own.';
const STEPS = [
  ['create', 'New', 'unsaved'],
  ['update', 'Changed', 'unsaved'],
  ['switch_off', 'To be switched off', 'unsaved'],
  ['taken', 'Name already taken', 'danger'],
  ['keep', 'As they should be', ''],
];
const OPEN = 3; // so many macros of a kind show their lines at once

/** @param {HTMLElement} root */
export async function show(root) {
  const body = el('div', { class: 'stack' });
  const page = new Macros(body);
  root.append(heading('Native macros', { words: WORDS }), body);
  await page.look();
}

class Macros {
  /** @param {HTMLElement} body */
  constructor(body) {
    Object.assign(this, { body, locales: [], told: null });
  }

  look() {
    return fill(
      this.body,
      () => post('/admin/macros/plan', { locales: this.locales }),
      (told) => this.draw(told),
      'Asking Zendesk for its macros. This takes longer than usual.',
    );
  }

  draw(told) {
    this.told = told;
    this.locales = told.chosen;
    const todo = told.macros.filter(({ step }) => step === 'create' || step === 'update' || step === 'switch_off');
    const sync = button(todo.length ? `Bring ${counted(todo.length, 'macro')} in step` : 'All in step', () => this.sync(sync), {
      class: 'primary',
      disabled: todo.length === 0,
      test: 'macros-sync',
    });
    return [this.languages(told), el('div', { class: 'row start' }, sync), ...STEPS.flatMap((step) => section(step, told.macros))];
  }

  languages({ languages }) {
    const turn = (id) => (on) => {
      this.locales = languages.map((each) => each.id).filter((each) => (each === id ? on : this.locales.includes(each)));
      if (this.locales.length) this.look();
      else announce('Choose at least one language.');
    };
    return group(
      { legend: 'Languages', hint: 'Macros in a language that is not chosen stay as they are.', test: 'macros-languages' },
      languages.map(({ id, label }) => checkbox(label, this.locales.includes(id), turn(id), { test: `macros-${id}` })),
    );
  }

  async sync(control) {
    control.disabled = true;
    control.textContent = 'Writing to Zendesk';
    try {
      await post('/admin/macros/sync', { locales: this.locales });
      toast('The macros are in step with your letters.');
      await this.look();
    } catch (error) {
      if (!error.words) reportError(error);
      // Macros written before the failure stand, and the next look shows which are left.
      this.body.replaceChildren(failure({ words: `${error.words ?? 'Something broke in Amends.'} Some macros may be written already.` }, () => this.look()));
    }
  }
}

function section([step, title, pill], macros) {
  const these = macros.filter((each) => each.step === step);
  if (!these.length) return [];
  const warning =
    step === 'taken' && banner('warning', el('p', {}, 'A macro with this name is there, and it is not ours. Rename it in Zendesk, and look again.'));
  return [
    el(
      'section',
      { class: 'section', test: `macros-${step}` },
      el('h2', {}, `${title} `, el('span', { class: `pill ${pill}` }, String(these.length))),
      warning,
      el('ul', { class: 'lines' }, these.map((each) => el('li', {}, shown(each, these.length <= OPEN)))),
    ),
  ];
}

function shown({ title, lines }, open) {
  const name = title.split('::').slice(1).reverse().join(', ');
  if (!lines.length) return name;
  const mark = (line) => ({ '+': 'added', '-': 'gone' })[line[0]];
  return el(
    'details',
    { open },
    el('summary', {}, name),
    el('pre', { class: 'written-lines', tabindex: '0', 'aria-label': `Lines of ${name}` }, lines.map((line) => el('span', { class: mark(line) }, `${line}\n`))),
  );
}
