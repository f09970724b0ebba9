/** The host's side of the wire (platform §1): instances, events, hooks, and answers to get, set and invoke. */

import { invoke } from "./actions.js";
import { ApiError } from "./errors.js";
import { AppFrame } from "./frame.js";
import { read } from "./properties.js";
import { request } from "./requests.js";
import { write } from "./setters.js";

const HOOK_TIMEOUT = 5000;
const VERBS = {
  __proto__: null,
  get: async (scope, paths) => answered(paths.map((path) => [path, () => read(scope, path)])),
  set: async (scope, values) =>
    answered(Object.entries(values).map(([path, value]) => [path, () => write(scope, path, value)])),
  invoke: async (scope, calls) =>
    answered(Object.entries(calls).map(([path, args]) => [path, () => invoke(scope, path, args)])),
};

export class Host {
  #replies = new Map();

  /** `page` is what apps act on: `{boot, app, hostility, preferences, ticket?, composer?}` and the page's own acts. */
  constructor(page) {
    this.page = page;
    this.frames = new Map();
    window.addEventListener("message", (event) => this.#receive(event));
    document.addEventListener("visibilitychange", () => this.#visibility());
  }

  /** Open an instance at a location of the manifest and put it into `mount`. */
  open(name, { mount, url, context = {} }) {
    const location = { name, ...this.page.app.locations[name] };
    const address = new URL(url ?? location.url, this.page.app.assets.replace(/assets\/$/, ""));
    const frame = new AppFrame({ location, url: address, context: { ...context, title: this.page.app.name } });
    this.frames.set(frame.guid, frame);
    mount.append(frame.element);
    frame.load().catch((failure) => this.page.say(`The app did not load: ${failure.message}`, "error"));
    this.fire("instance.created", this.contextOf(frame));
    return frame;
  }

  /** Take an instance away; whoever listens for its closing hears of it. */
  close(guid) {
    const frame = this.frames.get(guid);
    if (!frame) return;
    this.frames.delete(guid);
    frame.element.remove();
    for (const other of this.frames.values()) other.fire(guid, "modal.close", {});
  }

  contextOf(frame) {
    const { ticketId } = frame.context;
    const account = { subdomain: this.page.boot.account.subdomain };
    const context = { product: "support", account, location: frame.location.name, instanceGuid: frame.guid };
    return ticketId === undefined ? context : { ...context, ticketId };
  }

  /** Fire an event at every instance that listens for it on itself. */
  fire(name, message) {
    for (const frame of this.frames.values()) frame.fire(frame.guid, name, message);
  }

  /** A property changed: its own event, and the one for all. */
  changed(property, value) {
    this.fire(`${property}.changed`, value);
    this.fire("*.changed", { propertyName: property, newValue: value });
  }

  /** Ask every listening instance; resolves with the first objection (its words), or null when nobody objects. */
  async hook(name) {
    const asked = [...this.frames.values()].filter((frame) => frame.hears(frame.guid, name));
    const objections = await Promise.all(asked.map((frame) => this.#ask(frame, name)));
    return objections.find((objection) => objection !== null) ?? null;
  }

  #ask(frame, name) {
    return new Promise((resolve) => {
      const key = `${frame.guid} ${name}`;
      const silence = `${this.page.app.name} did not answer in time, so nothing was submitted.`;
      const timer = setTimeout(() => this.#settle(key, silence), HOOK_TIMEOUT);
      this.#replies.set(key, { resolve, timer });
      frame.post({ key: `zaf.${name}`, needsReply: true });
    });
  }

  #settle(key, objection) {
    const waiting = this.#replies.get(key);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#replies.delete(key);
    waiting.resolve(objection);
  }

  #receive(event) {
    const frame = [...this.frames.values()].find((each) => each.window === event.source);
    if (!frame || event.origin !== frame.origin) return;
    const message = parsed(event.data);
    if (!message) return;
    if (message.request) this.#answer(frame, message);
    else if (typeof message.key === "string") this.#heard(frame, message);
  }

  #heard(frame, message) {
    const [, verb, name] = /^iframe\.(on|off|trigger|reply):(.+)$/.exec(message.key) ?? [];
    const instance = message.instanceGuid ?? frame.guid;
    if (message.key === "iframe.handshake") this.#register(frame);
    else if (verb === "on" || verb === "off") this.#subscribed(frame, instance, name, message.message);
    else if (verb === "trigger") for (const each of this.frames.values()) each.fire(instance, name, message.message);
    else if (verb === "reply") this.#replied(frame, name, message.error);
    else if (/^request:\d+$/.test(message.key)) this.#request(frame, message);
  }

  #register(frame) {
    frame.forget();
    frame.registered = true;
    const { appId, installationId, name, version, settings } = this.page.app;
    const metadata = { appId, installationId, name, version, settings };
    frame.post({ key: "zaf.app.registered", message: { metadata, context: this.contextOf(frame) } });
    for (const other of this.frames.values()) {
      if (other !== frame) other.fire(other.guid, "instance.registered", this.contextOf(frame));
    }
  }

  #subscribed(frame, instance, name, message) {
    frame.subscribe(instance, name, message?.subscriberCount ?? 0);
    if (name !== "app.activated" || frame.activated || !frame.hears(instance, name)) return;
    // the first subscription comes right after registration, when the pane is already open
    frame.activated = true;
    frame.fire(frame.guid, name, { firstLoad: true });
    if (this.page.hostility.has("doubleActivate")) frame.fire(frame.guid, name, { firstLoad: true });
  }

  #replied(frame, name, error) {
    if (this.page.hostility.has("deaf")) return;
    const objection = error ? String(error.msg || `${this.page.app.name} stopped this.`) : null;
    this.#settle(`${frame.guid} ${name}`, objection);
  }

  async #request(frame, message) {
    const { ok, responseArgs } = await request(this.page, message.message);
    frame.post({ key: `zaf.${message.key}.${ok ? "done" : "fail"}`, message: { responseArgs } });
  }

  async #answer(frame, message) {
    const verb = VERBS[message.request];
    if (!verb) return;
    if (message.params?.track && this.page.hostility.has("noTrack")) return;
    const scope = { host: this, page: this.page, frame: this.frames.get(message.instanceGuid) ?? frame };
    const answer = await verb(scope, message.params).then(
      (result) => ({ id: message.id, result }),
      (failure) => ({ id: message.id, error: { name: "APIError", message: failure.message } }),
    );
    setTimeout(() => frame.post(answer), this.page.hostility.delay);
  }

  #visibility() {
    this.fire(document.hidden ? "app.deactivated" : "app.activated", {});
  }
}

/** Every path gets its value or its error; one that fails does not harm the others. */
async function answered(calls) {
  const result = { errors: {} };
  for (const [path, call] of calls) {
    try {
      result[path] = (await call()) ?? null;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      result.errors[path] = failure.toWire();
    }
  }
  return result;
}

function parsed(data) {
  if (typeof data !== "string") return data;
  try {
    return JSON.parse(data);
  } catch {
    return null; // other scripts post messages too
  }
}
