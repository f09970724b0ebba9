/** What apps can change in the open ticket; nothing is saved before the agent submits. */

import { ApiError } from "./errors.js";
import { read } from "./properties.js";

const STATUSES = ["new", "open", "pending", "hold", "solved"];
const PRIORITIES = [null, "low", "normal", "high", "urgent"];
const TYPES = [null, "problem", "incident", "question", "task"];
const COMMENT_TYPES = ["publicReply", "internalNote"];

const SETTERS = {
  __proto__: null,
  "ticket.subject": (page, value) => page.ticket.set("subject", String(value)),
  "ticket.externalId": (page, value) => page.ticket.set("externalId", value),
  "ticket.status": (page, value, path) => page.ticket.set("status", oneOf(STATUSES, value, path)),
  "ticket.priority": (page, value, path) => page.ticket.set("priority", oneOf(PRIORITIES, value, path)),
  "ticket.type": (page, value, path) => page.ticket.set("type", oneOf(TYPES, value, path)),
  "ticket.tags": (page, value) => page.ticket.set("tags", [...value].map(String).sort()),
  "ticket.brand": (page, value, path) => page.ticket.set("brandId", known(page.boot.brands, value?.id, path)),
  "ticket.assignee": (page, value, path) => page.ticket.set("assignee", assignee(page, value, path)),
  "comment.text": (page, value) => {
    page.composer.text = value;
  },
  "comment.type": (page, value, path) => {
    const type = oneOf(COMMENT_TYPES, value, path);
    if (!page.hostility.has("noType")) page.composer.type = type;
  },
};
const CUSTOM_FIELD = /^ticket\.customField:(custom_field_\d+)$/;

/** Change the value of a path; what it then reads. Raises ApiError for what cannot be set, or not to that. */
export function write(scope, path, value) {
  const plain = path.replace(/^ticket\.comment\./, "comment.");
  const setter = SETTERS[plain] ?? customField(scope.page, plain);
  if (!setter || !scope.page.ticket) throw new ApiError(path);
  setter(scope.page, value, path);
  return read(scope, plain);
}

function customField(page, path) {
  const name = CUSTOM_FIELD.exec(path)?.[1];
  const field = page.ticket?.fields.find((each) => each.name === name);
  if (!field) return null;
  return (_, value) => {
    const choices = field.optionValues.map((option) => option.value);
    if (field.type === "tagger" && value) oneOf(choices, value, path);
    page.ticket.set(name, field.type === "checkbox" ? value === true || value === "true" : value || null);
  };
}

function assignee(page, value, path) {
  const userId = value?.userId ? known(page.boot.staff, Number(value.userId), path) : null;
  const groupId = value?.groupId ? known(page.boot.groups, Number(value.groupId), path) : null;
  return { userId, groupId: groupId ?? page.ticket.value("assignee").groupId };
}

function oneOf(choices, value, path) {
  if (!choices.includes(value)) throw new ApiError(path, `Invalid value ${JSON.stringify(value)}`);
  return value;
}

function known(records, id, path) {
  return oneOf(records.map((each) => each.id), id, path);
}
