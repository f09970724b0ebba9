/** What pages are built of: elements, fields, groups, tables, and the states a page can be in. */

let made = 0;

/** An id nobody else has. @param {string} stem */
export const fresh = (stem) => `${stem}-${(made += 1)}`;

const PROPERTIES = new Set([
  'value',
  'checked',
  'disabled',
  'hidden',
  'selected',
  'required',
  'open',
  'indeterminate',
  'draggable',
  'multiple',
]);

/**
 * An element. `class`, `text` and `test` (for data-test) are short names, `on` holds listeners, `data` the dataset;
 * false, null and undefined leave an attribute out, and leave a child out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | undefined | false | any[])} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'class') node.className = value;
    else if (name === 'text') node.textContent = value;
    else if (name === 'test') node.dataset.test = value;
    // A dialog gives the focus itself: browsers refuse the attribute in frames of another site.
    else if (name === 'autofocus') node.dataset.first = '';
    else if (PROPERTIES.has(name)) node[name] = value;
    else if (value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  return node;
}

/** A button. @param {string} label @param {() => void} act @param {Record<string, any>} [attributes] */
export function button(label, act, attributes = {}) {
  const { class: extra = '', ...rest } = attributes;
  return el('button', { type: 'button', class: `c-btn c-btn--sm ${extra}`.trim(), on: { click: act }, ...rest }, label);
}

/** A button that is one sign; its name is for those who listen, and for the tooltip. */
export function iconButton(sign, name, act, attributes = {}) {
  return button(sign, act, { class: 'c-btn--icon c-btn--basic', 'aria-label': name, title: name, ...attributes });
}

/** A text input; `type: "number"` takes decimals as people type them, see `numberOf`. */
export function input(value, change, attributes = {}) {
  const { numeric, ...rest } = attributes;
  return el('input', {
    type: 'text',
    class: `c-field__input${numeric ? ' numeric' : ''}`,
    inputmode: numeric ? 'decimal' : undefined,
    autocomplete: 'off',
    value: value ?? '',
    on: { input: (event) => change(event.target.value) },
    ...rest,
  });
}

export function textarea(value, change, attributes = {}) {
  return el('textarea', {
    class: 'c-field__input c-field__input--area',
    rows: 3,
    value: value ?? '',
    on: { input: (event) => change(event.target.value) },
    ...attributes,
  });
}

/**
 * A list to pick one from. A value that is not among the choices stays, as itself: nothing is lost by looking at it.
 * @param {{value: string, label: string, group?: string}[]} choices
 * @param {string} value
 * @param {(value: string) => void} change
 */
export function select(choices, value, change, attributes = {}) {
  const known = choices.some((choice) => choice.value === (value ?? ''));
  const all = known || value === undefined || value === null ? choices : [...choices, { value, label: String(value) }];
  const groups = Map.groupBy(all, (choice) => choice.group ?? '');
  const options = [...groups].map(([label, members]) => {
    const inside = members.map((choice) => new Option(choice.label, choice.value));
    return label ? el('optgroup', { label }, inside) : inside;
  });
  const node = el('select', { class: 'c-field__input c-field__input--select', ...attributes }, options.flat());
  node.value = value ?? '';
  node.addEventListener('change', () => change(node.value));
  return node;
}

/** A checkbox with its words beside it. @param {string} label @param {boolean} checked @param {(on: boolean) => void} change */
export function checkbox(label, checked, change, attributes = {}) {
  const { hint, test, path, ...rest } = attributes;
  const box = el('input', { type: 'checkbox', checked, test, on: { change: (event) => change(event.target.checked) }, ...rest });
  return el('label', { class: 'check', data: path ? { path } : {} }, box, el('span', {}, label, hint && el('small', {}, hint)));
}

/**
 * A control with its label, an optional hint, and the place where a problem of `path` is told (see problems.js).
 * @param {{label: string, control: HTMLElement, hint?: string, path?: string, unseen?: boolean, class?: string, after?: any}} given
 */
export function field({ label, control, hint, path, unseen = false, class: extra = '', after }) {
  control.id ||= fresh('field');
  const note = hint && el('small', { id: fresh('hint') }, hint);
  if (note) control.setAttribute('aria-describedby', note.id);
  return el(
    'div',
    { class: `field ${extra}`.trim(), data: path === undefined ? {} : { path } },
    el('label', { class: unseen ? 'unseen' : 'c-field__label', for: control.id }, label),
    note,
    after ? el('div', { class: 'with-after' }, control, after) : control,
  );
}

