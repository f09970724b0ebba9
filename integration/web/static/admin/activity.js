/** The record: who did what, and when, by day and newest first. Nobody can change it. */

import { announce } from './dialogs.js';
import { button, counted, el, empty, failure, fill, heading } from './elements.js';
import { get } from './server.js';

const WORDS = 'Who did what to the policy, its codes, approvals and examples. Nobody can change the record.';
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** @param {HTMLElement} root */
export async function show(root) {
  const body = el('div', { class: 'stack' });
  const days = el('div', { class: 'stack', test: 'activity' });
  const more = el('div');
  root.append(heading('Activity', { words: WORDS }), body);

  const take = ({ entries, next }) => {
    add(days, entries);
    more.replaceChildren(next ? button('Show earlier', () => earlier(next), { test: 'earlier' }) : el('p', { class: 'quiet' }, 'This is where the record begins.'));
  };
  const earlier = async (before) => {
    more.firstElementChild.disabled = true;
    const lines = () => days.querySelectorAll('.deed');
    const known = lines().length;
    try {
      const told = await get(`/admin/audit?before=${before}`);
      take(told);
      announce(`${counted(told.entries.length, 'earlier entry', 'earlier entries')}.`);
      lines()[known]?.focus();
    } catch (error) {
      if (!error.words) reportError(error);
      more.replaceChildren(failure(error, () => earlier(before)));
      more.querySelector('button').focus();
    }
  };

  await fill(body, () => get('/admin/audit'), (told) => {
    if (told.entries.length === 0) return empty('Nothing happened yet', 'Once somebody saves a draft, publishes, adds codes or decides on a request, it stands here with their name and the time.');
    take(told);
    return [days, more];
  });
}

/** Append entries; a day that is there already goes on. */
function add(days, entries) {
  for (const entry of entries) {
    const at = new Date(entry.at);
    const day = DAY.format(at);
    let list = days.lastElementChild;
    if (list?.dataset.day !== day) {
      list = el('section', { data: { day } }, el('h2', { text: day }), el('ol', { class: 'deeds' }));
      days.append(list);
    }
    list.querySelector('ol').append(el('li', { class: 'deed', tabindex: '-1', test: 'deed' }, el('time', { datetime: entry.at, text: TIME.format(at) }), el('span', {}, entry.words)));
  }
}
