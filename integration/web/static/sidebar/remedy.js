/** The remedies the policy allows: one main offer to choose, others to add, what they come to, and why. */

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
  const aside = draft.left_out ?? [];
  // Where the main offer waits for approval the first one left may be an optional one: that is no choice, but an extra.
  const first = offers.slice(0, 1).filter((offer) => !offer.optional && !offer.for_type);
  const main = [...first, ...(draft.alternatives ?? []), ...aside.filter((offer) => offer.leads)];
  const extra = [...offers.slice(first.length), ...aside.filter((offer) => !offer.leads)];
  if (!before) return { main, extra };
  return { main: merged(without(before.main, extra), main), extra: merged(without(before.extra, main), extra) };
}

function merged(old, fresh) {
  const byId = new Map(fresh.map((offer) => [offer.id, offer]));
  const kept = old.map((offer) => byId.get(offer.id) ?? { ...offer, chosen: false });
  const known = new Set(old.map((offer) => offer.id));
  return [...kept, ...fresh.filter((offer) => !known.has(offer.id))];
}

function without(offers, others) {
  const theirs = new Set(others.map((offer) => offer.id));
  return offers.filter((offer) => !theirs.has(offer.id));
}

/**
 * @param {HTMLElement} place
 * @param {Menu} menu
 * @param {(offer: any) => HTMLElement | null} beside what is to be said below an offer about its approval
 */
export function drawOffers(place, menu, beside) {
  const { id, dataset } = document.activeElement ?? {};
  const focused = place.contains(document.activeElement) ? id || dataset?.offer : '';
  const waits = (offer) => offer.needs_approval_by !== '';
  const extra = (offer) => part(row(offer, 'checkbox', !offer.optional || waits(offer)), offer, beside(offer));
  const others = Map.groupBy(menu.extra, (offer) => offer.for);
  place.replaceChildren(
    ...menu.main.map((offer) => part(row(offer, 'radio', waits(offer)), offer, beside(offer))),
    ...(others.get('') ?? []).map(extra),
    ...[...others].filter(([words]) => words).map(([words, offers]) => group(words, offers.map(extra))),
  );
  if (!focused) return;
  [...place.querySelectorAll('input, textarea')].find((each) => [each.id, each.dataset.offer].includes(focused))?.focus();
}

/** The ids picked, the main one first. @param {HTMLElement} place @returns {string[]} */
export function picked(place) {
  return [...place.querySelectorAll('input:checked')].map((input) => input.dataset.offer);
}

/**
 * The amount an agent gave, or null where it is none; then the field says what it takes.
 * @param {HTMLInputElement} input
 */
export function amountOf(input) {
  const fits = input.value !== '' && input.checkValidity();
  const hint = input.nextElementSibling;
  input.setAttribute('aria-invalid', String(!fits));
  hint.classList.toggle('error', !fits);
  hint.textContent = fits ? range(input.dataset) : `Give an amount. ${range(input.dataset)}.`;
  return fits ? Number(input.value).toFixed(2) : null;
}

function part(label, offer, approval) {
  const whole = document.createElement('div');
  whole.append(label);
  const open = offer.bounds && (offer.chosen || offer.needs_approval_by);
  const below = [...(open ? [amountField(offer)] : []), ...(approval ? [approval] : [])];
  if (below.length) {
    const indented = document.createElement('div');
    indented.className = 'beside';
    indented.append(...below);
    whole.append(indented);
  }
  return whole;
}

/** What is offered for the second complaint of the ticket, under its name. */
function group(words, rows) {
  const whole = document.createElement('div');
  const title = document.createElement('h3');
  title.textContent = words;
  title.id = `for-${words.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  whole.setAttribute('role', 'group');
  whole.setAttribute('aria-labelledby', title.id);
  whole.dataset.test = 'second-offers';
  whole.append(title, ...rows);
  return whole;
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
  const cost = document.createElement('span');
  cost.className = 'figures';
  cost.textContent = offer.cost || offer.amount;
  label.className = 'offer';
  label.append(input, words, cost);
  return label;
}

function amountField(offer) {
  const { least, most, value, currency } = offer.bounds;
  const place = document.createElement('div');
  const label = document.createElement('label');
  const input = document.createElement('input');
  const hint = document.createElement('small');
  Object.assign(input, { type: 'number', min: least, max: most, step: '0.01', value, required: true });
  Object.assign(input, { id: `amount-${offer.id}`, className: 'field' });
  Object.assign(input.dataset, { amount: offer.id, least, most, currency, test: `amount-${offer.id}` });
  label.textContent = `Amount in ${currency}`;
  label.className = 'quiet';
  label.htmlFor = input.id;
  hint.id = `range-${offer.id}`;
  hint.dataset.test = `range-${offer.id}`;
  hint.textContent = range(input.dataset);
  input.setAttribute('aria-describedby', hint.id);
  place.className = 'amount';
  place.append(label, input, hint);
  return place;
}

function range({ least, most, currency }) {
  return `From ${least} to ${most} ${currency}`;
}
