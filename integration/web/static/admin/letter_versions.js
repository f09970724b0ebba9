/** Every wording a letter had: who saved it and why, what it says against the one in use, and the way back to it. */

import { ask, toast } from './dialogs.js';
import { button, el, field, fill, moment, table, textarea } from './elements.js';
import { diff } from './letter_diff.js';
import { called } from './letter_variants.js';

/**
 * @param {import('./letter_work.js').LetterWork} work
 * @returns {Node}
 */
export function versionsPart(work) {
  const { versions, live } = work.told;
  const inUse = live?.version ?? (versions[0]?.shipped ? versions[0].number : null);
  const name = (line) =>
    [
      `Version ${line.number}`,
      line.shipped && [' ', el('span', { class: 'pill plain' }, 'Shipped')],
      line.number === inUse && [' ', el('span', { class: 'pill live' }, 'In use')],
    ]
      .flat()
      .filter(Boolean);
  return el(
    'section',
    { class: 'section', test: 'letter-versions' },
    el('h2', { text: 'Versions' }),
    versions.length === 0
      ? el(
          'p',
          { class: 'quiet', test: 'no-versions' },
          'This letter always had its shipped wording. What you save stands here, with who saved it and why, and can be brought back.',
        )
      : table({
          caption: 'Versions of this letter',
          rows: versions,
          columns: [
            { label: 'Version', header: true, cell: name },
            { label: 'Saved', cell: (line) => moment(line.at) },
            { label: 'By', cell: (line) => line.by },
            { label: 'Note', cell: (line) => line.note || (line.shipped ? 'Back to the shipped wording' : '') },
            {
              label: '',
              cell: (line) =>
                button('View', () => view(work, line, inUse), {
                  'aria-label': `View version ${line.number}`,
                  test: `view-${line.number}`,
                }),
            },
          ],
        }),
  );
}

async function view(work, line, inUse) {
  const note = textarea('', () => undefined, { test: 'bring-back-note', rows: 2 });
  const place = el('div', { class: 'stack' });
  const isLive = line.number === inUse;
  const before = work.live?.version ?? null;
  const draw = (version) =>
    [
      compared(work, version),
      !isLive && work.unsaved && unsavedWarning(),
      !isLive && field({ label: 'Why you bring it back', hint: 'It stands in the list of versions.', control: note }),
    ].filter(Boolean);
  fill(place, () => work.version(line.number), draw);
  const done = await ask({
    title: `Version ${line.number}`,
    wide: true,
    body: [el('p', { class: 'quiet' }, 'Saved ', moment(line.at), ` by ${line.by}${line.note ? `: ${line.note}` : ''}`), place],
    answers: isLive
      ? []
      : [
          {
            name: 'bring-back',
            label: 'Bring back',
            primary: true,
            check: () => tried(() => work.bringBack(line.number, note.value.trim())),
          },
        ],
  });
  if (!done) return;
  takenBack(work, `Version ${line.number} is used again.`, before);
  document.querySelector(`[data-test=view-${line.number}]`)?.focus();
}

const unsavedWarning = () =>
  el('p', { class: 'remark warning' }, el('strong', {}, 'Not saved: '), 'What you changed on this page is lost by it.');

/** The version against what is in use, wording by wording. */
function compared(work, version) {
  const live = work.live?.variants ?? [{ key: 'a', source: work.shipped }];
  const variants = version.variants.length ? version.variants : [{ key: 'a', source: work.shipped, share: 100 }];
  return el(
    'div',
    { class: 'stack' },
    variants.map(({ key, source, share }) => {
      const now = (live.find((each) => each.key === key) ?? live[0]).source.replace(/\r\n?/g, '\n');
      return el(
        'section',
        {},
        variants.length > 1 && el('h3', { text: `${called(key)}, ${share} %` }),
        el('p', { class: 'quiet' }, 'What would change against the wording in use:'),
        diff(now, source, `Changes of version ${version.number}`),
      );
    }),
  );
}

/**
 * Say that another wording is used now, with the way back.
 * @param {import('./letter_work.js').LetterWork} work @param {string} words
 * @param {number | null} before the version used until now, null for the shipped wording
 */
export function takenBack(work, words, before) {
  const undo = async () => {
    const problem = await tried(() => (before === null ? work.ship() : work.bringBack(before, 'Undone')));
    toast(problem || (before === null ? 'The shipped wording is used again.' : `Version ${before} is used again.`));
  };
  toast(words, undo);
}

/** A deed from a dialog: the sentence of what went wrong, or nothing. @param {() => Promise<unknown>} deed */
export async function tried(deed) {
  try {
    await deed();
    return '';
  } catch (error) {
    if (!error.words) reportError(error);
    const problems = (error.problems ?? []).map(({ line, message }) => (line ? `Line ${line}: ${message}` : message));
    return [error.words ?? 'Something broke in Amends. Nothing was changed.', ...problems].join(' ');
  }
}
