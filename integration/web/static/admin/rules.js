/** Rules as data: new ones, copies, ready examples to start from, and ids nobody else has. */

const slug = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[̀-ͯ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** An id like the name that no other of `taken` has. @param {string} name @param {string[]} taken @param {string} [otherwise] */
export function idFrom(name, taken, otherwise = 'rule') {
  const stem = slug(name) || otherwise;
  let id = stem;
  for (let count = 2; taken.includes(id); count += 1) id = `${stem}-${count}`;
  return id;
}

/** Beginnings that teach what a rule is made of. @type {{key: string, name: string, words: string, rule: object}[]} */
export const EXAMPLES = [
  {
    key: 'damaged',
    name: 'Broken on arrival, under 100',
    words: 'A new one by express, and 20 % off the next order that the agent may leave out.',
    rule: {
      when: {
        all: [
          { fact: 'complaint_type', operator: 'is', value: 'damaged_item' },
          { fact: 'order_value', operator: 'less_than', value: 100 },
        ],
      },
      offers: [
        {
          id: 'replacement',
          kind: 'replacement',
          cost: 24,
          promise: { what: 'send a new one by express', owner: 'warehouse', due: { count: 2 } },
        },
        { id: 'voucher', kind: 'discount_percent', percent: 20, code: { value: 'SORRY20' }, expires_after_days: 90 },
      ],
      optional: ['voucher'],
    },
  },
  {
    key: 'late',
    name: 'Three days late or more',
    words: 'Credit for each day late, between 5 and 20.',
    rule: {
      when: {
        all: [
          { fact: 'complaint_type', operator: 'is', value: 'late_delivery' },
          { fact: 'days_late', operator: 'at_least', value: 3 },
        ],
      },
      offers: [
        {
          id: 'trace',
          kind: 'priority_handling',
          promise: { what: 'find the parcel and write where it is', owner: 'shipping team', due: { count: 1 } },
        },
        {
          id: 'credit',
          kind: 'store_credit',
          amount: { basis: 'per_day_late', value: 2, minimum: 5, maximum: 20 },
          expires_after_days: 365,
          promise: { what: 'add the credit to the account', owner: 'payments team', due: { count: 1 } },
        },
      ],
      optional: ['credit'],
    },
  },
  {
    key: 'billing',
    name: 'Charged wrongly, amount known',
    words: 'The amount goes back; above 1,000 somebody of Finance approves it first.',
    rule: {
      when: {
        all: [
          { fact: 'complaint_type', operator: 'is', value: 'billing_error' },
          { fact: 'amount', operator: 'present' },
        ],
      },
      offers: [
        {
          id: 'refund',
          kind: 'refund_partial',
          amount: { basis: 'percent_of_dispute', value: 100 },
          approval: { above: 1000, group: 'Finance' },
          promise: { what: 'refund the amount', owner: 'payments team', due: { count: 5 } },
        },
      ],
    },
  },
];

/** A rule that says nothing yet, or what an example says. @param {string} name @param {string} key @param {any[]} rules */
export function newRule(name, key, rules) {
  const example = EXAMPLES.find((each) => each.key === key);
  const blank = { when: { all: [{ fact: 'complaint_type', operator: 'is', value: '' }] }, offers: [] };
  return {
    id: idFrom(
      name,
      rules.map(({ id }) => id),
    ),
    name,
    ...structuredClone(example?.rule ?? blank),
  };
}

/** A copy is off, because the rule it is like takes its tickets. @param {any} rule @param {any[]} rules */
export function copyOf(rule, rules) {
  const name = `Copy of ${rule.name}`;
  return {
    ...structuredClone(rule),
    id: idFrom(
      name,
      rules.map(({ id }) => id),
    ),
    name,
    enabled: false,
  };
}

/** Put the rule at `from` to `to`. @param {any[]} list @param {number} from @param {number} to */
export function move(list, from, to) {
  const [taken] = list.splice(from, 1);
  list.splice(to, 0, taken);
}
