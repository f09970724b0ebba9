/** The inbox: what came in and what became of it, what waits, and what was given up. Looks again every ten seconds. */

import { hourly } from './chart_hours.js';
import { announce, ask, toast } from './dialogs.js';
import { banner, button, counted, el, empty, failure, fill, heading, moment, table } from './elements.js';
import { ticketLink } from './picking.js';
import { get, post } from './server.js';
import { sortable } from './sorting.js';

const WORDS = 'What Zendesk and your shop told Amends, and what became of it. Nothing here is lost: what fails is tried again by itself.';
const AGAIN = 10_000;
const SOON = 1_500; // a worker needs about a second for what is tried again
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const COLUMNS = [
  ['drafted', 'Drafts'],
  ['tagged', 'Tags only'],
  ['sent', 'Notices sent'],
  ['skipped', 'No draft'],
  ['withdrawn', 'Withdrawn'],
  ['retried', 'Tried again'],
  ['dead', 'Given up'],
];

/** @param {HTMLElement} root */
export async function show(root) {
  const body = el('div', { class: 'stack wide-gaps' });
  root.classList.add('broad');
  root.append(heading('Inbox', { words: WORDS }), body);
  const page = new Page(root, body);
  await fill(body, () => get('/admin/inbox'), (told) => page.sections(told));
  const timer = setInterval(() => { if (!document.hidden && body.contains(page.away)) page.look(); }, AGAIN);
  return () => clearInterval(timer);
}

const short = (iso) => el('time', { datetime: iso, text: SHORT.format(new Date(iso)) });
const clock = (iso) => el('time', { datetime: iso, text: CLOCK.format(new Date(iso)) });
const sum = (hours, ...names) => hours.reduce((all, hour) => all + names.reduce((some, name) => some + hour[name], 0), 0);

class Page {
  #shown = new Map();

  constructor(root, body) {
    Object.assign(this, { root, body });
    this.away = el('p', { class: 'problem away', role: 'status', test: 'away' });
    this.parts = Object.fromEntries(['held', 'sums', 'dead', 'day', 'waiting', 'ended'].map((name) => [name, el('div', { class: 'stack', test: `inbox-${name}` })]));
  }

  sections(told) {
    this.use(told);
    return [this.away, ...Object.values(this.parts)];
  }

  lookSoon() {
    setTimeout(() => { if (this.body.contains(this.away)) this.look(); }, SOON);
  }

  async look() {
    try {
      this.use(await get('/admin/inbox'));
      this.away.textContent = '';
    } catch (error) {
      this.away.textContent = `${error.words ?? 'Something broke in Amends.'} What stands here may be old; Amends looks again by itself.`;
    }
  }

  use(told) {
    const { counts, hours, skipped, calls, dead, waiting, ended } = told;
    const nothing = !counts.waiting && !counts.working && !counts.dead && !ended.events.length;
    this.#part('held', counts.held_back, held);
    this.#part('sums', nothing ? null : { counts, hours: hours.map(({ drafted, tagged, sent, skipped: none }) => [drafted, tagged, sent, none]) }, () => sums(counts, hours));
    this.#part('dead', dead.events.length ? { dead, count: counts.dead } : null, () => this.#dead(dead, counts.dead));
    this.#part('day', nothing ? null : { hours, skipped, calls }, () => day(hours, skipped, calls));
    this.#part('waiting', waiting.events.length ? waiting : null, () => waits(waiting, counts));
    this.#part('ended', nothing ? 'nothing' : ended, () => (nothing ? none() : this.#ends(ended)));
  }

  /** Drawn again only where there is news, so that the focus, an open table and a chosen order stay. */
  #part(name, news, draw) {
    const text = JSON.stringify(news);
    if (this.#shown.get(name) === text) return;
    this.#shown.set(name, text);
    const place = this.parts[name];
    const focused = place.contains(document.activeElement);
    place.replaceChildren(...(news ? [draw(news)].flat() : []));
    place.hidden = !news;
    if (focused) (place.querySelector('button') ?? this.root.querySelector('h1')).focus();
  }

