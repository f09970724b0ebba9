/** Pools of one-time codes: how many are left, more of them in, and the rest of a pool out. They work at once, without publishing. */

import { announce, ask, toast } from './dialogs.js';
import { draft } from './draft.js';
import { banner, button, counted, el, empty, field, fill, fresh, heading, input, table, textarea } from './elements.js';
import { del, get, post } from './server.js';
import { rulesByPool } from './uses.js';

const WORDS = 'Each letter takes a code of its own from a pool, and none is ever given twice. Codes can be used as soon as they are added.';
const MOST_AT_ONCE = 2000;
const LARGEST_FILE = 5_000_000;
const FEW = 20;
const HEADINGS = /^"?(codes?|vouchers?|coupons?)"?$/i;

/** Codes out of pasted text or a file: the first cell of each line, each once. @param {string} text */
export function codesIn(text) {
  const cells = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).map((line) => line.split(/[,;\t]/)[0].trim().replace(/^"(.*)"$/, '$1').trim());
  const codes = cells.filter((cell, place) => cell && !(place === 0 && HEADINGS.test(cell)));
  return [...new Set(codes)];
}

/** @param {HTMLElement} root */
export async function show(root) {
  const body = el('div', { class: 'stack' });
  const lines = el('div', { class: 'stack' });
  root.append(heading('Codes', { words: WORDS }), body);
  let pools = [];
  const draw = () => lines.replaceChildren(...warnings(pools), pools.length ? poolTable(pools, use, adding) : first());
  const use = (told) => {
    pools = told.pools;
    adding.know(pools);
    draw();
  };
  const adding = new Adding(use);
  await fill(body, () => get('/admin/codes'), (told) => {
    use(told);
    return [lines, adding.section()];
  });
  return draft.on((event) => { if (event !== 'changed' && pools.length) draw(); });
}

const first = () => empty('No codes yet', 'A rule can give every customer a code of their own, such as a voucher that works once. Add the codes of your shop below under a name, and pick that name as the pool in the rule’s offer.');

/** Rules that would find nothing in their pool leave the offer out, so they are named. */
function warnings(pools) {
  const rules = rulesByPool();
  const left = new Map(pools.map((pool) => [pool.name, pool]));
  const words = [...rules].filter(([name]) => !left.get(name)?.left).map(([name, users]) => {
    const state = left.get(name)?.given ? 'is empty' : 'has no codes yet';
    return `The pool ${name} ${state}. ${users.map((rule) => `“${rule.name}”`).join(' and ')} will leave ${users.length === 1 ? 'its' : 'their'} offer out.`;
  });
  return words.length ? [banner('warning', el('ul', { class: 'bullets', test: 'empty-pools' }, words.map((each) => el('li', {}, each))))] : [];
}

function poolTable(pools, use, adding) {
  const rules = rulesByPool();
  const link = (rule) => el('a', { href: `#/policy/rule/${encodeURIComponent(rule.id)}` }, rule.name);
  const users = ({ name }) => (rules.get(name) ?? []).flatMap((rule, place) => [place ? ', ' : 'Used by ', link(rule)]);
  const named = (pool) => [
    pool.name, state(pool) && [' ', el('span', { class: 'pill unsaved' }, state(pool))],
    el('small', {}, rules.has(pool.name) ? users(pool) : 'No rule uses it'),
  ].flat().filter(Boolean);
  const state = ({ left, name }) => (left === 0 ? 'Empty' : left < FEW && rules.has(name) ? 'Few left' : '');
  return table({
    caption: 'Pools of codes', rows: pools, test: 'pools',
    columns: [
      { label: 'Pool', header: true, cell: named },
      { label: 'Left', right: true, cell: (pool) => pool.left.toLocaleString('en') },
      { label: 'Given', right: true, cell: (pool) => pool.given.toLocaleString('en') },
      { label: 'Actions', right: true, cell: (pool) => el('div', { class: 'row end' },
        button('Add codes', () => adding.to(pool.name), { 'aria-label': `Add codes to ${pool.name}`, test: 'add-to' }),
        button('Drop the rest', () => drop(pool, rules.get(pool.name) ?? [], use), { 'aria-label': `Drop the rest of ${pool.name}`, class: 'danger', disabled: pool.left === 0, test: 'drop' })) },
    ],
  });
}

async function drop({ name, left }, users, use) {
  const known = input('', () => undefined, { autofocus: true, test: 'drop-name' });
  const check = async () => {
    if (known.value.trim() !== name) return `Type ${name}, so that no other pool is dropped by a slip.`;
    try {
      use(await del(`/admin/codes/${encodeURIComponent(name)}`));
      return '';
    } catch (error) {
      return error.words ?? 'Something broke in Amends. Nothing was changed.';
    }
  };
  const answer = await ask({
    title: `Drop the rest of ${name}?`,
    body: [
      el('p', {}, `${counted(left, 'code')} that nobody has yet will be gone from Amends and cannot be brought back. Codes that customers have stay valid.`),
      users.length > 0 && el('p', {}, `${users.map((rule) => `“${rule.name}”`).join(' and ')} will leave the offer out until there are new codes.`),
      field({ label: 'The name of the pool', control: known }),
    ],
    answers: [{ name: 'drop', label: `Drop ${counted(left, 'code')}`, danger: true, check }],
  });
  if (answer) toast(`The rest of ${name} is dropped.`);
}

