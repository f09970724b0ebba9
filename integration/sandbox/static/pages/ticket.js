/** The page of one ticket: puts the ticket, the reply box and the hosted app together. */

import { Host } from "../host/host.js";
import { hostility } from "../host/hostility.js";
import { boot, find } from "../shell/dom.js";
import { goTo } from "../shell/routes.js";
import { startShell } from "../shell/shell.js";
import { say, toast } from "../shell/toast.js";
import { Composer } from "../ticket/composer.js";
import { showFields } from "../ticket/fields.js";
import { applyMacro, startMacros } from "../ticket/macros.js";
import { OpenTicket } from "../ticket/open_ticket.js";
import { Submission } from "../ticket/submission.js";
import { showTags } from "../ticket/tags.js";
import { startToolbar } from "../ticket/toolbar.js";
import { startTray } from "../ticket/tray.js";

const data = boot();
const preferences = startShell();
const unkind = hostility(data.host.flags, location.search);
const ticket = new OpenTicket(data);
const { channel, privateOnly } = data;
const composer = new Composer(find("#composer"), {
  channel,
  privateOnly,
  richText: data.richText && !unkind.has("plain"),
  richNotes: !unkind.has("plain"),
});

const page = {
  boot: data,
  app: data.host.app,
  hostility: unkind,
  preferences,
  ticket,
  composer,
  notify: toast,
  say,
  goTo: (...target) => goTo(page.app, ...target),
  allowSubmit: (allowed) => submission.allow(allowed),
  applyMacro: (id) => applyMacro(page, id),
};
const host = new Host(page);
const submission = new Submission(page, host);

ticket.listen((property, value) => host.changed(property, value));
composer.listen((property, value) => host.changed(property, value));
preferences.listen((name, value) => host.changed(name, value));

showFields(page);
showTags(ticket);
startToolbar(composer);
startMacros(page);
submission.start();
startTray(page, host);
