/** Controls for one value: a pick where the choices are known, typing where they are not. */

import { el, fresh, input, numberOf, select } from './elements.js';

/**
 * A text input with suggestions; anything else may be typed as well.
 * @param {string[]} values
 */
export function suggested(value, change, values, attributes = {}) {
  if (values.length === 0) return input(value, change, attributes);
  const list = el(
    'datalist',
    { id: fresh('choices') },
    values.map((each) => el('option', { value: each })),
  );
  // The list stands beside its input, and only there: an input on the page finds it by its id.
  const control = input(value, change, { ...attributes, list: list.id });
  document.getElementById('choices').append(list);
  return control;
}

/** A decimal, kept as a number where it is one. @param {(value: number | string | null) => void} change */
export function decimal(value, change, attributes = {}) {
  return input(value, (text) => change(numberOf(text)), { numeric: true, ...attributes });
}

/**
 * Several values, each with a way to take it off again.
 * @param {string[]} values
 * @param {(values: string[]) => void} change
 * @param {{choices?: {value: string, label: string}[], suggestions?: string[], label: string, test?: string}} given
 */
export function several(values, change, given) {
  return new Several(values, change, given).node;
}

class Several {
  constructor(values, change, { choices = [], suggestions = [], label, test }) {
    Object.assign(this, { values: [...values], change, choices });
    this.shown = el('ul', { class: 'tokens' });
    const named = { 'aria-label': label, test, data: { said: '' } };
    this.add = choices.length
      ? select([], '', (value) => value && this.set([...this.values, value]), named)
      : suggested('', () => undefined, suggestions, {
          ...named,
          placeholder: 'Type, then Enter',
          on: typed((text) => this.take(text)),
        });
    this.node = el('div', { class: 'several' }, this.shown, this.add);
    this.draw();
  }

  set(values) {
    this.values = values;
    this.change([...values]);
    this.draw();
  }

  /** One or several, as typed or pasted. @param {string} text */
  take(text) {
    const words = text.split(/[,;\n]/).map((each) => each.trim());
    const added = words.filter((each) => each && !this.values.includes(each));
    this.add.value = '';
    if (added.length) this.set([...this.values, ...new Set(added)]);
  }

  draw() {
    this.shown.replaceChildren(...this.values.map((value) => this.token(value)));
    this.shown.hidden = this.values.length === 0;
    if (this.choices.length === 0) return;
    const left = this.choices.filter(({ value }) => !this.values.includes(value));
    const first = new Option(this.values.length ? 'Add another' : 'Choose', '');
    this.add.replaceChildren(first, ...left.map(({ value, label }) => new Option(label, value)));
  }

  token(value) {
    const label = this.choices.find((choice) => choice.value === value)?.label ?? value;
    const remove = () => {
      this.set(this.values.filter((each) => each !== value));
      this.add.focus();
    };
    const off = el('button', { type: 'button', 'aria-label': `Take off ${label}`, on: { click: remove } }, '×');
    return el('li', { class: 'token' }, label, off);
  }
}

/** Enter takes what was typed, and so does going elsewhere. */
function typed(take) {
  return {
    input: (event) => {
      if (/[,;]\s*$/.test(event.target.value)) take(event.target.value);
    },
    keydown: (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      take(event.target.value);
    },
    change: (event) => take(event.target.value),
  };
}
