/** What apps can do (platform §2.2, §2.4); there is no save: an app cannot submit a ticket. */

import { ApiError } from "./errors.js";
import { openModal } from "./modal.js";

const TICKET_ACTIONS = {
  __proto__: null,
  "comment.appendText": ({ page }, text) => page.composer.appendText(text),
  "comment.appendHtml": ({ page }, html) => page.composer.appendHtml(html),
  "comment.appendMarkdown": ({ page }, text) => page.composer.appendMarkdown(text),
  "ticket.tags.add": ({ page }, ...tags) => page.ticket.addTags(tags.flat().map(String)),
  "ticket.tags.remove": ({ page }, ...tags) => page.ticket.removeTags(tags.flat().map(String)),
  "ticket.enableSave": ({ page }) => page.allowSubmit(true),
  "ticket.disableSave": ({ page }) => page.allowSubmit(false),
  macro: ({ page }, id) => page.applyMacro(Number(id)),
};
const EDITOR_ACTIONS = {
  __proto__: null,
  "ticket.editor.insert": ({ page }, html) => page.composer.insert(html),
};
const ACTIONS = {
  __proto__: null,
  "app.close": ({ host, frame }) => host.close(frame.guid),
  destroy: ({ host, frame }) => host.close(frame.guid),
  hide: ({ frame }) => shown(frame, false),
  "instances.create": (scope, options) => openModal(scope, options),
  notify: ({ page }, html, kind, duration) => page.notify(html, kind, duration?.sticky ? 0 : duration),
  resize: ({ frame }, size) => resize(frame, size ?? {}),
  routeTo: ({ page }, place, id, route) => page.goTo(place, id, route),
  show: ({ frame }) => shown(frame, true),
  track: () => null,
};

/** Do what an app asked for. Raises ApiError for an action this place does not have. */
export function invoke(scope, path, args) {
  const action = find(scope.page, path.replace(/^ticket\.comment\./, "comment."));
  if (!action) throw new ApiError(path);
  return action(scope, ...args);
}

function find(page, path) {
  if (!page.ticket) return ACTIONS[path];
  return ACTIONS[path] ?? TICKET_ACTIONS[path] ?? (page.preferences.isWorkspace ? EDITOR_ACTIONS[path] : undefined);
}

// sizes are set through the style object: a style attribute would be refused by the page's own policy
function resize(frame, { width, height }) {
  if (width) frame.element.style.width = cssSize(width);
  if (height) frame.element.style.height = cssSize(height);
}

const cssSize = (size) => (/^\d+$/.test(String(size)) ? `${size}px` : String(size));

function shown(frame, isShown) {
  frame.element.hidden = !isShown;
}
