/** Calls to our own server, with a token that is renewed before it ends. */

const PATIENCE = 15_000;
const EARLY = 0.7;
const SOONEST = 10_000;

/** An answer that is not the one asked for; the message is a sentence for the agent. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {number} [status] 0 where no answer came
   * @param {string} [field] the part of what was sent that cannot be used
   */
  constructor(message, status = 0, field = '') {
    super(message);
    Object.assign(this, { status, field });
  }

  get signedOut() {
    return this.status === 401;
  }
}

/** The server, as the page knows it: one session, held in memory only. */
export class Server {
  /** @param {{token: string, expires_in: number}} pass */
  constructor(pass) {
    this.accept(pass);
  }

  /** @param {Record<string, any>} ticket */
  glance(ticket) {
    return this.call('/sidebar/glances', { ticket });
  }

  /** @param {Record<string, any>} ticket @param {object} wishes @param {string | null} draftId */
  suggest(ticket, wishes, draftId) {
    return this.call('/sidebar/suggestions', { ticket, wishes, draft_id: draftId });
  }

  /** Which draft a trigger made for this ticket, if one stands. @param {string | number} ticketId */
  standing(ticketId) {
    return this.call(`/sidebar/tickets/${encodeURIComponent(ticketId)}/standing`);
  }

  /** @param {string} draftId @param {{kind: string, text?: string, public?: boolean}} outcome */
  tell(draftId, outcome) {
    return this.call(`/sidebar/drafts/${encodeURIComponent(draftId)}/outcomes`, outcome);
  }

  /** @param {string} draftId @param {Record<string, any>} ticket @param {string} text @param {boolean} html */
  check(draftId, ticket, text, html) {
    return this.call(`/sidebar/drafts/${encodeURIComponent(draftId)}/checks`, { ticket, text, html });
  }

  /** @param {string | number} ticketId */
  approvals(ticketId) {
    return this.call(`/sidebar/tickets/${encodeURIComponent(ticketId)}/approvals`);
  }

  /** @param {string} draftId @param {string} offerId @param {string} reason */
  plead(draftId, offerId, reason) {
    return this.call(`/sidebar/drafts/${encodeURIComponent(draftId)}/approvals`, { offer_id: offerId, reason });
  }

  /** @param {string} id @param {'approve' | 'decline'} decision @param {string} note */
  decide(id, decision, note) {
    return this.call(`/sidebar/approvals/${encodeURIComponent(id)}`, { decision, note });
  }

  /** A laptop that slept wakes with its timers late: look at the clock as well. */
  async wake() {
    if (performance.now() > this.renewAt) await this.renew();
  }

  accept({ token, expires_in: life }) {
    const wait = Math.max(SOONEST, life * 1000 * EARLY);
    this.token = token;
    this.renewAt = performance.now() + wait;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.renew(), wait);
  }

  /** One renewal at a time. A failure shows itself at the next call, where there is somebody to tell. */
  renew() {
    this.renewing ??= this.send('/sidebar/session', {})
      .then((pass) => this.accept(pass))
      .catch(() => {
        this.timer = setTimeout(() => this.renew(), SOONEST);
        this.renewAt = performance.now() + SOONEST;
      })
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }

  /** Without a body it is a question, with one a deed. */
  async call(path, body) {
    await this.wake();
    return this.send(path, body);
  }

  async send(path, body) {
    const answer = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((error) => {
      const late = error.name === 'TimeoutError';
      throw new Problem(
        late
          ? 'Amends took too long to answer. Nothing was changed in the ticket.'
          : 'Amends cannot be reached. Nothing was changed in the ticket.',
      );
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      const words = told.detail ?? 'Amends gave no readable answer. Nothing was changed in the ticket.';
      throw new Problem(words, answer.status, told.field);
    }
    return told;
  }
}
