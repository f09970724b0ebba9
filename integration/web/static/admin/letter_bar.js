/** The bar above the page of a letter: which wording is used, and what can be done about what is not saved. */

import { button, el, moment } from './elements.js';
import { useShipped } from './letter_saving.js';

/**
 * @param {import('./letter_work.js').LetterWork} work
 * @param {{discard: () => void, save: () => void}} deeds
 * @returns {{state: string, label: string, parts: Node[]}}
 */
export function letterBar(work, deeds) {
  const label = 'This letter';
  if (work.unsaved) return { state: 'unsaved', label, parts: unsaved(deeds) };
  return { state: 'live', label, parts: work.live ? own(work) : shipped() };
}

const told = (kind, name, ...words) => el('p', { test: 'bar-words' }, el('span', { class: `pill ${kind}` }, name), ...words);

const shipped = () => [told('plain', 'Shipped', ' This letter has its shipped wording')];

function own(work) {
  const [newest] = work.told.versions;
  return [
    told('live', 'Own wording', ` Version ${work.live.version}, saved `, moment(newest.at), ` by ${newest.by}`),
    el(
      'div',
      { class: 'row' },
      button('Back to the shipped wording', () => useShipped(work), { test: 'back-to-shipped' }),
    ),
  ];
}

function unsaved({ discard, save }) {
  return [
    told('unsaved', 'Not saved', ' Your changes are only on this page'),
    el(
      'div',
      { class: 'row' },
      button('Discard', discard, { test: 'discard' }),
      button('Save and use', save, { class: 'c-btn--primary', test: 'save', title: 'Ctrl+S' }),
    ),
  ];
}
