/** The sidebar of one ticket: starts, and ties what the agent does to what happens. */

import { Approvals } from './approvals.js';
import { Attaching } from './attaching.js';
import { Checking } from './checking.js';
import { Following } from './following.js';
import { followHeight, followScheme, within } from './desk.js';
import { Inserting } from './inserting.js';
import { copyLetter } from './letter.js';
import { menuButton } from './menu.js';
import { tell, watchSubmit } from './outcome.js';
import { announce, at, fill, noProblem, problem, view } from './page.js';
import { drawPleas, Pleading } from './pleading.js';
import { amountOf, picked } from './remedy.js';
import { Server } from './server.js';
import { Suggesting } from './suggesting.js';

const STALE = ['ticket.conversation.changed', 'ticket.comments.changed', 'ticket.requester.id.changed', 'ticket.brand.changed'];
const SETTLE = 300;

/** Whatever changed in the ticket is read anew with the next request. */
function watchTicket(client, suggesting) {
  let timer = 0;
  const stale = () => {
    suggesting.ticket = null;
  };
  for (const event of STALE) client.on(event, stale);
  client.on('ticket.editor.targetChannel.changed', (channel) => {
    // A note among agents says nothing about how the customer will be answered.
    if (/^internal/i.test(channel?.name ?? '')) return;
    stale();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (at.app.dataset.state === 'suggestion') suggesting.change({});
    }, SETTLE);
  });
}

function ready(words) {
  at.glance.textContent = words;
  noProblem();
  view('ready', ['ready']);
}

/** Back to the beginning, whatever was on screen. */
function begin(suggesting, inserting, words) {
  suggesting.forget();
  inserting.forget();
  at.newer.hidden = true;
  ready(words);
}

function wire(client, suggesting, inserting) {
  const over = () => {
    begin(suggesting, inserting, '');
    suggesting.glance(true);
    at.suggest.focus();
  };
  at.suggest.addEventListener('click', () => suggesting.ask(true));
  at.anyway.addEventListener('click', () => {
    suggesting.shown = true;
    suggesting.ask(true, { ...suggesting.wishes, ...suggesting.secondThoughts(), anyway: true });
  });
  at['show-draft'].addEventListener('click', () => {
    suggesting.shown = true;
    suggesting.draw();
    at.suggestion.focus();
  });
  at.type.addEventListener('change', () => suggesting.retype(at.type.value));
  at.offers.addEventListener('change', ({ target }) => {
    if (target.dataset.offer) suggesting.change({ offers: picked(at.offers) });
    const amount = target.dataset.amount && amountOf(target);
    if (amount) suggesting.change({ amounts: { ...suggesting.wanted.amounts, [target.dataset.amount]: amount } });
  });
  at.second.addEventListener('change', () => suggesting.change({ second: at.second.value }));
  at.tone.addEventListener('change', () => suggesting.change({ tone: at.tone.value }));
  at.language.addEventListener('change', () => suggesting.change({ locale: at.language.value }));
  at.missing.addEventListener('submit', (event) => {
    event.preventDefault();
    const answers = Object.fromEntries([...new FormData(at.missing)].map(([kind, value]) => [kind, String(value)]));
    suggesting.settle(answers);
  });
  at.called.addEventListener('change', () => suggesting.change({ called: at.called.checked }));
  at['missing-skip'].addEventListener('click', () => {
    suggesting.skipped = true;
    suggesting.draw();
    at.letter.focus();
  });
  at.insert.addEventListener('click', () => inserting.start(suggesting.draft, false));
  at['as-note'].addEventListener('click', () => inserting.start(suggesting.draft, true));
  at.undo.addEventListener('click', () => inserting.undo());
  at.copy.addEventListener('click', async () => {
    const copied = await copyLetter(at.letter, suggesting.draft.letter);
    at['done-words'].textContent = copied ? 'Copied.' : 'Your browser does not let Amends copy. The letter is selected: copy it with your keyboard.';
    at.undo.hidden = !inserting.last;
    at.done.hidden = false;
    announce(at['done-words'].textContent);
  });
  at['start-over'].addEventListener('click', over);
  menuButton(at.more, at.menu);
}

/** What leads are asked and say, beside the offers and above the page. @param {any} client */
function wireApprovals(client, server, suggesting) {
  const approvals = new Approvals(server, (decided, fresh) => {
    drawPleas(approvals);
    const news = decided.map((each) => each.news).filter(Boolean).join(' ');
    const granted = decided.filter((each) => each.state === 'approved' && suggesting.waitsFor(each.offer_id));
    at.news.textContent = suggesting.draft ? '' : news;
    if (granted.length) {
      suggesting.grant(granted.map((each) => each.offer_id), news);
      return;
    }
    suggesting.drawOffers();
    const said = news || fresh.map((each) => `${each.asked_by_name} asks for: ${each.words}.`).join(' ');
    if (said) announce(said);
  });
  const pleading = new Pleading(approvals, () => suggesting.draft, () => suggesting.drawOffers());
  suggesting.beside = (offer) => pleading.beside(offer);
  client.on('app.deactivated', () => approvals.rest());
  client.on('app.activated', async () => {
    const found = await within(client.get('ticket.id')).catch(() => ({}));
    if (found['ticket.id']) approvals.watch(found['ticket.id']);
  });
}

function start(client, boot) {
  const server = new Server(boot);
  const suggesting = new Suggesting(client, server, boot);
  const inserting = new Inserting(client, server, new Checking(client, server, () => suggesting.read()), new Attaching(client));
  fill(at.tone, boot.tones.map((tone) => ({ id: tone, label: tone[0].toUpperCase() + tone.slice(1) })));
  fill(at.language, boot.languages);
  wire(client, suggesting, inserting);
  watchTicket(client, suggesting);
  wireApprovals(client, server, suggesting);
  const inserted = () => inserting.last !== null;
  const following = new Following(client, server, suggesting, {
    isInserted: inserted,
    over: (words) => {
      begin(suggesting, inserting, words);
      announce(words);
    },
  });
  watchSubmit(client, inserted, async (final) => {
    const told = tell(server, inserting.last.draftId, { kind: 'submitted', ...final });
    following.done(inserting.last.draftId);
    begin(suggesting, inserting, 'Sent.');
    const turn = suggesting.turn;
    const words = (await told) ? 'Sent. The letter is on record.' : 'Sent. The record of it could not be kept.';
    if (turn === suggesting.turn) at.glance.textContent = words;
    announce(words);
  });
  followScheme(client);
  followHeight(client, at.app);
  ready('');
  let seen = false;
  client.on('app.activated', () => {
    server.wake();
    if (seen) following.look();
    else suggesting.glance();
    seen = true;
  });
}

const zaf = window.ZAFClient;
const client = zaf ? zaf.init() : false;
if (client) {
  start(client, JSON.parse(at.boot.textContent));
} else {
  view('problem', []);
  const why = zaf ? 'Amends was opened outside of Zendesk.' : "Zendesk's part of this page did not load.";
  problem(`${why} Open a ticket in Zendesk, or reload it, and look for Amends in the apps panel.`, '', () => undefined);
}
