/** From ticket to letter on screen: one request for the suggestion, one for each change of mind. */

import { Calling } from './calling.js';
import { DeskSilent, readTicket } from './desk.js';
import { Facts } from './facts.js';
import { drawJudgement, drawSecond, howSure, showWhere } from './judgement.js';
import { drawFindings, drawLetter } from './letter.js';
import { announce, at, noProblem, problem, view, waited, waiting } from './page.js';
import { drawQuestions, drawSignals, item } from './questions.js';
import { drawOffers, menuOf, picked } from './remedy.js';
import { Problem } from './server.js';

const OVER = new Set([404, 409]); // that draft is gone, was sent, or is somebody else's
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
    Object.assign(this, { ticket: null, wishes: NOTHING, wanted: NOTHING, draft: null, offers: null, standing: null });
    Object.assign(this, { shown: false, skipped: false, sent: Promise.resolve() });
    this.facts.forget();
    this.calling.forget();
  }

  /** The ticket as the desk has it now. */
  async read() {
    this.ticket ??= await readTicket(this.client, this.boot.fields);
    return this.ticket;
  }

  /**
   * The line under the button, before anybody asked, or the draft that a trigger made; silence is as good as an answer.
   * @param {boolean} asked whether the agent did something to bring it about
   */
  async glance(asked = false) {
    const turn = this.turn;
    try {
      const { line, standing } = await this.server.glance(await readTicket(this.client, this.boot.fields));
      if (turn !== this.turn) return;
      at.glance.textContent = line;
      if (standing) await this.goOn(standing, asked);
    } catch (error) {
      report(error);
    }
  }

  /**
   * Open the draft that a trigger made. Nobody may have clicked: then nothing takes the focus out of their hands.
   * @param {{draft_id: string, made_at: string}} standing @param {boolean} asked @param {string} news
   */
  goOn(standing, asked, news = '') {
    this.forget();
    this.standing = standing;
    return this.ask(true, NOTHING, news, !asked);
  }

  /** Whether what is on screen is what a trigger made of it. */
  get isUntouched() {
    return this.wanted === NOTHING && this.draft?.draft_id === this.standing?.draft_id;
  }

  /**
   * @param {boolean} whole whether there is nothing on screen yet that should stay
   * @param {object} wishes
   * @param {string} news what brought the change about, if it was not the agent
   * @param {boolean} quiet whether nobody asked
   */
  async ask(whole, wishes = this.wishes, news = '', quiet = false) {
    const turn = (this.turn += 1);
    this.wanted = wishes;
    noProblem();
    waiting(whole);
    try {
      await this.read();
      this.closed = this.ticket['ticket.status'] === 'closed';
      const draft = await this.inLine(() => turn === this.turn && this.request(wishes, quiet));
      if (turn === this.turn) this.accept(draft, wishes, whole, news, quiet);
    } catch (error) {
      if (turn === this.turn && quiet) this.giveUp(error);
      else if (turn === this.turn) this.fail(error, wishes, whole);
    }
  }

  /** One request after the other, so that the draft the server keeps is the one on screen. */
  inLine(request) {
    this.sent = this.sent.catch(() => undefined).then(request);
    return this.sent;
  }

  async request(wishes, quiet) {
    const known = this.draft ?? this.standing;
    try {
      return await this.server.suggest(this.ticket, wishes, known?.draft_id ?? null);
    } catch (error) {
      // That draft was sent already, perhaps from another tab: this is a new one, if anybody asked for one.
      if (!known || quiet || !OVER.has(error.status)) throw error;
      this.standing = null;
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

  accept(draft, wishes, whole, news = '', quiet = false) {
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
    if (whole || draft.abstained) this.arrive(news, quiet);
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
    at.origin.textContent = draft.draft_id === this.standing?.draft_id ? originOf(this.standing, draft) : '';
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

  arrive(news, quiet) {
    const { complaint, abstained, signals } = this.draft;
    const sure = `${complaint.label}, ${howSure(this.draft)}`;
    if (abstained) announce(abstained.words);
    else announce(signals.length ? `Needs a person. ${signals[0].words}` : `${news} Suggestion ready: ${sure}.`.trim());
    if (quiet) return;
    const place = [at['abstained-words'], at['show-draft'], at.suggestion].find((each) => each.checkVisibility());
    place?.focus({ preventScroll: true });
  }

  /** Nobody asked, so nobody needs to hear why not: a click asks for the same draft again, and says what is wrong. */
  giveUp(error) {
    report(error);
    waited();
    if (OVER.has(error.status)) this.standing = null;
    view('ready', ['ready']);
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

/** When the draft was made, in the agent's own time, and what brought it about. */
function originOf({ made_at: made }, { told }) {
  const at = new Date(made);
  const time = at.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? '' : `on ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })} `;
  return `Drafted for you ${day}at ${time} ${told ? 'because the shop cancelled the order' : 'by a trigger'}.`;
}

/** A fault of ours belongs in the console as well. */
function report(error) {
  if (!(error instanceof Problem || error instanceof DeskSilent)) reportError(error);
}
