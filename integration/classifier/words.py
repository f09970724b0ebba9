"""Cuts a message into terms: words, pairs of neighbours, and stand-ins for numbers and links."""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

LONGEST_READ = 12_000  # characters; a complaint is made long before that, and time must not grow with a pasted log
PIECE_BUCKETS = 1 << 15

_MOST_WORDS = 1_000  # a letter of three pages; lists of single letters have more in as many characters
_LONGEST_WORD = 30
_USUAL = 40  # characters of a chunk; a longer one is not worth remembering
# Plain words come first: they are nine in ten, and the pattern is tried in order.
_PATTERN = re.compile(
    r"(?P<word>(?!www\.|https?:|[Xx]{2})[a-zA-Z]+(?:['\u2019][a-zA-Z]+)*(?![\w@/\u2019'-]|\.\w))"
    r"|(?P<link>https?://\S+|www\.\S+)"
    r"|(?P<mail><email>|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+)"
    r"|(?P<phone><phone>)"
    r"|(?P<handle>@\w+)"
    r"|(?P<money>[$£€₹]\d[\d.,]*|\d[\d.,]*(?:[$£€₹]|(?:usd|eur|gbp|dollars?|euros?|pounds?|quid|rs)\b))"
    r"|(?P<hidden>\b[Xx]{2}[Xx/]*)"
    r"|(?P<digits>#?[^\W\d_]{0,12}\d[\w/-]*)"
    r"|(?P<other>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)"
    r"|(?P<stop>[.!?;…]+)"
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
_made = tuple.__new__  # what Word(...) does within, in half the time: every word of every ticket is made here
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Word(NamedTuple):
    """One word as the model knows it, and the half-open offsets where it stands in the message."""

    form: str
    start: int
    end: int
    sentence: int


def words(text: str) -> Iterator[Word]:
    """The first words of the first `LONGEST_READ` characters, in order, with the number of the sentence they are in."""
    return islice(_words(text), _MOST_WORDS)


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


def _words(text: str) -> Iterator[Word]:
    sentence, ended = 0, 0
    text = text[:LONGEST_READ]
    for chunk in text.split():
        begun = text.index(chunk, ended)
        if begun > ended + 1 or text[ended] != " ":
            sentence += "\n" in text[ended:begun]
        for form, start, end in _cut(chunk) if len(chunk) <= _USUAL else _parts(chunk):
            if form:
                yield _made(Word, (form, begun + start, begun + end, sentence))
            else:
                sentence += 1
        ended = begun + len(chunk)


def _parts(chunk: str) -> Iterator[tuple[str, int, int]]:
    """The words of a chunk without spaces; an empty form is the end of a sentence."""
    for match in _PATTERN.finditer(chunk):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind in {"word", "other"}:
            yield _plain(match[0]), start, end
        elif kind == "stop":
            mark = next((sign for sign in "?!" if sign in match[0]), "")
            if mark:
                yield mark, start, end
            yield "", end, end
        elif kind == "digits":
            yield _number(match[0]), start, end
        else:
            yield _STAND_INS.get(kind) or match[0], start, end


@lru_cache(maxsize=1 << 14)
def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """Most chunks are met again and again: what was cut once need not be cut twice."""
    return tuple(_parts(chunk))


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
