/** The editor's text: what may stand in it, and its plain form (platform §2.5). */

import { make } from "../shell/dom.js";

const KEPT = new Set(["P", "BR", "STRONG", "EM", "UL", "OL", "LI", "A", "BLOCKQUOTE"]);
const RENAMED = { B: "STRONG", I: "EM", DIV: "P", H1: "P", H2: "P", H3: "P", H4: "P", H5: "P", H6: "P" };
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH", "NOSCRIPT", "TITLE"]);
const BLOCKS = new Set(["P", "UL", "OL", "BLOCKQUOTE"]);
const LINK = /^(https?:|mailto:|tel:)/i;

/** Parse HTML where nothing runs or loads, and keep only what the editor knows; styles and handlers are lost. */
export function inertFragment(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  for (const child of parsed.body.childNodes) fragment.append(...cleaned(child));
  return fragment;
}

function cleaned(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) return [];
  const children = [...node.childNodes].flatMap(cleaned);
  const name = RENAMED[node.tagName] ?? node.tagName;
  // a <div> around paragraphs is only a wrapper: a paragraph cannot hold paragraphs
  if (!KEPT.has(name) || (name === "P" && children.some(isBlock))) return children;
  const element = make(name.toLowerCase());
  if (name === "A" && LINK.test(node.getAttribute("href") ?? "")) {
    element.setAttribute("href", node.getAttribute("href"));
  }
  element.append(...children);
  return [element];
}

export const isBlock = (node) => BLOCKS.has(node.tagName);

/** The editor's HTML as an app reads it: clean, loose words in paragraphs, the empty string when nothing is there. */
export function tidy(html) {
  const holder = make("div");
  let loose = null;
  for (const child of [...inertFragment(html).childNodes]) {
    if (isBlock(child)) {
      loose = null;
      holder.append(child);
    } else if (loose || child.textContent.trim() || child.nodeName === "BR") {
      loose ??= holder.appendChild(make("p"));
      loose.append(child);
    }
  }
  return holder.textContent.trim() ? holder.innerHTML : "";
}

/** Plain text as paragraphs: blank lines part them, single line ends are breaks. */
export function htmlFromPlain(text) {
  const holder = make("div");
  for (const part of text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n+/)) {
    if (!part.trim()) continue;
    const lines = part.split("\n").flatMap((line, place) => (place ? [make("br"), line] : [line]));
    holder.append(make("p", {}, ...lines));
  }
  return holder.innerHTML;
}

/** The Markdown that comments know: paragraphs, `**strong**` and `*emphasis*`. */
export function htmlFromMarkdown(text) {
  const strong = htmlFromPlain(text).replace(/\*\*(\S(?:.*?\S)?)\*\*/g, "<strong>$1</strong>");
  return strong.replace(/\*(\S(?:[^*<]*?\S)?)\*/g, "<em>$1</em>");
}

/** HTML brought down to text, with the marks that messaging channels understand. */
export function plainFromHtml(html) {
  return [...inertFragment(html).childNodes].map(plain).join("").replace(/\n{3,}/g, "\n\n").trim();
}

function plain(node, place = 0, siblings = []) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  const inside = [...node.childNodes].map((child, at, all) => plain(child, at, all)).join("");
  switch (node.tagName) {
    case "BR": return "\n";
    case "P": return `${inside.trim()}\n\n`;
    case "STRONG": return `*${inside}*`;
    case "EM": return `_${inside}_`;
    case "A": return linkText(node, inside);
    case "LI": return `${node.parentNode.tagName === "OL" ? `${itemNumber(node, siblings)}.` : "-"} ${inside.trim()}\n`;
    case "UL":
    case "OL": return `${inside}\n`;
    case "BLOCKQUOTE": return `${inside.trim().replace(/^/gm, "> ")}\n\n`;
    default: return inside;
  }
}

const itemNumber = (item, siblings) => siblings.filter((each) => each.tagName === "LI").indexOf(item) + 1;

function linkText(node, inside) {
  const href = node.getAttribute("href");
  return !href || href === inside || href === `mailto:${inside}` ? inside : `${inside} (${href})`;
}
