/** An app's own page from the navigation bar, full width. */

import { Host } from "../host/host.js";
import { hostility } from "../host/hostility.js";
import { boot, find } from "../shell/dom.js";
import { goTo } from "../shell/routes.js";
import { startShell } from "../shell/shell.js";
import { say, toast } from "../shell/toast.js";

const data = boot();
const preferences = startShell();
const page = {
  boot: data,
  app: data.host.app,
  hostility: hostility(data.host.flags, location.search),
  preferences,
  notify: toast,
  say,
  goTo: (...target) => goTo(page.app, ...target),
};
const host = new Host(page);
preferences.listen((name, value) => host.changed(name, value));

const frame = host.open("nav_bar", { mount: find("#app-pane") });
frame.element.addEventListener("load", () => {
  host.fire("pane.activated", {});
  if (data.route) host.fire("app.route.changed", { appName: page.app.slug, appRoute: `/${data.route}` });
});
