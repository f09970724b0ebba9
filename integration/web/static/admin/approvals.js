/** What waits for a yes or a no, and what was decided. Looks again every ten seconds; what is being typed stays. */

import { announce, toast } from './dialogs.js';
import { button, counted, el, empty, field, fill, heading, input, moment, price } from './elements.js';
import { ticketLink } from './picking.js';
import { get, post } from './server.js';
import { sortable } from './sorting.js';

const WORDS = 'Offers above the limit that their rule sets. Whoever asked sees the answer in the ticket within seconds.';
const AGAIN = 10_000;
const CONFLICT = 409;
const STATES = { approved: 'Approved', declined: 'Declined', withdrawn: 'Withdrawn' };

/** @param {HTMLElement} root */
export async function show(root) {
  const body = el('div', { class: 'stack' });
  root.append(heading('Approvals', { words: WORDS }), body);
  const page = new Page(root);
  await fill(body, ask, (told) => {
    page.use(told);
    return page.sections();
  });
  const timer = setInterval(() => { if (!document.hidden && body.contains(page.open)) page.look(); }, AGAIN);
  return () => clearInterval(timer);
}

const ask = () => Promise.all([get('/admin/approvals?state=open'), get('/admin/approvals?state=decided')])
  .then(([{ approvals: open }, { approvals: decided }]) => ({ open, decided }));

class Page {
  #cards = new Map();
  #known = false;
  #shown = '';

  constructor(root) {
    this.root = root;
    this.open = el('div', { class: 'cards', test: 'open' });
    this.decided = el('div', { test: 'decided' });
    this.away = el('p', { class: 'problem', role: 'status' });
  }

  sections() {
    return [this.away, el('section', { class: 'stack', 'aria-label': 'Waiting' }, this.open),
      el('section', { class: 'section' }, el('h2', { text: 'Decided' }), this.decided)];
  }

  async look() {
    try {
      this.use(await ask());
      this.away.textContent = '';
    } catch (error) {
      this.away.textContent = `${error.words ?? 'Something broke in Amends.'} What stands here may be old; Amends looks again by itself.`;
    }
  }

