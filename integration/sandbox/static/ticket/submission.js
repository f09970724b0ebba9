/** Submitting: ask the apps, save, tell the apps; and noticing what others did to the ticket meanwhile. */

import { find, findAll, make } from "../shell/dom.js";
import { sendJson } from "../shell/shell.js";

const POLL = 4000;

export class Submission {
  #busy = false;
  #allowed = true;

  constructor(page, host) {
    this.page = page;
    this.host = host;
    this.button = find("#submit");
    this.menu = find("#submit-menu");
    this.toggle = find("#submit-toggle");
  }

  start() {
    const { ticket } = this.page;
    this.button.addEventListener("click", () => this.submit(ticket.value("status")));
    this.toggle.addEventListener("click", () => this.#open(this.menu.hidden));
    for (const item of findAll("[data-status]", this.menu)) {
      item.addEventListener("click", () => this.submit(item.dataset.status));
    }
    this.menu.addEventListener("keydown", (event) => this.#walk(event));
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".submit")) this.#open(false);
    });
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") this.submit(ticket.value("status"));
    });
    ticket.listen(() => this.#show());
    this.#show();
    setInterval(() => this.#look(), POLL);
  }

  /** `ticket.enableSave` and `ticket.disableSave`. */
  allow(allowed) {
    this.#allowed = allowed;
    this.#show();
  }

  /** The save cycle (platform §2.7): hook, start, then done or fail, and always. */
  async submit(status) {
    if (this.#busy || !this.#allowed) return;
    this.#open(false);
    this.#setBusy(true);
    const objection = await this.host.hook("ticket.save");
    if (objection === null) await this.#save(status);
    else this.page.say(objection, "error");
    this.#setBusy(false);
  }

  async #save(status) {
    const { ticket, composer, say } = this.page;
    this.host.fire("ticket.submit.start", {});
    try {
      const change = { ...ticket.change(), status: status === "new" ? "open" : status };
      const comment = composer.comment();
      const state = await sendJson(`/agent/tickets/${ticket.id}`, comment ? { ...change, comment } : change);
      composer.clear();
      this.#adopt(state);
      this.host.fire("ticket.submit.done", {});
      say(`Ticket ${ticket.id} was updated.`, "success");
    } catch (failure) {
      this.host.fire("ticket.submit.fail", { message: failure.message });
      say(failure.message, "error");
    }
    this.host.fire("ticket.submit.always", {});
  }

  /** Somebody else, or a trigger, may have changed the ticket; what this agent changed stays as it is. */
  async #look() {
    if (this.#busy || document.hidden) return;
    const { ticket } = this.page;
    const stamp = encodeURIComponent(ticket.base.updatedAt);
    const response = await fetch(`/agent/tickets/${ticket.id}/state?updated_at=${stamp}`).catch(() => null);
    if (response?.status !== 200 || this.#busy) return;
    const state = await response.json();
    if (state.ticket.updatedAt === ticket.base.updatedAt) return;
    this.#adopt(state, true);
    this.host.fire("ticket.updated", state.by);
  }

  #adopt(state, keepDrafts = false) {
    this.page.ticket.adopt(state.ticket, keepDrafts);
    const parsed = new DOMParser().parseFromString(state.conversation, "text/html");
    const conversation = find("#conversation");
    conversation.replaceChildren(...parsed.body.childNodes);
    conversation.scrollTop = conversation.scrollHeight;
    this.host.changed("ticket.comments", state.ticket.comments);
    this.host.changed("ticket.conversation", state.ticket.conversation);
  }

  #show() {
    const status = this.page.ticket.value("status");
    const shown = status === "new" ? "open" : status;
    this.button.replaceChildren("Submit as ", make("strong", {}, shown[0].toUpperCase() + shown.slice(1)));
    this.button.disabled = this.#busy || !this.#allowed || status === "closed";
    this.toggle.disabled = this.button.disabled;
    const badge = find("#status-badge");
    badge.textContent = status;
    badge.className = `status status-${status}`;
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.#show();
  }

  #open(open) {
    if (this.menu.hidden === !open) return;
    this.menu.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (open) find("[data-status]", this.menu).focus();
  }

  #walk(event) {
    const items = findAll("[data-status]", this.menu);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.#open(false);
      this.toggle.focus();
    } else if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    }
  }
}
