/** One offer: its kind on top, below it only the parts that say something, and what can be added. */

import { announce } from './dialogs.js';
import { button, checkbox, el, field, iconButton, input, select } from './elements.js';
import { PARTS } from './offer_parts.js';
import { idFrom, move } from './rules.js';

const kindOf = (offer, { vocabulary }) =>
  vocabulary.offer_kinds.find(({ kind }) => kind === offer.kind) ?? { takes: [], needs: [], label: offer.kind };
const taken = (rule) => [...(rule.offers ?? []), ...(rule.alternatives ?? [])].map(({ id }) => id);

/** A new offer of a kind, with what that kind cannot do without. */
export function begun(kind, rule, known) {
  const offer = { id: idFrom(kind.replaceAll('_', '-'), taken(rule)), kind };
  for (const part of kindOf(offer, known).needs) offer[part] = PARTS[part].begin();
  return offer;
}

export class Card {
  /**
   * @param {Record<string, any>} given what `offers` was given, and `offer`, its `place` in `list()`, `draw` for all
   *   cards anew, and `focusOn(place)`
   */
  constructor(given) {
    Object.assign(this, given);
    this.at = `${this.path}[${this.place}]`;
    this.body = el('div', { class: 'card-body' });
    this.node = el(
      'div',
      {
        class: 'card',
        role: 'group',
        'aria-label': `Offer ${this.place + 1}: ${this.kind.label}`,
        data: { path: this.at },
        test: `offer-${this.offer.id}`,
      },
      this.head(),
      this.which === 'offers' && this.choice(),
      this.body,
    );
    this.parts();
  }

  get kind() {
    return kindOf(this.offer, this.known);
  }

  head() {
    const number = this.place + 1;
    const kinds = this.known.vocabulary.offer_kinds.map(({ kind, label }) => ({ value: kind, label }));
    const picker = select(kinds, this.offer.kind, (kind) => this.become(kind), {
      'aria-label': `Kind of offer ${number}`,
      test: 'offer-kind',
    });
    const last = this.place === this.list().length - 1;
    return el(
      'div',
      { class: 'card-head' },
      picker,
      el(
        'div',
        { class: 'row' },
        iconButton('↑', `Move offer ${number} up`, () => this.shift(this.place - 1), { disabled: this.place === 0 }),
        iconButton('↓', `Move offer ${number} down`, () => this.shift(this.place + 1), { disabled: last }),
        iconButton('×', `Remove offer ${number}`, () => this.remove(), { test: 'remove-offer' }),
      ),
    );
  }

  choice() {
    const { rule, offer } = this;
    const turn = (on) => this.edit(() => mayLeaveOut(rule, offer.id, on));
    return checkbox('The agent may leave this out', (rule.optional ?? []).includes(offer.id), turn, {
      test: 'optional',
      path: `${this.at}.optional`,
    });
  }

  /** Another kind: what only the old kind had goes, what the new one cannot do without comes. */
  become(kind) {
    const { offer } = this;
    this.edit(() => {
      offer.kind = kind;
      for (const part of ['percent', 'months']) if (!this.kind.takes.includes(part)) delete offer[part];
      for (const part of this.kind.needs) offer[part] ??= PARTS[part].begin();
    });
    this.draw();
    this.focusOn(this.place);
  }

  shift(to) {
    const { label } = this.kind;
    this.edit(() => move(this.list(), this.place, to));
    this.draw();
    announce(`${label}, now ${to + 1} of ${this.list().length}.`);
    this.focusOn(to);
  }

  remove() {
    const { label } = this.kind;
    this.edit(() => {
      this.list().splice(this.place, 1);
      mayLeaveOut(this.rule, this.offer.id, false);
    });
    this.draw();
    announce(`${label} removed.`);
    this.focusOn(this.place);
  }

  /** The parts that are set, and those that could be. @param {string} [focus] the part to go on with */
  parts(focus = '') {
    const { offer, body } = this;
    const set = Object.keys(PARTS).filter((part) => part in offer);
    const free = this.kind.takes.filter((part) => part in PARTS && !(part in offer));
    body.replaceChildren(
      ...(offer.kind === 'custom' ? [el('div', { class: 'fields' }, this.name())] : []),
      ...set.map((part) => this.part(part)),
      ...(free.length ? [this.additions(free)] : []),
    );
    if (!focus) return;
    const part = body.querySelector(`[data-part="${focus}"]`);
    const control = part?.querySelector('[data-said]') ?? part?.querySelector('input, select, textarea');
    (control ?? part ?? body.querySelector('button'))?.focus();
  }

  part(part) {
    const { label, hint, draw } = PARTS[part];
    const { offer, known, edit } = this;
    const context = { offer, known, edit, path: this.at, again: (focus) => this.parts(focus) };
    const remove = iconButton('×', `Remove: ${label}`, () => this.takeOff(part), {
      class: 'c-btn--icon c-btn--basic part-remove',
      test: `remove-${part}`,
    });
    return el(
      'fieldset',
      { class: 'part', data: { part, path: `${this.at}.${part}` }, test: `part-${part}` },
      el('legend', {}, label),
      !this.kind.needs.includes(part) && remove,
      hint && el('p', { class: 'quiet' }, hint),
      el('div', { class: 'fields' }, draw(context)),
    );
  }

  takeOff(part) {
    this.edit(() => {
      delete this.offer[part];
    });
    this.parts(part);
    announce(`${PARTS[part].label} removed.`);
  }

  additions(free) {
    const add = (part) => {
      this.edit(() => {
        this.offer[part] = PARTS[part].begin();
      });
      this.parts(part);
    };
    return el(
      'div',
      { class: 'row start additions' },
      el('span', { class: 'quiet' }, 'Add'),
      free.map((part) => button(PARTS[part].label, () => add(part), { class: 'addition', data: { part }, test: `add-${part}` })),
    );
  }

  /** What agents read for an offer of one's own, which has no other name. */
  name() {
    const { offer } = this;
    return field({
      label: 'Name',
      path: `${this.at}.id`,
      hint: 'What agents pick; letters use the wording below.',
      class: 'wide',
      control: input(offer.id.replaceAll(/[_-]/g, ' '), (text) => this.rename(text), { test: 'offer-name' }),
    });
  }

  rename(text) {
    const { offer, rule } = this;
    this.edit(() => {
      const before = offer.id;
      const others = taken(rule).filter((id) => id !== before);
      offer.id = idFrom(text, others, 'offer').replaceAll('-', '_');
      if (rule.optional) rule.optional = rule.optional.map((id) => (id === before ? offer.id : id));
    });
  }
}

function mayLeaveOut(rule, id, on) {
  const others = (rule.optional ?? []).filter((each) => each !== id);
  if (on) others.push(id);
  if (others.length) rule.optional = others;
  else delete rule.optional;
}
