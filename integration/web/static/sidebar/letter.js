/** The letter as it will be sent, built from allowed tags only, with a mark where the review found something. */

const TAGS = new Set(['P', 'BR', 'STRONG', 'EM', 'B', 'I', 'UL', 'OL', 'LI', 'A', 'BLOCKQUOTE', 'BDI', 'SPAN', 'DIV']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT', 'TITLE', 'TEXTAREA']);
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/**
 * @param {HTMLElement} place
 * @param {{html: string}} letter
 * @param {{level: string, sentence: string, message: string}[]} findings
 */
export function drawLetter(place, letter, findings) {
  const scroll = place.scrollTop;
  const parsed = new DOMParser().parseFromString(letter.html, 'text/html');
  place.replaceChildren(...copies(parsed.body));
  for (const finding of findings) markSentence(place, finding);
  place.scrollTop = scroll;
}

/** New nodes of ours for the old ones; attributes other than a link's address and the direction are left behind. */
function copies(parent) {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) return [];
    if (!TAGS.has(node.tagName)) return copies(node);
    const copy = document.createElement(node.tagName);
    const href = node.getAttribute('href') ?? '';
    if (node.tagName === 'A' && SAFE_LINK.test(href)) {
      Object.assign(copy, { href, target: '_blank', rel: 'noopener noreferrer' });
    }
    if (['ltr', 'rtl', 'auto'].includes(node.getAttribute('dir'))) copy.dir = node.getAttribute('dir');
    copy.append(...copies(node));
    return [copy];
  });
}

function markSentence(place, { sentence, level, message }) {
  const wanted = squeeze(sentence);
  if (!wanted || level === 'hint') return;
  const block = [...place.querySelectorAll('p, li')].find((each) => squeeze(each.textContent).includes(wanted));
  if (!block) return;
  block.classList.add('marked', level);
  block.title = message;
}

/**
 * The findings in plain sentences, errors first.
 * @param {HTMLElement} list
 * @param {{level: string, message: string, suggestion: string, rule: string}[]} findings
 */
export function drawFindings(list, findings) {
  list.replaceChildren(
    ...findings.map((finding) => {
      const item = document.createElement('li');
      item.className = finding.level;
      item.dataset.rule = finding.rule;
      item.append(kind(finding.level), finding.message);
      if (finding.suggestion) item.append(' ', finding.suggestion);
      return item;
    }),
  );
  list.hidden = findings.length === 0;
}

function kind(level) {
  const word = document.createElement('strong');
  word.textContent = { error: 'Must change: ', warning: 'Check: ', hint: 'Tip: ' }[level];
  return word;
}

/**
 * Copy the letter, formatted where the browser lets a frame do so.
 * @param {HTMLElement} place the drawn letter
 * @param {{html: string, text: string}} letter
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function copyLetter(place, letter) {
  try {
    const kinds = { 'text/html': letter.html, 'text/plain': letter.text };
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // Frames of another site may not use the clipboard, but the agent's own copy command works.
    getSelection()?.selectAllChildren(place);
    const copied = document.execCommand('copy');
    if (copied) getSelection()?.removeAllRanges();
    return copied;
  }
}

function squeeze(text) {
  return text.replace(/\s+/g, ' ').trim();
}
