/** Try the policy on a ticket: paste one or name one, and see what would be offered and why, while you edit. */

import { announce } from './dialogs.js';
import { button, el, failure, field, group, iconButton, input, select, textarea } from './elements.js';
import { desk, vocabulary } from './lookups.js';
import { post } from './server.js';
import { outcome } from './trying_outcome.js';
import { suggested } from './values.js';

const PAUSE = 400;
const CANNOT_BE_USED = 422;
const NOT_FOUND = 404;
const EXAMPLE =
  'Hello,\n\nthe lamp from order 4471 arrived today and it is cracked right through, glass everywhere in the box. It cost 84.50 EUR. What now?\n\nMarta';
/** Beside what is read in a ticket: what is known of it and of its requester. */
const SUPPOSED = new Set([
  'brand',
  'country',
  'locale',
  'channel',
  'organization',
  'tags',
  'requester_tags',
  'severity',
  'earlier_apologies',
]);

/** What was typed stays while the page is open, so that one ticket can be tried on rule after rule. */
const asked = { by: 'text', subject: '', text: '', ticket: '', type: '', facts: [], anyway: false };

export class TryPanel {
  /** @param {{document: () => Record<string, any>, ruleId?: string, wide?: boolean}} given the policy, and the rule to point out */
  constructor({ document: policy, ruleId = '', wide = false }) {
    Object.assign(this, { policy, ruleId, timer: 0, turn: 0 });
    const inputs = el('div', { class: 'try-inputs' });
    this.result = el('div', { class: 'try-result', test: 'try-result' });
    this.node = el(
      'div',
      { class: wide ? 'try wide' : 'try', test: 'try' },
      !wide && el('h2', { text: 'Try it' }),
      el('p', { class: 'quiet' }, 'Nothing is kept or sent, and no code is given away.'),
      el('details', { open: true, test: 'try-ticket-part' }, el('summary', {}, 'The ticket'), inputs),
      this.result,
    );
    drawInputs(inputs, () => this.soon());
    this.run();
  }

