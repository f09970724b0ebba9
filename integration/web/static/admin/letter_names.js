/** The names a letter may use, in groups, with what each says; picked with the mouse or the keyboard, and written in. */

import { el, fresh, input } from './elements.js';
import { TAGS } from './letter_syntax.js';

/** Where a name belongs; what the server tells of beside these stands under the last. */
const GROUPS = [
  ['What it is about', ['item', 'order', 'invoice', 'tracking', 'event', 'attached']],
  ['The customer', ['given', 'family', 'honorific', 'name']],
  ['Days and counts', ['incident', 'deadline', 'in_time', 'days_late', 'contacts', 'written_on']],
  ['Money', ['amount', 'order_value']],
  ['What you promise', ['answer_at', 'second_answer_at']],
  ['Whom to turn to, and who signs', ['contact_person', 'team', 'phone', 'email', 'hours', 'agent', 'company']],
  ['Approved under Complaint types', ['cause', 'fix', 'reason', 'guide', 'status_link']],
  ['More', []],
];
/** What is inserted, where `|` is the caret. */
const SKELETONS = [
  { name: 'paragraph', what: 'A paragraph of its section.', text: '{% paragraph remedy %}\n|\n{% endparagraph %}' },
  { name: 'say', what: 'A wording, and another where a name is not known.', text: '{% say %}|{% or %}{% endsay %}' },
  { name: 'if', what: 'Words only where something holds.', text: '{% if | %}\n\n{% endif %}' },
  { name: 'subject', what: 'The subject line.', text: '{% subject %}|{% endsubject %}' },
];

/** @param {{placeholders: {name: string, what: string}[], switches: {name: string, what: string}[], offer_names: any[]}} told */
export function grouped({ placeholders, switches, offer_names: offers }) {
  const known = new Set(GROUPS.flatMap(([, names]) => names));
  const groups = GROUPS.map(([label, names]) => ({
    label,
    kind: 'print',
    entries: placeholders.filter(({ name }) => (names.length ? names.includes(name) : !known.has(name))),
  }));
  const within = offers.map((name) => ({ name, what: 'of an offer' }));
  return [
    ...groups,
    { label: 'Of one offer, inside of “for … in offers”', kind: 'print', entries: within },
    { label: 'To ask in an “if”', kind: 'if', entries: switches },
    { label: 'Skeletons', kind: 'skeleton', entries: SKELETONS },
  ].filter(({ entries }) => entries.length);
}

const written = {
  print: ({ name }) => `{{ ${name} }}`,
  say: ({ name }) => `{% say %}|{{ ${name} }}{% or %}{% endsay %}`,
  if: ({ name }) => `{% if ${name} %}|{% endif %}`,
  skeleton: ({ text }) => text,
};

/** The picker: a button, and a panel under it. */
export class NamePicker {
  /** @param {Record<string, any>} told as of `GET /admin/letters/…` @param {(text: string) => void} insert */
  constructor(told, insert) {
    const id = fresh('picker');
    Object.assign(this, { groups: grouped(told), insert, unsure: false, wanted: '' });
    this.opener = el(
      'button',
      {
        type: 'button',
        class: 'c-btn c-btn--sm',
        'aria-expanded': 'false',
        'aria-controls': id,
        test: 'names',
        on: { click: () => (this.panel.hidden ? this.open() : this.close()) },
      },
      'Insert a name',
    );
    this.list = el('div', { class: 'names-list' });
    this.search = input(
      '',
      (text) => {
        this.wanted = text.trim().toLowerCase();
        this.#draw();
      },
      { 'aria-label': 'Find a name', placeholder: 'Find a name', type: 'search', test: 'find-name' },
    );
    this.panel = el(
      'div',
      {
        id,
        class: 'names-panel',
        role: 'group',
        'aria-label': 'Names to insert',
        hidden: true,
        test: 'names-panel',
        on: { keydown: (event) => this.#key(event) },
      },
      el('div', { class: 'names-head' }, this.search, this.#ways()),
      this.list,
    );
    this.node = el('div', { class: 'names' }, this.opener, this.panel);
    this.watching = (event) => {
      if (!this.node.contains(event.target)) this.close(false);
    };
  }

  open() {
    this.#draw();
    this.panel.hidden = false;
    this.opener.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', this.watching);
    this.search.focus();
    this.panel.scrollIntoView({ block: 'nearest' });
  }

  close(back = true) {
    if (this.panel.hidden) return;
    this.panel.hidden = true;
    this.opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', this.watching);
    if (back) this.opener.focus();
  }

  #ways() {
    const box = el('input', {
      type: 'checkbox',
      checked: this.unsure,
      test: 'unsure',
      on: {
        change: () => {
          this.unsure = box.checked;
          this.#draw();
        },
      },
    });
    return el('label', { class: 'check' }, box, el('span', {}, 'With another wording where it is not known'));
  }

  #draw() {
    const fits = ({ name, what }) => `${name} ${what}`.toLowerCase().includes(this.wanted);
    const parts = this.groups
      .map(({ label, kind, entries }) => ({ label, kind, entries: entries.filter(fits) }))
      .filter(({ entries }) => entries.length);
    this.list.replaceChildren(
      ...parts.map(({ label, kind, entries }) =>
        el(
          'section',
          {},
          el('h3', { text: label }),
          el(
            'ul',
            {},
            entries.map((entry) => el('li', {}, this.#entry(entry, kind))),
          ),
        ),
      ),
      ...(parts.length ? [] : [el('p', { class: 'quiet', test: 'no-names' }, 'No name is like this.')]),
    );
  }

  #entry(entry, kind) {
    const way = kind === 'print' && this.unsure ? 'say' : kind;
    const press = () => {
      this.close(false);
      this.insert(written[way](entry));
    };
    const shown = kind === 'skeleton' ? entry.name : written[way](entry).replace('|', '');
    return el(
      'button',
      { type: 'button', class: 'name-entry', test: `name-${entry.name}`, on: { click: press } },
      el('span', { class: 'code' }, kind === 'print' && this.unsure ? `say {{ ${entry.name} }} or …` : shown),
      el('small', {}, entry.what),
    );
  }

  #key(event) {
    const all = [this.search, ...this.list.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.search) all[1]?.click();
    else if (step) all[Math.min(all.length - 1, Math.max(0, all.indexOf(document.activeElement) + step))].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What the tags do, to look up beside the editor. */
export function tagsHelp() {
  const lines = Object.entries(TAGS).filter(([name]) => !name.startsWith('end'));
  return el(
    'details',
    { class: 'tags-help' },
    el('summary', {}, 'What the tags do'),
    el(
      'dl',
      { class: 'facts' },
      lines.map(([name, what]) => el('div', {}, el('dt', { class: 'code' }, name), el('dd', {}, what))),
    ),
    el(
      'p',
      { class: 'quiet' },
      'Line breaks and indents mean nothing. What is not known is never printed: put names that may be unknown inside of say.',
    ),
  );
}
