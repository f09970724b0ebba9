/** Unkindness on request, so that apps can be tried against a slow or broken host.
 *
 * Flags: `slow[:ms]` delays every answer, `shuffle` answers out of order, `noTrack` never answers `track`,
 * `noType` ignores changes of `comment.type` (SDK issue 141), `plain` offers no rich text,
 * `doubleActivate` fires `app.activated` twice, `deaf` loses every hook reply.
 */

export class Hostility {
  #flags = new Map();

  constructor(flags) {
    for (const flag of flags.filter(Boolean)) {
      const [name, value] = flag.split(":");
      this.#flags.set(name, value ?? "");
    }
  }

  has(name) {
    return this.#flags.has(name);
  }

  /** How long an answer is held back, in milliseconds. */
  get delay() {
    const slow = this.has("slow") ? Number(this.#flags.get("slow")) || 1500 : 0;
    return slow + (this.has("shuffle") ? Math.random() * 300 : 0);
  }
}

/** The flags of the sandbox and of this page's address (`?host=slow,noType`) together. */
export function hostility(flags, search) {
  const asked = new URLSearchParams(search).get("host") ?? "";
  return new Hostility([...flags, ...asked.split(",")]);
}