  /** After a pause, so that one answer serves a word and not a letter. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE);
  }

  end() {
    clearTimeout(this.timer);
    this.turn += 1;
  }

  async run() {
    this.turn += 1;
    const mine = this.turn;
    if (!ready()) {
      const words = 'What would be offered, and why, stands here as soon as there is a ticket.';
      this.result.replaceChildren(el('p', { class: 'quiet' }, words));
      return;
    }
    this.result.setAttribute('aria-busy', 'true');
    try {
      const found = await post('/admin/try', { document: this.policy(), ...question() });
      if (mine === this.turn) this.draw(found);
    } catch (error) {
      if (mine === this.turn) this.result.replaceChildren(refusal(error, () => this.run()));
    }
    if (mine === this.turn) this.result.removeAttribute('aria-busy');
  }

  draw(found) {
    const opened = openParts(this.result);
    const anyway = () => {
      asked.anyway = true;
      this.run();
    };
    this.result.replaceChildren(...outcome(found, this.ruleId, anyway));
    reopen(this.result, opened);
    const labels = found.offers.map(({ label }) => label).join(', ');
    announce(labels ? `Would offer: ${labels}.` : 'Would offer nothing.');
  }
}

const ready = () => (asked.by === 'text' ? asked.text.trim() || asked.subject.trim() : /^\d+$/.test(asked.ticket.trim()));

function question() {
  const facts = Object.fromEntries(
    asked.facts.filter(({ name, value }) => name && value.trim()).map(({ name, value }) => [name, value.trim()]),
  );
  const ticket = asked.by === 'text' ? { subject: asked.subject, text: asked.text } : { ticket_id: asked.ticket.trim() };
  return {
    ...ticket,
    ...(Object.keys(facts).length && { facts }),
    ...(asked.type && { type: asked.type }),
    ...(asked.anyway && { anyway: true }),
  };
}

/** A policy or a fact that is not written yet as it should be is no failure, and trying again would not help. */
function refusal(error, again) {
  if (error.problems?.length)
    return el('p', { class: 'quiet' }, 'This can be tried as soon as what is marked in the policy is mended.');
  if (error.status === CANNOT_BE_USED || error.status === NOT_FOUND)
    return el('p', { class: 'remark error', role: 'alert', test: 'try-problem' }, error.words);
  if (!error.words) reportError(error);
  return failure(error, again);
}

/** What was folded out stays so when the answer is drawn anew. */
const openParts = (place) => new Set([...place.querySelectorAll('details[open]')].map((each) => each.dataset.key));

function reopen(place, opened) {
  for (const each of place.querySelectorAll('details[data-key]')) each.open = each.open || opened.has(each.dataset.key);
}

async function drawInputs(place, soon) {
  const words = await vocabulary().catch(() => ({ facts: [], field_facts: [], types: [] }));
  const setup = await desk();
  const set = (name) => (value) => {
    asked[name] = value;
    asked.anyway = false;
    soon();
  };
  const choose = (by) => {
    asked.by = by;
    soon();
    drawInputs(place, soon).then(() => place.querySelector(`[data-test="by-${by}"]`)?.focus());
  };
  const way = (by, label) =>
    el(
      'label',
      { class: 'check' },
      el('input', {
        type: 'radio',
        name: 'try-by',
        checked: asked.by === by,
        test: `by-${by}`,
        on: { change: () => choose(by) },
      }),
      el('span', {}, label),
    );
  const types = [{ value: '', label: 'As it reads' }, ...words.types.map(({ type, label }) => ({ value: type, label }))];
  place.replaceChildren(
    el(
      'fieldset',
      {},
      el('legend', { class: 'unseen' }, 'Which ticket'),
      el('div', { class: 'checks' }, way('text', 'Paste a text'), way('ticket', 'A ticket of yours')),
    ),
    ...(asked.by === 'text'
      ? pasted(set, place, soon)
      : [
          field({
            label: 'Ticket number',
            control: input(asked.ticket, set('ticket'), { inputmode: 'numeric', test: 'try-ticket' }),
          }),
        ]),
    field({ label: 'Complaint', control: select(types, asked.type, set('type'), { test: 'try-type' }) }),
    facts(words, setup, soon),
  );
}

function pasted(set, place, soon) {
  const area = textarea(asked.text, set('text'), { rows: 5, test: 'try-text' });
  const example = button(
    'Use an example',
    () => {
      Object.assign(asked, { subject: 'Lamp arrived broken', text: EXAMPLE });
      soon();
      drawInputs(place, soon).then(() => place.querySelector('[data-test="try-text"]').focus());
    },
    { class: 'c-btn--basic', test: 'try-example' },
  );
  return [
    field({ label: 'Subject', control: input(asked.subject, set('subject'), { test: 'try-subject' }) }),
    field({ label: "Customer's words", control: area }),
    !asked.text && el('div', {}, example),
  ].filter(Boolean);
}

function facts(words, setup, soon) {
  const rows = el('div', { class: 'try-facts' });
  const names = [...words.field_facts, ...words.facts.filter(({ name }) => SUPPOSED.has(name))]
    .map(({ name, label }) => ({ value: name, label }))
    .concat(setup.fields.map(({ id, title }) => ({ value: `field:${id}`, label: title, group: 'Ticket fields' })));
  const remove = (place) => {
    asked.facts.splice(place, 1);
    draw();
    soon();
    add.focus();
  };
  const draw = () => {
    const given = { names, brands: setup.brands, soon, remove };
    rows.replaceChildren(...asked.facts.map((fact, place) => factRow(fact, place, given)));
  };
  const begin = () => {
    asked.facts.push({ name: 'order_value', value: '' });
    draw();
    rows.lastElementChild.querySelector('input').focus();
  };
  const add = button('Set a fact', begin, { test: 'try-add-fact' });
  draw();
  return group({ legend: 'Facts', hint: 'In place of what the ticket says.' }, rows, add);
}

function factRow(fact, place, { names, brands, soon, remove }) {
  const set = (part) => (value) => {
    fact[part] = value;
    soon();
  };
  return el(
    'div',
    { class: 'try-fact' },
    select(names, fact.name, set('name'), { 'aria-label': `Fact ${place + 1}`, test: 'try-fact' }),
    suggested(fact.value, set('value'), fact.name === 'brand' ? brands : [], {
      'aria-label': `Value of fact ${place + 1}`,
      test: 'try-value',
    }),
    iconButton('×', `Remove fact ${place + 1}`, () => remove(place)),
  );
}
