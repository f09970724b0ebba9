"""Turns what arrived, HTML or not, into plain text: entities resolved, encodings repaired, invisible tricks removed."""

import re
from collections.abc import Iterator
from itertools import islice

from ftfy import fix_encoding
from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST_HTML = 100_000
LONGEST_TEXT = 20_000
MOST_NODES = 20_000

LINE_TAGS = frozenset(
    [
        "address", "article", "aside", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
    ]
)  # fmt: skip
SILENT_TAGS = frozenset(
    [
        "base", "blockquote", "button", "embed", "head", "iframe", "input", "link", "math", "meta", "noscript",
        "object", "script", "select", "style", "svg", "template", "textarea", "title",
    ]
)  # fmt: skip
# Containers in which mail programs put what they quote: Gmail, Outlook, Yahoo, Thunderbird, ProtonMail, Zendesk.
QUOTE_MARKS = re.compile(
    r"gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|divRplyFwdMsg|appendonsend"
    r"|OLK_SRC_BODY_SECTION|gmail_signature|zd-quote",
    re.IGNORECASE,
)
MOJIBAKE = re.compile(r"[ÃÂâÅÄ][\x80-\xbf€\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a™]")
SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
# Between these marks text is shown backwards: what was seen and what is stored differ, and neither can be trusted.
OVERRIDDEN = re.compile(r"[\u202d\u202e][^\u202c\n]*\u202c?")
DISTRUSTED = "\ufffd"  # stands where such text stood; no fact and no name can hold it
# Zero-width joiners stay, Persian and emoji need them; they are nowhere part of a fact.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Stands for "a new line, if there is none yet" while a page is walked; it cannot occur in cleaned input.
LINE = "\x1e"
OPENINGS = {"p": f"{LINE}\n", "br": "\n", "td": " ", "th": " "}
LINES = re.compile(f" *{LINE}[{LINE} ]*")
EMPTY_LINES = re.compile(r"\n{3,}")


def plain_text(body: str, *, is_html: bool) -> str:
    """The text of a message, at most `LONGEST_TEXT` characters; lines are stripped, at most one in a row is empty."""
    text = _from_html(body[:LONGEST_HTML]) if is_html else body[:LONGEST_HTML]
    return clean(text)[:LONGEST_TEXT].rstrip()


def clean(text: str) -> str:
    """Repairs the encoding, removes control, bidi and tag characters, blanks what was made to be shown reversed."""
    if not text.isascii() and MOJIBAKE.search(text):
        text = fix_encoding(text)
    text = INVISIBLE.sub("", OVERRIDDEN.sub(DISTRUSTED, BREAKS.sub("\n", text)))
    text = SPACES.sub(" ", text)
    return EMPTY_LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def one_line(text: str, longest: int) -> str:
    """A subject or a name on one line, cleaned and cut."""
    return " ".join(clean(text[: longest * 4]).split())[:longest].rstrip()


def _from_html(html: str) -> str:
    # Outside <pre> a line break in the source is a space to the reader.
    source = html if "<pre" in html.lower() else " ".join(html.split())
    body = LexborHTMLParser(CONTROLS.sub("", source)).body
    return LINES.sub("\n", "".join(islice(_pieces(body), MOST_NODES))) if body is not None else ""


def _pieces(root: LexborNode) -> Iterator[str]:
    """Walks the tree without touching it and without recursion, so that neither depth nor size can hurt."""
    open_nodes = [(root.iter(include_text=True), False)]
    while open_nodes:
        children, is_line = open_nodes[-1]
        node = next(children, None)
        if node is None:
            open_nodes.pop()
            yield LINE if is_line else ""
        elif node.is_text_node:
            yield node.text_content or ""
        elif node.tag not in SILENT_TAGS and not _is_quote(node):
            on_own_line = node.tag in LINE_TAGS
            yield OPENINGS.get(node.tag or "", LINE if on_own_line else "")
            open_nodes.append((node.iter(include_text=True), on_own_line and node.tag != "br"))


def _is_quote(node: LexborNode) -> bool:
    marks = node.attributes
    return bool(marks) and bool(QUOTE_MARKS.search(f"{marks.get('class') or ''} {marks.get('id') or ''}"))
