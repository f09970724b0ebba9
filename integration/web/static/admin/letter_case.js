/** The case a letter is tried on: a sample one that is put together here, or a ticket of the account. */

import { checkbox, el, field, input, select } from './elements.js';

const CHOICES = {
  severity: [
    'How bad it is',
    [
      ['low', 'Low'],
      ['medium', 'Medium'],
      ['high', 'High'],
    ],
  ],
  fault: [
    'Whose fault',
    [
      ['ours', 'Ours'],
      ['unclear', 'Not clear yet'],
      ['not_ours', 'Not ours'],
    ],
  ],
  tone: [
    'Tone',
    [
      ['warm', 'Warm'],
      ['neutral', 'Neutral'],
      ['formal', 'Formal'],
    ],
  ],
  known: [
    'What is known',
    [
      ['all', 'All facts'],
      ['some', 'Order and item'],
      ['none', 'Nothing'],
    ],
  ],
  channel: [
    'Channel',
    [
      ['email', 'E-mail'],
      ['web_form', 'Web form'],
      ['messaging', 'Messaging'],
      ['social', 'Social network'],
      ['sms', 'SMS'],
      ['voice', 'Phone'],
    ],
  ],
};
const SWITCHES = [
  ['decided', 'A remedy is decided'],
  ['repeat', 'Not the first apology'],
  ['called', 'You have talked on the phone'],
  ['informal', 'Informal address (tú, tu, du)'],
];
const FORMAL_ONLY = new Set(['en']);
const OPEN = new Set(['tone', 'called']);

/** What was chosen stays while the page is open, so that letter after letter can be tried on one case. */
const sample = {
  severity: 'medium',
  fault: 'ours',
  tone: 'warm',
  channel: 'email',
  known: 'all',
  repeat: false,
  decided: true,
  informal: false,
  called: false,
};
const chosen = { by: 'sample', ticket: '', type: 'damaged_item' };

/** Whether there is a case: a number, where a ticket is asked for. */
export const ready = () => chosen.by === 'sample' || /^\d+$/.test(chosen.ticket.trim());

/** @param {string} type the complaint of the letter; "" where it serves several @returns what `POST /admin/letters/preview` is told of the case */
export function theCase(type) {
  return { case: { type: type || chosen.type, ...sample }, ...(chosen.by === 'ticket' && { ticket_id: chosen.ticket.trim() }) };
}

/** What the case is, in one line. */
function inWords() {
  if (chosen.by === 'ticket') return chosen.ticket ? `ticket ${chosen.ticket}` : 'a ticket of yours';
  const label = (name) => CHOICES[name][1].find(([value]) => value === sample[name])[1].toLowerCase();
  return `${label('severity')} severity, fault ${label('fault')}, ${label('tone')}, ${CHOICES.channel[1].find(([value]) => value === sample.channel)[1]}`;
}

/**
 * @param {{locale: string, types: {value: string, label: string}[], changed: () => void}} given `types` to pick from, none where the letter has its own
 * @returns {Node}
 */
export function caseControls({ locale, types, changed }) {
  if (types.length && !types.some(({ value }) => value === chosen.type)) chosen.type = types[0].value;
  const said = el('span', { class: 'quiet', text: inWords(), test: 'case-words' });
  const place = el('div', { class: 'case' });
  const touch = () => {
    said.textContent = inWords();
    changed();
  };
  const draw = () => place.replaceChildren(...parts({ locale, types, touch, draw }).filter(Boolean));
  draw();
  return el('details', { class: 'case-part', test: 'case' }, el('summary', {}, 'Tried on: ', said), place);
}

function parts({ locale, types, touch, draw }) {
  const way = (by, label) =>
    el(
      'label',
      { class: 'check' },
      el('input', {
        type: 'radio',
        name: 'case-by',
        checked: chosen.by === by,
        test: `case-${by}`,
        on: {
          change: () => {
            chosen.by = by;
            draw();
            touch();
            document.querySelector(`[data-test=case-${by}]`)?.focus();
          },
        },
      }),
      el('span', {}, label),
    );
  return [
    el(
      'fieldset',
      {},
      el('legend', { class: 'unseen' }, 'Which case'),
      el('div', { class: 'checks' }, way('sample', 'A sample case'), way('ticket', 'A ticket of yours')),
    ),
    chosen.by === 'ticket' &&
      field({
        label: 'Ticket number',
        hint: 'The ticket tells the rest.',
        control: input(
          chosen.ticket,
          (text) => {
            chosen.ticket = text.trim();
            touch();
          },
          { inputmode: 'numeric', test: 'case-number' },
        ),
      }),
    chosen.by === 'sample' &&
      types.length > 0 &&
      field({
        label: 'Complaint',
        control: select(
          types,
          chosen.type,
          (value) => {
            chosen.type = value;
            touch();
          },
          { test: 'case-type' },
        ),
      }),
    ...sampled(locale, touch),
  ];
}

/** A ticket tells all but how its answer is to sound, and whether there was a call. */
function sampled(locale, touch) {
  const asked = ([name]) => chosen.by === 'sample' || OPEN.has(name);
  const set = (name) => (value) => {
    sample[name] = value;
    touch();
  };
  const list = ([name, [label, options]]) =>
    field({
      label,
      control: select(
        options.map(([value, words]) => ({ value, label: words })),
        sample[name],
        set(name),
        { test: `case-${name}` },
      ),
    });
  const switches = SWITCHES.filter(asked).filter(([name]) => name !== 'informal' || !FORMAL_ONLY.has(locale));
  return [
    el('div', { class: 'case-fields' }, Object.entries(CHOICES).filter(asked).map(list)),
    el(
      'div',
      { class: 'case-checks' },
      switches.map(([name, label]) => checkbox(label, sample[name], set(name), { test: `case-${name}` })),
    ),
  ];
}
