/** Two admins at the same draft: who changed what, and whose stands. Nobody's change goes without a word. */

import { ask, toast } from './dialogs.js';
import { el, moment } from './elements.js';
import { toYaml } from './yaml.js';

/**
 * @param {{current: Record<string, any>, theirs: string[], mine: Record<string, any>}} given
 * @returns {Promise<'mine' | 'theirs' | null>} null where the admin wants to think first
 */
export async function settle({ current, theirs, mine }) {
  const who = current.draft?.changed_by ?? current.live.published_by;
  const answer = await ask({
    title: `${who} changed the policy meanwhile`,
    wide: true,
    body: [
      el('p', {}, 'Since you read it, ', moment(current.draft?.changed_at ?? current.live.published_at), ':'),
      el(
        'ul',
        { class: 'bullets', test: 'theirs' },
        theirs.map((words) => el('li', {}, words)),
      ),
      el(
        'p',
        {},
        el('strong', {}, 'Keep mine'),
        ` saves your policy over theirs; what is listed here is then lost. `,
        el('strong', {}, 'Take theirs'),
        ' shows their policy, and gives you yours to copy.',
      ),
    ],
    answers: [
      { name: 'theirs', label: 'Take theirs' },
      { name: 'mine', label: 'Keep mine', danger: true },
    ],
  });
  if (answer === 'theirs') await offerCopy(toYaml(mine));
  return answer;
}

/** A session that is over cannot save any more, and a page loaded anew has forgotten what was typed. */
export function takeAlong(words, mine) {
  return offerCopy(
    toYaml(mine),
    'Your changes are not saved',
    `${words} Copy your policy first, and import it under Versions then.`,
  );
}

/** A text to copy. @param {string} text */
export async function offerCopy(text, title = 'Your policy, to copy', words = 'Import it under Versions to go on from it.') {
  const place = el('textarea', {
    class: 'c-field__input c-field__input--area code',
    rows: 14,
    readonly: true,
    value: text,
    'aria-label': title,
    test: 'copy-text',
  });
  await ask({
    title,
    wide: true,
    body: [el('p', {}, words), place],
    answers: [{ name: 'copy', label: 'Copy', primary: true, check: () => copied(place) }],
  });
}

async function copied(place) {
  try {
    await navigator.clipboard.writeText(place.value);
    toast('Copied.');
    return '';
  } catch {
    place.focus();
    place.select();
    return 'Your browser does not let Amends copy. The text is selected: copy it with your keyboard.';
  }
}
