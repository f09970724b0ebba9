/** Saving a wording and going back from it: with a note, with questions where something would be lost, and never over somebody else's. */

import { offerCopy } from './conflict.js';
import { announce, ask, toast } from './dialogs.js';
import { banner, button, el, field, moment, textarea } from './elements.js';
import { diff } from './letter_diff.js';
import { called } from './letter_variants.js';
import { takenBack, tried } from './letter_versions.js';

const SIGNED_OUT = 401;
const CONFLICT = 409;
const TRYING = 'Trying it on many cases before it is used.';

/**
 * Ask for the note, and save.
 * @param {import('./letter_work.js').LetterWork} work
 * @param {{label: string, refused: (problems: {variant: string, line: number, message: string}[], words: string) => void}} page
 * @returns {Promise<boolean>} whether it was saved
 */
export async function saveAndUse(work, page) {
  const note = textarea('', () => undefined, { autofocus: true, rows: 2, test: 'letter-note' });
  const status = el('p', { class: 'quiet', role: 'status' });
  let outcome;
  const check = async () => {
    status.textContent = TRYING;
    outcome = await kept(work, note.value.trim());
    return '';
  };
  const answer = await ask({
    title: 'Use this wording?',
    body: [
      el('p', {}, `${page.label} is written this way from now on. Letters that were sent stay as they are.`),
      field({ label: 'What changes, and why', hint: 'It stands in the list of versions. You may leave it out.', control: note }),
      status,
    ],
    answers: [{ name: 'save', label: 'Save and use', primary: true, check }],
  });
  if (answer !== 'save') return false;
  return settled(work, page, outcome, note.value.trim());
}

/** The error that saving met, if any. */
async function kept(work, note) {
  try {
    await work.save(note);
    return null;
  } catch (error) {
    if (!error.words) reportError(error);
    return error;
  }
}

async function settled(work, page, error, note) {
  if (!error) {
    toast('Saved. Letters use it from now on.');
    return true;
  }
  if (error.status === CONFLICT && error.told.current) return meanwhile(work, page, note, error.told.current);
  if (error.status === SIGNED_OUT)
    await offerCopy(all(work.variants), 'Your wording is not saved', `${error.words} Copy your wording first.`);
  else if (error.problems?.length) page.refused(error.problems, error.words);
  else toast(error.words ?? 'Something broke in Amends. Your wording was not saved.');
  return false;
}

/** Somebody else saved this letter: whose wording is used, decides the admin; nobody's goes without a word. */
async function meanwhile(work, page, note, now) {
  const [last] = now.versions;
  const mine = work.variants.map((variant) => ({ ...variant }));
  const theirs = now.live?.variants ?? [{ key: 'a', source: now.shipped, share: 100 }];
  const answer = await ask({
    title: `${last.by} changed this letter meanwhile`,
    wide: true,
    body: [
      el('p', { test: 'meanwhile' }, 'Saved ', moment(last.at), last.note ? `: ${last.note}` : '.'),
      el(
        'p',
        {},
        el('strong', {}, 'Keep mine'),
        ' saves your wording over theirs, which stays among the versions. ',
        el('strong', {}, 'Take theirs'),
        ' shows their wording, and gives you yours to copy.',
      ),
      el('h3', { text: 'Theirs against yours' }),
      theirs.map(({ key, source }) => [
        theirs.length > 1 && el('p', { class: 'quiet' }, called(key)),
        diff(
          (mine.find((each) => each.key === key) ?? mine[0]).source,
          source.replace(/\r\n?/g, '\n'),
          `Their ${called(key)} against yours`,
        ),
      ]),
    ],
    answers: [
      { name: 'theirs', label: 'Take theirs' },
      { name: 'mine', label: 'Keep mine', danger: true },
    ],
  });
  if (answer === 'theirs') {
    work.use(now);
    await offerCopy(all(mine), 'Your wording, to copy', 'The page shows theirs now. Paste what you need of yours into it.');
  }
  if (answer !== 'mine') return false;
  work.told = now;
  return settled(work, page, await kept(work, note), note);
}

const all = (variants) =>
  variants.length === 1 ? variants[0].source : variants.map(({ key, source }) => `${called(key)}\n\n${source}`).join('\n\n');

/** Back to the shipped wording, which can be undone. @param {import('./letter_work.js').LetterWork} work */
export async function useShipped(work) {
  const before = work.live.version;
  const sure = await ask({
    title: 'Back to the shipped wording?',
    wide: true,
    body: [
      el(
        'p',
        {},
        `Your own wording is no longer used. It stays among the versions, so you can bring it back.${work.unsaved ? ' What is not saved on this page is lost.' : ''}`,
      ),
      el('h3', { text: 'What changes' }),
      againstShipped(work),
    ],
    answers: [{ name: 'shipped', label: 'Use the shipped wording', danger: true, check: () => tried(() => work.ship()) }],
  });
  if (!sure) return;
  takenBack(work, 'The shipped wording is used again.', before);
  document.querySelector('#page h1')?.focus({ preventScroll: true });
}

/**
 * Where the shipped wording moved on since the account wrote its own.
 * @param {import('./letter_work.js').LetterWork} work
 * @param {() => void} save asks, and saves what is on the page
 */
export function staleBanner(work, save) {
  const keep = async () => {
    if (work.unsaved) return save();
    const problem = await tried(() => work.save('Kept as it is after the shipped wording changed'));
    if (problem) toast(problem);
    else announce('Kept. Your wording stays as it is.');
    return undefined;
  };
  const node = banner(
    'warning',
    el(
      'p',
      {},
      el('strong', {}, 'The shipped letter has changed since you wrote yours. '),
      'Look whether yours should change as well.',
    ),
    el('details', { test: 'stale-diff' }, el('summary', {}, 'Compare yours with the shipped one'), againstShipped(work)),
    el(
      'div',
      { class: 'row start' },
      button('Keep mine', keep, { test: 'keep-mine' }),
      button('Use the shipped one', () => useShipped(work), { test: 'use-shipped' }),
    ),
  );
  node.dataset.test = 'stale';
  return node;
}

/** What the shipped wording changes in what is used, wording by wording. */
function againstShipped({ live, shipped }) {
  return live.variants.map(({ key, source }) => [
    live.variants.length > 1 && el('p', { class: 'quiet' }, called(key)),
    diff(source.replace(/\r\n?/g, '\n'), shipped, `The shipped wording against ${called(key)}`),
  ]);
}

/** What this page says against the shipped wording. @param {import('./letter_work.js').LetterWork} work @param {string} key */
export function compareWithShipped(work, key) {
  return ask({
    title: work.variants.length > 1 ? `${called(key)} against the shipped wording` : 'Against the shipped wording',
    wide: true,
    body: diff(work.shipped, work.variant(key).source, 'Your wording against the shipped one'),
    answers: [],
  });
}
