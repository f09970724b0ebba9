/** The reply composer of the ticket: look, insert as a macro would, take it back. */

import { DeskRefused, fieldPath, within } from './desk.js';

export const NOTE = 'internalNote';
const REPLY = 'publicReply';
const SETTLE = 100;
const SETTLED_BY = 1500;

/** The composer did not do as asked; the message says what stands in it now. */
export class Unmoved extends Error {}

/**
 * What the agent has in front of them, as it must be restored.
 * @typedef {{text: string, type: string, tags: string[], fields: Record<string, any>, rich: boolean, editor: boolean,
 *            signature: string}} Composed
 */

/**
 * @param {any} client
 * @param {string[]} fields ids of the custom fields an insertion would set
 * @returns {Promise<Composed>}
 */
export async function look(client, fields) {
  const paths = [
    'comment.text', 'comment.type', 'comment.useRichText', 'ticket.tags', 'currentUser.signature',
    'ticket.editor.capabilities.richText', ...fields.map(fieldPath),
  ];
  const found = await within(client.get(paths));
  const editor = found['ticket.editor.capabilities.richText'];
  return {
    text: found['comment.text'] ?? '',
    type: found['comment.type'] ?? REPLY,
    tags: found['ticket.tags'] ?? [],
    fields: Object.fromEntries(fields.map((id) => [id, found[fieldPath(id)] ?? null])),
    rich: found['comment.useRichText'] !== false && editor !== false,
    editor: editor === true,
    signature: found['currentUser.signature'] ?? '',
  };
}

/** Whether nothing was typed: an empty editor holds markup, and often the agent's signature. @param {Composed} now */
export function isUntouched(now) {
  const typed = words(now.text);
  return typed === '' || typed === words(now.signature);
}

/**
 * Put the letter into the composer, then set tags and fields.
 * @param {any} client
 * @param {{html: string, text: string, rich: boolean, tags: string[], fields: Record<string, string>}} insertion
 * @param {Composed} before
 * @param {{note: boolean, place: 'cursor' | 'below' | 'replace'}} how
 * @returns {Promise<string[]>} sentences about what could not be set
 */
export async function insert(client, insertion, before, how) {
  await turnTo(client, before.type, how.note);
  // The mode of the composer may change with its type: notes are rich where replies are plain.
  const now = await look(client, []);
  if (how.place === 'replace') await within(client.set('comment.text', ''));
  // Notes keep formatting on every channel; replies only where channel and editor both do.
  if (now.rich && (insertion.rich || how.note)) {
    await insertRich(client, insertion.html, now.editor && how.place !== 'below');
  } else {
    await within(client.invoke('comment.appendText', insertion.text));
  }
  return mark(client, insertion);
}

/** At the cursor where the editor can do that, else after what is there. */
async function insertRich(client, html, atCursor) {
  if (atCursor) {
    try {
      await within(client.invoke('ticket.editor.insert', html));
      return;
    } catch (error) {
      // A desk that is merely slow may still insert: asking another way would write the letter twice.
      if (!(error instanceof DeskRefused)) throw error;
    }
  }
  await within(client.invoke('comment.appendHtml', html));
}

/** Desks differ in whether they let an app choose between reply and note, so the choice is read back (platform 2.5). */
async function turnTo(client, type, note) {
  if ((type === NOTE) === note) return;
  const wanted = note ? NOTE : REPLY;
  await within(client.set('comment.type', wanted)).catch(() => null);
  const deadline = performance.now() + SETTLED_BY;
  while (performance.now() < deadline) {
    const found = (await within(client.get('comment.type')))['comment.type'];
    if ((found === NOTE) === note) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
  }
  throw new Unmoved(
    note
      ? 'Zendesk keeps the composer on a public reply. Nothing was inserted. Switch it to internal note, then insert.'
      : 'Zendesk keeps the composer on an internal note. Nothing was inserted. Switch it to public reply, then insert.',
  );
}

async function mark(client, { tags, fields }) {
  const missed = [];
  if (tags.length) {
    await within(client.invoke('ticket.tags.add', tags)).catch(() => missed.push('The tags could not be set.'));
  }
  const values = Object.fromEntries(Object.entries(fields).map(([id, value]) => [fieldPath(id), value]));
  if (Object.keys(values).length) {
    const { errors } = await within(client.set(values)).catch(() => ({ errors: values }));
    if (Object.keys(errors ?? {}).length) missed.push('Not every field could be set.');
  }
  return missed;
}

/**
 * Put text, kind of comment, tags and fields back as they were; tags that others added meanwhile stay.
 * @param {any} client
 * @param {Composed} before
 * @param {string[]} tags the tags the insertion set
 */
export async function undo(client, before, tags) {
  const { text, type, fields } = before;
  const values = Object.fromEntries(Object.entries(fields).map(([id, value]) => [fieldPath(id), value]));
  await within(client.set('comment.text', text));
  const ours = tags.filter((tag) => !before.tags.includes(tag));
  if (ours.length) await within(client.invoke('ticket.tags.remove', ours));
  if (Object.keys(values).length) await within(client.set(values));
  await turnTo(client, type === NOTE ? REPLY : NOTE, type === NOTE).catch(() => null);
}

/** @param {string} html */
function words(html) {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}
