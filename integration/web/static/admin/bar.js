/**
 * The bar above every page: what is live, what is a draft, what is not saved, and what can be done about it.
 *
 * It tells of the policy, but on pages that keep changes of their own (see keeping.js).
 */

import { ask, toast } from './dialogs.js';
import { draft } from './draft.js';
import { button, counted, el, field, moment, textarea } from './elements.js';
import { keeper, onKeeping } from './keeping.js';
import { said } from './problems.js';

/** @param {HTMLElement} place */
export function showBar(place) {
  const draw = (event) => {
    const own = keeper().bar?.();
    // Typing changes nothing here but the first key, and must not take the focus.
    if (!own && event === 'changed' && place.dataset.state === 'unsaved') return;
    if (event === 'looked') return;
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.test : '';
    const { state, label, parts } = own ?? ofPolicy();
    place.dataset.state = state;
    place.setAttribute('aria-label', label);
    place.replaceChildren(...parts);
    if (focused) (place.querySelector(`[data-test="${focused}"]`) ?? place.querySelector('button, a'))?.focus();
  };
  draft.on(draw);
  onKeeping(draw);
  draw();
}

function ofPolicy() {
  const label = 'Policy draft';
  if (draft.unsaved && !draft.keeping) return { state: 'unsaved', label, parts: unsaved() };
  return draft.state.draft ? { state: 'draft', label, parts: waiting() } : { state: 'live', label, parts: live() };
}

function live() {
  const { number, published_at: at, published_by: by } = draft.state.live;
  return [
    el(
      'p',
      { test: 'bar-words' },
      el('span', { class: 'pill live' }, 'Live'),
      ` Version ${number}, published `,
      moment(at),
      by ? ` by ${by}` : '',
    ),
  ];
}

function waiting() {
  const { changes } = draft.state;
  return [
    el(
      'p',
      { test: 'bar-words' },
      el('span', { class: 'pill draft' }, 'Draft'),
      ` ${counted(changes.length, 'change')}, not live`,
      el('span', { class: 'quiet' }, `, last by ${draft.state.draft.changed_by}`),
    ),
    el(
      'div',
      { class: 'row' },
      button('Compare', compare, { test: 'compare' }),
      el('a', { class: 'c-btn c-btn--sm', href: '#/backtest', test: 'to-backtest' }, 'Backtest'),
      button('Throw away', throwAway, { test: 'throw-away' }),
      button('Publish', publish, { class: 'c-btn--primary', test: 'publish' }),
    ),
  ];
}

function unsaved() {
  return [
    el(
      'p',
      { test: 'bar-words' },
      el('span', { class: 'pill unsaved' }, 'Not saved'),
      ' You have changes that are only on this page',
    ),
    el(
      'div',
      { class: 'row' },
      button('Discard', discard, { test: 'discard' }),
      button('Save draft', () => draft.saveAndTell(), { class: 'c-btn--primary', test: 'save', title: 'Ctrl+S' }),
    ),
  ];
}

const listed = (changes) =>
  el(
    'ul',
    { class: 'bullets', test: 'changes' },
    changes.map((words) => el('li', {}, words)),
  );

function compare() {
  const {
    changes,
    live: { number },
  } = draft.state;
  return ask({
    title: `What the draft changes against version ${number}`,
    wide: true,
    body: changes.length ? listed(changes) : el('p', {}, 'Nothing. The draft says the same as what is live.'),
    answers: [],
  });
}

async function discard() {
  const sure = await ask({
    title: 'Discard what is not saved?',
    body: el('p', {}, 'The page goes back to what was saved last.'),
    answers: [{ name: 'discard', label: 'Discard changes', danger: true }],
  });
  if (sure) draft.discard();
}

async function throwAway() {
  const { changes } = draft.state;
  const sure = await ask({
    title: 'Throw the draft away?',
    wide: true,
    body: [el('p', {}, 'What is live stays as it is. This is lost:'), listed(changes)],
    answers: [{ name: 'throw', label: 'Throw the draft away', danger: true, check: () => tried(() => draft.throwAway()) }],
  });
  if (sure) toast('The draft is gone. You see what is live.');
}

async function publish() {
  const errors = draft.remarks.filter(({ level }) => level === 'error');
  if (errors.length) {
    await ask({ title: 'This draft cannot go live yet', wide: true, body: errors.map((remark) => said(remark)), answers: [] });
    return;
  }
  const note = textarea('', () => undefined, { id: 'publish-note', autofocus: true, test: 'publish-note' });
  const check = () => {
    const words = note.value.trim();
    return words ? tried(() => draft.publish(words)) : 'Write a note first, so that others know why.';
  };
  const done = await ask({
    title: 'Publish the draft?',
    wide: true,
    body: before(note),
    answers: [{ name: 'publish', label: 'Publish', primary: true, check }],
  });
  if (done) toast(`Version ${draft.state.live.number} is live.`);
}

/** What goes live, what is unwise about it, and the note. */
function before(note) {
  const { changes } = draft.state;
  const unwise = draft.remarks.filter(({ level }) => level === 'warning').map((remark) => said(remark));
  return [
    el('p', {}, `From now on every letter follows it. ${counted(changes.length, 'change')}:`),
    listed(changes),
    unwise.length > 0 && el('details', {}, el('summary', {}, counted(unwise.length, 'warning')), unwise),
    field({ label: 'What changes, and why', hint: 'It stands in the list of versions and in the activity.', control: note }),
  ];
}

/** A deed from a dialog: the sentence of what went wrong, or nothing. */
async function tried(deed) {
  try {
    await deed();
    return '';
  } catch (error) {
    if (error.told?.current) {
      draft.use(error.told.current);
      return `${error.words} The page now shows what is there.`;
    }
    if (!error.words) reportError(error);
    return [error.words ?? 'Something broke in Amends.', ...(error.problems ?? []).map(({ words }) => words)].join(' ');
  }
}
