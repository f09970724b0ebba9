/** What came of a backtest: what each policy costs, where they differ, which rules do the work and which do none. */

import { bars } from './chart.js';
import { toast } from './dialogs.js';
import { draft } from './draft.js';
import { banner, button, counted, el } from './elements.js';
import { ticketLink } from './picking.js';
import { getText } from './server.js';
import { sortable } from './sorting.js';

const IN_CHART = 10;

const figure = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const money = ({ amount, currency }) => `${figure.format(Number(amount))} ${currency}`;
const share = (part) => `${(part * 100).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;

/** With its sign, because it is a difference. @param {{amount: string, currency: string}} given */
function signed(given) {
  const value = Number(given.amount);
  return value === 0 ? 'No difference' : `${money({ ...given, amount: Math.abs(value) })} ${value > 0 ? 'more' : 'less'}`;
}

const lower = (words) => words.replace('No difference', 'no difference');

/** @param {Record<string, any>} report @param {string} id @param {(type: string) => string | undefined} called what agents call a type @returns {Node[]} */
export function reportSections(report, id, called) {
  const { tickets, complaints, cost } = report;
  if (tickets === 0) return [banner('quiet', el('p', {}, 'No ticket was looked at, so there is nothing to report.'))];
  return [
    el('p', { test: 'report-words' }, `Of ${counted(tickets, 'ticket')}, ${counted(complaints, 'reads', 'read')} like a complaint. The live policy writes ${counted(cost.live.letters, 'letter')}, the draft ${counted(cost.draft.letters, 'letter')}; ${report.changed === 0 ? 'they make the same offers on all of them' : `${counted(report.changed, 'ticket is', 'tickets are')} answered differently`}.`),
    el('div', { class: 'sums' }, card('Live', cost.live, 'live'), card('Draft', cost.draft, 'draft'), difference(cost.more)),
    ...cautions(report),
    el('section', { class: 'section' }, el('h2', { text: 'Cost by complaint type' }), ...byType(report, called)),
    el('section', { class: 'section' }, el('h2', { text: 'Rules' }), ...rules(report)),
    el('section', { class: 'section' }, el('h2', { text: 'Tickets that are answered differently' }), changed(report)),
    el('section', { class: 'section' }, el('h2', { text: 'Take it along' }),
      el('p', { class: 'quiet' }, 'The rules and types of both policies as a table for a spreadsheet.'),
      el('div', { class: 'row start' }, button('Download as CSV', () => download(id), { test: 'csv' }))),
  ];
}

function card(title, { total, low, high, letters, few }, test) {
  const likely = few ? `From ${counted(letters, 'letter')} only, too few to say how much it varies.` : `As many tickets again would cost ${figure.format(Number(low.amount))} to ${money(high)}, 19 times in 20.`;
  return el('div', { class: 'sum', test: `cost-${test}` }, el('h3', { text: title }), el('p', { class: 'big' }, money(total)), el('small', {}, likely));
}

function difference(more) {
  if (!more) return el('div', { class: 'sum' }, el('h3', { text: 'Difference' }), el('small', {}, 'The two policies have different currencies, so their sums cannot be compared.'));
  const { total, low, high } = more;
  const certain = Number(low.amount) > 0 || Number(high.amount) < 0 ? 'It is unlikely to be chance.' : 'It may be chance.';
  const range = low.amount === high.amount ? '' : `Between ${lower(signed(low))} and ${lower(signed(high))} for as many tickets again, 19 times in 20. ${certain}`;
  return el('div', { class: 'sum', test: 'cost-more' }, el('h3', { text: 'The draft costs' }), el('p', { class: 'big' }, signed(total)), range && el('small', {}, range));
}

/** What the sums leave out; said once where it is the same for both. */
function cautions({ skipped, cost }) {
  const are = (count) => (count === 1 ? 'is' : 'are');
  const of = ({ waiting, waiting_offers: count, unpriced, foreign }) => [
    count > 0 && `${counted(count, 'offer')}${Number(waiting.amount) ? `, worth ${money(waiting)},` : ''} would wait for approval and ${are(count)} in no sum.`,
    unpriced > 0 && `${counted(unpriced, 'offer has', 'offers have')} no cost in the policy and ${are(unpriced)} in no sum.`,
    foreign > 0 && `${counted(foreign, 'offer is', 'offers are')} in another currency and in no sum.`,
  ];
  const [live, mine] = [of(cost.live), of(cost.draft)];
  const both = live.flatMap((words, place) => {
    if (words === mine[place]) return words ? [`Live and draft: ${words}`] : [];
    return [words && `Live: ${words}`, mine[place] && `Draft: ${mine[place]}`];
  });
  const words = [skipped > 0 && `${counted(skipped, 'ticket')} could not be read.`, ...both].filter(Boolean);
  return words.length ? [banner('quiet', el('ul', { class: 'bullets', test: 'cautions' }, words.map((each) => el('li', {}, each))))] : [];
}

function byType({ cost, differences }, called) {
  const sides = [cost.live, cost.draft].map(({ by_type: types }) => new Map(types.map((each) => [each.type, each])));
  const changed = new Map(differences.map((each) => [each.type, each]));
  const named = new Map([...cost.live.by_type, ...cost.draft.by_type, ...differences].map(({ type, label }) => [type, label]));
  const nothing = (side) => ({ amount: '0', currency: side.total.currency });
  const rows = [...named].map(([type, label]) => ({
    label: called(type) ?? label, tickets: changed.get(type)?.tickets ?? 0,
    live: sides[0].get(type)?.total ?? nothing(cost.live), draft: sides[1].get(type)?.total ?? nothing(cost.draft),
  }));
  if (rows.length === 0) return [el('p', { class: 'quiet' }, 'No letter was written, so nothing was spent.')];
  rows.sort((one, other) => Math.max(other.live.amount, other.draft.amount) - Math.max(one.live.amount, one.draft.amount));
  const same = cost.live.total.currency === cost.draft.total.currency;
  const spent = rows.filter(({ live, draft: mine }) => Number(live.amount) || Number(mine.amount)).slice(0, IN_CHART);
  return [
    same && spent.length > 0 && el('figure', {}, legend(), bars({
      title: 'Cost by complaint type, live and draft',
      rows: spent.map(({ label, live, draft: mine }) => ({ label, values: [Number(live.amount), Number(mine.amount)], words: [money(live), money(mine)] })),
    })),
    sortable({
      caption: 'Cost by complaint type', rows, test: 'by-type',
      columns: [
        { label: 'Type', header: true, cell: ({ label }) => label, by: ({ label }) => label },
        { label: 'Live', right: true, cell: ({ live }) => money(live), by: ({ live }) => Number(live.amount) },
        { label: 'Draft', right: true, cell: ({ draft: mine }) => money(mine), by: ({ draft: mine }) => Number(mine.amount) },
        ...(same ? [{ label: 'Difference', right: true, cell: ({ live, draft: mine }) => gap(live, mine), by: ({ live, draft: mine }) => mine.amount - live.amount }] : []),
        { label: 'Answered differently', right: true, cell: ({ tickets }) => tickets.toLocaleString('en'), by: ({ tickets }) => tickets },
      ],
    }),
  ].filter(Boolean);
}

function gap(live, mine) {
  const value = Number(mine.amount) - Number(live.amount);
  return Math.abs(value) < 0.005 ? '–' : `${value > 0 ? '+' : '−'}${figure.format(Math.abs(value))} ${mine.currency}`;
}

const legend = () => el('figcaption', { class: 'legend' }, el('span', { class: 'key live' }, 'Live'), el('span', { class: 'key draft' }, 'Draft'));

function rules({ rules: { live, draft: mine } }) {
  const before = new Map(live.map((rule) => [rule.id, rule]));
  const after = new Map(mine.map((rule) => [rule.id, rule]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  const rows = ids.map((id, place) => ({ place, id, live: before.get(id), draft: after.get(id) }));
  const idle = mine.filter(({ never, shadowed_by: by }) => never && !by);
  const hidden = mine.filter(({ shadowed_by: by }) => by);
  const fired = (rule) => (rule ? rule.fired.toLocaleString('en') : 'Not in it');
  return [
    hidden.length > 0 && banner('warning', el('ul', { class: 'bullets', test: 'hidden' },
      hidden.map(({ name, shadowed_by: by }) => el('li', {}, `“${name}” can never be used, because “${by}” takes all of its tickets.`)))),
    idle.length > 0 && el('details', { test: 'idle' }, el('summary', {}, `${counted(idle.length, 'rule of the draft was', 'rules of the draft were')} never used on these tickets`),
      el('ul', { class: 'bullets' }, idle.map(({ name }) => el('li', {}, name)))),
    sortable({
      caption: 'How often each rule was used', rows, test: 'rules',
      columns: [
        { label: 'Rule', header: true, cell: (row) => ruleLink(row), by: ({ place }) => place },
        { label: 'Live', right: true, cell: (row) => fired(row.live), by: (row) => row.live?.fired ?? -1 },
        { label: 'Draft', right: true, cell: (row) => fired(row.draft), by: (row) => row.draft?.fired ?? -1 },
        { label: 'Share of letters', right: true, cell: (row) => share((row.draft ?? row.live).share), by: (row) => (row.draft ?? row.live).share },
        { label: 'A fact not known', right: true, cell: (row) => (row.draft ?? row.live).passed_over_unknown.toLocaleString('en'), by: (row) => (row.draft ?? row.live).passed_over_unknown },
        { label: 'Remark', cell: (row) => remark(row.draft ?? row.live), by: (row) => remark(row.draft ?? row.live) },
      ],
    }),
  ].filter(Boolean);
}

function ruleLink({ id, live, draft: mine }) {
  const { name } = mine ?? live;
  return draft.document.rules.some((rule) => rule.id === id) ? el('a', { href: `#/policy/rule/${encodeURIComponent(id)}` }, name) : name;
}

function remark({ enabled, never, shadowed_by: by }) {
  if (enabled === false) return 'Off';
  if (by) return `Behind “${by}”`;
  return never ? 'Never used' : '';
}

function changed({ changed: count, changed_tickets: rows }) {
  if (rows.length === 0) return el('p', { class: 'quiet' }, 'None. On these tickets the draft offers what the live policy offers.');
  return el('div', { class: 'stack' },
    count > rows.length && el('p', { class: 'quiet' }, `The first ${rows.length} of ${count.toLocaleString('en')}.`),
    sortable({
      caption: 'Tickets that are answered differently', rows, test: 'changed',
      columns: [
        { label: 'Ticket', header: true, cell: (row) => ticketLink(row.ticket_id), by: (row) => Number(row.ticket_id) },
        { label: 'Live', cell: (row) => row.live },
        { label: 'Draft', cell: (row) => row.draft },
      ],
    }));
}

async function download(id) {
  try {
    const text = await getText(`/admin/backtests/${encodeURIComponent(id)}.csv`);
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    el('a', { href: address, download: 'amends-backtest.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  } catch (error) {
    if (!error.words) reportError(error);
    toast(error.words ?? 'Something broke in Amends.');
  }
}
