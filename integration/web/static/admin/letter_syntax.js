/** How a letter's template reads: its tags, names and words, for colours, for completion, and to tell what nobody knows. */

/** What a tag may be called; those that open something close it under `end…`. */
export const TAGS = {
  say: 'the first wording whose names are all known',
  or: 'the next wording, where a name of the one before is not known',
  endsay: 'ends say',
  paragraph: 'a paragraph of the section named',
  endparagraph: 'ends paragraph',
  also: 'carries on the paragraph before, under its own section',
  endalso: 'ends also',
  subject: 'the subject line',
  endsubject: 'ends subject',
  if: 'only where this holds',
  elif: 'or where this holds',
  else: 'and otherwise',
  endif: 'ends if',
  for: 'once for each',
  endfor: 'ends for',
  set: 'gives a name to something',
  endset: 'ends set',
  block: 'a part that the letter around it names',
  endblock: 'ends block',
  extends: 'the letter around it',
  include: 'a shared part',
};

const WORDS = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none', 'True', 'False', 'None', 'loop']);
/** What follows these names no fact: a section, a block. */
const NAMING = new Set(['paragraph', 'also', 'block', 'endblock']);
/** The letter around every type works these out, so types may use them. */
const AROUND = ['sorry', 'reply', 'me', 'full'];

/** What is not closed yet ends with its line, or where the next mark begins: while one is typed, the rest stays as it was. */
const MARK = /\{#[\s\S]*?(?:#\}|$)|\{([{%])(?:(?!\{[{%#])[\s\S])*?(?:\}\}|%\})|\{[{%](?:(?!\{[{%#]).)*/g;
const PIECE = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[A-Za-z_]\w*|\d+(?:\.\d+)?|\S/g;
const GIVEN = /\{%-?\s*(?:set\s+([^=%]+?)\s*(?:=|-?%\})|for\s+([^%]+?)\s+in\b)/g;

/**
 * @typedef {{start: number, end: number, kind: 'comment' | 'mark' | 'tag' | 'name' | 'word' | 'string' | 'unknown'}} Token
 */

/** The names that a source gives itself, by `set` and `for`. @param {string} source */
export function ownNames(source) {
  const found = [...source.matchAll(GIVEN)].flatMap(([, set, each]) => (set ?? each).split(','));
  return found.map((name) => name.trim()).filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

/**
 * All names that may stand in a letter: those the server tells of, those of the letter around, and what the shipped
 * wording uses. What else is used is looked at again, and not called wrong: that is for the server to say.
 * @param {{placeholders: {name: string}[], switches: {name: string}[], offer_names: string[], shipped: string | null}} told
 */
export function knownNames({ placeholders, switches, offer_names: offer, shipped }) {
  const told = [...placeholders, ...switches].map(({ name }) => name);
  const used = tokens(shipped ?? '', null).filter(({ kind }) => kind === 'name');
  return new Set([...told, ...offer, ...AROUND, ...used.map(({ start, end }) => shipped.slice(start, end))]);
}

/**
 * @param {string} source
 * @param {Set<string> | null} known names that may stand here; null where none is to be called unknown
 * @returns {Token[]} in order; what lies between them is the letter's own words
 */
export function tokens(source, known) {
  const names = known && new Set([...known, ...ownNames(source)]);
  return [...source.matchAll(MARK)].flatMap(({ 0: text, index }) =>
    text.startsWith('{#') ? [{ start: index, end: index + text.length, kind: 'comment' }] : inside(text, index, names),
  );
}

/** The pieces of one `{{ … }}` or `{% … %}`. */
function inside(text, at, names) {
  const open = /^\{[{%][-+]?/.exec(text)[0].length;
  const close = /[-+]?[%}]\}$/.exec(text)?.index ?? text.length;
  const found = [{ start: at, end: at + open, kind: 'mark' }];
  let before = '';
  let tag = text[1] === '%' ? '' : null;
  for (const { 0: piece, index } of text.slice(open, close).matchAll(PIECE)) {
    const kind = kindOf(piece, { before, tag, names });
    if (tag === '') tag = piece;
    if (kind) found.push({ start: at + open + index, end: at + open + index + piece.length, kind });
    before = piece;
  }
  if (close < text.length) found.push({ start: at + close, end: at + text.length, kind: 'mark' });
  return found;
}

function kindOf(piece, { before, tag, names }) {
  if (/^["']/.test(piece)) return 'string';
  if (!/^[A-Za-z_]/.test(piece)) return '';
  if (tag === '') return piece in TAGS ? 'tag' : names ? 'unknown' : 'tag';
  if (WORDS.has(piece) || before === 'is' || before === '|' || (before === 'not' && piece === 'known')) return 'word';
  if (before === '.' || (NAMING.has(tag) && before === tag)) return 'word';
  return !names || names.has(piece) ? 'name' : 'unknown';
}

/**
 * What is being typed at `at`, if it stands inside of marks.
 * @param {string} source
 * @param {number} at
 * @returns {{word: string, place: 'print' | 'tag' | 'condition'} | null}
 */
export function typedAt(source, at) {
  const before = source.slice(0, at);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const close = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'));
  if (open < 0 || close > open || /["'][^"'\n]*$/.test(before.slice(open).replace(/"[^"\n]*"|'[^'\n]*'/g, ''))) return null;
  const [, word] = /([A-Za-z_]\w*)?$/.exec(before);
  const rest = before.slice(open + 2, at - (word ?? '').length).replace(/^[-+]/, '');
  if (source[open + 1] === '{') return { word: word ?? '', place: 'print' };
  return { word: word ?? '', place: rest.trim() === '' ? 'tag' : 'condition' };
}
