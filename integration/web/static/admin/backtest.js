/** A backtest: which tickets, how far it is, and what came of it. It goes on while the admin looks at other pages. */

import { dropping } from './codes.js';
import { announce } from './dialogs.js';
import { draft } from './draft.js';
import { banner, button, counted, el, failure, field, fill, heading, input } from './elements.js';
import { vocabulary } from './lookups.js';
import { typesNow } from './picking.js';
import { reportSections } from './report.js';
import { del, get, post } from './server.js';
import { upload, uploadOf } from './uploading.js';

const WORDS = 'What the live policy and your draft make of tickets you have had. No letter is written, and none of your customers’ words are kept.';
const BEAT = 1000;
let last = '';

/** @param {HTMLElement} root @param {{id?: string}} params */
export async function show(root, { id }) {
  const body = el('div', { class: 'stack' });
  root.classList.add('broad');
  root.append(heading('Backtest', { words: WORDS, actions: id ? [el('a', { class: 'c-btn c-btn--sm', href: '#/backtest', test: 'another' }, 'Another backtest')] : [] }), body);
  if (id) {
    const run = new Run(body, id);
    await run.start();
    return () => run.leave();
  }
  const form = new Form();
  body.append(...form.sections());
  return draft.on((event) => {
    if (event === 'replaced') body.replaceChildren(...form.sections());
  });
}

class Form {
  source = 'zendesk';
  most = '1000';
  days = '90';
  file = undefined;

