/** What apps can read: a tree of plain values, walked by the dots of a path (platform §2.2, §2.3). */

import { ApiError } from "./errors.js";

const ROOTS = {
  __proto__: null,
  appsTray: ({ page }) => ({ isVisible: page.isTrayVisible ?? true }),
  channel: ({ page }) => page.ticket && page.boot.channel,
  colorScheme: ({ page }) => page.preferences.colorScheme,
  comment: ({ page }) => page.composer && comment(page),
  currentAccount: ({ page }) => page.boot.account,
  currentUser: ({ page }) => page.boot.me,
  instances: (scope) => instances(scope),
  macros: ({ page }) => page.boot.macros,
  ticket: ({ page }) => page.ticket && ticket(page),
  ticketFields: ({ page }) => page.boot.ticketFields,
  visible: ({ frame }) => !frame.element.hidden,
};

/** The value of a path. Raises ApiError where the host knows none; a null on the way is the answer. */
export function read(scope, path) {
  const [root, ...rest] = String(path).split(".");
  const start = root.startsWith("ticketFields:") ? field(scope.page, root) : ROOTS[root]?.(scope);
  const value = rest.reduce(step, start);
  if (value === undefined) throw new ApiError(path);
  return value;
}

function step(value, name) {
  if (value === undefined || value === null) return value;
  return Object.hasOwn(Object(value), name) ? value[name] : undefined;
}

function ticket(page) {
  const view = { ...page.ticket.view(), comment: comment(page), channel: page.boot.channel };
  if (page.preferences.isWorkspace) view.editor = editor(page);
  return view;
}

function comment({ composer }) {
  return { text: composer.text, type: composer.type, attachments: composer.files.map(asAttachment), useRichText: composer.isRich };
}

const asAttachment = ({ file_name: filename, content_type: contentType }) => ({ filename, contentType, contentUrl: "" });

/** `ticket.editor` came with the Agent Workspace; the standard interface has none (platform §2.6). */
function editor({ composer }) {
  return { targetChannel: composer.targetChannel, capabilities: { richText: composer.isRich } };
}

function instances({ host }) {
  return Object.fromEntries([...host.frames].map(([guid, frame]) => [guid, host.contextOf(frame)]));
}

function field(page, root) {
  const wanted = root.slice("ticketFields:".length);
  return page.boot.ticketFields?.find((each) => each.name === wanted || String(each.id) === wanted);
}
