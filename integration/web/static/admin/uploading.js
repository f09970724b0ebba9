/** An upload for a backtest: piece after piece, going on while the admin looks at other pages. */

import { pieces } from './cutting.js';
import { post } from './server.js';

/** Uploads that run or have stopped, by the id of their backtest. @type {Map<string, Upload>} */
const uploads = new Map();

export const uploadOf = (id) => uploads.get(id);

class Upload {
  share = 0;
  sent = 0;
  /** Tickets the server could not read, the first few with their reasons. */
  skipped = [];
  problem = '';
  over = false;
  #stopped = false;

  constructor(id, file) {
    this.id = id;
    this.name = file.name;
    this.pieces = pieces(file);
    this.number = 0;
    this.waiting = undefined;
  }

  /** Ends after the piece that is on its way. */
  stop() {
    this.#stopped = true;
  }

  /** Send what is left. A piece that failed is sent again under its number, so that nothing counts twice. */
  async run() {
    this.problem = '';
    addEventListener('beforeunload', hold);
    try {
      while (!this.#stopped && (await this.#piece())) continue;
      if (!this.#stopped) await post(`/admin/backtests/${this.id}/end`);
      this.over = true;
    } catch (error) {
      if (!error.words) reportError(error);
      this.problem = this.#stopped ? '' : error.words ?? 'Something broke in Amends.';
    } finally {
      removeEventListener('beforeunload', hold);
    }
  }

  /** @returns {Promise<boolean>} whether there was one */
  async #piece() {
    if (!this.waiting) {
      const { value, done } = await this.pieces.next();
      if (done) return false;
      this.waiting = value;
    }
    const { tickets, share } = this.waiting;
    const told = await post(`/admin/backtests/${this.id}/tickets`, { tickets, piece: this.number });
    this.skipped.push(...(told.skipped ?? []).map(({ path, words }) => ({ place: this.sent + placeIn(path) + 1, words })));
    this.number += 1;
    this.sent += tickets.length;
    this.share = share;
    this.waiting = undefined;
    return true;
  }
}

const placeIn = (path) => Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0);
const hold = (event) => event.preventDefault();

/** @param {string} id @param {File} file */
export function upload(id, file) {
  const begun = new Upload(id, file);
  uploads.set(id, begun);
  begun.run();
  return begun;
}
