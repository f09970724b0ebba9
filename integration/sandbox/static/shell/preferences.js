/** Light or dark, Agent Workspace or standard interface: kept in cookies, so that the server draws the next page alike. */

import { Listeners } from "./listeners.js";

const COOKIES = { colorScheme: "sandbox_scheme", interface: "sandbox_interface" };

export class Preferences extends Listeners {
  constructor(root = document.documentElement) {
    super();
    this.root = root;
  }

  get colorScheme() {
    return this.root.dataset.scheme;
  }

  /** The new Agent Workspace has `ticket.editor.*`; the standard interface has not. */
  get isWorkspace() {
    return this.root.dataset.interface === "workspace";
  }

  set(name, value) {
    this.root.dataset[name === "colorScheme" ? "scheme" : "interface"] = value;
    document.cookie = `${COOKIES[name]}=${value}; path=/; samesite=lax; max-age=31536000`;
    this.tell(name, value);
  }
}
