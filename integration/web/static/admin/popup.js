/** A ⋯ menu: made when it opens, moved through with the arrow keys, gone with Escape or a click elsewhere. */

import { el, iconButton } from './elements.js';

/**
 * @param {string} name what the menu is for
 * @param {() => {label: string, act: () => void, test: string, disabled?: boolean}[]} items asked for at each opening
 * @param {string} [test]
 */
export function popup(name, items, test = 'more') {
  const opener = iconButton('⋯', name, () => (opener.getAttribute('aria-expanded') === 'true' ? close(true) : open()), {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    test,
  });
  const box = el('div', { class: 'popup' }, opener);
  let watching = new AbortController();

  function close(back) {
    watching.abort();
    box.querySelector('[role=menu]')?.remove();
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  }

  function open() {
    const entries = items().map((item) => entry(item, close));
    box.append(el('div', { role: 'menu', 'aria-label': name, on: { keydown: (event) => move(event, close) } }, entries));
    opener.setAttribute('aria-expanded', 'true');
    entries.find(({ disabled }) => !disabled)?.focus();
    watching = new AbortController();
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (!box.contains(event.target)) close(false);
      },
      { signal: watching.signal },
    );
  }

  return box;
}

function entry({ label, act, test, disabled }, close) {
  const click = () => {
    close(true);
    act();
  };
  return el('button', { type: 'button', role: 'menuitem', tabindex: '-1', disabled, test, on: { click } }, label);
}

function move(event, close) {
  const all = [...event.currentTarget.querySelectorAll('[role=menuitem]:not([disabled])')];
  const here = all.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) all[(here + step + all.length) % all.length].focus();
  else if (event.key === 'Home') all[0].focus();
  else if (event.key === 'End') all.at(-1).focus();
  else if (event.key === 'Escape') close(true);
  else if (event.key === 'Tab') close(false);
  else return;
  event.stopPropagation();
  if (event.key !== 'Tab') event.preventDefault();
}
