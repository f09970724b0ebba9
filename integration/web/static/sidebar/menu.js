/** The ⋯ menu: opens below its button, moves with the arrow keys, closes with Escape or a click elsewhere. */

/**
 * @param {HTMLButtonElement} opener
 * @param {HTMLElement} menu
 */
export function menuButton(opener, menu) {
  const items = () => [...menu.querySelectorAll('[role=menuitem]:not([disabled])')];
  const close = (back) => {
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  };
  const open = () => {
    menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    items()[0]?.focus();
  };
  opener.addEventListener('click', () => (menu.hidden ? open() : close(true)));
  menu.addEventListener('click', () => close(true));
  menu.addEventListener('keydown', (event) => {
    const all = items();
    const here = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) all[(here + step + all.length) % all.length]?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') close(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !opener.contains(event.target)) close(false);
  });
}
