/** How the wordings of letters are told of: what a letter has in a language, and what is missing beside it. */

/** @param {string} locale @param {string} name */
export const addressOf = (locale, name) => `#/letters/${encodeURIComponent(locale)}/${encodeURIComponent(name)}`;

/** @param {{id: string, label: string}[]} locales @param {string} id */
export const languageName = (locales, id) => locales.find((locale) => locale.id === id)?.label ?? id;

/** The states a letter can be in, as they are filtered by. */
export const STATES = {
  shipped: 'Shipped wording',
  own: 'Own wording',
  two: 'Two wordings',
  stale: 'Out of date',
  missing: 'Shipped only, own in other languages',
};

/** @param {{missing: boolean, override: {variants: any[], stale: boolean} | null}} letter @returns {(keyof typeof STATES)[]} */
export function statesOf({ missing, override }) {
  if (!override) return [missing ? 'missing' : 'shipped'];
  return ['own', override.variants.length > 1 && 'two', override.stale && 'stale'].filter(Boolean);
}

/** "English and Spanish". @param {string[]} names */
export const listed = (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

/**
 * Where the account wrote a letter in some languages only, what that means for the others.
 * @param {{locales: {id: string, label: string}[], letters: any[]}} all
 * @param {{name: string, locale: string, live: object | null}} work
 */
export function languageGap({ locales, letters }, { name, locale, live }) {
  const same = letters.filter((letter) => letter.name === name);
  const own = new Set(same.filter(({ override, locale: id }) => (id === locale ? live : override)).map(({ locale: id }) => id));
  const without = same.filter(({ locale: id }) => !own.has(id)).map(({ locale: id }) => languageName(locales, id));
  if (own.size === 0 || without.length === 0) return '';
  const written = listed([...own].map((id) => languageName(locales, id)));
  const those = without.length === 1 ? `${without[0]} letters` : 'letters in these languages';
  return `You have your own wording in ${written}, none in ${listed(without)}: ${those} use the shipped one.`;
}
