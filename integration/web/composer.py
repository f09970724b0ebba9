"""What stands in Zendesk's composer, as the plain text that a letter has: the way back from `rendering/markup.py`."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset({"p", "div", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
_LINES = frozenset({"li", "tr"})
_SILENT = frozenset({"script", "style", "template", "head", "title", "textarea", "select", "iframe", "object", "svg"})
# Signs that cannot stand in what was typed, so that they can stand for where a block or a line begins and ends.
_BLOCK, _LINE = "\x1d", "\x1e"
_UNTYPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY = re.compile(r"\n{3,}")


def text_of(composed: str, *, rich: bool) -> str:
    """The words of a reply as the customer will read them, with an empty line between paragraphs.

    A plain composer holds text already; only its line ends and spaces are made ours.
    """
    if not rich:
        return _tidy(_UNTYPED.sub("", composed.replace("\r\n", "\n").replace("\r", "\n")))
    root = LexborHTMLParser(_UNTYPED.sub("", composed)).body
    marked = "".join(_pieces(root)) if root is not None else ""
    blocks = (_filled(block.split(_LINE), "\n") for block in marked.split(_BLOCK))
    return _tidy(_filled(blocks, "\n\n"))


def _filled(parts: Iterable[str], between: str) -> str:
    return between.join(stripped for part in parts if (stripped := part.strip(" \n")))


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _EMPTY.sub("\n\n", "\n".join(lines)).strip()


def _pieces(root: LexborNode) -> Iterator[str]:
    """Walks the tree without recursion, so that no depth can hurt."""
    open_nodes = [(root, root.iter(include_text=True), "")]
    items: dict[int, int] = {}
    while open_nodes:
        parent, children, edge = open_nodes[-1]
        child = next(children, None)
        if child is None:
            open_nodes.pop()
            yield edge
        elif child.is_text_node:
            # A line break in the source of a page is a space to its reader.
            yield (child.text_content or "").replace("\n", " ")
        elif child.tag == "br":
            yield "\n"
        elif child.tag not in _SILENT:
            tag = child.tag or ""
            edge = _edge(tag, parent.tag or "")
            yield edge
            if tag == "li":
                items[len(open_nodes)] = number = items.get(len(open_nodes), 0) + 1
                yield f"{number}. " if parent.tag == "ol" else "- "
            elif tag in ("ol", "ul"):
                items[len(open_nodes) + 1] = 0
            open_nodes.append((child, child.iter(include_text=True), edge))


def _edge(tag: str, around: str) -> str:
    """What begins and ends this: some editors put a paragraph into every item of a list."""
    if tag in _BLOCKS:
        return " " if around == "li" and tag == "p" else _BLOCK
    return _LINE if tag in _LINES else ""
