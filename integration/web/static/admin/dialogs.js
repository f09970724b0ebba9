/** What interrupts: questions in a dialog, and short messages that go by themselves. */

import { button, el, fresh } from './elements.js';

const TOAST_LIFE = 10_000;

/**
 * Ask something. Resolves to the name of the answer, or null where the dialog was closed; the focus goes back.
 * An answer's `check` may hold the dialog open by returning a sentence.
 * @param {{title: string, body: any, wide?: boolean, answers: {name: string, label: string, primary?: boolean, danger?: boolean, check?: () => string | Promise<string>}[]}} given
 * @returns {Promise<string | null>}
 */
export function ask({ title, body, answers, wide = false }) {
  const back = document.activeElement;
  const id = fresh('dialog');
  const told = el('p', { class: 'problem', role: 'alert', hidden: true, test: 'dialog-problem' });
  const box = el('dialog', { class: wide ? 'wide' : '', 'aria-labelledby': id, test: 'dialog' });
  return new Promise((resolve) => {
    const close = (answer) => {
      box.close();
      box.remove();
      if (back?.isConnected) back.focus();
      resolve(answer);
    };
    const choose = async (answer, pressed) => {
      pressed.disabled = true;
      const problem = await answer.check?.();
      pressed.disabled = false;
      if (!problem) return close(answer.name);
      told.textContent = problem;
      told.hidden = false;
      return undefined;
    };
    const row = [...answers, { name: null, label: 'Cancel' }].map((answer) => {
      const shape = answer.primary ? 'c-btn--primary' : answer.danger ? 'danger' : answer.name === null ? 'c-btn--basic' : '';
      const pressed = button(answer.label, () => (answer.name === null ? close(null) : choose(answer, pressed)), {
        class: shape,
        test: `answer-${answer.name ?? 'cancel'}`,
      });
      return pressed;
    });
    box.append(
      el('h2', { id, text: title, tabindex: '-1' }),
      el('div', { class: 'dialog-body' }, body),
      told,
      el('div', { class: 'row end' }, row.reverse()),
    );
    box.addEventListener('cancel', (event) => {
      event.preventDefault();
      close(null);
    });
    document.body.append(box);
    box.showModal();
    (box.querySelector('[data-first]') ?? box.querySelector('h2')).focus();
  });
}

/** Say it to those who listen instead of look. @param {string} words */
export function announce(words) {
  const place = document.getElementById('status');
  // The same words twice are heard twice only if the place was empty in between.
  place.textContent = '';
  requestAnimationFrame(() => {
    place.textContent = words;
  });
}

/**
 * A short message at the bottom, with a way back where there is one. It stays while it is pointed at or focused.
 * @param {string} words
 * @param {() => void} [undo]
 */
export function toast(words, undo) {
  const place = document.getElementById('toasts');
  const gone = () => node.remove();
  const node = el(
    'div',
    { class: 'toast', test: 'toast' },
    el('span', {}, words),
    undo &&
      button(
        'Undo',
        () => {
          gone();
          undo();
        },
        { class: 'c-btn--basic', test: 'undo' },
      ),
    button('×', gone, { class: 'c-btn--icon c-btn--basic', 'aria-label': 'Close this message' }),
  );
  const leave = () => setTimeout(() => (node.matches(':hover, :focus-within') ? leave() : gone()), TOAST_LIFE);
  place.replaceChildren(node);
  announce(words);
  leave();
}
