/** One rule in the list: its number, its sentence, and all that can be done with it there. */

import { dragging } from './dragging.js';
import { el, iconButton } from './elements.js';
import { popup } from './popup.js';

/**
 * @param {Record<string, any>} rule
 * @param {{place: number, of: number, sentence: string, still: boolean, list: HTMLElement, shift: (to: number) => void,
 *   turn: (on: boolean) => void, copy: () => void, remove: () => void}} given `still`: its place cannot change now
 */
export function ruleRow(rule, given) {
  const { place, still, list, shift } = given;
  const keydown = (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step || still) return;
    event.preventDefault();
    shift(place + step);
  };
  const node = el(
    'li',
    {
      class: rule.enabled === false ? 'rule off' : 'rule',
      data: { id: rule.id, path: `rules[${place}]` },
      test: 'rule',
      on: { keydown },
    },
    grip(still, () => {
      node.draggable = !still;
    }),
    el('span', { class: 'place' }, String(place + 1)),
    words(rule, given.sentence),
    tools(rule, given),
  );
  dragging(node, list, shift);
  return node;
}

function grip(still, hold) {
  const title = still ? 'Clear the search to change the order' : 'Drag to change the order';
  return el('span', { class: 'grip', title, 'aria-hidden': 'true', test: 'grip', on: { pointerdown: hold } }, '⋮⋮');
}

const pageOf = (rule) => `#/policy/rule/${encodeURIComponent(rule.id)}`;
const pill = (text, title) => [' ', el('span', { class: 'pill plain', title }, text)];

function words(rule, sentence) {
  const name = el(
    'a',
    { class: 'rule-name', href: pageOf(rule), test: 'rule-name', 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' },
    rule.name,
  );
  return el(
    'div',
    { class: 'rule-words' },
    name,
    rule.stack && pill('Adds', 'Adds its offers to what another rule decides'),
    rule.enabled === false && pill('Off'),
    el('p', { class: 'sentence', test: 'sentence' }, sentence),
  );
}

function tools(rule, { place, of, still, shift, turn, copy, remove }) {
  const top = still || place === 0;
  const bottom = still || place === of - 1;
  const onOff = el('input', {
    type: 'checkbox',
    role: 'switch',
    checked: rule.enabled !== false,
    test: 'switch',
    on: { change: (event) => turn(event.target.checked) },
  });
  const edit = () => {
    location.hash = pageOf(rule);
  };
  return el(
    'div',
    { class: 'row rule-tools' },
    el(
      'label',
      { class: 'switch', title: 'Switch this rule on or off' },
      el('span', { class: 'unseen' }, `“${rule.name}” is on`),
      onOff,
    ),
    iconButton('↑', `Move “${rule.name}” up`, () => shift(place - 1), { test: 'up', disabled: top }),
    iconButton('↓', `Move “${rule.name}” down`, () => shift(place + 1), { test: 'down', disabled: bottom }),
    popup(`More for “${rule.name}”`, () => [
      { label: 'Edit', test: 'edit', act: edit },
      { label: 'Copy', test: 'copy', act: copy },
      { label: 'Move to the top', test: 'to-top', disabled: top, act: () => shift(0) },
      { label: 'Move to the bottom', test: 'to-bottom', disabled: bottom, act: () => shift(of - 1) },
      { label: 'Delete', test: 'delete', act: remove },
    ]),
  );
}
