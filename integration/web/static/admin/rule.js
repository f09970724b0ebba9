/** One rule: its sentence above, its conditions and offers to change, and a ticket to try it on beside. */

import { conditions } from './conditions.js';
import { ask } from './dialogs.js';
import { draft, under } from './draft.js';
import { button, checkbox, el, empty, field, fill, heading, input, select } from './elements.js';
import { desk, pools, vocabulary } from './lookups.js';
import { offers } from './offers.js';
import { paint, summary, visit } from './problems.js';
import { TryPanel } from './trying.js';

/** @param {HTMLElement} root @param {{id: string, at?: string}} params */
export async function show(root, { id, at }) {
  root.classList.add('beside');
  const editor = el('div', { class: 'editor' });
  const panel = new TryPanel({ document: () => draft.document, ruleId: id });
  let known;
  const lookUp = async () => {
    const [words, setup, names] = await Promise.all([vocabulary(), desk(), pools()]);
    return { vocabulary: words, desk: setup, pools: names, currency: () => draft.document.currency, owners };
  };
  await fill(root, lookUp, (found) => {
    known = found;
    draw();
    return [editor, el('aside', { class: 'trying', 'aria-label': 'Try it' }, panel.node)];
  });

  function draw() {
    if (known) editor.replaceChildren(...(ruleOf(id) ? form(id, known, root) : [gone()]));
    refresh();
    if (at) setTimeout(() => visit(editor, at));
    at = undefined;
  }

  function refresh() {
    const rule = ruleOf(id);
    if (!rule || !editor.querySelector('.told')) return;
    const path = pathOf(id);
    editor.querySelector('.told').textContent =
      draft.seen.rules.find((each) => each.id === id)?.sentence ??
      'Choose conditions and offers; the rule is then told here as a sentence.';
    editor.querySelector('.notes').replaceChildren(...summary(root, (remark) => under(remark.path, path)));
    paint(editor);
  }

  const off = draft.on((event) => {
    if (event === 'replaced') draw();
    else if (event !== 'changed') refresh();
    if (event !== 'saved') panel.soon();
  });
  return () => {
    off();
    panel.end();
  };
}

const ruleOf = (id) => draft.document.rules.find((rule) => rule.id === id);
const pathOf = (id) => `rules[${draft.document.rules.findIndex((rule) => rule.id === id)}]`;

function owners() {
  const promises = draft.document.rules.flatMap((rule) =>
    [...rule.offers, ...(rule.alternatives ?? [])].map((offer) => offer.promise?.owner),
  );
  return [...new Set(promises.filter(Boolean))].sort();
}

function gone() {
  return empty('This rule is not in the draft any more', 'It was deleted, or another admin threw it away.', [
    el('a', { class: 'c-btn c-btn--sm', href: '#/policy' }, 'Show all rules'),
  ]);
}

function form(id, known, root) {
  const rule = ruleOf(id);
  const path = pathOf(id);
  const edit = (mutate) => draft.change(mutate);
  const title = heading(rule.name, {
    actions: [button('Delete this rule', () => remove(id), { class: 'c-btn--basic', test: 'delete-rule' })],
  });
  return [
    el('p', {}, el('a', { href: '#/policy', test: 'back' }, '‹ Policy')),
    title,
    el('p', { class: 'sentence told', test: 'told' }),
    el('div', { class: 'notes' }),
    known.desk.problem &&
      el('p', { class: 'banner warning' }, `${known.desk.problem} Type the ids of fields and the names of groups until it does.`),
    general(rule, path, edit, known, title, root),
    ...groups(rule, path, edit, known),
  ].filter(Boolean);
}

function groups(rule, path, edit, known) {
  const when = (rule.when ??= {});
  return [
    conditions({
      legend: 'Meet all of these conditions',
      hint: 'Every one has to hold. What is not known makes a condition neither true nor false, and the rule does not fire.',
      path: `${path}.when.all`,
      list: () => (when.all ??= []),
      edit,
      known,
      test: 'all',
    }),
    conditions({
      legend: 'Meet any of these conditions',
      hint: 'At least one has to hold. Leave it empty where there is nothing to choose between.',
      path: `${path}.when.any`,
      list: () => (when.any ??= []),
      edit,
      known,
      test: 'any',
    }),
    offers({
      legend: 'Offer',
      hint: 'All of these are offered together, the first one as the main offer.',
      path: `${path}.offers`,
      rule,
      which: 'offers',
      edit,
      known,
    }),
    offers({
      legend: 'The agent may choose instead',
      hint: 'Each may take the place of the main offer.',
      path: `${path}.alternatives`,
      rule,
      which: 'alternatives',
      edit,
      known,
    }),
  ];
}

function general(rule, path, edit, known, title) {
  const { vocabulary: words } = known;
  const faults = words.faults.map(({ name, label }) => ({ value: name, label }));
  const rename = (text) =>
    edit(() => {
      rule.name = text;
      title.querySelector('h1').textContent = text || 'A rule without a name';
    });
  const flag = (name, usual) => (on) =>
    edit(() => {
      if (on === usual) delete rule[name];
      else rule[name] = on;
    });
  return el(
    'section',
    { class: 'section', 'aria-label': 'The rule' },
    el(
      'div',
      { class: 'fields' },
      field({ label: 'Name', path: `${path}.name`, class: 'wide', control: input(rule.name, rename, { test: 'name' }) }),
      field({
        label: 'Fault',
        path: `${path}.fault`,
        class: 'wide',
        hint: 'It chooses how the letter opens.',
        control: select(
          faults,
          rule.fault ?? words.defaults.rule.fault,
          (value) =>
            edit(() => {
              rule.fault = value;
            }),
          { test: 'fault' },
        ),
      }),
    ),
    checkbox('This rule is on', rule.enabled !== false, flag('enabled', true), { test: 'enabled', path: `${path}.enabled` }),
    checkbox('It adds its offers to those of the rule that decides', rule.stack === true, flag('stack', false), {
      test: 'stack',
      path: `${path}.stack`,
      hint: 'Wherever it stands, and only offers of another kind. It decides nothing itself.',
    }),
  );
}

async function remove(id) {
  const { name } = ruleOf(id);
  const sure = await ask({
    title: `Delete “${name}” from the draft?`,
    body: el('p', {}, 'What is live keeps it until you publish.'),
    answers: [{ name: 'delete', label: 'Delete the rule', danger: true }],
  });
  if (!sure) return;
  const place = draft.document.rules.findIndex((rule) => rule.id === id);
  if (await draft.keep((document) => document.rules.splice(place, 1), `Deleted “${name}” from the draft.`))
    location.hash = '#/policy';
}
