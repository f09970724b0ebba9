"""Where a text's greeting, sentences and signature are, in whatever way it was typed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from integration.apology.phrases.kinds import Script

Span = tuple[int, int]

_BLOCKS = re.compile(r"\n[^\S\n]*\n\s*")
_ENDS = re.compile(r"[.!?…\n](?:(?<=\n)|[.!?…]*[\"'»”\u2019)]*(?=\s|$))")
_LONGEST_GREETING, _LONGEST_SIGNATURE = 60, 6  # characters, lines
_LONGEST_LINE = 60  # characters in a line of a signature
_FIGURES = re.compile(r"[0-9]+")
_BEFORE, _AFTER = 14, 26  # characters of a date or a time around its figures
_CLOSES = (".", "!", "?", "…")


class Blocks(NamedTuple):
    """A text's visible paragraphs; a greeting or a signature that is not there is ""."""

    greeting: str
    body: str
    sign_off: str


def blocks(text: str, script: Script, names: tuple[str, ...]) -> Blocks:
    """`names` are those that sign: the agent and the company."""
    parts = [part for part in _BLOCKS.split(text.strip()) if part]
    if not parts:
        return Blocks("", "", "")
    greeting, parts[0] = _greeting(parts[0], script)
    sign_off = parts.pop() if len(parts) > 1 and _is_signature(parts[-1], names) else ""
    return Blocks(greeting, "\n\n".join(part for part in parts if part), sign_off)


def _greeting(block: str, script: Script) -> tuple[str, str]:
    """The greeting at the beginning of the first block, on a line of its own, and the rest."""
    line, _, rest = block.partition("\n")
    line = line.strip()
    if len(line) > _LONGEST_GREETING:
        return "", block
    if line.endswith((*script.greeting_ends, "!")) or (not rest and not line.endswith(_CLOSES)):
        return line, rest
    return "", block


def _is_signature(block: str, names: tuple[str, ...]) -> bool:
    """A few short lines, of which the last ones end no sentence, or that are a name of ours."""
    lines = [line.strip() for line in block.split("\n")]
    if len(lines) > _LONGEST_SIGNATURE or any(len(line) > _LONGEST_LINE for line in lines):
        return False
    if any(name and name in block for name in names):
        return not lines[-1].endswith(_CLOSES) or lines[-1] in names
    return not any(line.endswith(_CLOSES) for line in lines)


def sentences(body: str, low: str, script: Script) -> tuple[Span, ...]:
    """Where each sentence stands. A line is a sentence too, and the dot of “z. B.” or “27. November” ends none."""
    inside = _dots_inside(low, script)
    found: list[Span] = []
    start = 0
    for match in _ENDS.finditer(body):
        if match.start() in inside:
            continue
        _add(found, body, start, match.end())
        start = match.end()
    _add(found, body, start, len(body))
    return tuple(found)


def _add(found: list[Span], body: str, start: int, end: int) -> None:
    piece = body[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped)
        found.append((begin, begin + len(stripped)))


def _dots_inside(low: str, script: Script) -> set[int]:
    """The dots that end no sentence."""
    found: set[int] = set()
    for short in script.abbreviations:
        start = low.find(short)
        while start >= 0:
            if not (start and low[start - 1].isalnum()):
                found.update(place for place in range(start, start + len(short)) if low[place] == ".")
            start = low.find(short, start + 1)
    if "\\." in script.dates.pattern:
        for match in near_figures(script.dates, low, script.months):
            found.update(place for place in range(*match.span()) if low[place] == ".")
    return found


def near_figures(pattern: re.Pattern[str], text: str, needed: tuple[str, ...] = ()) -> Iterator[re.Match[str]]:
    """Matches of a pattern that holds figures: sought only around them, because a letter has few.

    Every match also holds one of the `needed`, if there are any.
    """
    last = 0
    for figure in _FIGURES.finditer(text):
        if figure.start() < last:
            continue
        start, end = max(last, figure.start() - _BEFORE), min(figure.end() + _AFTER, len(text))
        near = text[start:end]
        match = pattern.search(text, start, end) if not needed or any(each in near for each in needed) else None
        while match:
            yield match
            last = match.end()
            match = pattern.search(text, last, end)
        last = max(last, figure.end())
