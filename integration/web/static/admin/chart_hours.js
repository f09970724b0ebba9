/** What became of events, hour by hour, as upright bars in SVG; the table stands beside it. */

import { el } from './elements.js';

const SPACE = 'http://www.w3.org/2000/svg';
const HIGH = 96;
const FOOT = 18;
const GAP = 0.18; // of an hour's width
const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
/** From the ground up. Filled, hollow and striped, so that nobody needs colours to tell them apart. */
const LAYERS = [
  { class: 'bar-draft', key: 'draft', label: 'Draft', of: ({ drafted, sent }) => drafted + sent },
  { class: 'bar-live', key: 'live', label: 'No draft', of: ({ skipped, tagged }) => skipped + tagged },
  { class: 'bar-dead', key: 'dead', label: 'Given up', of: ({ dead }) => dead },
];

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** @param {Record<string, any>[]} hours the oldest first @returns {HTMLElement} */
export function hourly(hours) {
  const totals = hours.map((hour) => LAYERS.reduce((all, { of }) => all + of(hour), 0));
  const most = Math.max(...totals, 1);
  const wide = 100 / hours.length;
  const columns = hours.flatMap((hour, place) => column(hour, place * wide, wide, most));
  const every = Math.ceil(hours.length / 6);
  const marks = hours.map((hour, place) => place % every === 0
    && svg('text', { x: `${place * wide}%`, y: HIGH + FOOT - 4, class: 'bar-hour' }, HOUR.format(new Date(hour.at)))).filter(Boolean);
  return el('figure', {},
    el('figcaption', { class: 'legend' }, LAYERS.map(({ key, label }) => el('span', { class: `key ${key}` }, label)),
      el('span', { class: 'quiet' }, `The highest bar is ${most.toLocaleString('en')}.`)),
    svg('svg', { class: 'chart hours', role: 'img', 'aria-label': 'Events by hour. The figures are in the table.', width: '100%', height: HIGH + FOOT, 'data-test': 'hours-chart' },
      stripes(), svg('line', { x1: 0, x2: '100%', y1: HIGH + 0.5, y2: HIGH + 0.5, class: 'bar-ground' }), ...columns, ...marks));
}

function stripes() {
  const line = svg('rect', { width: 2.5, height: 5, class: 'bar-stripe' });
  return svg('defs', {}, svg('pattern', { id: 'given-up', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, line));
}

function column(hour, left, wide, most) {
  let top = HIGH;
  return LAYERS.flatMap(({ class: kind, of }) => {
    const count = of(hour);
    if (!count) return [];
    const high = Math.max(HIGH * (count / most), 3);
    top -= high;
    return [svg('rect', { x: `${left + (wide * GAP) / 2}%`, y: top, width: `${wide * (1 - GAP)}%`, height: high, class: kind })];
  });
}
