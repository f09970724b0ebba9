/**
 * Who keeps what is changed here: the policy draft, or the page itself where it registers.
 *
 * A page with changes of its own hands in a keeper when it comes, and takes it back when it goes. Leaving then asks
 * about its changes, Ctrl+S saves them, and the bar says how they stand.
 */

import { draft } from './draft.js';

/**
 * @typedef {object} Keeper
 * @property {boolean} unsaved whether something would be lost
 * @property {() => Promise<boolean>} saveAndTell saves it and says so; whether it was saved
 * @property {() => void} discard back to what was saved last
 * @property {() => {state: string, label: string, parts: Node[]}} [bar] what the bar shows in place of the policy
 */

/** @type {Keeper | null} */
let own = null;
const listeners = new Set();

/** @returns {Keeper} */
export const keeper = () => own ?? draft;

/** Be the keeper from now on. @param {Keeper} page @returns {() => void} takes it back */
export function keepHere(page) {
  own = page;
  keptAnew();
  return () => {
    if (own !== page) return;
    own = null;
    keptAnew();
  };
}

/** The keeper, or how its changes stand, is not what it was. */
export function keptAnew() {
  for (const listener of [...listeners]) listener();
}

/** @param {() => void} listener */
export const onKeeping = (listener) => listeners.add(listener);
