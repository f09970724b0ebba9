/** Which of the account's ticket fields hold a fact, and which ones Amends fills in. */

import { draft } from './draft.js';
import { banner, el, empty, field, fill, heading } from './elements.js';
import { desk, vocabulary } from './lookups.js';
import { pick, put, silence } from './picking.js';
import { paint, summary, visit } from './problems.js';

const WORDS = 'A ticket field beats what the customer’s text says. Where no field is picked, Amends reads the text alone.';
const PARTS = [
  { part: 'field_map', title: 'Fields that hold a fact', words: 'Pick the field in which your team or your shop keeps it.', none: 'No field, the text only' },
  { part: 'set_fields', title: 'Fields that Amends fills in', words: 'Set when an apology is inserted, as a macro would. A drop-down needs options with the tags that Amends sets, such as amends_late_delivery.', none: 'Leave my fields alone' },
];

/** @param {HTMLElement} root @param {{at?: string}} params */
export async function show(root, params) {
  const body = el('div', { class: 'stack' });
  root.append(heading('Fields', { words: WORDS }), body);
  let known;
  await fill(body, () => Promise.all([vocabulary(), desk()]), (found) => {
    known = found;
    return sections(...found);
  });
  if (!known) return undefined;
  const remark = () => {
    body.querySelector('.notes').replaceChildren(...summary(root, ({ path }) => /^(field_map|set_fields)/.test(path)), ...twice());
    paint(body);
  };
  remark();
  if (params.at) visit(root, params.at);
  return draft.on((event) => {
    if (event === 'replaced') body.replaceChildren(...sections(...known));
    remark();
  });
}

function sections(words, setup) {
  const lists = { field_map: words.field_facts, set_fields: words.set_fields };
  const nothing = !setup.problem && setup.fields.length === 0;
  return [
    el('div', { class: 'notes stack' }),
    silence(setup, 'Field titles cannot be listed now; type the number of a field instead.'),
    nothing && empty('Your Zendesk has no ticket fields of its own', 'Add fields there, such as “Order number”, under Objects and rules › Tickets › Fields. They can be picked here then.'),
    ...PARTS.map(({ part, title, words: told, none }) => el('section', { class: 'section', data: { path: part } },
      el('h2', { text: title }), el('p', { class: 'quiet' }, told),
      el('div', { class: 'fields' }, lists[part].map(({ name, label }) => row(part, name, label, none, setup))))),
  ].filter(Boolean);
}

function row(part, name, label, none, setup) {
  const value = draft.document[part]?.[name] ?? '';
  const titles = setup.fields.map(({ id, title }) => title);
  const choices = setup.fields.map(({ id, title, type }) => ({ value: String(id), label: titles.filter((each) => each === title).length > 1 ? `${title} (${id}, ${type})` : title }));
  if (value && !choices.some((choice) => choice.value === value)) choices.push({ value, label: `Field ${value}, not in your Zendesk` });
  const change = (id) => draft.change((document) => put((document[part] ??= {}), name, id));
  const control = pick({ choices, known: !setup.problem, none, typed: 'Number of a field' }, value, change, { test: `${part}-${name}`, ...(setup.problem && { inputmode: 'numeric' }) });
  return field({ label, path: `${part}.${name}`, control });
}

/** One field for two facts is most likely a slip. */
function twice() {
  const named = Object.entries(draft.document.field_map ?? {});
  const shared = [...Map.groupBy(named, ([, id]) => id).values()].filter((same) => same.length > 1);
  if (shared.length === 0) return [];
  return [banner('warning', el('p', { test: 'twice' }, shared.map((same) => `One field holds ${same.map(([name]) => name.replaceAll('_', ' ')).join(' and ')}. One of them is most likely another field.`).join(' ')))];
}