  sections() {
    this.trouble = el('div', { test: 'trouble' });
    this.begin = button('Run the backtest', () => this.#begin(), { class: 'c-btn--primary', test: 'run' });
    this.parts = { zendesk: this.#zendesk(), upload: this.#upload() };
    const pick = (value, label) => el('label', { class: 'check' }, el('input', {
      type: 'radio', name: 'source', value, checked: this.source === value, test: `source-${value}`, on: { change: () => { this.source = value; this.#look(); } },
    }), el('span', {}, label));
    const form = el('fieldset', { class: 'stack' }, el('legend', {}, 'Which tickets'),
      pick('zendesk', 'The last ones in your Zendesk'), this.parts.zendesk,
      pick('upload', 'A file you have exported'), this.parts.upload);
    this.#look();
    return [
      last && el('p', {}, el('a', { href: `#/backtest/${encodeURIComponent(last)}`, test: 'to-last' }, 'Look at the last backtest')),
      !draft.state.draft && banner('quiet', el('p', { test: 'no-draft' }, 'There is no draft, so there is nothing to compare: you will see what the live policy does. Change the policy first to compare.')),
      form, el('div', { class: 'row start' }, this.begin), this.trouble,
    ].filter(Boolean);
  }

  #zendesk() {
    return el('div', { class: 'fields inset' },
      field({ label: 'At most', after: 'tickets', control: input(this.most, (text) => { this.most = text.trim(); }, { numeric: true, test: 'most' }) }),
      field({ label: 'Changed in the last', after: 'days', control: input(this.days, (text) => { this.days = text.trim(); }, { numeric: true, test: 'days' }) }));
  }

  #upload() {
    this.named = el('p', { role: 'status', test: 'file-name' }, 'No file chosen');
    const picker = el('input', { type: 'file', accept: '.json,.jsonl,.ndjson,application/json', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true', test: 'file', on: { change: () => this.#choose(picker.files[0]) } });
    const place = el('div', { class: 'drop inset' },
      el('p', { class: 'quiet' }, 'Zendesk’s JSON export (Account › Tools › Reports), JSON Lines, or what its API answers. It may be large: it is read piece by piece.'),
      el('div', { class: 'row start' }, button('Choose a file', () => picker.click(), { test: 'choose' }), el('span', { class: 'quiet' }, 'or drop it here'), picker), this.named);
    dropping(place, (file) => this.#choose(file));
    return place;
  }

  #choose(file) {
    if (!file) return;
    this.file = file;
    this.named.textContent = `${file.name}, ${sized(file.size)}`;
    this.#look();
  }

  #look() {
    this.parts.zendesk.hidden = this.source !== 'zendesk';
    this.parts.upload.hidden = this.source !== 'upload';
    this.begin.disabled = this.source === 'upload' && !this.file;
  }

  async #begin() {
    this.begin.disabled = true;
    this.trouble.replaceChildren();
    const number = (text) => (/^\d+$/.test(text) ? Number(text) : 0);
    try {
      const wanted = this.source === 'zendesk' ? { source: 'zendesk', most: number(this.most), days: number(this.days) } : { source: 'upload' };
      const { id } = await post('/admin/backtests', wanted);
      if (this.source === 'upload') upload(id, this.file);
      last = id;
      location.hash = `#/backtest/${encodeURIComponent(id)}`;
    } catch (error) {
      if (!error.words) reportError(error);
      this.begin.disabled = false;
      this.trouble.replaceChildren(refusal(error));
    }
  }
}

/** A draft that cannot go live cannot be compared; what is wrong with it is listed. */
function refusal(error) {
  if (!error.problems?.length) return failure(error);
  return banner('danger', el('p', {}, 'The draft cannot be compared before this is mended:'),
    el('ul', { class: 'bullets' }, error.problems.map(({ words }) => el('li', {}, words))), el('p', {}, el('a', { href: '#/policy' }, 'To the policy')));
}

function sized(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB` : `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** One backtest on the page, from its first ticket to its report. */
class Run {
  #timer = 0;
  #left = false;

  constructor(body, id) {
    this.body = body;
    this.id = id;
    this.address = `/admin/backtests/${encodeURIComponent(id)}`;
    this.bar = el('progress', { max: 1, 'aria-label': 'How far the backtest is', test: 'progress' });
    this.words = el('p', { role: 'status', test: 'progress-words' }, 'Beginning');
    this.trouble = el('div');
    this.cancel = button('Cancel', () => this.#stop(), { test: 'cancel' });
    this.running = el('section', { class: 'stack' }, this.words, this.bar, el('div', { class: 'row start' }, this.cancel), this.trouble);
  }

  async start() {
    last = this.id;
    const ask = () => Promise.all([get(this.address), vocabulary()]);
    await fill(this.body, ask, ([told, words]) => {
      this.called = (type) => typesNow(words).find((each) => each.type === type)?.label;
      return this.#sections(told);
    }, 'Reading the backtest. This takes longer than usual.');
  }

  leave() {
    this.#left = true;
    clearTimeout(this.#timer);
  }

  #sections(told) {
    if (told.state !== 'running') return this.#over(told);
    this.#progress(told);
    this.#soon();
    return [this.running];
  }

  #soon() {
    clearTimeout(this.#timer);
    if (!this.#left) this.#timer = setTimeout(() => this.#look(), BEAT);
  }

  async #look() {
    try {
      const told = await get(this.address);
      if (this.#left) return;
      if (told.state !== 'running') {
        this.body.replaceChildren(...this.#over(told));
        announce('The backtest is over. Its report is here.');
        return;
      }
      this.trouble.replaceChildren();
      this.#progress(told);
    } catch (error) {
      if (error.status === 404) {
        this.body.replaceChildren(failure(error));
        return;
      }
      this.trouble.replaceChildren(el('p', { class: 'problem' }, `${error.words ?? 'Something broke in Amends.'} The backtest goes on; Amends looks again by itself.`));
    }
    this.#soon();
  }

  #progress({ source, done, of }) {
    const sending = uploadOf(this.id);
    const share = source === 'upload' ? sending?.share : of && done ? done / of : undefined;
    if (share === undefined) this.bar.removeAttribute('value');
    else this.bar.value = share;
    const looked = `${counted(done, 'ticket')} looked at`;
    const rest = source !== 'upload' ? `, of at most ${of.toLocaleString('en')}` : sending ? `, ${Math.round((share ?? 0) * 100)} % of ${sending.name}` : '';
    this.#say(done === 0 && source !== 'upload' ? 'Asking Zendesk for the first tickets' : looked + rest);
    if (source === 'upload') this.#uploadState(sending);
  }

  #say(words) {
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  #uploadState(sending) {
    if (!sending) this.trouble.replaceChildren(banner('warning', el('p', {}, 'The file was being sent from a page that is closed now. End it to see what was counted so far.'), button('End it here', () => this.#end(), { test: 'end' })));
    else if (sending.problem) this.trouble.replaceChildren(banner('danger', el('p', { test: 'upload-problem' }, `The file stopped at ${counted(sending.sent, 'ticket')}. ${sending.problem}`), el('p', {}, 'What was sent is counted. Go on with the rest, or end it here.'), el('div', { class: 'row start' }, button('Go on', () => sending.run(), { test: 'go-on' }), button('End it here', () => this.#end(), { test: 'end' }))));
  }

  async #stop() {
    uploadOf(this.id)?.stop();
    await this.#settle(() => del(this.address));
  }

  #end() {
    uploadOf(this.id)?.stop();
    return this.#settle(() => post(`${this.address}/end`));
  }

  async #settle(deed) {
    this.cancel.disabled = true;
    try {
      await deed();
      await this.#look();
    } catch (error) {
      this.cancel.disabled = false;
      this.trouble.replaceChildren(failure(error));
    }
  }

  #over({ state, done, problem, report }) {
    const sending = uploadOf(this.id);
    const unread = (sending?.skipped ?? []).slice(0, 5).map(({ place, words }) => el('li', {}, `Ticket ${place.toLocaleString('en')}: ${words}`));
    return [
      state === 'cancelled' && banner('quiet', el('p', { test: 'cancelled' }, `Cancelled after ${counted(done, 'ticket')}. The report is about those.`)),
      state === 'failed' && banner('danger', el('p', { test: 'failed' }, `The backtest stopped: ${problem ?? 'nobody knows why.'}${done ? ' The report is about the tickets until then.' : ''}`)),
      unread.length > 0 && banner('warning', el('p', {}, 'Some tickets of the file could not be read:'), el('ul', { class: 'bullets' }, unread)),
      ...(report ? reportSections(report, this.id, this.called) : []),
    ].filter(Boolean);
  }
}
