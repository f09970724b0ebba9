/** The remedies the policy allows: one main offer to choose, others to add, and why. */

/**
 * What is known of the offers for one complaint type; the order stays as first seen, so that nothing jumps.
 * @typedef {{main: any[], extra: any[]}} Menu
 */

/**
 * Sort the offers of a draft into those to choose from and those to add, keeping the order of the menu before.
 * @param {Record<string, any>} draft
 * @param {Menu | null} before
 * @returns {Menu}
 */
export function menuOf(draft, before) {
  const offers = draft.offers ?? [];
  // Where the main offer waits for approval the first one left may be an optional one: that is no choice, but an extra.
  const first = offers.slice(0, 1).filter((offer) => !offer.optional);
  const main = [...first, ...(draft.alternatives ?? [])];
  const extra = [...offers.slice(first.length), ...(draft.left_out ?? [])];
  if (!before) return { main, extra };
  return { main: merged(before.main, main), extra: merged(before.extra, extra) };
}

function merged(old, fresh) {
  const byId = new Map(fresh.map((offer) => [offer.id, offer]));
  const kept = old.map((offer) => byId.get(offer.id) ?? { ...offer, chosen: false });
  const known = new Set(old.map((offer) => offer.id));
  return [...kept, ...fresh.filter((offer) => !known.has(offer.id))];
}

/**
 * @param {HTMLElement} place
 * @param {Menu} menu
 */
export function drawOffers(place, menu) {
  const focused = document.activeElement?.dataset?.offer;
  place.replaceChildren(
    ...menu.main.map((offer) => row(offer, 'radio', offer.needs_approval_by !== '')),
    ...menu.extra.map((offer) => row(offer, 'checkbox', !offer.optional || offer.needs_approval_by !== '')),
  );
  if (focused) [...place.querySelectorAll('input')].find((input) => input.dataset.offer === focused)?.focus();
}

/** The ids picked, the main one first. @param {HTMLElement} place @returns {string[]} */
export function picked(place) {
  return [...place.querySelectorAll('input:checked')].map((input) => input.dataset.offer);
}

function row(offer, type, fixed) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type, checked: offer.chosen, disabled: fixed && !(type === 'radio' && offer.chosen) });
  if (type === 'radio') input.name = 'main-offer';
  input.dataset.offer = offer.id;
  input.dataset.test = `offer-${offer.id}`;
  const words = document.createElement('span');
  words.textContent = offer.label;
  if (offer.amount && offer.cost && offer.amount !== offer.cost) words.append(`, ${offer.amount}`);
  if (offer.needs_approval_by) {
    const hint = document.createElement('small');
    hint.textContent = `needs approval by ${offer.needs_approval_by}`;
    words.append(hint);
  }
  const cost = document.createElement('span');
  cost.className = 'figures';
  cost.textContent = offer.cost || offer.amount;
  label.className = 'offer';
  label.append(input, words, cost);
  return label;
}
