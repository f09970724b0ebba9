/** What was understood: the type, how sure, and the customer's words that decided. */

const LONGEST_QUOTE = 180;
const SENTENCE_END = /[.!?\n]/;

/**
 * @param {Record<string, any>} draft
 * @param {Record<string, HTMLElement>} at elements by id
 */
export function drawJudgement(draft, at) {
  const { complaint } = draft;
  at.type.replaceChildren(...complaint.choices.map((choice) => option(choice, complaint.type)));
  at.confidence.textContent = howSure(draft);
  drawQuote(draft, at.evidence);
  drawHeard(draft.heard, null, at['heard-words']);
  at.heard.open = false;
  at.warnings.replaceChildren(...draft.warnings.map((words) => element('li', words)));
  at.warnings.hidden = draft.warnings.length === 0;
}

/** How sure of the type, or who said so. */
export function howSure({ complaint, told }) {
  if (complaint.chosen_by_agent) return 'your choice';
  return told || `${Math.round(complaint.confidence * 100)} % sure`;
}

/** What else the letter answers: what was heard comes first, and the agent may name another, or nothing. */
export function drawSecond({ second }, at) {
  at['second-row'].hidden = !second;
  if (!second) return;
  const choices = second.choices.map(({ type, label }) => new Option(`and ${label.toLowerCase()}`, type));
  at.second.replaceChildren(new Option('and nothing else', ''), ...choices);
  at.second.value = second.type;
}

function option({ type, label, score }, current) {
  const made = new Option(score >= 0.01 && type !== current ? `${label}, ${Math.round(score * 100)} %` : label, type);
  made.selected = type === current;
  return made;
}

/** The sentence with the heaviest evidence, all deciding words in it marked. */
function drawQuote(draft, place) {
  const evidence = draft.complaint.evidence;
  place.hidden = evidence.length === 0;
  if (place.hidden) return;
  const heaviest = evidence.reduce((best, each) => (each.weight > best.weight ? each : best));
  const points = Array.from(draft.heard[heaviest.where] ?? '');
  if (points.length < heaviest.end) {
    place.replaceChildren('“', element('mark', heaviest.quote), '”');
    return;
  }
  const [start, end] = sentenceAround(points, heaviest);
  const inside = evidence.filter((each) => each.where === heaviest.where && each.start >= start && each.end <= end);
  place.replaceChildren('“', ...marked(points, inside, start, end), '”');
}

function sentenceAround(points, { start, end }) {
  let [from, to] = [start, end];
  while (from > 0 && !SENTENCE_END.test(points[from - 1]) && to - from < LONGEST_QUOTE) from -= 1;
  while (to < points.length && !SENTENCE_END.test(points[to]) && to - from < LONGEST_QUOTE) to += 1;
  while (from < start && /\s/.test(points[from])) from += 1;
  return [from, to];
}

/**
 * Open the customer's words where a fact stands.
 * @param {Record<string, any>} draft
 * @param {Record<string, any>} span
 * @param {Record<string, HTMLElement>} at elements by id
 */
export function showWhere(draft, span, at) {
  at.heard.open = true;
  drawHeard(draft.heard, span, at['heard-words']);
  at['heard-words'].querySelector('mark')?.scrollIntoView({ block: 'nearest' });
}

/** The customer's words, with one span marked if any. */
function drawHeard(heard, span, place) {
  const subject = document.createElement('p');
  const text = document.createElement('p');
  subject.className = 'strong';
  for (const [where, into] of [['subject', subject], ['text', text]]) {
    const points = Array.from(heard[where] ?? '');
    into.append(...marked(points, span?.where === where ? [span] : [], 0, points.length));
  }
  place.replaceChildren(...[subject, text].filter((each) => each.textContent));
}

/** Text of `points` from `start` to `end`; offsets count code points, as the server does. */
function marked(points, spans, start, end) {
  const nodes = [];
  let here = start;
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    if (span.start < here) continue;
    nodes.push(points.slice(here, span.start).join(''), element('mark', points.slice(span.start, span.end).join('')));
    here = span.end;
  }
  return [...nodes, points.slice(here, end).join('')];
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
