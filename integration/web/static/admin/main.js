/** The admin pages: starts, finds the page that the address names, and minds what is not saved. */

import { followScheme } from '../sidebar/desk.js';
import { showBar } from './bar.js';
import { announce, ask } from './dialogs.js';
import { draft } from './draft.js';
import { el, failure, fill } from './elements.js';
import { keeper } from './keeping.js';
import { signIn } from './server.js';

const MENU = [
  [
    'Remedies and letters',
    [
      ['policy', 'Policy'],
      ['settings', 'Settings and limits'],
      ['try', 'Try it'],
      ['backtest', 'Backtest'],
      ['versions', 'Versions'],
      ['letters', 'Letters'],
      ['macros', 'Native macros'],
    ],
  ],
  [
    'Set-up',
    [
      ['contacts', 'Contacts'],
      ['fields', 'Fields'],
      ['types', 'Complaint types'],
      ['codes', 'Codes'],
      ['auto-draft', 'Auto-draft'],
    ],
  ],
  [
    'Every day',
    [
      ['approvals', 'Approvals'],
      ['inbox', 'Inbox'],
      ['activity', 'Activity'],
    ],
  ],
];
/** Addresses and the modules that show them; `:name` is a part that the page is told. */
const ROUTES = [
  ['policy', () => import('./policy.js')],
  ['policy/rule/:id', () => import('./rule.js')],
  ['settings', () => import('./settings.js')],
  ['try', () => import('./try.js')],
  ['versions', () => import('./versions.js')],
  ['versions/:number', () => import('./version.js')],
  ['backtest', () => import('./backtest.js')],
  ['backtest/:id', () => import('./backtest.js')],
  ['letters', () => import('./letters.js')],
  ['letters/:locale/:name', () => import('./letter.js')],
  ['macros', () => import('./macros.js')],
  ['contacts', () => import('./contacts.js')],
  ['fields', () => import('./fields.js')],
  ['types', () => import('./types.js')],
  ['types/:type', () => import('./types.js')],
  ['codes', () => import('./codes.js')],
  ['auto-draft', () => import('./auto_draft.js')],
  ['inbox', () => import('./inbox.js')],
  ['approvals', () => import('./approvals.js')],
  ['activity', () => import('./activity.js')],
];
const HOME = '#/policy';

const page = document.getElementById('page');
const menu = document.getElementById('menu');
let here = '';
let turn = 0;
let tidy = () => undefined;

/** The module and the parts of an address such as `#/policy/rule/late?at=rules[0].name`. */
function routed(hash) {
  const [path, query = ''] = hash.replace(/^#\//, '').split('?');
  const parts = path.split('/').map(decodeURIComponent);
  for (const [pattern, load] of ROUTES) {
    const wanted = pattern.split('/');
    const fits = wanted.length === parts.length && wanted.every((each, place) => each.startsWith(':') || each === parts[place]);
    if (!fits) continue;
    const named = wanted.flatMap((each, place) => (each.startsWith(':') ? [[each.slice(1), parts[place]]] : []));
    return { load, params: { ...Object.fromEntries(named), ...Object.fromEntries(new URLSearchParams(query)) } };
  }
  return null;
}

async function arrive() {
  const hash = location.hash || HOME;
  if (hash === here) return;
  if (draft.keeping) await draft.settled();
  if (keeper().unsaved && here) {
    // The address is put back until the admin has decided; a browser has no other way to hold a step back.
    history.replaceState(null, '', here);
    if (!(await mayLeave())) return;
    history.replaceState(null, '', hash);
  }
  await show(hash);
}

async function mayLeave() {
  const answer = await ask({
    title: 'Leave without saving?',
    body: el('p', {}, 'You have changes on this page that are not saved.'),
    answers: [
      { name: 'leave', label: 'Leave without saving' },
      { name: 'save', label: 'Save and go on', primary: true },
    ],
  });
  if (answer === 'save') return keeper().saveAndTell();
  if (answer === 'leave') keeper().discard();
  return answer === 'leave';
}

async function show(hash) {
  const route = routed(hash) ?? routed(HOME);
  here = hash;
  turn += 1;
  const mine = turn;
  tidy();
  tidy = () => undefined;
  mark(hash);
  draft.renew();
  const root = el('div', { class: 'page', data: { page: hash.split('?')[0] } });
  page.replaceChildren(root);
  document.getElementById('choices').replaceChildren();
  scrollTo(0, 0);
  try {
    const module = await route.load();
    if (mine !== turn) return;
    const after = await module.show(root, route.params);
    if (mine !== turn) after?.();
    else tidy = after ?? tidy;
  } catch (error) {
    reportError(error);
    if (mine === turn) root.replaceChildren(failure(error, () => show(hash)));
  }
  if (mine === turn) greet(root);
}

/** Whoever listens hears where they are, and the keyboard starts at the top of the page. */
function greet(root) {
  const title = root.querySelector('h1');
  document.title = title ? `${title.textContent} · Amends` : 'Amends';
  if (!root.contains(document.activeElement)) title?.focus({ preventScroll: true });
}

function mark(hash) {
  const part = hash.replace(/^#\//, '').split(/[/?]/)[0];
  for (const link of menu.querySelectorAll('a')) {
    if (link.dataset.part === part) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const current = menu.querySelector('[aria-current]');
  document.getElementById('menu-button').firstElementChild.textContent = current?.textContent ?? 'Menu';
  fold(true);
}

/** On a narrow page the menu hides behind its button. */
function fold(closed) {
  menu.classList.toggle('open', !closed);
  document.getElementById('menu-button').setAttribute('aria-expanded', String(!closed));
}

function drawMenu() {
  menu.replaceChildren(
    ...MENU.map(([title, links]) =>
      el(
        'div',
        {},
        el('h2', { text: title }),
        el(
          'ul',
          {},
          links.map(([part, label]) => el('li', {}, el('a', { href: `#/${part}`, data: { part }, test: `to-${part}` }, label))),
        ),
      ),
    ),
  );
  document.getElementById('menu-button').addEventListener('click', () => fold(menu.classList.contains('open')));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    fold(true);
    document.getElementById('menu-button').focus();
  });
}

function watch() {
  addEventListener('hashchange', arrive);
  addEventListener('beforeunload', (event) => {
    if (keeper().unsaved) event.preventDefault();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (keeper().unsaved) keeper().saveAndTell();
  });
}

function start(client) {
  signIn(JSON.parse(document.getElementById('boot').textContent));
  followScheme(client);
  drawMenu();
  document.getElementById('skip').addEventListener('click', () => page.querySelector('h1')?.focus());
  const first = el('div');
  page.replaceChildren(first);
  return fill(
    first,
    () => draft.load(),
    () => {
      const bar = document.getElementById('bar');
      bar.hidden = false;
      showBar(bar);
      watch();
      show(location.hash || HOME);
      // A deep link of Zendesk, such as /agent/apps/amends/approvals, names one of our pages.
      client.on('app.route.changed', ({ appRoute = '' } = {}) => {
        if (appRoute.length > 1) location.hash = `#${appRoute}`;
      });
      return [];
    },
    'Reading the policy. This takes longer than usual.',
  );
}

const zaf = window.ZAFClient;
const client = zaf ? zaf.init() : false;
if (client) {
  start(client);
} else {
  const why = zaf ? 'Amends was opened outside of Zendesk.' : "Zendesk's part of this page did not load.";
  page.replaceChildren(failure({ words: `${why} Open it from Zendesk's navigation bar.` }));
  announce(why);
}