/** Several controls under one name. @param {{legend: string, hint?: string, path?: string, class?: string, test?: string}} given */
export function group({ legend, hint, path, class: extra = '', test, unseen = false }, ...children) {
  return el(
    'fieldset',
    { class: extra, test, data: path === undefined ? {} : { path } },
    el('legend', { class: unseen ? 'unseen' : '' }, legend),
    hint && el('p', { class: 'quiet' }, hint),
    ...children,
  );
}

/**
 * The top of a page. The title takes the focus when the page comes.
 * @param {string} title
 * @param {{words?: string, actions?: Node[]}} [more]
 */
export function heading(title, { words, actions = [] } = {}) {
  return el(
    'header',
    { class: 'page-head' },
    el('div', {}, el('h1', { tabindex: '-1', text: title }), words && el('p', { class: 'quiet' }, words)),
    actions.length > 0 && el('div', { class: 'row' }, actions),
  );
}

/**
 * A table: `columns` say how a cell is made from a row; `right` aligns figures, `header` marks the cell that names the row.
 * @param {{caption: string, columns: {label: string, cell: (row: any) => any, right?: boolean, header?: boolean}[], rows: any[], test?: string}} given
 */
export function table({ caption, columns, rows, test }) {
  const shape = (column) => (column.right ? 'right' : undefined);
  return el(
    'div',
    { class: 'scrolling', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      { test },
      el('caption', { class: 'unseen' }, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          columns.map((column) => el('th', { scope: 'col', class: shape(column) }, column.label)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            columns.map((column) =>
              el(
                column.header ? 'th' : 'td',
                { class: shape(column), scope: column.header ? 'row' : undefined },
                [column.cell(row)].flat(),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A page, or a part of one, that has nothing to show yet: what will be here, and how to begin. */
export function empty(title, words, actions = []) {
  return el(
    'div',
    { class: 'empty', test: 'empty' },
    el('h2', { text: title }),
    el('p', {}, words),
    actions.length > 0 && el('div', { class: 'row start' }, actions),
  );
}

/** A sentence in a box. @param {'quiet' | 'warning' | 'danger'} kind */
export function banner(kind, ...children) {
  return el('div', { class: `banner ${kind}`, role: kind === 'danger' ? 'alert' : undefined, test: `banner-${kind}` }, children);
}

const SLOW = 2000;

/**
 * Show what a promise brings in `place`: dots while it takes, words after two seconds, a sentence and *Try again* where it fails.
 * @template T
 * @param {HTMLElement} place
 * @param {() => Promise<T>} ask
 * @param {(found: T) => Node | Node[]} draw
 * @param {string} [words] said when it takes long
 */
export async function fill(place, ask, draw, words = 'This takes longer than usual.') {
  const told = el('p', { class: 'quiet', role: 'status' });
  const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
  const slow = setTimeout(() => {
    told.textContent = words;
  }, SLOW);
  place.replaceChildren(el('div', { class: 'waiting', test: 'waiting' }, dots, told));
  try {
    place.replaceChildren(...[draw(await ask())].flat());
  } catch (error) {
    if (!error.words) reportError(error);
    place.replaceChildren(failure(error, () => fill(place, ask, draw, words)));
  } finally {
    clearTimeout(slow);
  }
}

/** What went wrong, and the one thing to do about it. */
export function failure(error, again) {
  const words = error.words ?? 'Something broke in Amends. Nothing was changed.';
  return banner('danger', el('p', {}, words), again && button('Try again', again, { test: 'again' }));
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as the reader's clock has it. @param {string | null} iso */
export function moment(iso) {
  return iso ? el('time', { datetime: iso, text: MOMENT.format(new Date(iso)) }) : '';
}

/** @param {{amount: string, currency: string} | null} money */
export const price = (money) => (money ? `${money.amount} ${money.currency}` : '');

/**
 * A decimal as people type it (84.50 or 84,50) for the policy document: null where there is nothing, and the text itself
 * where it is no number, so that the server's answer can stand beside what was typed.
 * @param {string} text
 */
export function numberOf(text) {
  const plain = text.trim().replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  if (plain === '') return null;
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return text.trim();
  return plain.length < 15 ? Number(plain) : plain;
}

/** "1 rule", "2 rules". */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
