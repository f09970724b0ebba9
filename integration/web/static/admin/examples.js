/** The examples of a type: messages that an admin pastes, for Amends to learn from. They are kept at once, not drafted. */

import { announce, toast } from './dialogs.js';
import { button, counted, el, empty, field, fill, iconButton, textarea } from './elements.js';
import { del, get, post } from './server.js';

const ENOUGH = 8;
const MOST_AT_ONCE = 200;
const LONG = 220;

/** Messages out of pasted text: apart by an empty line where there is one, else one a line. @param {string} text */
export function messagesIn(text) {
  const whole = text.replaceAll('\r\n', '\n').trim();
  const parts = /\n\s*\n/.test(whole) ? whole.split(/\n\s*\n/) : whole.split('\n');
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}

/** @param {{type: string, label: string, shipped: boolean}} type @returns {HTMLElement} */
export function examples({ type, label, shipped }) {
  const address = `/admin/types/${encodeURIComponent(type)}/examples`;
  const place = el('div', { class: 'stack' });
  const words = shipped ? 'This type comes with examples of its own. Add messages that Amends took for something else.'
    : 'Messages as customers write them. Amends needs eight to tell this type from the others; more are better.';
  const draw = ({ examples: found }) => [count(found.length, label, shipped), list(found, address, redraw), adding(address, redraw)].filter(Boolean);
  const redraw = (told) => {
    place.replaceChildren(...draw(told));
    place.querySelector('textarea').focus({ preventScroll: true });
  };
  fill(place, () => get(address), draw);
  return el('section', { class: 'section', test: 'examples' }, el('h2', { text: 'Examples' }), el('p', { class: 'quiet' }, words), place);
}

function count(known, label, shipped) {
  if (shipped) return known > 0 && el('p', { test: 'example-count' }, `${counted(known, 'example')}.`);
  const { account } = JSON.parse(document.getElementById('boot').textContent);
  const missing = ENOUGH - known;
  const enough = el('span', {}, ` ${label} can be learnt. Whoever runs Amends starts that with `, el('code', { class: 'code' }, `amends train --account ${account}`), '.');
  return el('div', { class: 'stack' },
    el('p', { test: 'example-count' }, `${counted(known, 'example')}.`, missing > 0 ? ` ${missing} more and ${label} can be learnt.` : enough),
    missing > 0 && el('progress', { max: ENOUGH, value: known, 'aria-label': `${known} of ${ENOUGH} examples` }));
}

function list(found, address, redraw) {
  if (found.length === 0) return empty('No examples yet', 'Copy a few messages from tickets of this kind and paste them below.');
  return el('ul', { class: 'lines', test: 'example-list' }, found.map(({ id, text }) => el('li', {},
    text.length > LONG ? el('details', { class: 'grow' }, el('summary', {}, `${text.slice(0, LONG)}…`), el('p', { class: 'written' }, text)) : el('p', { class: 'written grow' }, text),
    iconButton('×', `Remove the example “${text.slice(0, 40)}”`, () => drop(id, text, address, redraw), { test: 'remove-example' }))));
}

async function drop(id, text, address, redraw) {
  const tried = (deed) => deed().then(redraw, (error) => {
    toast(error.words ?? 'Something broke in Amends. Nothing was changed.');
    return Promise.reject(error);
  });
  await tried(() => del(`${address}/${encodeURIComponent(id)}`)).then(
    () => toast('The example is removed.', () => tried(() => post(address, { texts: [text] })).catch(() => undefined)),
    () => undefined,
  );
}

function adding(address, redraw) {
  const told = el('p', { class: 'quiet', role: 'status', test: 'pasted' });
  const trouble = el('p', { class: 'problem', role: 'alert', hidden: true });
  const add = button('Add examples', () => send(), { class: 'c-btn--primary', disabled: true, test: 'add-examples' });
  const box = textarea('', (text) => {
    const found = messagesIn(text);
    told.textContent = text.trim() ? counted(found.length, 'message') : '';
    add.disabled = found.length === 0;
  }, { rows: 5, test: 'paste-examples' });
  const send = async () => {
    add.disabled = true;
    trouble.hidden = true;
    const texts = messagesIn(box.value);
    try {
      let last;
      for (let start = 0; start < texts.length; start += MOST_AT_ONCE) last = await post(address, { texts: texts.slice(start, start + MOST_AT_ONCE) });
      redraw(last);
      announce(`${counted(last.examples.length, 'example')} now.`);
    } catch (error) {
      if (!error.words) reportError(error);
      trouble.textContent = error.words ?? 'Something broke in Amends. Nothing was changed.';
      trouble.hidden = false;
      add.disabled = false;
    }
  };
  return el('div', { class: 'stack' },
    field({ label: 'Add messages', hint: 'One a line, or apart by an empty line. They are kept when you press the button, without publishing.', control: box }),
    el('div', { class: 'row start' }, add, told), trouble);
}
