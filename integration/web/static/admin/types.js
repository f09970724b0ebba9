/** The complaint types: the shipped ones and the account's own, and the way to the page of each. */

import { ask } from './dialogs.js';
import { draft } from './draft.js';
import { button, el, field, fill, heading, input, table } from './elements.js';
import { forgetVocabulary, vocabulary } from './lookups.js';
import { typesNow } from './picking.js';
import { summary } from './problems.js';
import { showType } from './type.js';
import { isRegulated, rulesOf } from './uses.js';

const WORDS = 'What a ticket can be about. A type that is off is neither suggested nor offered to agents.';
const KEY = /^[a-z][a-z0-9_]{0,63}$/;

/** @param {HTMLElement} root @param {{type?: string, at?: string}} params */
export async function show(root, params) {
  // A problem is linked to the list, and its path names the type that it is about.
  const named = params.type ?? /^types\.([^.]+)/.exec(params.at ?? '')?.[1];
  if (named) return showType(root, named, params.at);
  const body = el('div', { class: 'stack' });
  root.append(heading('Complaint types', { words: WORDS, actions: [button('Add a type', () => addType(words), { class: 'c-btn--primary', test: 'add-type' })] }), body);
  let words;
  const draw = () => [...summary(root, ({ path }) => path.startsWith('types')), list(words)];
  await fill(body, vocabulary, (found) => {
    words = found;
    return draw();
  });
  return draft.on((event) => {
    if (words && event !== 'changed') body.replaceChildren(...draw());
  });
}

function list(words) {
  const named = (list_, name) => list_.find((each) => each.name === name)?.label ?? name;
  const of = ({ type }) => ({ ...words.defaults.type, ...draft.document.types?.[type] });
  const due = (type) => {
    const { count, unit = 'business_days' } = of(type).answer_within;
    return `${count} ${named(words.due_units, unit).toLowerCase().replace(/s$/, count === 1 ? '' : 's')}`;
  };
  return table({
    caption: 'Complaint types', test: 'types', rows: typesNow(words),
    columns: [
      { label: 'Type', header: true, cell: (type) => [el('a', { href: `#/types/${encodeURIComponent(type.type)}`, test: 'type' }, type.label), ' ', marks(type, of(type))] },
      { label: 'Answer within', cell: due },
      { label: 'Ownership', cell: (type) => named(words.ownerships, of(type).ownership) },
      { label: 'Rules', right: true, cell: (type) => String(rulesOf(type.type).length || '–') },
    ],
  });
}

function marks(type, settings) {
  const pill = (words, kind = 'plain') => el('span', { class: `pill ${kind}` }, words);
  return el('span', { class: 'pills' }, !type.shipped && pill('Your own'), settings.enabled === false && pill('Off', 'unsaved'), isRegulated(type.type) && pill('Regulated'));
}

async function addType(words) {
  if (!words) return;
  const taken = new Set(typesNow(words).map(({ type }) => type));
  let touched = false;
  const key = input('', () => { touched = true; }, { test: 'new-key', maxlength: 64 });
  const label = input('', (text) => { if (!touched) key.value = keyFrom(text); }, { autofocus: true, test: 'new-label' });
  const check = () => {
    if (!label.value.trim()) return 'The type needs a name.';
    if (!KEY.test(key.value)) return 'The key begins with a small letter and has only small letters, digits and underscores.';
    return taken.has(key.value) ? `There is a type with the key ${key.value} already.` : '';
  };
  const answer = await ask({
    title: 'Add a complaint type',
    body: [
      field({ label: 'Name', hint: 'What your agents call it.', control: label }),
      field({ label: 'Key', hint: 'How rules and tags name it. It stays as it is, whatever the name becomes.', control: key }),
      el('p', { class: 'quiet' }, 'Then give it examples: Amends learns from eight or more to tell it from the others.'),
    ],
    answers: [{ name: 'add', label: 'Add', primary: true, check }],
  });
  if (!answer) return;
  const kept = await draft.keep((document) => { (document.types ??= {})[key.value] = { label: label.value.trim() }; }, `${label.value.trim()} is in the draft.`);
  forgetVocabulary();
  if (kept) location.hash = `#/types/${key.value}`;
}

function keyFrom(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '');
  return plain.slice(0, 64);
}
