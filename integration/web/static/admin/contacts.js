/** Whom customers may turn to, by brand, language and complaint type, and the company name at the end of a letter. */

import { toast } from './dialogs.js';
import { draft } from './draft.js';
import { banner, button, el, empty, field, fill, heading, input, table } from './elements.js';
import { desk, vocabulary } from './lookups.js';
import { gaps, ofBrand, serves, who } from './people.js';
import { pick, put, silence, typesNow } from './picking.js';
import { paint, summary, visit } from './problems.js';

const WORDS = 'Every letter names whom to turn to. The closest contact is taken: complaint type before brand, brand before language.';
const TEXTS = [
  ['person', 'Person', 'Lena Brandt', {}],
  ['team', 'Team', 'Customer care', {}],
  ['phone', 'Phone', '+49 30 555 0188', { type: 'tel' }],
  ['email', 'E-mail', 'help@example.com', { type: 'email' }],
  ['hours', 'Hours', 'weekdays 9 to 17', {}],
];

/** @param {HTMLElement} root @param {{at?: string}} params */
export async function show(root, params) {
  const body = el('div', { class: 'stack' });
  root.append(heading('Contacts and sign-offs', { words: WORDS, actions: [button('Add a contact', () => page?.add(), { class: 'c-btn--primary', test: 'add-contact' })] }), body);
  let page;
  const ask = () => Promise.all([vocabulary(), desk()]);
  await fill(body, ask, ([words, setup]) => {
    page = new Page(body, words, setup);
    return page.sections();
  });
  if (!page) return undefined;
  page.remark();
  if (params.at) visit(root, params.at);
  return draft.on((event) => (event === 'replaced' ? page.draw() : page.remark()));
}

class Page {
  #open = new Set();

  constructor(body, words, setup) {
    this.body = body;
    this.words = words;
    this.setup = setup;
    this.notes = el('div', { class: 'stack' });
    this.given = el('div', { class: 'stack' });
  }

  get contacts() {
    return draft.document.contacts ?? [];
  }

  /** The brands Zendesk names, and those the policy speaks of where Zendesk does not answer. */
  get brands() {
    if (!this.setup.problem) return this.setup.brands;
    const named = [...this.contacts.map(({ brand }) => brand), ...Object.keys(draft.document.sign_off ?? {})];
    return [...new Set(named.filter(Boolean))].sort();
  }

  label = (kind, value) => (kind === 'type'
    ? typesNow(this.words).find(({ type }) => type === value)?.label ?? value
    : this.words.languages.find(({ name }) => name === value)?.label ?? value);

  draw() {
    this.body.replaceChildren(...this.sections());
    this.remark();
  }

