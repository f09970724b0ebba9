/** The countries by code, with the names the browser knows for them. */

// Not countries, though some lists have them: unions, islands counted with others, and codes for tests.
const STRANGE = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);
let known;

/** @returns {{value: string, label: string}[]} by name */
export function countries() {
  if (known) return known;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  // A code that stands for another one now, such as UK for GB, would be the same country twice.
  const current = (code) => new Intl.Locale(`und-${code}`).region === code;
  known = codes.filter((code) => !STRANGE.has(code) && current(code) && names.of(code)).map((code) => ({ value: code, label: names.of(code) }));
  known.sort((one, other) => one.label.localeCompare(other.label, 'en'));
  return known;
}
