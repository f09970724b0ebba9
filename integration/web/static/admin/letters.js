/** Every letter in every language: what is shipped, what the account wrote itself, and what wants a look. */

import { announce } from './dialogs.js';
import { banner, button, counted, el, empty, field, fill, heading, input, select, table } from './elements.js';
import { keepHere } from './keeping.js';
import { addressOf, languageGap, STATES, statesOf } from './letter_words.js';
import { get } from './server.js';

const WORDS = 'What customers read, by complaint and language. Write your own where the shipped wording does not sound like you.';
const MOST_STALE = 5;
const NOTHING = { locale: '', text: '', state: '' };

/** What was looked for stays while the page is open: who comes back from a letter finds the list as it was. */
const wanted = { ...NOTHING };

/** @param {HTMLElement} root */
export async function show(root) {
  root.classList.add('broad');
  const body = el('div', { class: 'stack' });
  root.append(heading('Letters', { words: WORDS }), body);
  let end = () => undefined;
  await fill(
    body,
    () => get('/admin/letters'),
    (all) => {
      if (root.isConnected) end = keepHere(standing(all));
      return all.letters.length ? new Shelf(all).nodes : nothing();
    },
    'Reading the letters. This takes longer than usual.',
  );
  return () => end();
}

/** The bar tells of the letters here: how the policy stands says nothing about them. */
function standing({ letters }) {
  const own = letters.filter(({ override }) => override).length;
  const words = own
    ? [el('span', { class: 'pill live' }, 'Own wording'), ` ${counted(own, 'letter')}, all others as shipped`]
    : [el('span', { class: 'pill plain' }, 'Shipped'), ' All letters have their shipped wording'];
  const parts = [el('p', { test: 'bar-words' }, words)];
  return {
    unsaved: false,
    saveAndTell: () => Promise.resolve(true),
    discard: () => undefined,
    bar: () => ({ state: 'live', label: 'Letters', parts }),
  };
}

const nothing = () => empty('No letters yet', 'The letters that come with Amends stand here, by complaint and language.');

class Shelf {
  /** @param {{locales: {id: string, label: string}[], letters: any[]}} all */
  constructor(all) {
    this.all = all;
    this.lists = el('div', { class: 'stack' });
    this.filters = el('div');
    this.#drawFilters();
    this.#draw();
  }

  get nodes() {
    return [...this.#advice(), this.filters, this.lists];
  }

  #drawFilters() {
    const { locales } = this.all;
    const set = (name) => (value) => {
      wanted[name] = value;
      this.#draw();
    };
    const languages = [{ value: '', label: 'All languages' }, ...locales.map(({ id, label }) => ({ value: id, label }))];
    const states = [{ value: '', label: 'All' }, ...Object.entries(STATES).map(([value, label]) => ({ value, label }))];
    this.filters.replaceChildren(
      el(
        'div',
        { class: 'letter-filters', role: 'search', 'aria-label': 'Letters' },
        field({
          label: 'Letter',
          control: input(wanted.text, set('text'), { type: 'search', placeholder: 'Damaged item', test: 'find-letter' }),
        }),
        locales.length > 1 &&
          field({ label: 'Language', control: select(languages, wanted.locale, set('locale'), { test: 'by-language' }) }),
        field({ label: 'State', control: select(states, wanted.state, set('state'), { test: 'by-state' }) }),
      ),
    );
  }

