/** What a person has to settle: signals that call for one, and facts that disagree. */

import { at } from './page.js';

/** One line for each reason, with all the words that gave it. @param {{words: string, quote: string}[]} signals */
export function drawSignals(signals) {
  const reasons = Map.groupBy(signals, ({ words }) => words);
  at['person-words'].replaceChildren(
    ...[...reasons].map(([words, heard]) => {
      const line = item(words);
      for (const { quote } of heard) {
        const said = document.createElement('q');
        said.textContent = quote;
        line.append(' ', said);
      }
      return line;
    }),
  );
}

/** @param {{kind: string, question: string, candidates: any[]}[]} conflicts */
export function drawQuestions(conflicts) {
  at.questions.replaceChildren(
    ...conflicts.map(({ kind, question, candidates }) => {
      const group = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = question;
      group.append(legend, ...candidates.map((candidate) => answer(kind, candidate)));
      return group;
    }),
  );
}

function answer(kind, { value, label, found }) {
  const row = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: kind, value, required: true });
  input.dataset.test = `answer-${kind}`;
  const words = document.createElement('span');
  const hint = document.createElement('small');
  words.textContent = label;
  hint.textContent = found;
  words.append(hint);
  row.className = 'offer';
  row.append(input, words);
  return row;
}

/** @param {string} words */
export function item(words) {
  const made = document.createElement('li');
  made.textContent = words;
  return made;
}
