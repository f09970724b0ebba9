/** From ticket to letter on screen: one request for the suggestion, one for each change of mind. */

import { Calling } from './calling.js';
import { DeskSilent, readTicket } from './desk.js';
import { Facts } from './facts.js';
import { drawJudgement, drawSecond, showWhere } from './judgement.js';
import { drawFindings, drawLetter } from './letter.js';
import { announce, at, noProblem, problem, view, waited, waiting } from './page.js';
import { drawQuestions, drawSignals, item } from './questions.js';
import { drawOffers, menuOf, picked } from './remedy.js';
import { Problem } from './server.js';

const CONFLICT = 409;
const NOTHING = Object.freeze({ answers: {}, amounts: {} });
const NONE = 'not_a_complaint';
const ANSWER = 'wishes.answers.';

export class Suggesting {
  /**
   * @param {any} client
   * @param {import('./server.js').Server} server
   * @param {{fields: string[], origin: string}} boot
   */
  constructor(client, server, boot) {
    Object.assign(this, { client, server, boot, turn: 0, beside: () => null, calling: new Calling(client) });
    this.facts = new Facts((answers) => this.settle(answers), (where) => showWhere(this.draft, where, at));
    this.forget();
  }

  forget() {
    this.turn += 1;
    waited();
    Object.assign(this, { ticket: null, wishes: NOTHING, wanted: NOTHING, draft: null, offers: null });
    Object.assign(this, { shown: false, skipped: false, sent: Promise.resolve() });
    this.facts.forget();
    this.calling.forget();
  }

  /** The ticket as the desk has it now. */
  async read() {
    this.ticket ??= await readTicket(this.client, this.boot.fields);
    return this.ticket;
  }

  /** The line under the button, before anybody asked; silence is as good as an answer here. */
  async glance() {
    const turn = this.turn;
    try {
      const { line } = await this.server.glance(await readTicket(this.client, this.boot.fields));
      if (turn === this.turn) at.glance.textContent = line;
    } catch (error) {
      report(error);
    }
  }

  /**
   * @param {boolean} whole whether there is nothing on screen yet that should stay
   * @param {object} wishes
   * @param {string} news what brought the change about, if it was not the agent
   */
  async ask(whole, wishes = this.wishes, news = '') {
    const turn = (this.turn += 1);
    this.wanted = wishes;
    noProblem();
    waiting(whole);
    try {
      await this.read();
      this.closed = this.ticket['ticket.status'] === 'closed';
      const draft = await this.inLine(() => turn === this.turn && this.request(wishes));
      if (turn === this.turn) this.accept(draft, wishes, whole, news);
    } catch (error) {
      if (turn === this.turn) this.fail(error, wishes, whole);
    }
  }

  /** One request after the other, so that the draft the server keeps is the one on screen. */
  inLine(request) {
    this.sent = this.sent.catch(() => undefined).then(request);
    return this.sent;
  }

  async request(wishes) {
    try {
      return await this.server.suggest(this.ticket, wishes, this.draft?.draft_id ?? null);
    } catch (error) {
      // That draft was sent already, perhaps from another tab: this is a new one.
      if (error.status !== CONFLICT) throw error;
      return this.server.suggest(this.ticket, wishes, null);
    }
  }

  /** A change of type, remedy, tone or language. @param {object} wish */
  change(wish) {
    return this.ask(false, { ...this.wanted, ...wish });
  }

  /** What the agent knows counts beside what they said before. @param {Record<string, string>} answers */
  settle(answers) {
    return this.change({ answers: { ...this.wanted.answers, ...answers } });
  }

  /** @param {string} type */
  retype(type) {
    this.before = this.draft.complaint.type;
    return this.change({ type, second: null, offers: null, amounts: {} });
  }

  /**
   * Offers that a lead has approved go into the letter, whatever was picked meanwhile.
   * @param {string[]} ids @param {string} news
   */
  grant(ids, news) {
    return this.ask(false, { ...this.wanted, offers: [...new Set([...ids, ...picked(at.offers)])] }, news);
  }

  /** Whether an offer of the suggestion in hand waits for approval. @param {string} id */
  waitsFor(id) {
    return Boolean(this.draft?.left_out?.some((offer) => offer.id === id && offer.needs_approval_by));
  }

  /** Whoever said that it is no complaint, and wants a letter after all, goes back to the type it had before. */
  secondThoughts() {
    return this.wishes.type === NONE ? { type: this.before } : {};
  }

