/** Settings and limits of the policy: money, business hours, tone, the guards that always hold, and packs of duties. */

import { draft } from './draft.js';
import { button, checkbox, el, field, fill, group, heading, input, numberOf, select } from './elements.js';
import { vocabulary } from './lookups.js';
import { paint, summary, visit } from './problems.js';
import { decimal, suggested } from './values.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const RULES_AND_PAGES_OF_THEIR_OWN = /^(rules|contacts|sign_off|types|field_map|set_fields)\b/;
const DATE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** @param {HTMLElement} root @param {{at?: string}} params */
export async function show(root, { at }) {
  const notes = el('div');
  const body = el('div', { class: 'page' });
  let words;
  const refresh = () => {
    notes.replaceChildren(...summary(root, ({ path }) => path !== '' && !RULES_AND_PAGES_OF_THEIR_OWN.test(path)));
    paint(body);
  };
  const draw = () => {
    body.replaceChildren(money(words), hours(words), guards(words), duties(words));
    refresh();
  };
  root.append(
    heading('Settings and limits', { words: 'What holds for every rule. Like the rules, it goes live when you publish.' }),
    notes,
    body,
  );
  await fill(body, vocabulary, (found) => {
    words = found;
    return [];
  });
  if (!words) return undefined;
  draw();
  if (at) visit(body, at);
  return draft.on((event) => {
    if (event === 'replaced') draw();
    else if (event !== 'changed') refresh();
  });
}

const policy = () => draft.document;
const set = (name) => (value) =>
  draft.change((document) => {
    document[name] = value;
  });
const setGuard = (name) => (value) =>
  draft.change((document) => {
    (document.guards ??= {})[name] = value;
  });
const named = (list) => list.map(({ name, label }) => ({ value: name, label }));

function valueOf(words, name) {
  return policy()[name] ?? words.defaults.policy[name];
}

/** A guard that is null says "no limit"; one that is not there is as by default. */
function guardOf(words, name) {
  const own = policy().guards ?? {};
  return name in own ? own[name] : words.defaults.guards[name];
}

function money(words) {
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Money, tone and doubt' }),
    el(
      'div',
      { class: 'fields' },
      field({
        label: 'Currency',
        path: 'currency',
        hint: 'Three letters, such as EUR. All amounts of the policy are in it.',
        control: input(policy().currency, (text) => set('currency')(text.trim().toUpperCase()), {
          maxlength: 3,
          test: 'currency',
        }),
      }),
      field({
        label: 'Default tone',
        path: 'default_tone',
        hint: 'Agents may choose another for one letter.',
        control: select(named(words.tones), valueOf(words, 'default_tone'), set('default_tone'), { test: 'default-tone' }),
      }),
      field({
        label: 'Suggest unasked from',
        path: 'threshold',
        hint: 'How sure Amends has to be of the complaint. Below it asks the agent.',
        after: '%',
        control: decimal(percent(valueOf(words, 'threshold')), (value) => set('threshold')(share(value)), { test: 'threshold' }),
      }),
    ),
    addresses(words),
  );
}

/** English knows one way of speaking to a customer; the other languages two. */
function addresses(words) {
  const manners = [{ value: 'formal', label: 'Formal' }, { value: 'informal', label: 'Informal' }];
  const spoken = { es: 'usted or tú', fr: 'vous or tu', de: 'Sie or du', pt: 'formal or você' };
  const keep = (language) => (value) =>
    draft.change((document) => {
      const { [language]: gone, ...others } = document.address ?? {};
      document.address = value === 'informal' ? { ...others, [language]: value } : others;
      if (!Object.keys(document.address).length) delete document.address;
    });
  const others = words.languages.filter(({ name }) => name !== 'en');
  return group(
    { legend: 'How customers are addressed', hint: 'A letter in a formal tone is always formal.', path: 'address' },
    el(
      'div',
      { class: 'fields' },
      others.map(({ name, label }) =>
        field({
          label,
          path: `address.${name}`,
          hint: spoken[name],
          control: select(manners, policy().address?.[name] ?? 'formal', keep(name), { test: `address-${name}` }),
        }),
      ),
    ),
  );
}

const percent = (number) => Math.round(number * 1000) / 10;
const share = (value) => (typeof value === 'number' ? Math.round(value * 10) / 1000 : value);

