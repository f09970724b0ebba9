/** The policy as a list of sentences: ordered, searched, switched, copied, deleted. Each deed is saved in the draft. */

import { addRule, first } from './adding.js';
import { announce, toast } from './dialogs.js';
import { draft } from './draft.js';
import { button, counted, el, heading, input } from './elements.js';
import { paint, summary } from './problems.js';
import { ruleRow } from './rule_row.js';
import { copyOf, move } from './rules.js';

const WORDS =
  'Read from the top: the first rule that holds decides. A rule that adds gives its offers on top of it, wherever it stands.';
/** What was searched for stays while one rule is looked at. */
let searched = '';

/** @param {HTMLElement} root */
export function show(root) {
  const list = new RuleList(root);
  list.draw();
  return draft.on((event) => {
    if (event === 'replaced') list.draw();
    else if (event === 'saved') list.hear();
  });
}

class RuleList {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.place = el('div');
    this.notes = el('div');
    this.count = el('p', { class: 'quiet', role: 'status', test: 'found' });
    this.search = input(searched, (text) => this.find(text), {
      type: 'search',
      placeholder: 'Search rules',
      'aria-label': 'Search rules by name, fact or offer',
      test: 'search',
    });
    this.tools = el('div', { class: 'row searching' }, this.search, this.count);
    const add = button('Add a rule', () => addRule(), { class: 'c-btn--primary', test: 'add-rule' });
    root.append(heading('Policy', { words: WORDS, actions: [add] }), this.notes, this.tools, this.place);
  }

  get rules() {
    return draft.document.rules;
  }

  draw() {
    const { rules } = this;
    const rows = rules.flatMap((rule, place) => (fits(rule) ? [this.row(rule, place)] : []));
    this.tools.hidden = rules.length === 0;
    this.count.textContent = `${searched ? `${rows.length} of ` : ''}${counted(rules.length, 'rule')}`;
    if (rules.length === 0) this.place.replaceChildren(first());
    else if (rows.length === 0) this.place.replaceChildren(this.nothing());
    else this.place.replaceChildren(el('ol', { class: 'rules', test: 'rules' }, rows));
    this.remark();
  }

  row(rule, place) {
    return ruleRow(rule, {
      place,
      of: this.rules.length,
      sentence: sentenceOf(rule.id),
      still: searched !== '',
      list: this.place,
      shift: (to) => this.after(rule.id, () => shift(place, to)),
      turn: (on) => this.after(rule.id, () => turn(place, on)),
      copy: () => this.copy(place),
      remove: () => this.remove(place),
    });
  }

  nothing() {
    const all = button('Show all rules', () => {
      this.search.value = '';
      this.find('');
      this.search.focus();
    });
    return el('p', {}, `No rule says “${searched}”. `, all);
  }

  find(text) {
    searched = text;
    this.draw();
  }

  /** What the server says anew of the rules as they stand. */
  hear() {
    for (const line of this.place.querySelectorAll('.rule')) {
      line.querySelector('.sentence').textContent = sentenceOf(line.dataset.id);
    }
    this.remark();
  }

  remark() {
    this.notes.replaceChildren(...summary(this.root, () => true));
    paint(this.place);
  }

  /** Draw the list after a deed, with the focus where it was: on the same control of the same rule. */
  after(id, deed) {
    const test = document.activeElement?.dataset.test;
    deed();
    this.draw();
    const line = this.lineOf(id);
    (line?.querySelector(`[data-test="${test}"]:not(:disabled)`) ?? line?.querySelector('.rule-name'))?.focus();
  }

  lineOf(id) {
    return this.place.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  copy(place) {
    const copied = copyOf(this.rules[place], this.rules);
    draft.keep((document) => document.rules.splice(place + 1, 0, copied));
    this.draw();
    toast('Copied. The copy is off until you switch it on.');
    this.lineOf(copied.id)?.querySelector('.rule-name').focus();
  }

  remove(place) {
    const rule = this.rules[place];
    draft.keep((document) => document.rules.splice(place, 1));
    this.draw();
    const names = this.place.querySelectorAll('.rule-name');
    (names[Math.min(place, names.length - 1)] ?? this.root.querySelector('h1')).focus();
    toast(`Deleted “${rule.name}” from the draft.`, () => this.restore(rule, place));
  }

  restore(rule, place) {
    // Somebody may have thrown the draft away since, and then the rule is there already.
    if (this.rules.some(({ id }) => id === rule.id)) return;
    draft.keep((document) => document.rules.splice(Math.min(place, document.rules.length), 0, rule), `“${rule.name}” is back.`);
    this.draw();
  }
}

const sentenceOf = (id) => draft.seen.rules.find((rule) => rule.id === id)?.sentence ?? '';

/** Names, facts and offers are all in what the server says of a rule and in the rule itself. */
function fits(rule) {
  const words = searched.trim().toLowerCase();
  if (!words) return true;
  const own = `${rule.name} ${sentenceOf(rule.id)} ${JSON.stringify(rule).replaceAll('_', ' ')}`.toLowerCase();
  return words.split(/\s+/).every((word) => own.includes(word));
}

function shift(from, to) {
  const { rules } = draft.document;
  if (to < 0 || to >= rules.length || to === from) return;
  announce(`${rules[from].name}, now ${to + 1} of ${rules.length}.`);
  draft.keep((document) => move(document.rules, from, to));
}

function turn(place, on) {
  const { name } = draft.document.rules[place];
  const set = (document) => {
    if (on) delete document.rules[place].enabled;
    else document.rules[place].enabled = false;
  };
  draft.keep(set, `${name} is ${on ? 'on' : 'off'} in the draft.`);
}