  #draw() {
    const found = this.all.letters.filter(fits);
    const count = new Set(found.map(({ name }) => name)).size;
    announce(counted(count, 'letter'));
    if (found.length === 0) {
      this.lists.replaceChildren(
        el(
          'div',
          { class: 'empty', test: 'none-fits' },
          el('p', {}, 'No letter is like this.'),
          el(
            'div',
            { class: 'row start' },
            button('Show all letters', () => this.#all(), { test: 'show-all' }),
          ),
        ),
      );
      return;
    }
    this.lists.replaceChildren(
      ...[
        this.#matrix('type', found, 'Letters by complaint', 'letters'),
        this.#matrix(
          'part',
          found,
          'Parts that letters share',
          'parts',
          'Greeting, offers, contact and sign-off are the same in every letter of a language. A change here shows in all of them.',
        ),
      ].filter(Boolean),
    );
  }

  #all() {
    Object.assign(wanted, NOTHING);
    this.#drawFilters();
    this.#draw();
    this.filters.querySelector('input').focus();
  }

  #only(state) {
    Object.assign(wanted, NOTHING, { state });
    this.#drawFilters();
    this.#draw();
  }

  #matrix(kind, found, title, test, words) {
    const mine = found.filter((letter) => letter.kind === kind);
    if (mine.length === 0) return null;
    const rows = [...Map.groupBy(mine, ({ name }) => name).values()];
    const locales = this.all.locales.filter(({ id }) => !wanted.locale || id === wanted.locale);
    const of = (letters, id) => letters.find(({ locale }) => locale === id);
    const columns = [
      {
        label: kind === 'type' ? 'Complaint' : 'Part',
        header: true,
        cell: ([{ locale, name, label }]) => el('a', { class: 'rule-name', href: addressOf(locale, name) }, label),
      },
      ...locales.map(({ id, label }) => ({ label, cell: (letters) => cell(of(letters, id), label) })),
    ];
    return el(
      'section',
      { class: kind === 'part' ? 'section' : 'stack' },
      kind === 'part' && el('h2', { text: title }),
      words && el('p', { class: 'quiet' }, words),
      el('div', { class: 'letter-matrix' }, table({ caption: title, columns, rows, test })),
    );
  }

  /** What wants a look: wordings that the shipped ones left behind, and languages without an own one. */
  #advice() {
    const stale = this.all.letters.filter(({ override }) => override?.stale);
    const names = new Map(this.all.letters.filter(({ override }) => override).map((letter) => [letter.name, letter.label]));
    const gaps = [...names]
      .map(([name, label]) => [label, languageGap(this.all, { name, locale: '', live: null })])
      .filter(([, words]) => words);
    return [
      stale.length > 0 &&
        banner(
          'warning',
          el(
            'p',
            {},
            `${counted(stale.length, 'letter')} of yours ${stale.length === 1 ? 'is' : 'are'} older than the shipped wording. Look whether yours should change as well.`,
          ),
          stale.length > MOST_STALE
            ? button('Show them', () => this.#only('stale'), { test: 'show-stale' })
            : el(
                'ul',
                { class: 'bullets', test: 'stale-letters' },
                stale.map((letter) =>
                  el(
                    'li',
                    {},
                    el('a', { href: addressOf(letter.locale, letter.name) }, `${letter.label}, ${this.#language(letter.locale)}`),
                  ),
                ),
              ),
        ),
      gaps.length > 0 &&
        el(
          'details',
          { class: 'advice', test: 'gaps' },
          el('summary', {}, `${counted(gaps.length, 'letter')} with your own wording in some languages only`),
          el(
            'ul',
            { class: 'bullets' },
            gaps.map(([label, words]) => el('li', {}, el('strong', {}, `${label}: `), words)),
          ),
        ),
    ].filter(Boolean);
  }

  #language = (id) => this.all.locales.find((locale) => locale.id === id)?.label ?? id;
}

function fits(letter) {
  return (
    (!wanted.locale || letter.locale === wanted.locale) &&
    (!wanted.state || statesOf(letter).includes(wanted.state)) &&
    letter.label.toLowerCase().includes(wanted.text.trim().toLowerCase())
  );
}

/** One letter in one language, as the way to it. */
function cell(letter, language) {
  if (!letter) return el('span', { class: 'quiet' }, '–');
  const states = statesOf(letter);
  const words = stateWords(letter, states);
  return el(
    'a',
    {
      class: 'letter-state',
      href: addressOf(letter.locale, letter.name),
      'aria-label': `${words}: ${letter.label}, ${language}`,
      title: title(letter),
      test: `letter-${letter.locale}-${letter.name}`,
    },
    el('span', { class: shape(states) }, words),
  );
}

function stateWords({ override }, states) {
  if (states.includes('stale')) return 'Out of date';
  if (states.includes('two')) return `Two, ${override.variants.map(({ share }) => share).join(' : ')}`;
  return { own: 'Own', shipped: 'Shipped', missing: 'Shipped only' }[states[0]];
}

function shape(states) {
  if (states.includes('stale')) return 'pill unsaved';
  if (states.includes('two')) return 'pill draft';
  return { own: 'pill live', shipped: '', missing: 'pill missing' }[states[0]];
}

const title = ({ override }) => (override ? `Version ${override.version}, saved by ${override.by}` : '');
