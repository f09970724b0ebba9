/** Trying the policy, on a page of its own: the draft as it stands. */

import { draft } from './draft.js';
import { heading } from './elements.js';
import { TryPanel } from './trying.js';

/** @param {HTMLElement} root */
export function show(root) {
  const which = draft.state.draft ? 'This tries the draft.' : 'This tries what is live, since there is no draft.';
  const panel = new TryPanel({ document: () => draft.document, wide: true });
  root.append(heading('Try it', { words: `Give a ticket, and see what would be offered, and why. ${which}` }), panel.node);
  const off = draft.on((event) => {
    if (event === 'replaced') panel.soon();
  });
  return () => {
    off();
    panel.end();
  };
}
