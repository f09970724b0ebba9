/** Something that changes and tells whoever listens, by name. */

export class Listeners {
  #heard = [];

  /** `listener(name, value)` is called on every change. */
  listen(listener) {
    this.#heard.push(listener);
  }

  tell(name, value) {
    for (const listener of this.#heard) listener(name, value);
  }
}