  accept(draft, wishes, whole, news = '') {
    const retyped = draft.complaint.type !== this.draft?.complaint.type;
    this.draft = draft;
    this.wishes = wishes;
    this.offers = menuOf(draft, retyped ? null : this.offers);
    if (whole || retyped) drawJudgement(draft, at);
    drawSecond(draft, at);
    this.facts.taken();
    this.facts.draw(draft);
    waited();
    at.news.textContent = '';
    this.draw();
    if (whole || draft.abstained) this.arrive();
    else announce(news || 'The letter has changed.');
  }

  drawAgain() {
    at.type.value = this.draft.complaint.type;
    drawSecond(this.draft, at);
    this.draw();
  }

  /** Everything from the draft in hand, without another request. */
  draw() {
    const { draft } = this;
    const persons = draft.signals.length > 0;
    if (persons) drawSignals(draft.signals);
    if (draft.abstained) {
      at['abstained-words'].textContent = draft.abstained.words;
      at['show-draft'].hidden = true;
      view('abstained', persons ? ['person', 'abstained'] : ['abstained']);
      return;
    }
    at['show-draft'].hidden = this.shown;
    if (persons && !this.shown) {
      view('person', ['person']);
      return;
    }
    this.drawSuggestion(persons ? ['person'] : []);
  }

  drawSuggestion(above) {
    const { draft } = this;
    this.drawOffers();
    at['trace-words'].replaceChildren(...draft.trace.map((words) => item(words)));
    if (draft.conflicts.length && !this.skipped) {
      drawQuestions(draft.conflicts);
      view('missing', [...above, 'suggestion', 'missing']);
      return;
    }
    drawLetter(at.letter, draft.letter, draft.findings);
    drawFindings(at.findings, draft.findings);
    this.calling.draw(draft);
    at.variant.textContent = draft.letter.variant ? `Wording ${draft.letter.variant.toUpperCase()}` : '';
    at.note.textContent = draft.note;
    at.note.hidden = !draft.note;
    const fixed = this.wishes.tone && draft.tone !== this.wishes.tone;
    at['manner-note'].textContent = fixed ? 'This type keeps to approved, neutral wording.' : '';
    at.tone.value = draft.tone;
    at.language.value = draft.locale;
    const blocked = this.whyNot();
    at.insert.disabled = at['as-note'].disabled = Boolean(blocked);
    at.also.textContent = blocked || draft.insertion.also;
    at.also.classList.toggle('error', Boolean(blocked));
    view('suggestion', [...above, 'suggestion', 'letter-part', 'actions']);
  }

  drawOffers() {
    if (this.offers) drawOffers(at.offers, this.offers, this.beside);
  }

  /** Why the letter cannot be inserted; empty where it can. */
  whyNot() {
    const error = this.draft.findings.find((finding) => finding.level === 'error');
    if (error) return `Cannot be inserted yet: ${error.message}`;
    return this.closed ? 'This ticket is closed and takes no reply. Copy the letter into a follow-up.' : '';
  }

  arrive() {
    const { complaint, abstained, signals } = this.draft;
    const sure = `${complaint.label}, ${Math.round(complaint.confidence * 100)} % sure`;
    if (abstained) announce(abstained.words);
    else announce(signals.length ? `Needs a person. ${signals[0].words}` : `Suggestion ready: ${sure}.`);
    const place = [at['abstained-words'], at['show-draft'], at.suggestion].find((each) => each.checkVisibility());
    place?.focus({ preventScroll: true });
  }

  /** What is on screen stays as it was, and so do the choices it was made from. */
  fail(error, wishes, whole) {
    report(error);
    waited();
    this.wanted = this.wishes;
    if (whole) view('problem', []);
    else this.drawAgain();
    const { field = '' } = error;
    if (!whole && field.startsWith(ANSWER) && this.facts.refused(field.slice(ANSWER.length), error.message)) return;
    if (error.signedOut) {
      // Only a fresh load by Zendesk brings a new sign-in; what is on screen stays until the agent wants it gone.
      const address = `${this.boot.origin}/agent/tickets/${this.ticket?.['ticket.id'] ?? ''}`;
      problem(error.message, 'Reload', () => window.open(address, '_top'));
    } else {
      const known = error instanceof Problem || error instanceof DeskSilent;
      const words = known ? error.message : 'Something broke in Amends. Nothing was changed in the ticket.';
      problem(words, 'Try again', () => this.ask(whole, wishes));
    }
  }
}

/** A fault of ours belongs in the console as well. */
function report(error) {
  if (!(error instanceof Problem || error instanceof DeskSilent)) reportError(error);
}
