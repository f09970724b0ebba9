/** From letter on screen to reply: ask before anything typed is touched, insert once, take back on request. */

import { insert, isUntouched, look, undo, Unmoved } from './composer.js';
import { DeskSilent } from './desk.js';
import { tell } from './outcome.js';
import { announce, ask, at, noProblem, problem } from './page.js';

export class Inserting {
  /**
   * @param {any} client
   * @param {import('./server.js').Server} server
   * @param {import('./checking.js').Checking} checking
   * @param {import('./attaching.js').Attaching} attaching
   */
  constructor(client, server, checking, attaching) {
    Object.assign(this, { client, server, checking, attaching, last: null, busy: false });
  }

  /** A new ticket state: nothing of ours stands in the composer any more. */
  forget() {
    this.last = null;
    this.checking.rest();
    this.attaching.forget();
    at.ask.hidden = at.done.hidden = true;
    at.insert.textContent = 'Insert in reply';
  }

  /** @param {Record<string, any>} draft @param {boolean} note */
  start(draft, note) {
    return this.once(async () => {
      if (isUntouched(await look(this.client, []))) {
        await this.put(draft, { note, place: 'cursor' });
        return;
      }
      const put = (place) => this.once(() => this.put(draft, { note, place }));
      ask('Your reply already has text.', [
        ['add-below', 'Add below', () => put('below')],
        ['replace', 'Replace it', () => put('replace')],
      ]);
    });
  }

  async put(draft, how) {
    // Looked at only now: while we asked, the agent may have typed on.
    const before = await look(this.client, Object.keys(draft.insertion.fields));
    const missed = await insert(this.client, draft.insertion, before, how);
    const after = await look(this.client, []);
    this.last = { draftId: draft.draft_id, before, after: after.text, tags: draft.insertion.tags };
    this.checking.watch({ draftId: draft.draft_id, inserted: after.text, html: draft.letter.html, note: how.note });
    const words = ['Inserted.', ...missed].join(' ');
    at['done-words'].textContent = words;
    at.done.hidden = false;
    at.undo.hidden = false;
    at.insert.textContent = 'Insert again';
    announce(words);
    tell(this.server, draft.draft_id, { kind: 'inserted', public: !how.note });
    await this.attaching.bring(how.note ? [] : draft.attachments ?? []);
  }

  /** Put everything back; what was typed since the insertion is not thrown away unasked. */
  undo() {
    return this.once(async () => {
      if (!this.last) return;
      const now = await look(this.client, []);
      if (now.text === this.last.after) await this.takeBack();
      else ask('You changed the reply since. Undo drops those changes.', [['undo-anyway', 'Undo', () => this.once(() => this.takeBack())]]);
    });
  }

  async takeBack() {
    const { before, tags, draftId } = this.last;
    await undo(this.client, before, tags);
    this.last = null;
    this.checking.rest();
    this.attaching.forget();
    at['done-words'].textContent = 'Undone. The reply is as it was.';
    at.undo.hidden = true;
    at.insert.textContent = 'Insert in reply';
    at.insert.focus();
    announce('Undone. The reply is as it was.');
    tell(this.server, draftId, { kind: 'undone' });
  }

  /** A second click while the first is under way must not insert twice. @param {() => Promise<void>} deed */
  async once(deed) {
    if (this.busy) return;
    this.busy = true;
    noProblem();
    try {
      await deed();
    } catch (error) {
      this.fail(error, deed);
    } finally {
      this.busy = false;
    }
  }

  fail(error, deed) {
    if (error instanceof Unmoved) {
      problem(error.message, '', () => undefined);
      return;
    }
    if (!(error instanceof DeskSilent)) reportError(error);
    problem(`Zendesk did not take the letter. Look at your reply before you try again; the letter is still here.`, 'Try again', () => this.once(deed));
  }
}
