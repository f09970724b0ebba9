/** What is wrong or unwise, said beside the field it concerns: whatever carries `data-path` is a place for it. */

import { draft, under } from './draft.js';
import { counted, el, fresh } from './elements.js';

/** Beside a field of a rule nobody needs its name, nor that of a type. */
const RULE = /^Rule “[^”]*”: /;
const OWNER = /^(Rule “[^”]*”|Type [^:“]+): /;
const WORDS = { error: 'Error', warning: 'Look again', hint: 'Hint' };

/**
 * Put each remark beside the field with its path, or the one nearest above it.
 * @param {HTMLElement} root
 */
export function paint(root) {
  const places = [...root.querySelectorAll('[data-path]')];
  const told = new Map();
  for (const remark of draft.remarks) {
    const place = nearest(places, remark.path);
    if (place) told.set(place, [...(told.get(place) ?? []), remark]);
  }
  for (const place of places) tell(place, told.get(place) ?? []);
}

/** The deepest of the places that a path belongs to. */
function nearest(places, path) {
  const above = places.filter((place) => place.dataset.path !== '' && under(path, place.dataset.path));
  return above.reduce((best, place) => (!best || place.dataset.path.length > best.dataset.path.length ? place : best), undefined);
}

function tell(place, remarks) {
  let box = place.querySelector(':scope > .remarks');
  if (!box && remarks.length === 0) return;
  const control = controlOf(place);
  if (!box) {
    box = el('div', { class: 'remarks', id: fresh('remarks') });
    place.append(box);
    if (control)
      control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), box.id].filter(Boolean).join(' '));
  }
  box.replaceChildren(...remarks.map(({ level, words }) => said({ level, words: words.replace(OWNER, '') })));
  if (!control) return;
  if (remarks.some(({ level }) => level === 'error')) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
}

/** What holds several controls; a remark on it is about none of them. */
const SEVERAL = 'fieldset, .card, .rule';

/** The control that a remark on this place is about: the one marked so, or the first. */
function controlOf(place) {
  if (place.matches(SEVERAL)) return null;
  return place.querySelector('[data-said]') ?? place.querySelector('input, select, textarea');
}

export function said({ level, words }) {
  return el('p', { class: `remark ${level}`, test: `remark-${level}` }, el('strong', {}, `${WORDS[level] ?? 'Note'}: `), words);
}

/**
 * The summary on top of a page: each remark as a link to its field, on this page or on the one that has it.
 * @param {HTMLElement} root the page with the fields
 * @param {(remark: {path: string}) => boolean} mine which remarks belong to the page
 * @returns {Node[]}
 */
export function summary(root, mine) {
  const remarks = draft.remarks.filter(mine);
  if (remarks.length === 0) return [];
  const errors = remarks.filter(({ level }) => level === 'error');
  const others = remarks.filter(({ level }) => level !== 'error');
  const title = errors.length ? `${counted(errors.length, 'thing')} to mend before this can be published` : '';
  const more = `${counted(others.length, 'thing')} to look at`;
  return [
    errors.length > 0 &&
      el(
        'section',
        { class: 'banner danger', 'aria-label': title, test: 'summary' },
        el('h2', { text: title }),
        links(root, errors),
      ),
    others.length > 0 && el('details', { class: 'advice', test: 'advice' }, el('summary', {}, more), links(root, others)),
  ].filter(Boolean);
}

function links(root, remarks) {
  const line = ({ path, words }) =>
    root.dataset.page === pageOf(path)
      ? el('button', { type: 'button', class: 'link', on: { click: () => visit(root, path) } }, words.replace(RULE, ''))
      : el('a', { href: `${pageOf(path)}?at=${encodeURIComponent(path)}` }, words);
  return el(
    'ul',
    { class: 'bullets' },
    remarks.map((remark) => el('li', {}, line(remark))),
  );
}

const UNASKED = /^types\.[^.]+\.(auto_draft|auto_draft_from|acknowledge|notice|notice_approved)$/;

/** Whether a path names what is done before anyone opens a ticket. @param {string} path */
export const isUnasked = (path) => UNASKED.test(path);

/** The page that edits what a path names. @param {string} path */
export function pageOf(path) {
  const rule = /^rules\[(\d+)\]/.exec(path);
  const id = rule && draft.document.rules[Number(rule[1])]?.id;
  if (id) return `#/policy/rule/${encodeURIComponent(id)}`;
  const part = path.split(/[.[]/)[0];
  if (isUnasked(path)) return '#/auto-draft';
  return (
    {
      contacts: '#/contacts',
      sign_off: '#/contacts',
      types: '#/types',
      field_map: '#/fields',
      set_fields: '#/fields',
      rules: '#/policy',
      '': '#/policy',
    }[part] ?? '#/settings'
  );
}

/** Go to the field of a path. @param {HTMLElement} root @param {string} path */
export function visit(root, path) {
  const place = nearest([...root.querySelectorAll('[data-path]')], path);
  if (!place) return;
  for (let above = place.closest('details'); above; above = above.parentElement.closest('details')) above.open = true;
  place.scrollIntoView({ block: 'center' });
  const control = controlOf(place) ?? place.querySelector('input, select, textarea, button, a');
  (control ?? place).focus({ preventScroll: true });
}
