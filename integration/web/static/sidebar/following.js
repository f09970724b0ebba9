/** The draft that a trigger made, while the ticket goes on: a newer one takes its place, or an answer ends it. */

import { DeskSilent, within } from './desk.js';
import { announce, at } from './page.js';
import { Problem } from './server.js';

const CHANGED = ['ticket.conversation.changed', 'ticket.comments.changed'];
// Soon after the ticket has changed, and once more when what the change set off has had its time.
const LOOKS = [600, 6000];
const GONE_ON = 'The draft was withdrawn, because the conversation has gone on.';
const NEWER = 'The customer has written again, and there is a newer draft.';
const AS_WELL = 'A trigger has made a draft for this ticket as well.';

export class Following {
  /**
   * @param {any} client
   * @param {import('./server.js').Server} server
   * @param {import('./suggesting.js').Suggesting} suggesting
   * @param {{isInserted: () => boolean, over: (words: string) => void}} page
   */
  constructor(client, server, suggesting, page) {
    Object.assign(this, { client, server, suggesting, page, timers: [], sent: new Set() });
    for (const event of CHANGED) client.on(event, () => this.soon());
    at['newer-open'].addEventListener('click', () => {
      at.newer.hidden = true;
      this.suggesting.goOn(this.newer, true);
    });
  }

  /** This draft is done with, whatever the server thinks until it has heard. @param {string} draftId */
  done(draftId) {
    this.sent.add(draftId);
    at.newer.hidden = true;
  }

  soon() {
    this.timers.forEach(clearTimeout);
    this.timers = LOOKS.map((wait) => setTimeout(() => this.look(), wait));
  }

  /** A look that fails says nothing: the next one may succeed. */
  async look() {
    const { turn } = this.suggesting;
    try {
      const found = await within(this.client.get('ticket.id'));
      if (!found['ticket.id']) return;
      const { standing } = await this.server.standing(found['ticket.id']);
      if (turn === this.suggesting.turn) this.take(standing);
    } catch (error) {
      if (!(error instanceof Problem || error instanceof DeskSilent)) reportError(error);
    }
  }

  /** @param {{draft_id: string, made_at: string} | null} standing */
  take(standing) {
    const { suggesting } = this;
    const fresh = standing && !this.sent.has(standing.draft_id) ? standing : null;
    if (at.app.dataset.state === 'working' || fresh?.draft_id === suggesting.standing?.draft_id) return;
    const hasWork = suggesting.draft && (!suggesting.isUntouched || this.page.isInserted());
    if (hasWork && fresh) this.offer(fresh);
    else if (fresh) suggesting.goOn(fresh, false, suggesting.standing ? NEWER : '');
    else if (suggesting.standing && !hasWork) this.page.over(GONE_ON);
  }

  /** What an agent is working on is not taken out of their hands. */
  offer(standing) {
    if (this.newer?.draft_id === standing.draft_id) return;
    this.newer = standing;
    at['newer-words'].textContent = this.suggesting.standing ? NEWER : AS_WELL;
    at.newer.hidden = false;
    announce(at['newer-words'].textContent);
  }
}