  #dead({ events, next }, count) {
    return el('section', { class: 'section' },
      el('div', { class: 'request-head' }, el('h2', { text: 'Given up' }),
        count > 1 && button('Try all again', (event) => this.#all(count, event), { test: 'retry-all' })),
      el('p', { class: 'quiet' }, 'Amends tried these again and again, or trying again could not help. No draft was written.'),
      el('div', { class: 'cards tight' }, events.map((line) => this.#card(line))),
      next && el('p', { class: 'quiet' }, `The newest ${events.length} of ${count.toLocaleString('en')}.`));
  }

  #card(line) {
    const { id, kind, ticket_id: ticket, tries, received_at: at, ended_at: ended, words } = line;
    const name = ticket ? `${kind}, ticket #${ticket}` : kind;
    const trouble = el('p', { class: 'problem', role: 'alert', hidden: true });
    const card = el('article', { class: 'card', 'aria-label': name, data: { id }, test: 'dead-event' },
      el('div', { class: 'request-head' }, el('h3', {}, kind, ticket && ' · ', ticket && ticketLink(ticket)),
        el('div', { class: 'row' },
          button('Drop', () => this.#drop(line, card, trouble), { 'aria-label': `Drop: ${name}`, test: 'drop' }),
          button('Try again', () => this.#deed(`${id}/retry`, card, trouble, 'It is tried again now.'), { 'aria-label': `Try again: ${name}`, test: 'retry' }))),
      el('p', { test: 'dead-words' }, words || 'No reason was given.'),
      el('p', { class: 'quiet' }, 'Came ', moment(at), `, given up after ${counted(tries, 'try', 'tries')}`, ended ? ', ' : '', ended && moment(ended), '.'),
      trouble);
    return card;
  }

  async #drop(line, card, trouble) {
    const of = line.ticket_id ? ` for ticket #${line.ticket_id}` : '';
    const sure = await ask({
      title: 'Drop it?',
      body: el('p', {}, `Nothing is done${of} any more. The ticket itself stays as it is, and the sidebar can still suggest an apology there. What was dropped stands under Done, where it can be tried again.`),
      answers: [{ name: 'drop', label: 'Drop it', danger: true }],
    });
    if (sure) await this.#deed(`${line.id}/drop`, card, trouble, 'Dropped.');
  }

  async #deed(path, card, trouble, done) {
    const pressed = [...card.querySelectorAll('button')];
    for (const each of pressed) each.disabled = true;
    try {
      this.use(await post(`/admin/inbox/${path}`));
      toast(done);
      this.lookSoon();
      (this.root.querySelector('[data-test=retry]') ?? this.root.querySelector('h1')).focus();
    } catch (error) {
      if (!error.words) reportError(error);
      for (const each of pressed) each.disabled = false;
      trouble.textContent = error.words ?? 'Something broke in Amends. Nothing was changed.';
      trouble.hidden = false;
    }
  }

  async #all(count, { currentTarget: pressed }) {
    pressed.disabled = true;
    try {
      const told = await post('/admin/inbox/retry');
      this.use(told);
      toast(`${counted(count - told.counts.dead, 'event is', 'events are')} tried again now.`);
      this.lookSoon();
      this.root.querySelector('h1').focus();
    } catch (error) {
      if (!error.words) reportError(error);
      pressed.disabled = false;
      toast(error.words ?? 'Something broke in Amends.');
    }
  }

  #ends({ events, next }) {
    const rows = [...events];
    const place = el('div', { class: 'stack' });
    const draw = (on) => place.replaceChildren(
      table({
        caption: 'What was done lately', rows, test: 'ended',
        columns: [
          { label: 'Ticket', header: true, cell: ticketCell },
          { label: 'What happened', cell: ({ kind }) => kind },
          { label: 'Came', cell: ({ received_at: at }) => short(at) },
          { label: 'What came of it', cell: (line) => [line.words, line.state === 'dropped' && this.#again(line)] },
        ],
      }),
      ...(on ? [el('div', { class: 'row start' }, button('Show earlier', (event) => earlier(on, event), { test: 'earlier' }))] : []));
    const earlier = async (before, { currentTarget: pressed }) => {
      pressed.disabled = true;
      try {
        const told = await get(`/admin/inbox/events?state=ended&before=${encodeURIComponent(before)}`);
        rows.push(...told.events);
        draw(told.next);
        announce(`${counted(told.events.length, 'earlier event')}.`);
        (place.querySelector('button') ?? place.querySelector('.scrolling')).focus();
      } catch (error) {
        if (!error.words) reportError(error);
        pressed.replaceWith(failure(error, () => draw(before)));
      }
    };
    draw(next);
    return el('section', { class: 'section' }, el('h2', { text: 'Done' }), events.length ? place : el('p', { class: 'quiet' }, 'Nothing yet.'));
  }

  /** What was dropped by mistake comes back here. */
  #again({ id, kind, ticket_id: ticket }) {
    const again = async () => {
      pressed.disabled = true;
      try {
        this.use(await post(`/admin/inbox/${id}/retry`));
        toast('It is tried again now.');
        this.lookSoon();
      } catch (error) {
        if (!error.words) reportError(error);
        pressed.disabled = false;
        toast(error.words ?? 'Something broke in Amends. Nothing was changed.');
      }
    };
    const pressed = el('button', { type: 'button', class: 'link', 'aria-label': `Try again: ${kind}${ticket ? `, ticket #${ticket}` : ''}`, test: 'revive', on: { click: again } }, 'Try again');
    return el('small', {}, pressed);
  }
}

function held({ until, why }) {
  return banner('warning', el('p', {}, 'Amends leaves Zendesk alone until ', clock(until), `. ${why}`, ' What waits is done then, the oldest promise first.'));
}

function sums({ waiting, working, dead, oldest }, hours) {
  const card = (title, number, words, test) => el('div', { class: 'sum', test }, el('h3', { text: title }), el('p', { class: 'big' }, number.toLocaleString('en')), el('small', {}, words));
  return el('div', { class: 'sums four' },
    card('Waiting', waiting + working, oldest ? ['the oldest since ', clock(oldest), working > 0 && `, ${working} in work`] : 'nothing to do', 'sum-waiting'),
    card('Drafts', sum(hours, 'drafted', 'sent'), 'written in the last 24 hours', 'sum-drafted'),
    card('No draft', sum(hours, 'skipped', 'tagged'), 'for a reason, in the last 24 hours', 'sum-skipped'),
    card('Given up', dead, dead ? 'to be looked at' : 'nothing went wrong for good', 'sum-dead'));
}

function day(hours, skipped, calls) {
  const busy = hours.filter((hour) => COLUMNS.some(([name]) => hour[name]));
  const seen = COLUMNS.filter(([name]) => busy.some((hour) => hour[name]));
  return el('section', { class: 'section' }, el('h2', { text: 'The last 24 hours' }),
    busy.length === 0 ? el('p', { class: 'quiet' }, 'Nothing came in.') : [
      hourly(hours),
      el('details', { test: 'hours-details' }, el('summary', {}, 'The figures as a table'), table({
        caption: 'What became of events, by hour', rows: [...busy].reverse(), test: 'hours',
        columns: [{ label: 'Hour from', header: true, cell: ({ at }) => short(at) },
          ...seen.map(([name, label]) => ({ label, right: true, cell: (hour) => hour[name].toLocaleString('en') }))],
      }))],
    calls.count > 0 && el('p', { class: 'quiet', test: 'calls' }, `${counted(calls.count, 'call')} to Zendesk, ${calls.seconds.toFixed(2)} s each.`),
    skipped.length > 0 && el('h3', { text: 'Why there was no draft' }),
    skipped.length > 0 && sortable({
      caption: 'Why there was no draft, in the last 24 hours', rows: skipped, test: 'skipped',
      columns: [
        { label: 'Reason', header: true, cell: ({ label }) => label, by: ({ label }) => label },
        { label: 'Which means', cell: ({ words }) => words },
        { label: 'Times', right: true, cell: ({ count }) => count.toLocaleString('en'), by: ({ count }) => count },
      ],
    }));
}

const ticketCell = ({ ticket_id: ticket }) => (ticket ? ticketLink(ticket) : '–');

function waits({ events, next }, { waiting, working }) {
  const state = ({ state: now, tries, next_at: at, words }) => [
    now === 'working' ? 'In work' : new Date(at) > new Date() ? ['Next try at ', clock(at)] : 'Next in turn',
    words && el('small', {}, `${words} Tried ${counted(tries, 'time')}.`),
  ];
  return el('section', { class: 'section' }, el('h2', { text: 'Waiting' }),
    next && el('p', { class: 'quiet' }, `The newest ${events.length} of ${(waiting + working).toLocaleString('en')}.`),
    table({
      caption: 'What waits', rows: events, test: 'waiting',
      columns: [
        { label: 'Ticket', header: true, cell: ticketCell },
        { label: 'What happened', cell: ({ kind }) => kind },
        { label: 'Came', cell: ({ received_at: at }) => clock(at) },
        { label: 'Wanted by', cell: ({ due_at: at }) => clock(at) },
        { label: 'Now', cell: state },
      ],
    }));
}

function none() {
  return empty('Nothing came in yet', 'Once Zendesk is connected, every message of a customer arrives here, and you see whether a draft was written and why not.',
    [el('a', { class: 'c-btn c-btn--sm', href: '#/auto-draft' }, 'See the connection')]);
}
