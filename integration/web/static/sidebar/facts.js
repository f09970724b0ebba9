/** What is known of the case and what is not: each fact can be put right, and a blank filled in. Nothing has to be. */

import { at } from './page.js';

/** Facts of the draft on screen, with the one that is being put right. */
export class Facts {
  /**
   * @param {(answers: Record<string, string>) => void} answer
   * @param {(where: any) => void} showWhere opens the customer's words where a fact stands
   */
  constructor(answer, showWhere) {
    Object.assign(this, { answer, showWhere, currency: '', fields: [], edited: null });
    submits(at['fact-form'], () => this.useEdited());
    submits(at['blanks-form'], () => this.useBlanks());
    at['fact-cancel'].addEventListener('click', () => this.close());
    at['fact-form'].addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  /** A new ticket or another suggestion: nothing typed here is about it. */
  forget() {
    this.fields = [];
    this.edited = null;
    at['fact-form'].hidden = true;
    at.blanks.open = false;
  }

  /** @param {Record<string, any>} draft */
  draw(draft) {
    this.currency = draft.currency;
    const focused = at.case.contains(document.activeElement) ? document.activeElement.dataset.fact : '';
    const severity = made('span', `severity ${draft.complaint.severity}`, draft.complaint.severity);
    severity.title = 'How bad it is for the customer';
    const parts = [severity, ...draft.facts.map((fact) => this.link(fact))];
    at.case.replaceChildren(...parts.flatMap((part, place) => (place ? [' · ', part] : [part])));
    if (focused) this.linkOf(focused)?.focus();
    this.drawBlanks(draft.blanks);
  }

  link(fact) {
    const link = made('button', 'link', fact.label);
    const said = fact.where ? `${fact.found}: “${fact.written}”` : fact.found;
    Object.assign(link, { type: 'button', title: `${said}. Click to change it.` });
    link.dataset.fact = fact.kind;
    link.addEventListener('click', () => this.open(fact));
    return link;
  }

  linkOf(kind) {
    return at.case.querySelector(`[data-fact="${CSS.escape(kind)}"]`);
  }

  open(fact) {
    this.edited = new Field(fact, this.currency, fact.value, 'fact');
    at['fact-field'].replaceChildren(this.edited.row);
    at['fact-form'].hidden = false;
    if (fact.where) this.showWhere(fact.where);
    this.edited.input.focus();
  }

  close() {
    const kind = this.edited?.kind;
    this.edited = null;
    at['fact-form'].hidden = true;
    if (kind) this.linkOf(kind)?.focus();
  }

  useEdited() {
    const { edited } = this;
    const value = edited.read();
    if (value === null) return;
    if (value === '') edited.refuse();
    else if (value === edited.before) this.close();
    else {
      edited.used = true;
      this.answer({ [edited.kind]: value });
    }
  }

  /** The blanks in order of worth; what was typed in one of them stays through every redraw. */
  drawBlanks(blanks) {
    at.blanks.hidden = blanks.length === 0;
    const before = this.fields.map(({ kind }) => kind).join();
    if (before === blanks.map(({ kind }) => kind).join()) return;
    const held = at['blank-fields'].contains(document.activeElement) ? document.activeElement.dataset.kind : '';
    const known = new Map(this.fields.map((field) => [field.kind, field]));
    this.fields = blanks.map((blank) => known.get(blank.kind) ?? new Field(blank, this.currency, '', 'blank'));
    at['blank-fields'].replaceChildren(...this.fields.map(({ row }) => row));
    if (held) (this.fields.find(({ kind }) => kind === held)?.input ?? at['blanks-summary']).focus();
  }

  useBlanks() {
    const read = this.fields.map((field) => [field, field.read()]);
    const wrong = read.find(([, value]) => value === null);
    if (wrong) {
      wrong[0].input.focus();
      return;
    }
    const answers = read.filter(([, value]) => value).map(([{ kind }, value]) => [kind, value]);
    if (answers.length) this.answer(Object.fromEntries(answers));
    else this.fields[0]?.input.focus();
  }

  /** There is another letter: a field it follows is done with, one that is still being filled in stays. */
  taken() {
    if (this.edited?.used) this.close();
  }

  /** Say at its field what the server would not take. @param {string} kind @param {string} words @returns {boolean} */
  refused(kind, words) {
    const field = this.edited?.kind === kind ? this.edited : this.fields.find((each) => each.kind === kind);
    if (!field?.row.checkVisibility()) return false;
    field.used = false;
    field.refuse(words);
    field.input.focus();
    return true;
  }
}

/** One field for one kind of fact, and a second one for its currency where it is an amount. */
class Field {
  constructor({ kind, name, form, how, example }, currency, value, part) {
    Object.assign(this, { kind, form, how, used: false, before: value, advice: example && !value ? `Such as: ${example}` : '' });
    const [amount, unit] = form === 'money' ? value.split(' ') : [value, ''];
    this.input = entry(`${part}-${kind}`, amount ?? '', ENTRIES[form]);
    this.input.dataset.kind = kind;
    const label = made('label', 'quiet', name);
    label.htmlFor = this.input.id;
    this.hint = made('small', '', this.advice);
    this.hint.id = `${this.input.id}-hint`;
    this.input.setAttribute('aria-describedby', this.hint.id);
    this.row = made('div', `fact-row ${form}`);
    this.row.append(label, this.input);
    if (form === 'money') {
      this.unit = entry(`${part}-${kind}-currency`, unit || currency, { type: 'text', maxLength: 3, pattern: '[A-Za-z]{3}' });
      this.unit.setAttribute('aria-label', `Currency of ${name.toLowerCase()}`);
      this.row.append(this.unit);
    }
    this.row.append(this.hint);
  }

  /** What was written, "" for nothing, null for what this field does not take; then it says what it does. */
  read() {
    const { input, unit } = this;
    const value = input.value.trim();
    if (input.validity.badInput || !input.checkValidity() || (value && unit && !unit.value.match(/^[a-z]{3}$/i))) {
      this.refuse();
      return null;
    }
    this.settle(false, this.advice);
    if (!value || this.form !== 'money') return value;
    return `${Number(value).toFixed(2)} ${unit.value.toUpperCase()}`;
  }

  refuse(words = this.how) {
    this.settle(true, words);
  }

  settle(wrong, words) {
    this.input.setAttribute('aria-invalid', String(wrong));
    this.hint.classList.toggle('error', wrong);
    this.hint.textContent = words;
  }
}

const ENTRIES = {
  reference: { type: 'text', maxLength: 80 },
  phrase: { type: 'text', maxLength: 80 },
  money: { type: 'number', min: '0.01', max: '999999999', step: '0.01', inputMode: 'decimal' },
  day: { type: 'date' },
  count: { type: 'number', min: '0', max: '9999', step: '1', inputMode: 'numeric' },
};

function entry(id, value, kind) {
  const input = document.createElement('input');
  Object.assign(input, { id, className: 'field', autocomplete: 'off', ...kind, value });
  input.dataset.test = id;
  return input;
}

function submits(form, act) {
  form.noValidate = true; // each field says itself what it takes
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
}

function made(tag, kind, words = '') {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.textContent = words;
  return element;
}
