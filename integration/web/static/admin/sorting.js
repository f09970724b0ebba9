/** A table whose columns sort on a click, and that shows so many rows at first. */

import { button, counted, el, table } from './elements.js';

const AT_FIRST = 50;

/**
 * Like `table` of elements.js; a column with `by` can be sorted, first as `up` says.
 * @param {{caption: string, columns: {label: string, cell: (row: any) => any, by?: (row: any) => number | string, up?: boolean, right?: boolean, header?: boolean}[], rows: any[], test?: string}} given
 */
export function sortable({ caption, columns, rows, test }) {
  const place = el('div', { class: 'stack' });
  let sorted;
  let up = true;
  let all = rows.length <= AT_FIRST;

  const draw = () => {
    const ordered = sorted ? [...rows].sort((one, other) => compare(sorted.by(one), sorted.by(other)) * (up ? 1 : -1)) : rows;
    const made = table({ caption, columns, rows: all ? ordered : ordered.slice(0, AT_FIRST), test });
    const heads = made.querySelectorAll('thead th');
    columns.forEach((column, at) => { if (column.by) heading(heads[at], column); });
    place.replaceChildren(made, ...(all ? [] : [button(`Show all ${counted(rows.length, 'row')}`, () => { all = true; draw(); })]));
  };
  const heading = (head, column) => {
    const mine = sorted === column;
    if (mine) head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const press = () => {
      up = mine ? !up : column.up ?? !column.right;
      sorted = column;
      draw();
      [...place.querySelectorAll('.sort')].find(({ dataset }) => dataset.label === column.label).focus();
    };
    head.replaceChildren(el('button', { type: 'button', class: 'sort', data: { label: column.label }, on: { click: press } },
      column.label, el('span', { 'aria-hidden': 'true' }, mine ? (up ? ' ↑' : ' ↓') : ' ↕')));
  };
  draw();
  return place;
}

function compare(one, other) {
  return typeof one === 'number' ? one - other : String(one).localeCompare(String(other), 'en', { numeric: true });
}
