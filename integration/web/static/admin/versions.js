/** Every policy that was ever live; and the way out of Amends and back in, as YAML. */

import { offerCopy } from './conflict.js';
import { ask, toast } from './dialogs.js';
import { draft } from './draft.js';
import { button, el, field, fill, heading, moment, table, textarea } from './elements.js';
import { get, getText, post } from './server.js';

const CONFLICT = 409;

/** @param {HTMLElement} root */
export async function show(root) {
  const list = el('div');
  const load = () =>
    fill(
      list,
      () => get('/admin/policy/versions'),
      ({ versions }) => rows(versions),
    );
  root.append(
    heading('Versions', {
      words: 'Every policy that was live, newest first. Letters remember the version they were written by.',
    }),
    list,
    exporting(),
    importing(),
  );
  await load();
  return draft.on((event) => {
    if (event === 'replaced') load();
  });
}

function rows(versions) {
  return table({
    caption: 'Versions of the policy',
    test: 'versions',
    rows: versions,
    columns: [
      {
        label: 'Version',
        header: true,
        cell: (line) =>
          [
            el('a', { href: `#/versions/${line.number}`, test: `version-${line.number}` }, `Version ${line.number}`),
            line.live ? [' ', el('span', { class: 'pill live' }, 'Live')] : [],
          ].flat(),
      },
      { label: 'Published', cell: (line) => moment(line.published_at) },
      { label: 'By', cell: (line) => line.published_by },
      { label: 'Note', cell: (line) => line.note },
    ],
  });
}

function exporting() {
  const take = async (which, deed) => {
    try {
      await deed(await getText(`/admin/policy/export?which=${which}`));
    } catch (error) {
      if (!error.words) reportError(error);
      toast(error.words ?? 'Something broke in Amends.');
    }
  };
  const file = (which) => () => take(which, (text) => download(`amends-policy-${which}.yaml`, text));
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Export' }),
    el('p', { class: 'quiet' }, 'As YAML, for your own records, for review, or for another account.'),
    el(
      'div',
      { class: 'row start' },
      button('Download what is live', file('live'), { test: 'export-live' }),
      button('Download the draft', file('draft'), { test: 'export-draft' }),
      button(
        'Show the draft to copy',
        () => take('draft', (text) => offerCopy(text, 'The draft as YAML', 'Where there is no draft, this is what is live.')),
        { class: 'c-btn--basic', test: 'export-copy' },
      ),
    ),
  );
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function importing() {
  const area = textarea('', () => undefined, {
    rows: 8,
    class: 'c-field__input c-field__input--area code',
    test: 'import-yaml',
    spellcheck: 'false',
  });
  const told = el('div', { role: 'alert', test: 'import-problems' });
  const file = el('input', {
    type: 'file',
    accept: '.yaml,.yml,.json,text/yaml,application/yaml,application/json',
    'aria-label': 'A file with a policy',
    test: 'import-file',
    on: {
      change: async () => {
        if (file.files[0]) area.value = await file.files[0].text();
      },
    },
  });
  const begin = button(
    'Import as draft',
    async () => {
      told.replaceChildren();
      if (!area.value.trim()) return told.replaceChildren(remark('Paste a policy or choose a file first.'));
      begin.disabled = true;
      const problems = await bringIn(area.value).catch((error) => refused(error));
      begin.disabled = false;
      if (problems) return told.replaceChildren(...problems);
      area.value = '';
      return undefined;
    },
    { test: 'import' },
  );
  return el(
    'section',
    { class: 'section' },
    el('h2', { text: 'Import' }),
    el(
      'p',
      { class: 'quiet' },
      'It becomes the draft, so nothing is live before you publish. Conditions may name ticket fields by their titles, as field:Order value.',
    ),
    field({ label: 'A policy as YAML', control: area }),
    el('div', { class: 'row start' }, file, begin),
    told,
  );
}

const remark = (words, path = '') => el('p', { class: 'remark error' }, path && el('code', {}, `${path} `), words);

function refused(error) {
  if (error.problems?.length)
    return [el('p', {}, 'The policy was not imported:'), ...error.problems.map(({ path, words }) => remark(words, path))];
  if (!error.words) reportError(error);
  return [remark(error.words ?? 'Something broke in Amends. Nothing was imported.')];
}

/** Nothing comes back where it was imported, or where the admin thought better of it. */
async function bringIn(yaml) {
  if (draft.state.draft && !(await overDraft(draft.state))) return undefined;
  try {
    draft.use(await post('/admin/policy/import', { revision: draft.revision, yaml }));
  } catch (error) {
    if (error.status !== CONFLICT || !error.told.current) throw error;
    draft.use(error.told.current);
    return [
      remark(`${draft.state.draft?.changed_by ?? 'Another admin'} changed the draft meanwhile. Look at it, then import again.`),
    ];
  }
  toast('Imported as the draft. It is not live yet.');
  return undefined;
}

function overDraft({ changes, draft: { changed_by: by } }) {
  return ask({
    title: 'Import over the draft?',
    wide: true,
    body: [
      el('p', {}, `There is a draft, last changed by ${by}. What it changes is lost:`),
      el(
        'ul',
        { class: 'bullets' },
        changes.map((words) => el('li', {}, words)),
      ),
    ],
    answers: [{ name: 'import', label: 'Import over it', danger: true }],
  });
}
