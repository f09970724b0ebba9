/** One version: what it said, what would change if it were live again, and the way back to it. */

import { ask, toast } from './dialogs.js';
import { draft } from './draft.js';
import { button, el, fill, heading, moment, textarea } from './elements.js';
import { get, post } from './server.js';

/** @param {HTMLElement} root @param {{number: string}} params */
export async function show(root, { number }) {
  const load = () =>
    fill(
      root,
      () => get(`/admin/policy/versions/${encodeURIComponent(number)}`),
      (version) => [el('p', {}, el('a', { href: '#/versions' }, '‹ Versions')), ...told(version)],
    );
  await load();
  return draft.on((event) => {
    if (event === 'replaced') load();
  });
}

function told(version) {
  const isLive = version.number === draft.state.live.number;
  const back = button('Roll back to this version', () => rollBack(version), { test: 'roll-back' });
  return [
    heading(`Version ${version.number}`, { actions: isLive ? [el('span', { class: 'pill live' }, 'Live')] : [back] }),
    el(
      'p',
      { class: 'quiet' },
      'Published ',
      moment(version.published_at),
      version.published_by && ` by ${version.published_by}`,
      version.note && `: ${version.note}`,
    ),
    !isLive && el('section', { class: 'section' }, el('h2', { text: 'What would change' }), changes(version)),
    el(
      'section',
      { class: 'section' },
      el('h2', { text: 'Its rules' }),
      el(
        'ol',
        { class: 'rules', test: 'version-rules' },
        version.rules.map((rule, place) =>
          el(
            'li',
            { class: `rule still${rule.enabled ? '' : ' off'}` },
            el('span', { class: 'place' }, String(place + 1)),
            el(
              'div',
              { class: 'rule-words' },
              el('strong', {}, rule.name),
              rule.stack && [' ', el('span', { class: 'pill plain' }, 'Adds')],
              !rule.enabled && [' ', el('span', { class: 'pill plain' }, 'Off')],
              el('p', { class: 'sentence' }, rule.sentence),
            ),
          ),
        ),
      ),
    ),
  ].filter(Boolean);
}

function changes({ changes: words }) {
  return words.length
    ? el(
        'ul',
        { class: 'bullets', test: 'version-changes' },
        words.map((each) => el('li', {}, each)),
      )
    : el('p', {}, 'Nothing: it says the same as what is live.');
}

async function rollBack(version) {
  let note = '';
  const box = textarea(
    '',
    (value) => {
      note = value.trim();
    },
    { id: 'roll-back-note', autofocus: true, test: 'roll-back-note' },
  );
  const deed = async () => {
    if (!note) return 'Write a note first, so that others know why.';
    try {
      draft.use(await post('/admin/policy/rollback', { number: version.number, note }));
      return '';
    } catch (error) {
      if (!error.words) reportError(error);
      return error.words ?? 'Something broke in Amends.';
    }
  };
  const done = await ask({
    title: `Make version ${version.number} live again?`,
    wide: true,
    body: [
      el('p', {}, `Every letter follows it from now on. ${draft.state.draft ? 'The draft stays as it is.' : ''}`),
      changes(version),
      el('div', { class: 'field' }, el('label', { class: 'c-field__label', for: 'roll-back-note' }, 'Why'), box),
    ],
    answers: [{ name: 'roll', label: 'Roll back', primary: true, check: deed }],
  });
  if (done) toast(`Version ${version.number} is live again.`);
}
