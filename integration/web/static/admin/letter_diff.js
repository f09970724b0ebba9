/** What two wordings do not have in common, line by line, and word by word where a line was changed. */

import { el } from './elements.js';

const AROUND = 3;

/**
 * The longest common way through both; each step is a part that stands in both, in the first or in the second only.
 * @param {string[]} before
 * @param {string[]} after
 * @returns {{kind: 'same' | 'gone' | 'new', text: string}[]}
 */
export function compared(before, after) {
  const wide = after.length + 1;
  const best = new Uint32Array((before.length + 1) * wide);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const skipped = Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
      best[i * wide + j] = before[i] === after[j] ? best[(i + 1) * wide + j + 1] + 1 : skipped;
    }
  }
  const steps = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      steps.push({ kind: 'same', text: before[i] });
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && best[(i + 1) * wide + j] >= best[i * wide + j + 1])) {
      steps.push({ kind: 'gone', text: before[i] });
      i += 1;
    } else {
      steps.push({ kind: 'new', text: after[j] });
      j += 1;
    }
  }
  return steps;
}

/**
 * @param {string} before
 * @param {string} after
 * @param {string} label what is compared with what
 * @returns {Node}
 */
export function diff(before, after, label) {
  if (before === after) return el('p', { class: 'quiet', test: 'no-difference' }, 'Nothing: they say the same.');
  const steps = compared(before.split('\n'), after.split('\n'));
  return el('div', { class: 'diff code', role: 'region', 'aria-label': label, tabindex: '0', test: 'diff' }, drawn(steps));
}

/** Changed lines with a few around them; what is left out is counted. */
function drawn(steps) {
  const near = steps.map((_, at) => steps.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'));
  const lines = [];
  for (let at = 0; at < steps.length;) {
    const from = at;
    if (!near[at]) {
      while (at < steps.length && !near[at]) at += 1;
      lines.push(el('div', { class: 'diff-gap' }, `${at - from} ${at - from === 1 ? 'line' : 'lines'} the same`));
    } else if (steps[at].kind === 'same') {
      lines.push(line('same', [steps[at].text]));
      at += 1;
    } else {
      while (at < steps.length && steps[at].kind !== 'same') at += 1;
      lines.push(...changed(steps.slice(from, at)));
    }
  }
  return lines;
}

/** A run of changed lines: what is gone, then what is new; where both are as many, the words that differ are marked. */
function changed(run) {
  const of = (wanted) => run.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  const [gone, fresh] = [of('gone'), of('new')];
  if (gone.length !== fresh.length)
    return [...gone.map((text) => line('gone', [text])), ...fresh.map((text) => line('new', [text]))];
  const pairs = gone.map((text, at) => compared(words(text), words(fresh[at])));
  return ['gone', 'new'].flatMap((kind) => pairs.map((steps) => line(kind, marked(steps, kind))));
}

const words = (text) => text.match(/\s+|\w+|[^\s\w]/g) ?? [];

const marked = (steps, side) =>
  steps
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ kind, text }) => (kind === 'same' ? text : el('b', { text })));

const SIGNS = { same: [' ', 'div'], gone: ['−', 'del'], new: ['+', 'ins'] };

function line(kind, parts) {
  const [sign, tag] = SIGNS[kind];
  return el(
    tag,
    { class: `diff-line ${kind}` },
    el('span', { class: 'diff-sign', 'aria-hidden': kind === 'same' ? 'true' : null }, sign),
    el('span', {}, parts),
  );
}
