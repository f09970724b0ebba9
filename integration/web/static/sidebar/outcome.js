/** What became of the letter: the final text is read while the ticket is being saved, and told once it was. */

import { within } from './desk.js';

const GRACE = 1200;
const AGAIN = [0, 2000, 8000];

/**
 * @param {any} client
 * @param {() => boolean} inserted whether a letter of ours stands in the reply; else saving is none of our business
 * @param {(final: {text: string, public: boolean}) => void} submitted called after Zendesk has taken the ticket
 */
export function watchSubmit(client, inserted, submitted) {
  let final = null;
  let reading = null;

  const capture = () => {
    // The composer is emptied soon after saving began, and a save must never wait for us for long.
    reading ??= within(client.get(['comment.text', 'comment.type']), GRACE)
      .then((found) => {
        final = { text: found['comment.text'] ?? '', public: found['comment.type'] !== 'internalNote' };
      })
      .catch(() => undefined)
      .finally(() => {
        reading = null;
      });
    return reading;
  };

  client.on('ticket.save', async () => {
    final = null;
    if (inserted()) await capture();
    return true;
  });
  client.on('ticket.submit.start', () => {
    if (!final && inserted()) capture();
  });
  client.on('ticket.submit.fail', () => {
    final = null;
  });
  client.on('ticket.submit.done', async () => {
    await reading;
    if (final && inserted()) submitted(final);
    final = null;
  });
}

/**
 * Tell the server, and again if it did not hear; a lost record must never trouble the agent.
 * @param {{tell: Function}} server
 * @param {string} draftId
 * @param {{kind: string, text?: string, public?: boolean}} outcome
 * @returns {Promise<boolean>} whether it is on record
 */
export async function tell(server, draftId, outcome) {
  for (const wait of AGAIN) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      await server.tell(draftId, outcome);
      return true;
    } catch (problem) {
      if (problem.status >= 400 && problem.status < 500) return false;
    }
  }
  return false;
}
