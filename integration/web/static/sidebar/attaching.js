/** Files that a letter names: brought to the reply by the macro that keeps them, and asked for before the reply leaves. */

import { within } from './desk.js';
import { announce, at } from './page.js';

const SHELF = 'Amends::Files::';
const GRACE = 1500;

export class Attaching {
  /** @param {any} client */
  constructor(client) {
    Object.assign(this, { client, names: [], released: false });
    client.on('comment.attachments.changed', () => this.show());
    client.on('ticket.save', () => this.demand());
    at['files-without'].addEventListener('click', () => {
      this.released = true;
      this.show();
      announce('The reply can be sent without the files.');
    });
  }

  /** After a letter was inserted. @param {string[]} names */
  async bring(names) {
    Object.assign(this, { names, released: false });
    if (!names.length) {
      at.files.hidden = true;
      return;
    }
    const shelved = await this.shelved();
    for (const name of await this.missing()) {
      // A macro adds its files to the reply and leaves the words as they are; whether it did is looked at afterwards.
      if (shelved.has(name)) await within(this.client.invoke('macro', shelved.get(name))).catch(() => undefined);
    }
    await this.show();
  }

  forget() {
    Object.assign(this, { names: [], released: false });
    at.files.hidden = true;
  }

  /** The macros that keep files, by the file's name. @returns {Promise<Map<string, number>>} */
  async shelved() {
    const found = await within(this.client.get('macros'), GRACE).catch(() => ({}));
    const macros = (found.macros ?? []).filter(({ title }) => String(title).startsWith(SHELF));
    return new Map(macros.map(({ id, title }) => [title.slice(SHELF.length), id]));
  }

  /** Named files that are not there. A file of another name counts for one of them: agents have newer versions. */
  async missing() {
    if (!this.names.length) return [];
    const found = await within(this.client.get('comment.attachments'), GRACE).catch(() => ({}));
    const there = (found['comment.attachments'] ?? []).map((each) => String(each.filename ?? each.fileName ?? each.name ?? '').toLowerCase());
    const lacking = this.names.filter((name) => !there.includes(name.toLowerCase()));
    const others = there.filter((name) => !this.names.some((each) => each.toLowerCase() === name)).length;
    return lacking.slice(others);
  }

  async show() {
    if (!this.names.length) return;
    const missing = await this.missing();
    const settled = missing.length === 0 || this.released;
    at.files.hidden = false;
    at.files.classList.toggle('warning', !settled);
    at['files-without'].hidden = settled;
    if (missing.length === 0) at['files-words'].textContent = `Attached: ${this.names.join(', ')}.`;
    else if (this.released) at['files-words'].textContent = `Goes without ${missing.join(', ')}. Take the sentence about it out of the reply.`;
    else at['files-words'].textContent = `Not attached yet: ${missing.join(', ')}. The letter names it, so add it to the reply.`;
  }

  /** Holds the save back while a file is missing: Zendesk shows the reason of a promise that is refused (platform §1.6). */
  async demand() {
    if (!this.names.length || this.released) return;
    const missing = await this.missing();
    if (!missing.length) return;
    await this.show();
    throw new Error(`The letter names ${missing.join(', ')}, and it is not attached. Attach it, or choose “Send without it” in Amends.`);
  }
}
