/** Approval beside an offer that waits, and the requests of others for whoever may decide on them. */

import { announce, at, noProblem, problem } from './page.js';
import { Problem } from './server.js';

const LONGEST = 500;

/** Asking for offers: which form is open and what was typed in it outlives every redraw. */
export class Pleading {
  /**
   * @param {import('./approvals.js').Approvals} approvals
   * @param {() => any} draft the draft on screen
   * @param {() => void} redraw
   */
  constructor(approvals, draft, redraw) {
    Object.assign(this, { approvals, draft, redraw, open: '', reason: '', busy: false });
  }

  /** What stands below an offer about its approval; null where nothing does. @param {any} offer */
  beside(offer) {
    const known = this.approvals.of(offer);
    if (!offer.needs_approval_by) return known ? said('granted', offer, known.status) : null;
    const part = made('div', 'approval');
    part.append(said(known?.state ?? 'waits', offer, known?.status || offer.approval));
    if (this.open === offer.id) part.append(this.form(offer));
    else if (!known) part.append(this.opener(offer, 'Ask for approval'));
    // A lead who said no to this letter is not asked again about it; a new letter may have new reasons.
    else if (known.state === 'declined' && known.draft_id !== this.draft().draft_id) part.append(this.opener(offer, 'Ask again'));
    return part;
  }

  opener(offer, words) {
    const open = button(words, `ask-approval-${offer.id}`, () => {
      Object.assign(this, { open: offer.id, reason: '' });
      this.redraw();
      at.offers.querySelector('textarea')?.focus();
    });
    open.setAttribute('aria-label', `${words}: ${offer.label}`);
    return open;
  }

  form(offer) {
    const form = made('form', 'plea-form');
    const label = made('label', 'quiet', `Reason for ${offer.needs_approval_by} (optional)`);
    const reason = made('textarea', 'field');
    Object.assign(reason, { rows: 2, maxLength: LONGEST, value: this.reason, id: 'plea-reason' });
    reason.dataset.test = 'plea-reason';
    label.htmlFor = reason.id;
    reason.addEventListener('input', () => {
      this.reason = reason.value;
    });
    const send = button('Ask', 'plea-send');
    send.type = 'submit';
    send.classList.add('c-btn--primary');
    const cancel = button('Cancel', 'plea-cancel', () => this.close(offer));
    cancel.classList.add('c-btn--basic');
    const row = made('div', 'row start');
    row.append(send, cancel);
    form.append(label, reason, row);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send(offer);
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close(offer);
    });
    return form;
  }

  close(offer) {
    this.open = '';
    this.redraw();
    find(`ask-approval-${offer.id}`)?.focus();
  }

  async send(offer) {
    if (this.busy) return;
    this.busy = true;
    noProblem();
    try {
      const asked = await this.approvals.ask(this.draft().draft_id, offer.id, this.reason);
      Object.assign(this, { open: '', reason: '' });
      this.redraw();
      find(`approval-${offer.id}`)?.focus();
      announce(`${asked.status}.`);
    } catch (error) {
      fail(error, () => this.send(offer));
    } finally {
      this.busy = false;
    }
  }
}

/**
 * The requests that this agent may decide on. What was typed as a note stays where it was.
 * @param {import('./approvals.js').Approvals} approvals
 */
export function drawPleas(approvals) {
  const notes = new Map([...at['plea-list'].querySelectorAll('input')].map((input) => [input.dataset.plea, input]));
  const { plea, test } = document.activeElement?.dataset ?? {};
  const theirs = approvals.list.filter((each) => each.may_decide);
  at['plea-list'].replaceChildren(...theirs.map((each) => card(approvals, each, notes.get(each.id)?.value ?? '')));
  if (theirs.length) at['plea-done'].hidden = true;
  at.pleas.hidden = theirs.length === 0 && at['plea-done'].hidden;
  if (plea) at['plea-list'].querySelector(`[data-plea="${CSS.escape(plea)}"][data-test="${test}"]`)?.focus();
}

function card(approvals, plea, typed) {
  const item = made('li', 'banner plea');
  item.dataset.test = 'plea';
  const words = made('p', '', `${plea.asked_by_name} asks for: ${plea.words}.`);
  words.id = `plea-${plea.id}`;
  item.append(words);
  if (plea.reason) item.append(made('blockquote', 'reason', plea.reason));
  const label = made('label', 'quiet', 'Note (optional)');
  const note = made('input', 'field');
  Object.assign(note, { type: 'text', maxLength: LONGEST, value: typed, id: `note-${plea.id}` });
  note.dataset.plea = plea.id;
  note.dataset.test = 'plea-note';
  label.htmlFor = note.id;
  const decide = (decision) => settle(approvals, plea, decision, note.value);
  const yes = button('Approve', 'approve', () => decide('approve'));
  const no = button('Decline', 'decline', () => decide('decline'));
  yes.classList.add('c-btn--primary');
  for (const each of [yes, no]) {
    each.setAttribute('aria-describedby', words.id);
    each.dataset.plea = plea.id;
  }
  const row = made('div', 'row start');
  row.append(yes, no);
  item.append(label, note, row);
  return item;
}

async function settle(approvals, plea, decision, note) {
  for (const each of at['plea-list'].querySelectorAll('button')) each.disabled = true;
  noProblem();
  try {
    const decided = await approvals.decide(plea.id, decision, note);
    at['plea-done'].textContent = `${decided.state === 'approved' ? 'Approved' : 'Declined'}. ${plea.asked_by_name} sees it now.`;
    at['plea-done'].hidden = at.pleas.hidden = false;
    at['plea-done'].focus();
  } catch (error) {
    fail(error, () => settle(approvals, plea, decision, note));
  } finally {
    for (const each of at['plea-list'].querySelectorAll('button')) each.disabled = false;
  }
}

/** What cannot become another answer by trying again is only said. */
function fail(error, again) {
  if (!(error instanceof Problem)) reportError(error);
  const known = error instanceof Problem ? error.message : 'Something broke in Amends. Nothing was changed.';
  const lasting = error.status >= 400 && error.status < 500;
  problem(known, lasting ? '' : 'Try again', () => {
    noProblem();
    again();
  });
}

function said(state, offer, words) {
  const line = made('small', `approval-line ${state}`, words);
  Object.assign(line, { tabIndex: -1 });
  line.dataset.test = `approval-${offer.id}`;
  return line;
}

function button(words, test, act) {
  const one = made('button', 'c-btn c-btn--sm', words);
  one.type = 'button';
  one.dataset.test = test;
  if (act) one.addEventListener('click', act);
  return one;
}

function made(tag, kind, words = '') {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.textContent = words;
  return element;
}

function find(test) {
  return at.offers.querySelector(`[data-test="${CSS.escape(test)}"]`);
}
