/** A bar chart of two figures for each of several things, drawn as SVG; its table stands beside it. */

const SPACE = 'http://www.w3.org/2000/svg';
const ROW = 58;
const LONGEST = 60;

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * Widths are shares of the page, so that the chart fits any; the words at the bars need the rest of the line.
 * The first of the two is hollow and the second filled, so that nobody needs colours to tell them apart.
 * @param {{title: string, rows: {label: string, values: [number, number], words: [string, string]}[]}} given
 * @returns {SVGElement}
 */
export function bars({ title, rows }) {
  const most = Math.max(...rows.flatMap(({ values }) => values), 0) || 1;
  const lines = rows.map(({ label, values, words }, place) => svg('g', { transform: `translate(0 ${place * ROW})` },
    svg('text', { x: 0, y: 14, class: 'bar-label' }, label),
    ...values.flatMap((value, which) => bar(LONGEST * (value / most), 22 + which * 15, which, words[which]))));
  return svg('svg', { class: 'chart', role: 'img', 'aria-label': `${title}. The figures are in the table.`, height: rows.length * ROW, width: '100%', 'data-test': 'chart' }, ...lines);
}

function bar(share, top, which, words) {
  const width = `${share.toFixed(2)}%`;
  return [
    svg('rect', { x: 0, y: top, width, height: 12, rx: 2, class: which === 0 ? 'bar-live' : 'bar-draft' }),
    svg('text', { x: width, y: top + 10, dx: 6, class: 'bar-words' }, words),
  ];
}
