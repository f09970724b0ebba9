/**
 * The wording of one letter in hand: what is live, what this page made of it, and the ways to the server.
 *
 * Listeners hear `changed` (this page changed the wording) and `told` (the server's answer is another one now).
 */

import { del, get, post, put } from './server.js';

const WHOLE = 100;
const HALF = 50;

/** @typedef {{key: string, source: string, share: number}} Variant */

const copy = (value) => structuredClone(value);
/** A text area knows one kind of line end only. */
const plain = (source) => (source ?? '').replace(/\r\n?/g, '\n');
const plainly = (variants) => variants.map((variant) => ({ ...variant, source: plain(variant.source) }));

export class LetterWork {
  /** What the page began with, or saved last. @type {Variant[]} */
  base = [];
  /** What it says now. @type {Variant[]} */
  variants = [];
  #listeners = new Set();

  /** @param {string} locale @param {string} name */
  constructor(locale, name) {
    this.path = `/admin/letters/${encodeURIComponent(locale)}/${encodeURIComponent(name)}`;
    Object.assign(this, { locale, name });
  }

  async load() {
    this.use(await get(this.path));
    return this.told;
  }

  /** Take an answer as what is there, and begin from it. @param {Record<string, any>} told */
  use(told) {
    this.told = told;
    this.base = plainly(told.live?.variants ?? [{ key: 'a', source: told.shipped, share: WHOLE }]);
    this.variants = copy(this.base);
    this.#tell('told');
  }

  get live() {
    return this.told.live;
  }

  get shipped() {
    return plain(this.told.shipped);
  }

  /** The number of the newest version, 0 where there never was one. */
  get newest() {
    return Math.max(0, ...this.told.versions.map(({ number }) => number));
  }

  get unsaved() {
    return JSON.stringify(this.variants) !== JSON.stringify(this.base);
  }

  /** @param {string} key @returns {Variant} */
  variant(key) {
    return this.variants.find((variant) => variant.key === key) ?? this.variants[0];
  }

  /** @param {string} key @param {string} source */
  write(key, source) {
    this.variant(key).source = source;
    this.#tell('changed');
  }

  /** The other one gets the rest. @param {string} key @param {number} share */
  share(key, share) {
    this.variant(key).share = share;
    const others = this.variants.filter((variant) => variant.key !== key);
    if (others.length === 1) others[0].share = WHOLE - share;
    this.#tell('changed');
  }

  /** A second wording, which begins as a copy of the first. @returns {string} its key */
  add() {
    const key = 'abcdefghij'.split('').find((letter) => !this.variants.some((variant) => variant.key === letter));
    const [first] = this.variants;
    first.share = HALF;
    this.variants.push({ key, source: first.source, share: HALF });
    this.#tell('changed');
    return key;
  }

  /** @param {string} key @returns {() => void} brings it back */
  remove(key) {
    const before = copy(this.variants);
    this.variants = this.variants.filter((variant) => variant.key !== key);
    if (this.variants.length === 1) this.variants[0].share = WHOLE;
    this.#tell('changed');
    return () => {
      this.variants = before;
      this.#tell('changed');
    };
  }

  discard() {
    this.variants = copy(this.base);
    this.#tell('told');
  }

  /** Bring back what was discarded. @param {Variant[]} variants */
  restore(variants) {
    this.variants = copy(variants);
    this.#tell('told');
  }

  /** Save and use what stands here. Rejects with a Problem. @param {string} note */
  async save(note) {
    const mine = copy(this.variants);
    this.told = await put(this.path, { variants: mine, note, expected: this.newest });
    // What was typed while the server was busy is not saved yet.
    this.base = mine;
    this.#tell('saved');
  }

  /** Make an earlier version the one in use. @param {number} number @param {string} note */
  async bringBack(number, note) {
    this.use(await post(`${this.path}/roll-back`, { number, note }));
  }

  /** Back to the shipped wording; the account's own stays among the versions. */
  async ship() {
    this.use(await del(this.path));
  }

  /** @param {number} number @returns {Promise<{variants: Variant[], number: number, at: string, by: string, note: string}>} */
  async version(number) {
    const found = await get(`${this.path}/versions/${number}`);
    return { ...found, variants: plainly(found.variants) };
  }

  /** @param {(event: 'changed' | 'told' | 'saved') => void} listener @returns {() => void} stops it */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event) {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
