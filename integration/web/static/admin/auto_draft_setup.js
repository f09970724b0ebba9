/** What is set up in Zendesk so that it calls us: how it stands, set up, tried out, its secret replaced, taken away. */

import { announce, ask, toast } from './dialogs.js';
import { banner, button, counted, el, failure, fill, moment } from './elements.js';
import { popup } from './popup.js';
import { post } from './server.js';

const CHANGES = new Set(['create', 'update', 'switch_off', 'delete']);
const SLOW = 'Asking Zendesk what is set up. This takes longer than usual.';

/** The part of the page about the installation; it asks Zendesk by itself. @returns {HTMLElement} */
export function installation() {
  const box = el('div', { class: 'stack' });
  const page = new Installation(box);
  page.look();
  return el('section', { class: 'section', test: 'installation' }, el('h2', { text: 'Connection to Zendesk' }), box);
}

class Installation {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
  }

  look() {
    return fill(this.box, () => post('/admin/installation/plan'), (told) => this.#draw(told), SLOW);
  }

  #draw(told) {
    this.told = told;
    const { installed, open, blocked } = told;
    const stands = blocked ? this.#blocked(told) : !installed ? this.#none() : open ? this.#astray(told) : this.#good(told);
    const main = installed && !open
      ? button('Send a test', () => this.#test(), { test: 'installation-test' })
      : button(installed ? 'Bring it in step' : 'Connect', () => this.#change('install', 'Writing to Zendesk', 'Zendesk is connected.'), {
        class: 'c-btn--primary', disabled: blocked, test: 'installation-install' });
    const more = installed && popup('More about the connection', () => [
      ...(open ? [{ label: 'Send a test', act: () => this.#test(), test: 'installation-test-more' }] : []),
      { label: 'Replace the signing secret', act: () => this.#rotate(), test: 'installation-rotate' },
      { label: 'Disconnect', act: () => this.#remove(), test: 'installation-remove' },
    ], 'installation-more');
    this.checks = el('div', { test: 'installation-checks' });
    this.pressed = main;
    return [stands, el('div', { class: 'row start' }, main, more), this.checks, parts(told)].filter(Boolean);
  }

  #blocked() {
    return banner('danger', el('p', {}, 'Something that is not ours has a name that Amends needs. Rename it in Zendesk, and look again.'), button('Look again', () => this.look(), { test: 'installation-look' }));
  }

  #none() {
    return banner('quiet', el('p', { test: 'installation-words' }, 'Zendesk does not call Amends yet, so nothing is drafted by itself. Connecting adds a webhook and two triggers to your Zendesk, and touches nothing that is not ours.'));
  }

  #astray({ open }) {
    return banner('warning', el('p', { test: 'installation-words' }, `${counted(open, 'part')} of the connection ${open === 1 ? 'is' : 'are'} not as ${open === 1 ? 'it' : 'they'} should be.`));
  }

  #good({ installed_at: at, tested_at: tested, overlap_until: overlap }) {
    return el('div', { class: 'stack tight' },
      el('p', { test: 'installation-words' }, el('span', { class: 'pill live' }, 'Connected'), ' Zendesk calls Amends when a customer or an agent writes.'),
      el('p', { class: 'quiet' }, 'Set up ', moment(at), tested ? ', last tested ' : ', not tested yet', moment(tested), '.',
        overlap && [' The secret before this one counts until ', moment(overlap), '.']));
  }

  async #change(deed, busy, done) {
    this.#wait(busy);
    try {
      const told = await post(`/admin/installation/${deed}`);
      toast(done);
      // What was done is in the answer; what is there now only the next look knows.
      await this.look();
      this.box.querySelector('button')?.focus();
      return told;
    } catch (error) {
      if (!error.words) reportError(error);
      this.box.replaceChildren(failure({ words: `${error.words ?? 'Something broke in Amends.'} Some parts may be changed already.` }, () => this.look()));
      return null;
    }
  }

  async #test() {
    this.#wait('Waiting for Zendesk to call');
    let shown;
    try {
      const told = await post('/admin/installation/test');
      announce(told.passed ? 'The test passed.' : 'The test did not pass.');
      if (told.passed) this.told.tested_at = told.tested_at;
      shown = checks(told);
    } catch (error) {
      if (!error.words) reportError(error);
      shown = failure(error);
    }
    this.box.replaceChildren(...this.#draw(this.told));
    this.checks.replaceChildren(shown);
    this.pressed.focus();
  }

  #wait(words) {
    for (const each of this.box.querySelectorAll('button')) each.disabled = true;
    this.pressed.textContent = words;
    announce(words);
  }

  async #rotate() {
    const sure = await ask({
      title: 'Replace the signing secret?',
      body: el('p', {}, 'Zendesk signs its calls with a new one from now on. Calls on their way keep the old one for an hour, so nothing is lost.'),
      answers: [{ name: 'rotate', label: 'Replace it', primary: true }],
    });
    if (sure) await this.#change('rotate', 'Writing to Zendesk', 'The secret is replaced.');
  }

  async #remove() {
    const sure = await ask({
      title: 'Disconnect Zendesk?',
      body: [
        el('p', {}, 'The webhook and the triggers of Amends are deleted from your Zendesk. From then on nothing is drafted by itself, and events that arrive meanwhile are not caught up.'),
        el('p', {}, 'Notes, tags and fields on tickets stay, and so does the sidebar. You can connect again at any time.'),
      ],
      answers: [{ name: 'remove', label: 'Disconnect', danger: true }],
    });
    if (sure) await this.#change('remove', 'Removing from Zendesk', 'Zendesk is disconnected.');
  }
}

function checks({ passed, checks: all }) {
  return el('div', { class: `banner ${passed ? 'quiet' : 'danger'}` },
    el('p', {}, el('strong', {}, passed ? 'The test passed.' : 'The test did not pass.')),
    el('ul', { class: 'checked' }, all.map(({ passed: good, words }) => el('li', { class: good ? 'good' : 'bad' },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, good ? '✓' : '✕'), el('span', { class: 'unseen' }, good ? 'Passed: ' : 'Failed: '), words))));
}

/** What there is, or would be, in Zendesk; what changes stands first and open. */
function parts({ changes, installed, address }) {
  if (!changes.length) return null;
  const todo = changes.filter(({ step }) => CHANGES.has(step) || step === 'taken' || step === 'lacking');
  const title = todo.length ? (installed ? 'What would change' : 'What would be added') : 'What is set up';
  return el('details', { test: 'installation-parts', open: installed && todo.length > 0 }, el('summary', {}, title),
    el('p', { class: 'quiet' }, `Calls go to ${address}`),
    el('ul', { class: 'bullets' }, (todo.length ? todo : changes).map(({ words, lines }) => el('li', {}, words,
      lines.length > 0 && el('pre', { class: 'written-lines', tabindex: '0', 'aria-label': `Lines of ${words}` }, lines.map((line) => el('span', { class: { '+': 'added', '-': 'gone' }[line[0]] }, `${line}\n`)))))));
}