  sections() {
    return [
      this.notes,
      silence(this.setup, 'Brands cannot be listed now; type their names as they stand in Zendesk.'),
      el('section', { class: 'stack' }, this.contacts.length ? this.#list() : this.#first()),
      el('section', { class: 'section' }, el('h2', { text: 'Whom letters name' }), this.given),
      el('section', { class: 'section', data: { path: 'sign_off' } }, el('h2', { text: 'Sign-off' }),
        el('p', { class: 'quiet' }, 'The company name under the agent’s own. A brand without one uses the first.'), this.#signOffs()),
    ].filter(Boolean);
  }

  remark() {
    this.notes.replaceChildren(...summary(this.body.closest('.page'), ({ path }) => /^(contacts|sign_off)/.test(path)));
    this.given.replaceChildren(...this.#coverage());
    paint(this.body);
  }

  #first() {
    return empty('No contacts yet', 'Customers who are still unhappy need somebody to turn to. Begin with one contact for everybody; brands, languages and complaint types can have their own later.', [
      button('Add a contact for everybody', () => this.add(), { class: 'c-btn--primary', test: 'first-contact' })]);
  }

  #list() {
    return el('div', { class: 'cards tight', data: { path: 'contacts' } }, this.contacts.map((contact, place) => this.#card(contact, place)));
  }

  #card(contact, place) {
    const title = el('strong', { test: 'serves' });
    const person = el('span', { class: 'quiet' });
    const name = () => {
      const now = this.contacts[place] ?? contact;
      title.textContent = serves(now, this.label);
      person.textContent = who(now);
    };
    const set = (key) => (value) => {
      draft.change((document) => put(document.contacts[place], key, value.trim()));
      name();
    };
    const at = (key) => `contacts[${place}].${key}`;
    name();
    return el('details', { class: 'card', open: this.#open.has(place), data: { path: `contacts[${place}]` }, test: 'contact', on: {
      toggle: (event) => (event.target.open ? this.#open.add(place) : this.#open.delete(place)),
    } },
    el('summary', {}, title, person),
    el('div', { class: 'fields' }, this.#choices(contact, place, set),
      TEXTS.map(([key, label, sample, attributes]) => field({ label, path: at(key), control: input(contact[key], set(key), { placeholder: sample, test: key, ...attributes }) }))),
    el('div', { class: 'row end' }, button('Remove this contact', () => this.#remove(place), { class: 'danger', test: 'remove-contact' })));
  }

  #choices(contact, place, set) {
    const brands = { choices: this.brands.map((brand) => ({ value: brand, label: brand })), known: !this.setup.problem, none: 'All brands', typed: 'All brands' };
    const locales = { choices: this.words.languages.map(({ name, label }) => ({ value: name, label })), known: true, none: 'All languages' };
    const types = { choices: typesNow(this.words).map(({ type, label }) => ({ value: type, label })), known: true, none: 'All types' };
    return [['brand', 'Brand', brands], ['locale', 'Language', locales], ['type', 'Complaint type', types]].map(([key, label, from]) =>
      field({ label, path: `contacts[${place}].${key}`, control: pick(from, contact[key] ?? '', set(key), { test: key }) }));
  }

  add() {
    this.#open = new Set([this.contacts.length]);
    draft.change((document) => { document.contacts = [...(document.contacts ?? []), {}]; });
    this.draw();
    const card = this.body.querySelector('details.card:last-of-type');
    card.scrollIntoView({ block: 'nearest' });
    card.querySelector('.fields :is(select, input)').focus();
  }

  #remove(place) {
    const gone = this.contacts[place];
    this.#open.clear();
    draft.change((document) => document.contacts.splice(place, 1));
    this.draw();
    (this.body.querySelectorAll('details.card > summary')[Math.max(0, place - 1)] ?? this.body.closest('.page').querySelector('[data-test=add-contact]')).focus();
    toast(`The contact ${serves(gone, this.label)} is removed, once you save.`, () => {
      draft.change((document) => document.contacts.splice(Math.min(place, document.contacts.length), 0, gone));
      this.draw();
    });
  }

  #coverage() {
    const { warnings, notes } = gaps(this.contacts, this.setup.problem ? [] : this.brands, this.label);
    const told = (kind, words) => words.length > 0 && banner(kind, el('ul', { class: 'bullets', test: 'gaps' }, words.map((each) => el('li', {}, each))));
    const closer = (brand) => this.contacts.filter((contact) => contact.brand === brand && (contact.locale || contact.type));
    const cell = (brand) => {
      const { own, used } = ofBrand(this.contacts, brand);
      const first = used ? `${who(used)}${own ? '' : ' (the general one)'}` : 'Nobody';
      return [el('div', {}, first), ...closer(brand).map((contact) => el('small', {}, `${serves({ ...contact, brand: '' }, this.label).replace('All brands, ', '')}: ${who(contact)}`))];
    };
    return [
      told('warning', warnings),
      told('quiet', notes),
      this.brands.length > 0 && table({
        caption: 'Whom the letters of each brand name', test: 'coverage', rows: this.brands,
        columns: [{ label: 'Brand', header: true, cell: (brand) => brand }, { label: 'Contact', cell }],
      }),
    ].filter(Boolean);
  }

  #signOffs() {
    const signed = draft.document.sign_off ?? {};
    const brands = [...new Set([...this.brands, ...Object.keys(signed).filter(Boolean)])];
    const row = (brand) => field({
      label: brand || 'All brands without their own', path: `sign_off.${brand}`,
      control: input(signed[brand], (value) => draft.change((document) => put((document.sign_off ??= {}), brand, value.trim())), {
        placeholder: brand ? signed[''] ?? '' : 'Company name', test: 'sign-off', data: { brand },
      }),
    });
    return el('div', { class: 'fields' }, ['', ...brands].map(row));
  }
}
