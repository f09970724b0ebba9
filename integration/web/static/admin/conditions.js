/** Rows of conditions as in Zendesk's triggers: field, operator, value, remove; and a way to add one. */

import { button, el, iconButton, input, select } from './elements.js';
import { decimal, several, suggested } from './values.js';

const FIELD = 'field:';
const LISTS = new Set(['includes_any', 'includes_all', 'includes_none']);
const WITHOUT = new Set(['present', 'not_present']);
const ORDERS = new Set(['less_than', 'at_most', 'greater_than', 'at_least']);
const NUMBERS = new Set(['number', 'money']);

/**
 * @param {{legend: string, hint: string, path: string, list: () => any[], edit: (mutate: () => void) => void, known: Record<string, any>, test: string}} given
 *   `list` gives the conditions to change in place; `known` is the vocabulary, the desk and the currency
 */
export function conditions(given) {
  const { legend, hint, path, list, edit, test } = given;
  const rows = el('ul', { class: 'conditions' });
  const add = button(
    'Add condition',
    () => {
      edit(() => list().push({ fact: 'complaint_type', operator: 'is', value: '' }));
      draw();
      rows.lastElementChild.querySelector('select').focus();
    },
    { test: `${test}-add` },
  );

  function draw() {
    rows.replaceChildren(...list().map((condition, place) => row(condition, place)));
  }

  function row(condition, place) {
    const remove = () => {
      edit(() => list().splice(place, 1));
      draw();
      (rows.children[Math.min(place, rows.children.length - 1)]?.querySelector('select') ?? add).focus();
    };
    // A change of the fact or the operator changes what follows it, and the focus stays where it was.
    const again = (part) => {
      const next = row(condition, place);
      rows.children[place].replaceWith(next);
      next.querySelector(`[data-part="${part}"]`)?.focus();
    };
    return el(
      'li',
      { class: 'condition', data: { path: `${path}[${place}]` }, test: 'condition' },
      factPicker(condition, place, given, again),
      operatorPicker(condition, place, given, again),
      el('div', { class: 'condition-value' }, valueControl(condition, place, given)),
      iconButton('×', `Remove condition ${place + 1}`, remove, { test: 'remove-condition' }),
    );
  }

  draw();
  return el(
    'fieldset',
    { class: 'section', test },
    el('legend', {}, legend),
    el('p', { class: 'quiet' }, hint),
    rows,
    el('div', {}, add),
  );
}

const factOf = (condition, { vocabulary }) => vocabulary.facts.find(({ name }) => name === condition.fact);

function kindOf(condition, known) {
  return factOf(condition, known)?.kind ?? 'any';
}

function operatorsOf(condition, known) {
  return factOf(condition, known)?.operators ?? known.vocabulary.field_operators;
}

function factPicker(condition, place, { edit, known }, again) {
  const custom = condition.fact.startsWith(FIELD);
  const fields = known.desk.fields.map(({ id, title }) => ({ value: `${FIELD}${id}`, label: title, group: 'Ticket fields' }));
  const facts = known.vocabulary.facts.map(({ name, label }) => ({ value: name, label, group: 'Facts' }));
  const missing = custom && !fields.some(({ value }) => value === condition.fact);
  const typed = { value: FIELD, label: 'A ticket field by its id', group: 'Ticket fields' };
  const change = (fact) => {
    edit(() => reshape(condition, { fact }, known));
    again(fact === FIELD ? 'field-id' : 'fact');
  };
  const picker = select([...facts, ...fields, typed], missing ? FIELD : condition.fact, change, {
    'aria-label': `Field of condition ${place + 1}`,
    data: { part: 'fact' },
    test: 'fact',
  });
  if (!missing) return picker;
  const id = input(
    condition.fact.slice(FIELD.length),
    (text) =>
      edit(() => {
        condition.fact = FIELD + text.trim();
      }),
    {
      inputmode: 'numeric',
      placeholder: 'Field id',
      'aria-label': `Id of the ticket field of condition ${place + 1}`,
      data: { part: 'field-id' },
      test: 'field-id',
    },
  );
  return el('div', { class: 'stacked' }, picker, id);
}

function operatorPicker(condition, place, { edit, known }, again) {
  const choices = operatorsOf(condition, known).map(({ name, label }) => ({ value: name, label }));
  const change = (operator) => {
    edit(() => reshape(condition, { operator }, known));
    again('operator');
  };
  return select(choices, condition.operator, change, {
    'aria-label': `Operator of condition ${place + 1}`,
    data: { part: 'operator' },
    test: 'operator',
  });
}

/** Another fact or operator: what was said before stays as far as it fits. */
export function reshape(condition, change, known) {
  const before = { kind: kindOf(condition, known), fact: condition.fact, list: LISTS.has(condition.operator) };
  Object.assign(condition, change);
  const operators = operatorsOf(condition, known).map(({ name }) => name);
  if (!operators.includes(condition.operator)) [condition.operator] = operators;
  const other = before.fact !== condition.fact;
  if (WITHOUT.has(condition.operator)) delete condition.value;
  else if (other || condition.value === undefined) condition.value = blank(condition, known);
  else if (LISTS.has(condition.operator) && !before.list)
    condition.value = condition.value === '' || condition.value === null ? [] : [String(condition.value)];
  else if (!LISTS.has(condition.operator) && before.list) condition.value = condition.value[0] ?? '';
}

function blank(condition, known) {
  if (LISTS.has(condition.operator)) return [];
  const kind = kindOf(condition, known);
  if (kind === 'flag') return true;
  return NUMBERS.has(kind) ? null : '';
}

function valueControl(condition, place, { edit, known }) {
  const fact = factOf(condition, known);
  const kind = kindOf(condition, known);
  const set = (value) =>
    edit(() => {
      condition.value = value;
    });
  const named = { 'aria-label': `Value of condition ${place + 1}`, test: 'value', data: { said: '' } };
  const choices = fact?.choices ?? [];
  if (WITHOUT.has(condition.operator)) return [];
  if (LISTS.has(condition.operator))
    return several(condition.value ?? [], set, {
      choices,
      suggestions: suggestionsFor(condition, known),
      label: named['aria-label'],
      test: 'value',
    });
  if (kind === 'flag')
    return select(
      [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ],
      String(condition.value),
      (value) => set(value === 'true'),
      named,
    );
  if (kind === 'money') return el('div', { class: 'with-after' }, decimal(condition.value, set, named), known.currency());
  if (kind === 'number') return decimal(condition.value, set, named);
  if (choices.length) return select([{ value: '', label: 'Choose' }, ...choices], condition.value, set, named);
  if (kind === 'any') return input(shown(condition.value), (text) => set(guessed(text, condition.operator)), named);
  return suggested(condition.value, (text) => set(text.trim()), suggestionsFor(condition, known), named);
}

function suggestionsFor({ fact }, { desk, vocabulary }) {
  if (fact === 'brand') return desk.brands;
  return fact === 'locale' ? vocabulary.languages.map(({ name }) => name) : [];
}

const shown = (value) => (typeof value === 'boolean' ? (value ? 'true' : 'false') : value);

/** A custom field may hold text, a number, or a tick: what is typed says which. */
function guessed(text, operator) {
  const word = text.trim();
  if (/^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  const isNumber = /^-?\d+([.,]\d+)?$/.test(word);
  if (isNumber && (ORDERS.has(operator) || !/^0\d/.test(word))) return Number(word.replace(',', '.'));
  return word;
}
