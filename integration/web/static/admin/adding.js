/** A new rule: named, begun from an example or from nothing, and opened. */

import { ask } from './dialogs.js';
import { draft } from './draft.js';
import { button, el, input } from './elements.js';
import { EXAMPLES, newRule } from './rules.js';

/** What stands in place of a list without rules. */
export function first() {
  const way = (label, words, act, test) => el('li', {}, button(label, act, { test }), el('small', {}, words));
  return el(
    'div',
    { class: 'empty', test: 'empty' },
    el('h2', { text: 'No rules yet' }),
    el(
      'p',
      {},
      'A rule says for which complaints it is, and what may be offered then. Begin with one of these and change it, or with a blank one. Nothing is live before you publish.',
    ),
    el(
      'ul',
      { class: 'examples' },
      EXAMPLES.map((example) =>
        way(example.name, example.words, () => create(example.name, example.key), `example-${example.key}`),
      ),
      way('A blank rule', 'You choose conditions and offers.', () => addRule(), 'example-blank'),
    ),
  );
}

export async function addRule() {
  let key = '';
  const name = input('', () => undefined, { id: 'new-name', autofocus: true, test: 'new-name' });
  const pick = (value, label, words) =>
    el(
      'label',
      { class: 'check' },
      el('input', {
        type: 'radio',
        name: 'example',
        checked: value === key,
        test: `start-${value || 'blank'}`,
        on: {
          change: () => {
            key = value;
            if (!name.value && value) name.value = label;
          },
        },
      }),
      el('span', {}, label, el('small', {}, words)),
    );
  const answer = await ask({
    title: 'Add a rule',
    body: [
      el(
        'div',
        { class: 'field' },
        el('label', { class: 'c-field__label', for: 'new-name' }, 'Name'),
        el('small', {}, 'What it is for, as your team would say it.'),
        name,
      ),
      el(
        'fieldset',
        {},
        el('legend', {}, 'Begin with'),
        pick('', 'A blank rule', 'You choose conditions and offers.'),
        EXAMPLES.map((example) => pick(example.key, example.name, example.words)),
      ),
    ],
    answers: [{ name: 'add', label: 'Add', primary: true, check: () => (name.value.trim() ? '' : 'The rule needs a name.') }],
  });
  if (answer) await create(name.value.trim(), key);
}

/** A new rule stands first: at the end, others would take its tickets. */
async function create(name, key) {
  const rule = newRule(name, key, draft.document.rules);
  if (await draft.keep((document) => document.rules.unshift(rule), 'The rule stands first in the draft.'))
    location.hash = `#/policy/rule/${encodeURIComponent(rule.id)}`;
}
