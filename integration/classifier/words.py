"""Cuts a message into terms: words, pairs of neighbours, and stand-ins for numbers and links."""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_READ = 20_000  # characters; a complaint is made long before that, and time must not grow with a pasted log
PIECE_BUCKETS = 1 << 15

_LONGEST_WORD = 30
# Plain words come first: they are nine in ten, and the pattern is tried in order.
_PATTERN = re.compile(
    r"(?P<word>(?!www\.|https?:|[Xx]{2})[a-zA-Z]+(?:['\u2019][a-zA-Z]+)*(?![\w@/\u2019'-]|\.\w))"
    r"|(?P<link>https?://\S+|www\.\S+)"
    r"|(?P<mail><email>|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+)"
    r"|(?P<phone><phone>)"
    r"|(?P<handle>@\w+)"
    r"|(?P<money>[$£€₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€₹]|(?:usd|eur|gbp|dollars?|euros?|pounds?|quid|rs)\b))"
    r"|(?P<hidden>\b[Xx]{2}[Xx/]*)"
    r"|(?P<digits>#?[^\W\d_]{0,12}\d[\w/-]*)"
    r"|(?P<other>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)"
    r"|(?P<stop>[.!?\n;…]+)"
    r"|(?P<sign>[\u2600-\u27bf\U0001f300-\U0001faff])",
)
_STAND_INS = {
    "link": "<link>",
    "mail": "<mail>",
    "phone": "<phone>",
    "handle": "<handle>",
    "money": "<money>",
    "hidden": "<ref>",
}
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


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
        if kind in {"word", "other"}:
            yield Word(_plain(match.group()), start, end, sentence)
        elif kind == "stop":
            mark = next((sign for sign in "?!" if sign in match.group()), "")
            if mark:
                yield Word(mark, start, end, sentence)
            sentence += 1
        elif kind == "digits":
            yield Word(_number(match.group()), start, end, sentence)
        else:
            yield Word(_STAND_INS.get(kind) or match.group(), start, end, sentence)


def terms(found: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """Each word and each pair of neighbours in a sentence, with the first and the last word it is made of."""
    for place, word in enumerate(found):
        yield word.form, place, place
    for place in range(1, len(found)):
        if found[place - 1].sentence == found[place].sentence:
            yield f"{found[place - 1].form} {found[place].form}", place - 1, place


def pieces(word: str) -> list[int]:
    """The hashed runs of three to five letters a word is made of: what is left to know of a misspelt word."""
    framed = f"<{word}>".encode()
    return [
        zlib.crc32(framed[start : start + length]) % PIECE_BUCKETS
        for length in (3, 4, 5)
        for start in range(len(framed) - length + 1)
    ]


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    lowered = word[:_LONGEST_WORD].lower()
    if "\u2019" in lowered:
        lowered = lowered.replace("\u2019", "'")
    return _DRAWN_OUT.sub(r"\1\1", lowered)


def _number(written: str) -> str:
    if not written.isdecimal():
        return "<ref>"
    return "<few>" if len(written) <= 2 else "<number>"
