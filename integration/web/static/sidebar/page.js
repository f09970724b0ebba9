/** The page itself: which part is in view, what is said aloud, what is asked. */

/** Every element with an id, by that id. @type {Record<string, any>} */
export const at = Object.fromEntries([...document.querySelectorAll('[id]')].map((each) => [each.id, each]));

const PARTS = ['ready', 'working', 'abstained', 'person', 'suggestion', 'missing', 'letter-part', 'actions'];
const SLOW = 2000;
let slow = 0;

/**
 * Show these parts and no other.
 * @param {string} state for tests and styles
 * @param {string[]} parts
 */
export function view(state, parts) {
  at.app.dataset.state = state;
  for (const part of PARTS) at[part].hidden = !parts.includes(part);
}

/** Say it to those who listen instead of look. @param {string} words */
export function announce(words) {
  at.status.textContent = words;
}

/**
 * Something takes time; after two seconds it is said in words. Without a letter in view the whole page waits.
 * @param {boolean} whole
 */
export function waiting(whole) {
  clearTimeout(slow);
  at['working-words'].textContent = '';
  if (whole) view('working', ['working']);
  else at.letter.setAttribute('aria-busy', 'true');
  at.insert.disabled = at['as-note'].disabled = true;
  slow = setTimeout(() => {
    const words = whole ? 'Reading the ticket and writing the letter. This takes longer than usual.' : 'Writing the letter again.';
    at['working-words'].textContent = words;
    at.working.hidden = false;
    announce(words);
  }, SLOW);
}

export function waited() {
  clearTimeout(slow);
  at.letter.removeAttribute('aria-busy');
  at.working.hidden = true;
}

/**
 * What happened, and the one thing to do about it.
 * @param {string} words
 * @param {string} action
 * @param {() => void} act
 */
export function problem(words, action, act) {
  at['problem-words'].textContent = words;
  at['problem-action'].textContent = action;
  at['problem-action'].hidden = !action;
  at['problem-action'].onclick = act;
  at.problem.hidden = false;
}

export function noProblem() {
  at.problem.hidden = true;
}

/**
 * Ask before something would be lost. Escape is *Cancel*.
 * @param {string} words
 * @param {[string, string, () => void][]} answers test name, label, deed
 */
export function ask(words, answers) {
  const close = () => {
    at.ask.hidden = true;
    at.insert.focus();
  };
  at['ask-words'].textContent = words;
  at['ask-answers'].replaceChildren(
    ...[...answers, ['cancel', 'Cancel', () => undefined]].map(([name, label, act]) => {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', className: 'c-btn c-btn--sm', textContent: label });
      if (name === 'cancel') button.classList.add('c-btn--basic');
      button.dataset.test = name;
      button.addEventListener('click', () => {
        close();
        act();
      });
      return button;
    }),
  );
  at.ask.onkeydown = (event) => {
    if (event.key === 'Escape') close();
  };
  at.ask.hidden = false;
  at['ask-words'].focus();
}

/** @param {HTMLSelectElement} select @param {{id: string, label: string}[]} choices */
export function fill(select, choices) {
  select.replaceChildren(...choices.map(({ id, label }) => new Option(label, id)));
}
