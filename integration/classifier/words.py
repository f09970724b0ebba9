"""Cuts a message into the terms the classifier knows: words, pairs of neighbours, and stand-ins for numbers and links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_READ = 20_000  # characters; a complaint is made long before that, and time must not grow with a pasted log
LONGEST_WORD = 30

_PATTERN = re.compile(
    r"(?P<link>https?://\S+|www\.\S+)"
    r"|(?P<mail><email>|[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<phone><phone>)"
    r"|(?P<handle>@\w+)"
    r"|(?P<money>[$£€₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€₹]|(?:usd|eur|gbp|dollars?|euros?|pounds?|quid|rs)\b)|\{\$[\d.,]+\})"
    r"|(?P<hidden>\b[Xx]{2,}[Xx/]*)"
    r"|(?P<digits>#?\w*\d[\w/-]*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<stop>[.!?\n;…]+)"
    r"|(?P<sign>[\u2600-\u27bf\U0001f300-\U0001faff])",
    re.IGNORECASE,
)
_STAND_INS = {
    "link": "<link>",
    "mail": "<mail>",
    "phone": "<phone>",
    "handle": "<handle>",
    "money": "<money>",
    "hidden": "<ref>",
}
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")


class Word(NamedTuple):
    """One word as the model knows it, and the half-open offsets where it stands in the message."""

    form: str
    start: int
    end: int
    sentence: int


def words(text: str) -> Iterator[Word]:
    """The words of the first `LONGEST_READ` characters, in order, with the number of the sentence they are in."""
    sentence = 0
    for match in _PATTERN.finditer(text, 0, LONGEST_READ):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "word":
            yield Word(_plain(match.group()), start, end, sentence)
        elif kind == "stop":
            mark = match.group()
            if "?" in mark:
                yield Word("?", start, end, sentence)
            elif "!" in mark:
                yield Word("!", start, end, sentence)
            sentence += 1
        elif kind == "digits":
            yield Word(_number(match.group()), start, end, sentence)
        else:
            yield Word(_STAND_INS.get(kind) or match.group(), start, end, sentence)


def _plain(word: str) -> str:
    lowered = word[:LONGEST_WORD].lower().replace("’", "'")
    return _DRAWN_OUT.sub(r"\1\1", lowered)


def _number(written: str) -> str:
    if not written.isdecimal():
        return "<ref>"
    return "<few>" if len(written) <= 2 else "<number>"
