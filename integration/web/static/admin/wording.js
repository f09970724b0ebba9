/** An offer's own wording, language by language, with the placeholders to pick. */

import { el, iconButton, select, textarea } from './elements.js';

/** @param {Record<string, any>} context of the part, see offer_parts.js */
export function wording({ offer, path, edit, again, known }) {
  const given = offer.wording;
  const languages = known.vocabulary.languages.map(({ name, label }) => ({ value: name, label }));
  const free = languages.find(({ value }) => !(value in given));
  const texts = Object.keys(given).map((locale) =>
    wordingOf({ given, locale, at: `${path}.wording.${locale}`, edit, again, languages, known }),
  );
  const add =
    free &&
    el(
      'div',
      { class: 'wide' },
      el(
        'button',
        {
          type: 'button',
          class: 'link',
          on: {
            click: () => {
              edit(() => {
                given[free.value] = '';
              });
              again(`text-${free.value}`);
            },
          },
        },
        'Add another language',
      ),
    );
  return [...texts, add].filter(Boolean);
}

function wordingOf({ given, locale, at, edit, again, languages, known }) {
  const area = textarea(
    given[locale],
    (text) =>
      edit(() => {
        given[locale] = text;
      }),
    { data: { part: `text-${locale}`, said: '' }, test: `wording-${locale}`, 'aria-label': `Wording in ${locale}` },
  );
  const rename = (next) => {
    edit(() => {
      const text = given[locale];
      delete given[locale];
      given[next] = text;
    });
    again(`text-${next}`);
  };
  const others = languages.filter(({ value }) => value === locale || !(value in given));
  return el(
    'div',
    { class: 'wide wording', data: { path: at } },
    el(
      'div',
      { class: 'row start' },
      select(others, locale, rename, { 'aria-label': 'Language', class: 'c-field__input c-field__input--select narrow' }),
      el('div', { class: 'narrow' }, placeholders(area, locale, known)),
      Object.keys(given).length > 1 &&
        iconButton('×', `Remove the wording in ${locale}`, () => {
          edit(() => {
            delete given[locale];
          });
          again('');
        }),
    ),
    area,
  );
}

/** What is picked stands where the cursor was. */
function placeholders(area, locale, { vocabulary }) {
  const choices = vocabulary.placeholders.map(({ name, label }) => ({ value: name, label }));
  const insert = (name) => {
    if (!name) return;
    area.setRangeText(`{{ ${name} }}`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input'));
    picker.value = '';
    area.focus();
  };
  const picker = select([{ value: '', label: 'Insert a placeholder' }, ...choices], '', insert, {
    'aria-label': 'Insert a placeholder',
    test: `placeholder-${locale}`,
  });
  return picker;
}
