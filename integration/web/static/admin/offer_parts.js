/** The parts an offer can have: each with how it begins and the fields that change it. */

import { field, input, select } from './elements.js';
import { decimal, suggested } from './values.js';
import { wording } from './wording.js';

const PERCENTAGES = new Set(['percent_of_order', 'percent_of_dispute']);

/** Set a field of the document, or take it away where there is nothing to say. */
export function put(target, name, value) {
  if (value === null || value === undefined || value === '') delete target[name];
  else target[name] = value;
}

/** A listener that sets a field of the document to what was typed. */
const setter = (edit, target, name) => (value) =>
  edit(() => {
    target[name] = typeof value === 'string' ? value.trim() : value;
  });

/**
 * In the order of the form. `begin` is what is there when the part is added; `draw` gives its fields.
 * A context has `offer`, `path`, `edit(mutate)`, `again()` to draw the part anew, and `known` (vocabulary, desk, pools, currency).
 */
export const PARTS = {
  percent: {
    label: 'Percentage',
    begin: () => 10,
    draw: ({ offer, path, edit }) => [
      number('Percent off', `${path}.percent`, offer.percent, setter(edit, offer, 'percent'), '%'),
    ],
  },
  months: {
    label: 'Months',
    begin: () => 12,
    draw: ({ offer, path, edit }) => [number('Months', `${path}.months`, offer.months, setter(edit, offer, 'months'), 'months')],
  },
  amount: { label: 'Amount', begin: () => ({ basis: 'fixed', value: 10 }), draw: amount },
  agent_may: {
    label: 'Agent may change',
    begin: () => ({}),
    hint: 'The agent may set another amount within these bounds.',
    draw: ({ offer, path, edit, known }) => [
      number(
        'Least',
        `${path}.agent_may.least`,
        offer.agent_may.least,
        (value) => edit(() => put(offer.agent_may, 'least', value)),
        known.currency(),
      ),
      number(
        'Most',
        `${path}.agent_may.most`,
        offer.agent_may.most,
        (value) => edit(() => put(offer.agent_may, 'most', value)),
        known.currency(),
      ),
    ],
  },
  code: { label: 'Code', begin: () => ({ value: '' }), draw: code },
  expires_after_days: {
    label: 'Expiry',
    begin: () => 90,
    draw: ({ offer, path, edit }) => [
      number(
        'Can be used for',
        `${path}.expires_after_days`,
        offer.expires_after_days,
        setter(edit, offer, 'expires_after_days'),
        'days',
      ),
    ],
  },
  promise: {
    label: 'Promise',
    begin: () => ({ what: '', owner: '', due: { count: 2 } }),
    hint: 'What the company then has to do, who does it, and by when. The letter names the day.',
    draw: promise,
  },
  approval: {
    label: 'Approval',
    begin: () => ({ above: 100, group: '' }),
    hint: 'Above this amount somebody of the group approves it first.',
    draw: ({ offer, path, edit, known }) => [
      number('Above', `${path}.approval.above`, offer.approval.above, setter(edit, offer.approval, 'above'), known.currency()),
      field({
        label: 'Group',
        path: `${path}.approval.group`,
        control: suggested(offer.approval.group, setter(edit, offer.approval, 'group'), known.desk.groups, {
          test: 'approval-group',
        }),
      }),
    ],
  },
  cost: {
    label: 'Cost',
    begin: () => null,
    draw: ({ offer, path, edit, known }) => [
      number(
        'What it costs you',
        `${path}.cost`,
        offer.cost,
        setter(edit, offer, 'cost'),
        known.currency(),
        'For the budgets and the backtest; letters never name it.',
      ),
    ],
  },
  wording: {
    label: 'Own wording',
    begin: () => ({ en: '' }),
    hint: 'Replaces the shipped sentence in that language. A sentence whose placeholder has no value is left out.',
    draw: wording,
  },
};

function number(label, path, value, change, unit, hint) {
  return field({
    label,
    path,
    hint,
    control: decimal(value, change, { test: path.split('.').slice(-2).join('-').replace(/.*\]-/, '') }),
    after: unit,
  });
}

function amount({ offer, path, edit, again, known }) {
  const given = offer.amount;
  const at = `${path}.amount`;
  const unit = PERCENTAGES.has(given.basis)
    ? '%'
    : given.basis === 'per_day_late'
      ? `${known.currency()} a day`
      : known.currency();
  const bases = known.vocabulary.amount_bases.map(({ name, label }) => ({ value: name, label }));
  const bound = (label, name) =>
    number(label, `${at}.${name}`, given[name], (value) => edit(() => put(given, name, value)), known.currency());
  const formula =
    given.basis === 'fixed' ? [] : [bound('At least', 'minimum'), bound('At most', 'maximum'), bound('Rounded to', 'round_to')];
  return [
    field({
      label: 'How it is worked out',
      path: `${at}.basis`,
      class: 'wide',
      control: select(
        bases,
        given.basis,
        (value) => {
          edit(() => {
            given.basis = value;
          });
          again('basis');
        },
        { data: { part: 'basis' }, test: 'amount-basis' },
      ),
    }),
    number('Value', `${at}.value`, given.value, setter(edit, given, 'value'), unit),
    ...formula,
  ];
}

function code({ offer, path, edit, again, known }) {
  // What is as by default, such as the source of a pool, is not in the document that comes back from the server.
  const pooled = offer.code.source === 'pool' || 'name' in offer.code;
  const sources = [
    { value: 'static', label: 'One code for everybody' },
    { value: 'pool', label: 'One of a pool, each given once' },
  ];
  const change = (source) => {
    edit(() => {
      offer.code = source === 'pool' ? { name: known.pools[0] ?? '', source: 'pool' } : { value: '' };
    });
    again('source');
  };
  const set = (name) => (text) =>
    edit(() => {
      offer.code[name] = text.trim();
    });
  return [
    field({
      label: 'Where it comes from',
      path: `${path}.code.source`,
      control: select(sources, pooled ? 'pool' : 'static', change, { data: { part: 'source' }, test: 'code-source' }),
    }),
    pooled
      ? field({
          label: 'Pool',
          path: `${path}.code.name`,
          hint: known.pools.length ? undefined : 'There is no pool yet: add codes under Codes.',
          control: suggested(offer.code.name, set('name'), known.pools, { test: 'code-pool' }),
        })
      : field({
          label: 'Code',
          path: `${path}.code.value`,
          control: input(offer.code.value, set('value'), { test: 'code-value' }),
        }),
  ];
}

function promise({ offer, path, edit, known }) {
  const given = offer.promise;
  const at = `${path}.promise`;
  const units = known.vocabulary.due_units.map(({ name, label }) => ({ value: name, label }));
  return [
    field({
      label: 'What',
      path: `${at}.what`,
      class: 'wide',
      control: input(given.what, setter(edit, given, 'what'), { placeholder: 'send a new one by express', test: 'promise-what' }),
    }),
    field({
      label: 'Owner',
      path: `${at}.owner`,
      control: suggested(given.owner, setter(edit, given, 'owner'), known.owners(), {
        placeholder: 'warehouse',
        test: 'promise-owner',
      }),
    }),
    number('Within', `${at}.due.count`, given.due.count, setter(edit, given.due, 'count')),
    field({
      label: 'Counted in',
      path: `${at}.due.unit`,
      control: select(units, given.due.unit ?? known.vocabulary.defaults.due.unit, setter(edit, given.due, 'unit'), {
        test: 'promise-unit',
      }),
    }),
  ];
}
