"""Paragraphs to what is sent: the HTML Zendesk's editor keeps, and plain text that says the same."""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import nh3

from integration.apology.letter import Paragraph

# What survives the editor of every Zendesk (platform §2.5); direction is left to Zendesk, so any script reads well.
TAGS = frozenset({"p", "br", "strong", "em", "ol", "ul", "li", "a"})


def to_html(paragraphs: Sequence[Paragraph]) -> str:
    """Everything is escaped here, at the last moment; the sanitiser behind it should find nothing to do."""
    return sanitised("".join(_html_block(block) for block in _joined(paragraphs)))


def to_text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n\n".join(_text_block(block) for block in _joined(paragraphs))


def sanitised(markup: str) -> str:
    return nh3.clean(markup, tags=set(TAGS), attributes={"a": {"href"}}, url_schemes={"https", "mailto"})


def _joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs as a reader sees them: those that carry on the one before them become part of it."""
    block: Paragraph | None = None
    for paragraph in paragraphs:
        if block is not None and paragraph.continues and not block.items:
            text = f"{block.text} {paragraph.text}".strip()
            block = replace(block, text=text, items=paragraph.items, ordered=paragraph.ordered)
            continue
        if block is not None:
            yield block
        block = paragraph
    if block is not None:
        yield block


def _html_block(block: Paragraph) -> str:
    text = f"<p>{_escaped(block.text).replace(chr(10), '<br>')}</p>" if block.text else ""
    if not block.items:
        return text
    tag = "ol" if block.ordered else "ul"
    return f"{text}<{tag}>{''.join(f'<li>{_escaped(item)}</li>' for item in block.items)}</{tag}>"


def _text_block(block: Paragraph) -> str:
    lines = [f"{number}. {item}" if block.ordered else f"- {item}" for number, item in enumerate(block.items, start=1)]
    return "\n\n".join(filter(None, [block.text, "\n".join(lines)]))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
