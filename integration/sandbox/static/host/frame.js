/** One instance of an app: its iframe, its first load (signed or not), and the messages to and from it. */

import { make } from "../shell/dom.js";
import { sendJson } from "../shell/shell.js";

export class AppFrame {
  #subscriptions = new Map();

  /** `location` is the manifest's description: `{name, url, signed}`; `url` may differ, as a modal's does. */
  constructor({ location, url, context = {} }) {
    this.guid = crypto.randomUUID();
    this.location = location;
    this.url = new URL(url);
    this.context = context;
    this.registered = false;
    this.activated = false;
    this.element = make("iframe", {
      class: "app-frame",
      name: `app-${this.guid}`,
      title: context.title ?? location.name,
      "data-test": "app-frame",
      "data-guid": this.guid,
      "data-location": location.name,
      allow: "clipboard-write",
    });
  }

  get origin() {
    return this.url.origin;
  }

  get window() {
    return this.element.contentWindow;
  }

  /** Load the app anew. A signed one gets a form POST with a fresh token (platform §4.1). */
  async load() {
    const address = new URL(this.url);
    address.searchParams.set("origin", window.location.origin);
    address.searchParams.set("app_guid", this.guid);
    this.forget();
    if (!this.location.signed) {
      this.element.src = address.href;
      return;
    }
    const { token } = await sendJson("/agent/apps/token", { location: this.location.name });
    const form = make("form", { method: "post", action: address.href, target: this.element.name, hidden: true });
    form.append(make("input", { type: "hidden", name: "token", value: token }));
    document.body.append(form);
    form.submit();
    form.remove();
  }

  /** A page that loads again starts without subscriptions. */
  forget() {
    this.registered = false;
    this.activated = false;
    this.#subscriptions.clear();
  }

  post(message) {
    this.window?.postMessage(JSON.stringify(message), this.origin);
  }

  subscribe(instance, name, count) {
    this.#subscriptions.set(`${instance} ${name}`, count);
  }

  hears(instance, name) {
    return (this.#subscriptions.get(`${instance} ${name}`) ?? 0) > 0;
  }

  /** Fire an event of an instance at this page, if it listens; only other instances' events name theirs. */
  fire(instance, name, message) {
    if (!this.hears(instance, name)) return;
    const sender = instance === this.guid ? {} : { instanceGuid: instance };
    this.post({ key: `zaf.${name}`, message, ...sender });
  }
}
