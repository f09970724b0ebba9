/** What the pages pick from: the words of the policy, and the account's own fields, groups and brands. */

import { get } from './server.js';

const AGAIN = 60_000;
let words;
let setup;

/** Facts, operators, offer kinds and the rest; they do not change while the page is open, but for own types. */
export function vocabulary() {
  words ??= get('/admin/vocabulary').catch((error) => {
    words = undefined;
    throw error;
  });
  return words;
}

/** After a change of the account's own types. */
export function forgetVocabulary() {
  words = undefined;
}

/**
 * Never fails: where Zendesk does not answer, `problem` says so and the lists are empty, so that people can type.
 * @returns {Promise<{fields: {id: string, title: string, type: string}[], groups: string[], brands: string[], problem: string}>}
 */
export function desk() {
  setup ??= get('/admin/desk')
    .then((found) => ({ problem: '', ...found }))
    .catch((error) => {
      setTimeout(() => {
        setup = undefined;
      }, AGAIN);
      return { fields: [], groups: [], brands: [], problem: error.words ?? 'Zendesk cannot be asked now.' };
    });
  return setup;
}

/** The names of the code pools; none where they cannot be read. @returns {Promise<string[]>} */
export const pools = () =>
  get('/admin/codes')
    .then(({ pools: found }) => found.map(({ name }) => name))
    .catch(() => []);
