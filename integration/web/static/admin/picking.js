/** Picking from what the account has in Zendesk; where Zendesk does not answer, people type instead. */

import { draft } from './draft.js';
import { banner, el, input, select } from './elements.js';

/**
 * A list to pick from, or an input where the list is not known.
 * @param {{choices: {value: string, label: string}[], known: boolean, none: string, typed: string}} from
 * @param {string} value
 * @param {(value: string) => void} change
 */
export function pick({ choices, known, none, typed }, value, change, attributes = {}) {
  if (!known) return input(value, (text) => change(text.trim()), { placeholder: typed, ...attributes });
  return select([{ value: '', label: none }, ...choices], value ?? '', change, attributes);
}

/** What is said where Zendesk does not answer; nothing where it does. @param {{problem: string}} setup @param {string} words */
export function silence(setup, words) {
  return setup.problem ? banner('warning', el('p', {}, `${setup.problem} ${words}`)) : null;
}

/** Set what is there, and drop what is empty: the document holds only what somebody chose. */
export function put(object, name, value) {
  if (value === '' || value === null || value === undefined) delete object[name];
  else object[name] = value;
}

/** The complaint types as the page has them now, with the names the account gives them. @param {{types: {type: string, label: string, shipped: boolean}[]}} words */
export function typesNow(words) {
  const own = draft.document.types ?? {};
  const shipped = words.types.filter((each) => each.shipped);
  const known = new Set(shipped.map(({ type }) => type));
  return [
    ...shipped.map((each) => ({ ...each, label: own[each.type]?.label || each.label })),
    ...Object.keys(own).filter((type) => !known.has(type)).sort().map((type) => ({ type, label: own[type].label || spoken(type), shipped: false })),
  ];
}

/** A key as people say it: `damaged_item` is "Damaged item". @param {string} key */
export function spoken(key) {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A ticket in the account's own Zendesk, in a window of its own. @param {string} id */
export function ticketLink(id) {
  const { origin } = JSON.parse(document.getElementById('boot').textContent);
  return el('a', { href: `${origin}/agent/tickets/${encodeURIComponent(id)}`, target: '_blank', rel: 'noopener', title: 'Opens in a new tab', test: 'ticket' }, `#${id}`);
}
