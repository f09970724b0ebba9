/** What was asked of leads on this ticket, and what they said; looked at again every few seconds while something waits. */

import { Problem } from './server.js';

const EVERY = 4000;
const SELDOM = 60_000;
const A_DAY = 86_400_000;

export class Approvals {
  /**
   * @param {import('./server.js').Server} server
   * @param {(decided: any[], fresh: any[]) => void} changed what was decided, and what is new for this agent to decide
   */
  constructor(server, changed) {
    Object.assign(this, { server, changed, list: null, ticket: '', timer: 0, pause: EVERY, resting: false });
    document.addEventListener('visibilitychange', () => (document.hidden ? this.rest() : this.look()));
  }

  /** @param {string | number} ticket its number, once Zendesk has told it */
  watch(ticket) {
    this.ticket = ticket;
    this.resting = false;
    return this.look();
  }

  rest() {
    this.resting = true;
    clearTimeout(this.timer);
  }

  /** A look that fails says nothing: the next one may succeed, and whoever clicks hears what is wrong. */
  async look() {
    if (!this.ticket) return;
    this.resting = document.hidden;
    clearTimeout(this.timer);
    try {
      const { approvals } = await this.server.approvals(this.ticket);
      this.pause = EVERY;
      this.take(approvals);
    } catch (error) {
      if (!(error instanceof Problem)) reportError(error);
      this.pause = Math.min(this.pause * 2, SELDOM);
      if (error.signedOut) return;
    }
    this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    const open = this.list?.some(({ state }) => state === 'open');
    if (open && !this.resting) this.timer = setTimeout(() => this.look(), this.pause);
  }

  take(list) {
    const before = new Map(this.list?.map((each) => [each.id, each]));
    const same = JSON.stringify(this.list) === JSON.stringify(list);
    const isNews = this.list ? ({ id }) => before.get(id)?.state === 'open' : decidedWhileAway;
    this.list = list;
    if (same) return;
    const decided = list.filter((each) => each.state !== 'open' && isNews(each));
    this.changed(decided, list.filter((each) => each.may_decide && !before.has(each.id)));
  }

  /** The newest request for an offer at what it comes to now, if there is one. @param {any} offer */
  of(offer) {
    const price = offer.amount || offer.cost;
    const newest = (this.list ?? []).filter((each) => each.offer_id === offer.id && each.state !== 'withdrawn');
    // What was approved holds for less, too; anything else was said of this sum only.
    if (!offer.needs_approval_by) return newest.find(({ state }) => state === 'approved');
    return newest.find(({ amount }) => (amount ? `${amount.amount} ${amount.currency}`.trim() : '') === price);
  }

  /** @param {string} draftId @param {string} offerId @param {string} reason */
  async ask(draftId, offerId, reason) {
    const asked = await this.server.plead(draftId, offerId, reason);
    this.put(asked);
    return asked;
  }

  /** @param {string} id @param {'approve' | 'decline'} decision @param {string} note */
  async decide(id, decision, note) {
    try {
      const decided = await this.server.decide(id, decision, note);
      this.put(decided);
      return decided;
    } catch (error) {
      await this.look(); // somebody else may have been first
      throw error;
    }
  }

  put(one) {
    this.take([one, ...(this.list ?? []).filter(({ id }) => id !== one.id)]);
    this.wait();
  }
}

/** What an agent asked for before they reloaded the page, and has not heard of yet. */
function decidedWhileAway({ own, decided_at: at }) {
  return own && Date.now() - Date.parse(at) < A_DAY;
}