function hours(words) {
  const days = new Set(valueOf(words, 'business_days'));
  const turn = (day) => (on) => {
    if (on) days.add(day);
    else days.delete(day);
    set('business_days')([...days].sort());
  };
  const [opens, closes] = valueOf(words, 'business_hours');
  const hour = (place) => (text) => {
    const both = [...valueOf(words, 'business_hours')];
    both[place] = numberOf(text);
    set('business_hours')(both);
  };
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Business days and hours' }),
    el('p', { class: 'quiet' }, 'Promises are counted in them, and the letter names the day that comes out.'),
    group(
      { legend: 'Business days', path: 'business_days' },
      el(
        'div',
        { class: 'checks' },
        DAYS.map((name, day) => checkbox(name, days.has(day), turn(day), { test: `day-${day}` })),
      ),
    ),
    el(
      'div',
      { class: 'fields', data: { path: 'business_hours' } },
      field({ label: 'Opens at', after: ':00', control: input(opens, hour(0), { numeric: true, test: 'opens' }) }),
      field({ label: 'Closes at', after: ':00', control: input(closes, hour(1), { numeric: true, test: 'closes' }) }),
      field({
        label: 'Time zone',
        path: 'time_zone',
        control: suggested(
          valueOf(words, 'time_zone'),
          (text) => set('time_zone')(text.trim()),
          Intl.supportedValuesOf('timeZone'),
          { test: 'time-zone' },
        ),
      }),
    ),
    holidays(),
  );
}

function holidays() {
  const place = el('ul', { class: 'tokens' });
  const day = input('', () => undefined, {
    type: 'date',
    class: 'c-field__input narrow',
    'aria-label': 'Day without business',
    test: 'holiday',
  });
  const keep = (list) => {
    set('holidays')([...new Set(list)].sort());
    draw();
  };
  const remove = (date) => {
    keep((policy().holidays ?? []).filter((each) => each !== date));
    day.focus();
  };
  const draw = () => {
    const list = policy().holidays ?? [];
    place.hidden = list.length === 0;
    place.replaceChildren(...list.map((date) => token(date, () => remove(date))));
  };
  const add = button(
    'Add',
    () => {
      if (day.value) keep([...(policy().holidays ?? []), day.value]);
      day.value = '';
      day.focus();
    },
    { test: 'add-holiday' },
  );
  draw();
  return group(
    { legend: 'Holidays', hint: 'Days without business, whatever the weekday.', path: 'holidays' },
    place,
    el('div', { class: 'row start' }, day, add),
  );
}

function token(date, remove) {
  const off = el('button', { type: 'button', 'aria-label': `Remove ${date}`, on: { click: remove } }, '×');
  return el('li', { class: 'token' }, DATE.format(new Date(date)), off);
}

function guards(words) {
  const currency = () => policy().currency;
  const limit = (name, label, hint, unit, empty = 'No limit') =>
    field({
      label,
      hint,
      path: `guards.${name}`,
      after: unit,
      control: decimal(guardOf(words, name), setGuard(name), { placeholder: empty, test: name.replaceAll('_', '-') }),
    });
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Limits' }),
    el(
      'p',
      { class: 'quiet' },
      'They hold whatever the rules say, and cut gestures only: what a customer is owed is never cut. Leave one empty for no limit.',
    ),
    el(
      'div',
      { class: 'fields' },
      limit(
        'period_days',
        'Earlier apologies count for',
        'A second failure within this time gets another letter, and no second coupon.',
        'days',
        '',
      ),
      limit('offers_per_requester', 'Gestures for one customer', 'At most this many within that time.'),
      limit('amount_per_requester', 'Money for one customer', 'At most this much within that time.', currency()),
      limit('amount_per_agent_day', 'Money from one agent a day', 'Above it the gesture waits or becomes smaller.', currency()),
      limit('budget_day', 'Budget of a day', 'For all gestures of all agents together.', currency()),
      limit('budget_month', 'Budget of a month', 'For all gestures of all agents together.', currency()),
      limit(
        'cap_percent_of_price',
        'Most for one failure',
        'All offers of a letter together, in percent of the price of the order.',
        '%',
        '',
      ),
    ),
  );
}

function duties(words) {
  const picked = (name) => new Set(guardOf(words, name) ?? []);
  const turn = (name, key) => (on) => {
    const all = picked(name);
    if (on) all.add(key);
    else all.delete(key);
    setGuard(name)([...all].sort());
  };
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Duties and regulated cases' }),
    group(
      {
        legend: 'Legal floor',
        path: 'guards.legal_floor',
        hint: 'What the law of a country asks for is added to the offers, and what it forbids is taken out. Your lawyers decide which packs you need.',
      },
      words.packs.map(({ name, label, words: told }) =>
        checkbox(label, picked('legal_floor').has(name), turn('legal_floor', name), { hint: told, test: `pack-${name}` }),
      ),
    ),
    group(
      {
        legend: 'Regulated complaints',
        path: 'guards.regulated',
        hint: 'Letters of these use only the wordings you approved under Complaint types, in a neutral tone.',
      },
      el(
        'div',
        { class: 'checks columns' },
        words.types.map(({ type, label }) =>
          checkbox(label, picked('regulated').has(type), turn('regulated', type), { test: `regulated-${type}` }),
        ),
      ),
    ),
    field({
      label: 'Where somebody may be hurt',
      path: 'guards.injury_ownership',
      hint: 'How far the letter may own the failure then.',
      control: select(named(words.ownerships), guardOf(words, 'injury_ownership'), setGuard('injury_ownership'), {
        test: 'injury-ownership',
      }),
    }),
  );
}
