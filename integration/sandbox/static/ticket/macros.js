/** Macros: what the API says one would do to this ticket is laid over the open ticket, unsaved. */

import { find, make } from "../shell/dom.js";
import { request } from "../host/requests.js";
import { INTERNAL, PUBLIC } from "./composer.js";

const PLAIN = ["subject", "status", "priority", "type"];

export function startMacros(page) {
  const menu = find("#macro-menu");
  menu.append(...page.boot.macros.map((macro) => make("option", { value: macro.id }, macro.title)));
  menu.addEventListener("change", async () => {
    const id = Number(menu.value);
    menu.value = "";
    if (id) await applyMacro(page, id);
  });
}

export async function applyMacro(page, id) {
  const answer = await request(page, { url: `/api/v2/tickets/${page.ticket.id}/macros/${id}/apply.json` });
  const [result] = answer.responseArgs;
  if (!answer.ok) {
    page.say(`The macro was not applied: ${result.statusText || result.status}.`, "error");
    return;
  }
  const after = result.result.ticket;
  changeFields(page.ticket, after);
  if (after.comment) write(page.composer, after.comment);
  page.composer.attach((page.boot.macroFiles?.[id] ?? []).map((file) => ({ ...file, macro_id: id })));
}

/** Only what differs from the stored ticket is the macro's doing; what the agent changed otherwise stays. */
function changeFields(ticket, after) {
  const { base } = ticket;
  for (const name of PLAIN) if (after[name] !== base[name]) ticket.set(name, after[name]);
  if (after.brand_id !== base.brand.id) ticket.set("brandId", after.brand_id);
  const assignee = { userId: after.assignee_id, groupId: after.group_id };
  const previous = { userId: base.assignee.user?.id ?? null, groupId: base.assignee.group?.id ?? null };
  if (JSON.stringify(assignee) !== JSON.stringify(previous)) ticket.set("assignee", assignee);
  ticket.addTags(after.tags.filter((tag) => !base.tags.includes(tag)));
  ticket.removeTags(base.tags.filter((tag) => !after.tags.includes(tag)));
  for (const { id, value } of after.custom_fields) {
    if ((value ?? null) !== (base.customFields[id] ?? null)) ticket.set(`custom_field_${id}`, value);
  }
}

function write(composer, comment) {
  if (typeof comment.public === "boolean") composer.type = comment.public ? PUBLIC : INTERNAL;
  if (comment.html_body) composer.appendHtml(comment.html_body);
}