class Adding {
  constructor(use) {
    this.use = use;
    this.names = el('datalist', { id: fresh('pools') });
    this.pool = input('', () => this.#look(), { list: this.names.id, maxlength: 64, test: 'pool-name' });
    this.box = textarea('', () => this.#look(), { rows: 6, class: 'c-field__input c-field__input--area code', test: 'paste-codes' });
    this.found = el('p', { class: 'quiet', role: 'status', test: 'codes-found' });
    this.trouble = el('p', { class: 'problem', role: 'alert', hidden: true });
    this.button = button('Add codes', () => this.#send(), { class: 'c-btn--primary', disabled: true, test: 'add-codes' });
  }

  know(pools) {
    const named = [...new Set([...pools.map(({ name }) => name), ...rulesByPool().keys()])].sort();
    this.names.replaceChildren(...named.map((name) => new Option('', name)));
  }

  to(pool) {
    this.pool.value = pool;
    this.#look();
    this.box.focus();
  }

  section() {
    const file = el('input', { type: 'file', accept: '.txt,.csv,text/plain,text/csv', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true', test: 'codes-file', on: { change: () => { this.#read(file.files[0]); file.value = ''; } } });
    const area = el('div', { class: 'drop' }, this.box, el('div', { class: 'row start' }, button('Read a file', () => file.click(), { test: 'read-codes' }), el('span', { class: 'quiet' }, 'or drop one here'), file));
    dropping(area, (dropped) => this.#read(dropped));
    return el('section', { class: 'section' }, el('h2', { text: 'Add codes' }),
      field({ label: 'Pool', hint: 'A name you have, or a new one.', class: 'measure', control: this.pool }), this.names,
      el('div', { class: 'field measure' }, el('label', { class: 'c-field__label', for: this.#boxId() }, 'Codes'), el('small', {}, 'One a line. Of a table the first column is taken.'), area),
      el('div', { class: 'row start' }, this.button, this.found), this.trouble);
  }

  #boxId() {
    this.box.id ||= fresh('codes');
    return this.box.id;
  }

  #look() {
    const count = codesIn(this.box.value).length;
    this.found.textContent = this.box.value.trim() ? counted(count, 'code') : '';
    this.button.disabled = count === 0 || !this.pool.value.trim();
    if (count && !this.pool.value.trim()) this.found.textContent += '. Name the pool they go into.';
  }

  async #read(file) {
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      this.#tell(`${file.name} is larger than 5 MB. Cut it into smaller files.`);
      return;
    }
    const text = await file.text();
    if (text.includes('\0')) {
      this.#tell(`${file.name} is not a text file. Save the codes as text or CSV first.`);
      return;
    }
    this.#tell('');
    this.box.value = codesIn(text).join('\n');
    this.#look();
    announce(`${counted(codesIn(text).length, 'code')} in ${file.name}.`);
  }

  #tell(words) {
    this.trouble.textContent = words;
    this.trouble.hidden = !words;
  }

  async #send() {
    const codes = codesIn(this.box.value);
    const pool = this.pool.value.trim();
    const done = { added: 0, known: 0 };
    this.button.disabled = true;
    this.#tell('');
    try {
      for (let start = 0; start < codes.length; start += MOST_AT_ONCE) {
        const told = await post('/admin/codes', { pool, codes: codes.slice(start, start + MOST_AT_ONCE) });
        done.added += told.added;
        done.known += told.known;
        this.use(told);
      }
      this.box.value = '';
      this.#look();
      const words = done.added ? `${counted(done.added, 'code')} added to ${pool}` : `Nothing new for ${pool}`;
      toast(`${words}${done.known ? `; ${counted(done.known, 'code')} ${done.known === 1 ? 'was' : 'were'} known already` : ''}.`);
    } catch (error) {
      if (!error.words) reportError(error);
      const part = done.added ? ` ${counted(done.added, 'code')} had been added before; adding the same again does no harm.` : '';
      this.#tell(`${error.words ?? 'Something broke in Amends.'}${part}`);
      this.button.disabled = false;
    }
  }
}

/** Let a file be dropped on a place. @param {HTMLElement} place @param {(file: File) => void} take */
export function dropping(place, take) {
  const over = (on) => (event) => {
    event.preventDefault();
    place.classList.toggle('over', on);
  };
  place.addEventListener('dragover', over(true));
  place.addEventListener('dragleave', over(false));
  place.addEventListener('drop', (event) => {
    over(false)(event);
    take(event.dataTransfer.files[0]);
  });
}
