/** What trying a ticket brings: the complaint, the offers, every rule with what it asked, the letter. */

import { button, counted, el, price } from './elements.js';

const MOST_QUOTES = 3;
/** Signs beside the words, so that nothing rests on colour. */
const TRUTHS = { true: ['✓', 'holds'], false: ['✗', 'does not hold'], unknown: ['?', 'not known'] };

/**
 * @param {Record<string, any>} found the answer of `POST /admin/try`
 * @param {string} ruleId the rule in hand
 * @param {() => void} anyway asks for a decision although there is no complaint
 * @returns {Node[]}
 */
export function outcome(found, ruleId, anyway) {
  const parts = found.abstained ? [abstained(found.abstained, anyway)] : [offered(found), because(found, ruleId), letter(found)];
  return [complaint(found), ...parts].flat(Infinity).filter(Boolean);
}

function abstained({ words }, anyway) {
  return el(
    'div',
    { class: 'banner quiet', test: 'try-abstained' },
    el('p', {}, words),
    button('Try it anyway', anyway, { test: 'try-anyway' }),
  );
}

function complaint({ complaint: read, facts }) {
  const sure = read.confidence === null || read.confidence === undefined ? '' : `, ${Math.round(read.confidence * 100)} % sure`;
  return [
    el('h3', { text: 'Read as' }),
    el('p', { test: 'try-complaint' }, el('strong', {}, read.label), `${sure}${read.severity ? `, ${read.severity}` : ''}`),
    read.evidence?.length > 0 && el('p', { class: 'quiet' }, `because of ${heaviest(read.evidence).join(', ')}`),
    facts.length > 0 &&
      el(
        'dl',
        { class: 'facts' },
        facts.map(({ label, value }) => el('div', {}, el('dt', {}, label), el('dd', {}, value))),
      ),
  ];
}

function offered({ offers, alternatives, left_out: leftOut }) {
  const list = (title, each) =>
    each?.length > 0 && [
      el('p', { class: 'quiet' }, title),
      el(
        'ul',
        { class: 'bullets' },
        each.map((offer) => line(offer)),
      ),
    ];
  return [
    el('h3', { text: 'Would offer' }),
    offers.length
      ? el(
          'ul',
          { class: 'offers', test: 'try-offers' },
          offers.map((offer) => line(offer)),
        )
      : el('p', { test: 'try-offers' }, 'Nothing. The letter apologises, and says when an answer will come.'),
    list('Or instead of the first:', alternatives),
    list('The agent may add:', leftOut),
  ];
}

function heaviest(evidence) {
  const sorted = [...evidence].sort((one, other) => other.weight - one.weight);
  return [...new Set(sorted.map(({ quote }) => `“${quote}”`))].slice(0, MOST_QUOTES);
}

function line(offer) {
  const money = price(offer.amount) || price(offer.cost);
  return el(
    'li',
    {},
    el('span', {}, offer.label),
    money && el('span', { class: 'figures' }, money),
    offer.needs_approval_by && el('small', {}, `needs approval by ${offer.needs_approval_by}`),
  );
}

/** The words tell of the guards as well. */
function because({ words, rules }, ruleId) {
  const own = rules.filter((rule) => rule.id === ruleId);
  const close = rules.filter((rule) => rule.id !== ruleId && (rule.used || rule.truth !== 'false'));
  const rest = rules.filter((rule) => rule.id !== ruleId && !rule.used && rule.truth === 'false');
  return [
    el('h3', { text: 'Why' }),
    el(
      'ul',
      { class: 'bullets', test: 'try-words' },
      words.map((each) => el('li', {}, each)),
    ),
    own.map((rule) => ruleLine(rule, true)),
    close.map((rule) => ruleLine(rule, false)),
    rest.length > 0 &&
      el(
        'details',
        { data: { key: 'rest' } },
        el('summary', {}, `${counted(rest.length, 'other rule')} ${rest.length === 1 ? 'does' : 'do'} not hold`),
        rest.map((rule) => ruleLine(rule, false)),
      ),
  ];
}

function ruleLine({ id, place, name, truth, used, conditions }, own) {
  const state = used ? 'used' : TRUTHS[truth][1];
  return el(
    'details',
    { class: `tried ${own ? 'own' : ''}`, open: own, data: { key: `rule-${id}` }, test: own ? 'try-own-rule' : 'try-rule' },
    el(
      'summary',
      {},
      mark(truth),
      ` ${place} ${name}`,
      el('span', { class: 'quiet' }, own ? ` (this rule: ${state})` : ` (${state})`),
    ),
    conditions.length
      ? el(
          'ul',
          { class: 'asked' },
          conditions.map((condition) => conditionLine(condition)),
        )
      : el('p', { class: 'quiet' }, 'It has no conditions, so it always holds.'),
  );
}

function conditionLine({ label, operator, wanted, found, truth }) {
  return el(
    'li',
    {},
    mark(truth),
    ' ',
    `${label} ${operator} ${wanted}`.trim(),
    el('span', { class: 'quiet' }, found ? `: it is ${found}` : ': it is not known'),
  );
}

function mark(truth) {
  const [sign, words] = TRUTHS[truth];
  return el('span', { class: `truth ${truth}`, role: 'img', 'aria-label': words, title: words, test: `truth-${truth}` }, sign);
}

function letter({ letter: text }) {
  if (!text) return [];
  return el(
    'details',
    { data: { key: 'letter' }, test: 'try-letter' },
    el('summary', {}, 'The letter'),
    el('div', { class: 'letter-text' }, text),
  );
}