  /** Cards that are still open stay as they are, so that a note and the focus survive. */
  use({ open, decided }) {
    const ids = new Set(open.map(({ id }) => id));
    const gone = [...this.#cards].filter(([id]) => !ids.has(id));
    for (const [id, card] of gone) {
      this.#cards.delete(id);
      this.#taken(id, card, decided);
    }
    const fresh = open.filter(({ id }) => !this.#cards.has(id));
    for (const request of fresh) this.#cards.set(request.id, this.#card(request));
    if (this.#known && fresh.length) announce(`${counted(fresh.length, 'new request')} for approval.`);
    this.#known = true;
    const cards = open.map(({ id }) => this.#cards.get(id));
    const same = cards.length > 0 && cards.length === this.open.children.length && cards.every((card, place) => this.open.children[place] === card);
    if (!same) this.#place(cards);
    this.#drawDecided(decided);
  }

  /** Drawn again only where there is news, so that a chosen order stays. */
  #drawDecided(decided) {
    const news = JSON.stringify(decided);
    if (news === this.#shown) return;
    this.#shown = news;
    this.decided.replaceChildren(decided.length ? decidedTable(decided) : el('p', { class: 'quiet' }, 'Nothing was decided yet.'));
  }

  /** Moving a node takes its focus, so only what is new is put in and only what is gone taken out. */
  #place(cards) {
    for (const child of [...this.open.children]) if (!cards.includes(child)) child.remove();
    cards.forEach((card, place) => { if (this.open.children[place] !== card) this.open.insertBefore(card, this.open.children[place] ?? null); });
    if (cards.length === 0) {
      this.open.append(empty('Nothing waits', 'When an agent asks for an offer above its limit, it stands here until an admin or a member of the group says yes or no. The limit is part of an offer: “Needs approval above …, by …”.'));
    }
  }

  /** Somebody else was first: said where the card was, if somebody was at it. */
  #taken(id, card, decided) {
    if (card.dataset.mine) return;
    const other = decided.find((each) => each.id === id);
    if (other && card.contains(document.activeElement)) this.root.querySelector('h1').focus();
    if (other) toast(`${outcome(other)}: ${other.words}.`);
  }

  #card(request) {
    let note = '';
    const trouble = el('p', { class: 'problem', role: 'alert', hidden: true, test: 'first' });
    const words = input('', (text) => { note = text.trim(); }, { maxlength: 500, test: 'note' });
    const say = (decision) => this.#decide(request, decision, note, card, trouble);
    const card = el('article', { class: 'card', data: { id: request.id }, 'aria-label': `${request.words}, asked by ${request.asked_by_name}`, test: 'request' },
      el('div', { class: 'request-head' }, el('h2', { text: request.words }), ownPrice(request)),
      el('p', { class: 'quiet' }, `${request.asked_by_name} asks for it on ticket `, ticketLink(request.ticket_id), ', ', moment(request.asked_at), `. A member of ${request.group} or an admin decides.`),
      request.reason ? el('blockquote', { class: 'reason' }, request.reason) : el('p', { class: 'quiet' }, 'No reason was given.'),
      el('div', { class: 'deciding' },
        field({ label: 'Note, if you like', control: words }),
        el('div', { class: 'row' },
          button('Decline', () => say('decline'), { 'aria-label': `Decline ${request.words}`, test: 'decline' }),
          button('Approve', () => say('approve'), { class: 'c-btn--primary', 'aria-label': `Approve ${request.words}`, test: 'approve' }))),
      trouble);
    return card;
  }

  async #decide(request, decision, note, card, trouble) {
    const pressed = [...card.querySelectorAll('button')];
    for (const each of pressed) each.disabled = true;
    try {
      const done = await post(`/admin/approvals/${encodeURIComponent(request.id)}`, { decision, note });
      card.dataset.mine = 'yes';
      await this.look();
      this.#goOn();
      toast(`${STATES[done.state]}: ${done.words}, on ticket #${done.ticket_id}.`);
    } catch (error) {
      for (const each of pressed) each.disabled = false;
      if (error.status !== CONFLICT) {
        trouble.textContent = error.words ?? 'Something broke in Amends. Nothing was changed.';
        trouble.hidden = false;
        return;
      }
      await this.#lost(request, card);
    }
  }

  async #lost(request, card) {
    card.dataset.mine = 'yes';
    const told = await ask().catch(() => undefined);
    if (!told) return;
    const other = told.decided.find(({ id }) => id === request.id);
    this.use(told);
    this.#goOn();
    toast(other ? `Somebody else was first. ${outcome(other)}: ${other.words}.` : 'Somebody else was first.');
  }

  #goOn() {
    (this.open.querySelector('[data-test=note]') ?? this.root.querySelector('h1')).focus();
  }
}

const outcome = ({ state, decided_by_name: name }) => `${STATES[state] ?? state}${name ? ` by ${name}` : ''}`;

/** The amount, where the words do not name it already. */
function ownPrice({ amount, words }) {
  const text = price(amount);
  return text && !words.includes(text) && el('strong', { class: 'right' }, text);
}

function decidedTable(rows) {
  return sortable({
    caption: 'Decided requests', rows, test: 'decided-table',
    columns: [
      { label: 'Offer', header: true, cell: (row) => row.words, by: (row) => row.words },
      { label: 'Ticket', cell: (row) => ticketLink(row.ticket_id) },
      { label: 'Asked by', cell: (row) => row.asked_by_name, by: (row) => row.asked_by_name },
      { label: 'Decision', cell: (row) => [el('div', {}, outcome(row)), row.note && el('small', {}, `“${row.note}”`)], by: outcome },
      { label: 'When', cell: (row) => moment(row.decided_at), by: (row) => row.decided_at ?? '' },
    ],
  });
}
