/**
 * The policy draft that all editing pages share.
 *
 * A page changes `draft.document` through `change`, which marks it as not saved; `save` makes it the draft of the
 * account. Nothing here is live before it is published. Listeners hear
 * `changed` (this page changed the document), `saved` (the document is kept as it stands), `looked` (problems and
 * sentences are known anew) and `replaced` (there is another document now: draw everything again).
 */

import { settle, takeAlong } from './conflict.js';
import { announce, toast } from './dialogs.js';
import { del, get, post, put } from './server.js';

const SIGNED_OUT = 401;
const CONFLICT = 409;
const CANNOT_BE_USED = 422;
const PAUSE = 400;

const copy = (value) => structuredClone(value);

class Draft {
  /** The last answer of the server (plan, `GET /admin/policy`). @type {Record<string, any> | null} */
  state = null;
  /** The document as it stands on this page, with what is not saved yet. @type {Record<string, any>} */
  document = {};
  unsaved = false;
  /** Whether what is not saved is on its way, without anybody having to press *Save*. */
  keeping = false;
  /** What the server says of the document as it stands: sentences of the rules, problems, findings. */
  seen = { rules: [], changes: [], problems: [], findings: [] };
  #changes = 0;
  #timer = 0;
  #listeners = new Set();
  #line = Promise.resolve();

  async load() {
    this.use(await get('/admin/policy'));
    return this.state;
  }

  /** Take an answer of the server as what is there now. @param {Record<string, any>} state */
  use(state) {
    this.state = state;
    this.seen = state;
    this.document = copy(state.document);
    this.unsaved = false;
    this.#tell('replaced');
  }

  /** @param {(document: Record<string, any>) => void} mutate */
  change(mutate) {
    mutate(this.document);
    this.#changes += 1;
    this.unsaved = true;
    this.#tell('changed');
    this.#lookSoon();
  }

  /** A page that comes anew starts from what the server has, where nothing is left to save. */
  renew() {
    if (!this.unsaved) this.document = copy(this.state.document);
  }

  /** Back to what was saved last. */
  discard() {
    this.use(this.state);
  }

  /** Keep the document as the draft. Rejects with a Problem; two saves never overtake each other. */
  save() {
    this.#line = this.#line.catch(() => undefined).then(() => this.#save(this.revision));
    return this.#line;
  }

  /** Save, and say so; what goes wrong is said as well. @returns {Promise<boolean>} whether it was saved */
  async saveAndTell(words = 'Saved as a draft. It is not live yet.') {
    try {
      await this.save();
    } catch (error) {
      if (!error.words) reportError(error);
      if (error.status === SIGNED_OUT) await takeAlong(error.words, this.document);
      else toast(error.words ?? 'Something broke in Amends. The draft was not saved.');
      return false;
    }
    if (!this.unsaved && words) announce(words);
    return !this.unsaved;
  }

  /**
   * A change that is saved at once, such as a new order of the rules.
   * @param {(document: Record<string, any>) => void} mutate
   * @param {string} [words] said when it is saved
   * @returns {Promise<boolean>} whether it was saved
   */
  async keep(mutate, words = '') {
    this.keeping = true;
    this.change(mutate);
    const saved = await this.saveAndTell(words);
    this.keeping = false;
    if (!saved) this.#tell('saved');
    return saved;
  }

  /** When all that is on its way has arrived. */
  settled() {
    return this.#line.catch(() => undefined);
  }

  get revision() {
    return this.state?.draft?.revision ?? 0;
  }

  /** Throw the draft away: what is live is all there is. */
  async throwAway() {
    this.use(await del(`/admin/policy?revision=${this.revision}`));
  }

  /** @param {string} note */
  async publish(note) {
    this.use(await post('/admin/policy/publish', { revision: this.revision, note }));
  }

  /** @param {(event: 'changed' | 'saved' | 'looked' | 'replaced') => void} listener @returns {() => void} stops it */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All that is wrong or unwise, as the server saw the document last. @returns {{level: string, path: string, words: string}[]} */
  get remarks() {
    const errors = this.seen.problems.map((problem) => ({ level: 'error', ...problem }));
    const known = new Set(errors.map(({ path, words }) => `${path} ${words}`));
    return [...errors, ...this.seen.findings.filter(({ path, words }) => !known.has(`${path} ${words}`))];
  }

  /** What is wrong at a path and below it. @param {string} path */
  problemsAt(path) {
    return this.remarks.filter((remark) => under(remark.path, path)).map(({ words }) => words);
  }

  async #save(revision) {
    if (!this.unsaved) return this.state;
    const counted = this.#changes;
    const mine = copy(this.document);
    try {
      this.#kept(await put('/admin/policy', { revision, document: mine, was: this.state.document }), counted);
    } catch (error) {
      if (error.status === CANNOT_BE_USED && error.problems.length) this.#refused(error.problems);
      if (error.status !== CONFLICT || !error.told.current) throw error;
      await this.#settle(error.told, mine);
    }
    return this.state;
  }

  async #settle({ current, theirs }, mine) {
    const answer = await settle({ current, theirs, mine });
    if (answer === 'theirs') this.use(current);
    if (answer === 'mine') {
      this.state = current;
      await this.#save(current.draft?.revision ?? 0);
    }
  }

  #kept(state, counted) {
    this.state = state;
    // What was typed while the server was busy is not saved yet.
    this.unsaved = counted !== this.#changes;
    if (!this.unsaved) this.seen = state;
    this.#tell('saved');
  }

  #refused(problems) {
    this.seen = { ...this.seen, problems };
    this.#tell('looked');
  }

  #lookSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  /** What the server says of the document as it stands, without keeping it. */
  async #look() {
    const counted = this.#changes;
    try {
      const seen = await post('/admin/policy/look', { document: this.document });
      if (counted !== this.#changes || !this.unsaved) return;
      this.seen = seen;
    } catch (error) {
      if (error.status !== CANNOT_BE_USED || counted !== this.#changes) return;
      this.seen = { ...this.seen, problems: error.problems };
    }
    this.#tell('looked');
  }

  #tell(event) {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

/** Whether `path` is `above`, or stands below it. */
export function under(path, above) {
  return path === above || above === '' || (path.startsWith(above) && '.['.includes(path[above.length]));
}

export const draft = new Draft();
