"""What Zendesk does to the text of a comment: HTML is sanitised, Markdown understood, plain text derived."""

import html
import re
from html.parser import HTMLParser

import nh3

_BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul"}
_INLINE = {"a", "b", "br", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup", "u"}
_IN_TABLES = {"tbody", "td", "tfoot", "th", "thead"}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
}
_DIRECTED = {tag: {"dir"} for tag in ("p", "div", "ul", "ol", "li", "blockquote")}
_SCHEMES = {"http", "https", "mailto", "tel"}
_PARAGRAPH_WITHOUT_DIR = re.compile(r"<p(?=[ >])(?![^>]*\bdir=)")
_STRONG = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(\S(?:[^*]*?\S)?)\*(?![\w*])")


def sanitised(source: str) -> str:
    """Reduce HTML to what a stored comment may hold; every paragraph gets `dir="auto"` unless it says otherwise."""
    clean = nh3.clean(
        source,
        tags=_BLOCKS | _INLINE | _IN_TABLES,
        attributes=_ATTRIBUTES | _DIRECTED,
        url_schemes=_SCHEMES,
        link_rel="noreferrer",
    )
    return _PARAGRAPH_WITHOUT_DIR.sub('<p dir="auto"', clean)


def wrapped(html_body: str) -> str:
    return f'<div class="zd-comment" dir="auto">{html_body}</div>'


def html_from_text(text: str) -> str:
    """Lay plain text out: blank lines part paragraphs, single line ends become breaks."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip("\n"))
    return "".join(f'<p dir="auto">{_lines(each)}</p>' for each in paragraphs if each.strip())


def html_from_markdown(body: str) -> str:
    """Lay a `body` out as the API does: plain text in which `**strong**` and `*emphasis*` mean something."""
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", html_from_text(body)))


def text_from_html(html_body: str) -> str:
    """The words of a comment, blocks apart by a blank line."""
    reader = _TextReader()
    reader.feed(html_body)
    reader.close()
    lines = [line.strip(" \t") for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def plain_from_html(html_body: str) -> str:
    """`plain_body` with its known flaws: hard spaces stay entities, and a line end is followed by a stray space."""
    return text_from_html(html_body).replace("\xa0", "&nbsp;").replace("\n\n", "\n\n ")


def _lines(paragraph: str) -> str:
    return "<br>".join(html.escape(line, quote=False) for line in paragraph.split("\n"))


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self.parts.append("\n\n" if tag not in {"li", "tr"} else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n" if tag not in {"li", "tr"} else "\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"[ \t\r\n]+", " ", data))
