/** The offers of a rule, or what the agent may choose instead: cards, and a way to add one. */

import { el, select } from './elements.js';
import { Card, begun } from './offer_card.js';

/**
 * @param {{legend: string, hint: string, path: string, rule: any, which: 'offers' | 'alternatives',
 *   edit: (mutate: () => void) => void, known: Record<string, any>}} given
 */
export function offers(given) {
  const { legend, hint, path, rule, which, edit, known } = given;
  const cards = el('div', { class: 'cards' });
  const list = () => (rule[which] ??= []);
  const words = which === 'offers' ? 'Add an offer' : 'Add an alternative';
  const kinds = known.vocabulary.offer_kinds.map(({ kind, label }) => ({ value: kind, label }));
  const begin = (kind) => {
    if (!kind) return;
    add.value = '';
    edit(() => list().push(begun(kind, rule, known)));
    draw();
    focusOn(list().length - 1);
  };
  const add = select([{ value: '', label: words }, ...kinds], '', begin, {
    'aria-label': words,
    test: `${which}-add`,
    class: 'c-field__input c-field__input--select narrow',
  });
  const draw = () => {
    const made = list().map((offer, place) => new Card({ ...given, offer, place, list, draw, focusOn }));
    cards.replaceChildren(...made.map((card) => card.node));
  };
  const focusOn = (place) => {
    const card = cards.children[Math.min(place, cards.children.length - 1)];
    (card?.querySelector('select') ?? add).focus();
  };

  draw();
  return el(
    'fieldset',
    { class: 'section', test: which, data: { path } },
    el('legend', {}, legend),
    el('p', { class: 'quiet' }, hint),
    cards,
    el('div', {}, add),
  );
}
