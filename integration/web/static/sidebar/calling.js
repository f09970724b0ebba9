/** What to say on the phone, beside the letter; after the call the letter is its written follow-up. */

import { at } from './page.js';
import { item } from './questions.js';
import { within } from './desk.js';

const NUMBER = /^\+?[\d\s().\/-]{4,30}$/;

export class Calling {
  /** @param {any} client */
  constructor(client) {
    Object.assign(this, { client, points: [], asked: false });
  }

  /** Another ticket state, another customer perhaps. */
  forget() {
    Object.assign(this, { points: [], asked: false });
    at.call.open = false;
    at['call-phone'].hidden = true;
  }

  /** The points stay in sight after the call, although the follow-up has none. @param {Record<string, any>} draft */
  draw({ called, letter }) {
    if (letter.call.length || !called) this.points = letter.call;
    at['call-points'].replaceChildren(...this.points.map(item));
    at.called.checked = called;
    at.call.hidden = this.points.length === 0 && !called;
    if (!at.call.hidden && !this.asked) this.askForNumber();
  }

  /** The number stays in this page: the server has no use for it. */
  async askForNumber() {
    this.asked = true;
    const found = await within(this.client.get('ticket.requester')).catch(() => ({}));
    const { name, identities = [] } = found['ticket.requester'] ?? {};
    const phones = identities.filter(({ type, value }) => type === 'phone_number' && NUMBER.test(value ?? ''));
    const phone = (phones.find(({ primary }) => primary) ?? phones[0])?.value;
    at['call-phone'].hidden = !phone;
    if (!phone) return;
    at['call-name'].textContent = name && name !== phone ? `${name}, ` : '';
    Object.assign(at['call-number'], { textContent: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}` });
  }
}
