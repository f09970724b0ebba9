/** The desk around us: what Zendesk's client SDK tells, each question with a time limit of its own. */

/** Shorter than any build of the SDK waits, so that it is always us who say what happened. */
const PATIENCE = 4000;
const LARGEST = 900_000;
const LONGEST_TURN = 100_000;
const MOST_TURNS = 100;

const TICKET = [
  'ticket.id', 'ticket.subject', 'ticket.description', 'ticket.status', 'ticket.createdAt', 'ticket.tags',
  'ticket.brand', 'ticket.via', 'ticket.channel', 'ticket.requester', 'ticket.organization', 'ticket.conversation',
  'ticket.comments', 'ticket.editor.targetChannel', 'currentUser.locale',
];

/** The desk did not answer in time: whether it did as asked is not known. */
export class DeskSilent extends Error {}

/** The desk said no. */
export class DeskRefused extends DeskSilent {}

/**
 * A promise of the SDK, given up after `patience` milliseconds.
 * @template T
 * @param {Promise<T>} asked
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export function within(asked, patience = PATIENCE) {
  let timer = 0;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DeskSilent('Zendesk did not answer in time. Nothing was changed.')), patience);
  });
  const refused = (reason) => {
    // Builds of the SDK reject with Errors or with plain objects; neither is a sentence for an agent.
    throw new DeskRefused('Zendesk did not do what Amends asked. Look at the ticket before you go on.', { cause: reason });
  };
  return Promise.race([asked.catch(refused), silence]).finally(() => clearTimeout(timer));
}

/** The path under which the desk keeps a custom field. @param {string} id */
export const fieldPath = (id) => `ticket.customField:custom_field_${id}`;

/**
 * The ticket in one bulk get, cut down to what the server reads.
 * @param {any} client
 * @param {string[]} fields ids of the custom fields the policy reads or sets
 * @returns {Promise<Record<string, any>>}
 */
export async function readTicket(client, fields) {
  const { errors, ...found } = await within(client.get([...TICKET, ...fields.map(fieldPath)]));
  if (!found['ticket.id']) {
    throw new DeskSilent('Zendesk did not hand over the ticket. Nothing was changed.');
  }
  return fit(slim(found));
}

/** Only the parts that are read: no avatars, attachments or identities leave the desk. */
function slim(found) {
  const slimmed = { ...found };
  const requester = found['ticket.requester'];
  if (requester) slimmed['ticket.requester'] = pick(requester, ['id', 'name', 'email', 'locale', 'tags']);
  for (const path of ['ticket.brand', 'ticket.organization']) {
    if (found[path]) slimmed[path] = pick(found[path], ['id', 'name']);
  }
  if (found['ticket.via']) slimmed['ticket.via'] = pick(found['ticket.via'], ['channel']);
  const turns = found['ticket.conversation'] ?? [];
  slimmed['ticket.conversation'] = turns.slice(-MOST_TURNS).map((turn) => ({
    author: pick(turn.author ?? {}, ['id', 'role']),
    channel: pick(turn.channel ?? {}, ['name']),
    message: { content: cut(turn.message?.content), contentType: turn.message?.contentType },
    timestamp: turn.timestamp,
  }));
  const comments = turns.length ? [] : found['ticket.comments'] ?? [];
  slimmed['ticket.comments'] = comments.slice(-MOST_TURNS).map((comment) => ({
    id: comment.id,
    author: pick(comment.author ?? {}, ['id', 'role']),
    value: cut(comment.value),
  }));
  slimmed['ticket.description'] = cut(found['ticket.description']);
  return slimmed;
}

/** The oldest turns go first where a conversation is longer than the server takes. */
function fit(ticket) {
  const lists = ['ticket.conversation', 'ticket.comments'];
  while (new Blob([JSON.stringify(ticket)]).size > LARGEST) {
    const longest = lists.find((path) => ticket[path].length > 1);
    if (!longest) break;
    ticket[longest] = ticket[longest].slice(Math.ceil(ticket[longest].length / 4));
  }
  return ticket;
}

function pick(source, names) {
  return Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}

function cut(text) {
  return String(text ?? '').slice(0, LONGEST_TURN);
}

/**
 * Follow the desk's light or dark look, now and when it changes.
 * @param {any} client
 */
export async function followScheme(client) {
  const wear = (scheme) => {
    document.documentElement.dataset.theme = scheme === 'dark' ? 'dark' : 'light';
  };
  client.on('colorScheme.changed', wear);
  try {
    wear((await within(client.get('colorScheme'))).colorScheme);
  } catch {
    wear('light'); // older desks have no such question, and only one look
  }
}

/**
 * Keep the frame as high as what it shows.
 * @param {any} client
 * @param {Element} content
 */
export function followHeight(client, content) {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (Math.abs(height - last) < 2) return;
    last = height;
    client.invoke('resize', { width: '100%', height: `${height}px` }).catch(() => {
      last = 0; // the frame keeps its height and scrolls
    });
  }).observe(content);
}
