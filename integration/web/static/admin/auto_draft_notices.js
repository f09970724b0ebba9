/** The notice of a cancelled order, read as the policy on this page words it, and approved to go out unread. */

import { ask } from './dialogs.js';
import { draft } from './draft.js';
import { el, field, fill, select } from './elements.js';
import { post } from './server.js';

/** The fingerprint of each type's notice as it is worded now. @returns {Promise<Record<string, string>>} */
export const fingerprints = () => post('/admin/notices', { document: draft.document }).then(({ notices }) => notices);

/**
 * Show the notice for every reason, one language at a time, and ask whether it may go out unread.
 * @param {string} type @param {string} label
 * @returns {Promise<string | null>} the fingerprint of what was approved
 */
export async function approve(type, label) {
  const body = el('div', { class: 'stack', test: 'notice-letters' });
  let fingerprint = '';
  const read = (locale) => fill(body, () => post(`/admin/notices/${encodeURIComponent(type)}`, { document: draft.document, locale }), (told) => {
    fingerprint = told.fingerprint;
    return letters(told, read);
  }, 'Writing the letters. This takes longer than usual.');
  read('en');
  const answer = await ask({
    title: `The notice: ${label.toLowerCase()}`,
    wide: true,
    body: [
      el('p', {}, 'This is what customers would get, for a made-up order. Once you approve the wording and publish the draft, it goes out without anyone reading it first, in every language. A notice in any other words still waits for an agent.'),
      body,
    ],
    answers: [{ name: 'approve', label: 'Approve this wording', primary: true, check: () => (fingerprint ? '' : 'The letters are not here yet, so they cannot be approved.') }],
  });
  return answer ? fingerprint : null;
}

function letters({ languages, locale, letters: all }, read) {
  const turn = async (wanted) => {
    await read(wanted);
    document.querySelector('dialog [data-test=notice-language]')?.focus();
  };
  const choices = languages.map(({ id, label }) => ({ value: id, label }));
  return [field({ label: 'Language', class: 'measure', control: select(choices, locale, turn, { test: 'notice-language' }) }), ...all.map((each) => letter(each, locale))];
}

function letter({ reason, subject, text }, locale) {
  return el('article', { class: 'card', 'aria-label': reason }, el('h3', { text: reason }), el('p', { lang: locale }, el('strong', {}, subject)), el('p', { class: 'written', lang: locale }, text));
}
