/** The reply checked while the agent types: nothing is said where all is well, and nothing is ever held back. */

import { isUntouched, look, NOTE } from './composer.js';
import { DeskSilent } from './desk.js';
import { announce, at } from './page.js';
import { Problem } from './server.js';

const SETTLE = 600;
const REST = 20_000;
const LONGEST = 65_000;
const MOST = 6;
const LONGEST_QUOTE = 160;
const WORTH_KNOWING = 20; // letters of a line of the letter by which it is known again
const [GONE, TOO_MANY, OVER] = [404, 429, 401];

export class Checking {
  /**
   * @param {any} client
   * @param {import('./server.js').Server} server
   * @param {() => Promise<Record<string, any>>} ticket the ticket as it is now
   */
  constructor(client, server, ticket) {
    Object.assign(this, { client, server, ticket, letter: null, turn: 0, timer: 0, busy: false, late: false });
    // Every key says so: only the last one of a moment counts.
    client.on('comment.text.changed', () => this.changed());
    client.on('comment.type.changed', () => this.changed());
  }

  /**
   * A letter of ours was put into the reply; from now on what becomes of it is looked at.
   * @param {{draftId: string, inserted: string, html: string, note: boolean}} letter `inserted` is what stood there then
   */
  watch(letter) {
    this.rest();
    const lines = [...parsed(letter.html).querySelectorAll('p, li')].map((line) => squeeze(line.textContent));
    this.letter = { ...letter, lines: lines.filter((line) => line.length >= WORTH_KNOWING) };
  }

  /** The reply is none of ours any more. */
  rest() {
    this.turn += 1;
    clearTimeout(this.timer);
    Object.assign(this, { letter: null, emptied: false, checked: '' });
    draw([]);
  }

  changed(wait = SETTLE) {
    if (!this.letter) return;
    this.turn += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), wait);
  }

  /** One request at a time; what was typed meanwhile is looked at after it, and its answer is the one that counts. */
  async look() {
    if (this.busy) {
      this.late = true;
      return;
    }
    Object.assign(this, { busy: true, late: false });
    const turn = this.turn;
    try {
      const findings = await this.findings();
      if (turn === this.turn && findings) draw(findings);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      this.busy = false;
      if (this.late && this.letter) this.look();
    }
  }

  /** What is wrong with the reply as it is now; null where that was said already. */
  async findings() {
    const { letter } = this;
    const now = await look(this.client, []);
    if (!this.isOurs(now)) {
      this.checked = '';
      return [];
    }
    if (now.text === this.checked) return null;
    const ticket = await this.ticket();
    if (letter !== this.letter) return null;
    const html = now.rich && /<[a-z]/i.test(now.text);
    const { findings } = await this.server.check(letter.draftId, ticket, now.text, html);
    this.checked = now.text;
    return findings;
  }

  /** Whether the letter stands there, and was changed. Who deleted all of it may be writing something else. */
  isOurs(now) {
    const { letter } = this;
    if (!letter || (now.type === NOTE) !== letter.note) return false;
    if (isUntouched(now)) {
      this.emptied = true;
      return false;
    }
    if (now.text === letter.inserted || now.text.length > LONGEST) return false;
    if (!this.emptied) return true;
    const typed = squeeze(parsed(now.text).textContent);
    this.emptied = !letter.lines.some((line) => typed.includes(line));
    return !this.emptied;
  }

  /** A check that fails is no trouble of the agent's; what it said before may not hold any more. */
  fail(error) {
    this.checked = '';
    draw([]);
    if (error.status === GONE || error.status === OVER) this.rest();
    else if (error.status === TOO_MANY) this.changed(REST);
    else if (!(error instanceof Problem || error instanceof DeskSilent)) reportError(error);
  }
}

/** @param {{rule: string, level: string, message: string, sentence: string, suggestion: string}[]} findings */
function draw(findings) {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const items = findings.slice(0, MOST).map(line);
  if (findings.length > MOST) items.push(made('li', `And ${findings.length - MOST} more.`));
  const before = at['checks-list'].textContent;
  at['checks-list'].replaceChildren(...items);
  at['checks-title'].textContent = errors ? 'Change before you send' : 'Look at your reply again';
  at.checks.classList.toggle('danger', errors > 0);
  at.checks.classList.toggle('warning', errors === 0);
  at.checks.hidden = findings.length === 0;
  if (findings.length && at['checks-list'].textContent !== before) {
    announce(`${at['checks-title'].textContent}: ${findings[0].message}`);
  }
}

function line({ rule, level, message, sentence, suggestion }) {
  const item = made('li', '');
  item.className = level;
  item.dataset.rule = rule;
  item.append(made('strong', message));
  if (sentence) item.append(made('q', cut(sentence)));
  if (suggestion) item.append(made('span', suggestion));
  return item;
}

function cut(sentence) {
  const points = [...squeeze(sentence)];
  return points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')} …` : points.join('');
}

function made(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

function parsed(html) {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

function squeeze(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
