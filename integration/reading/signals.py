"""Signals that a person must handle the ticket: patterns of each language, with the words quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from integration.apology.reading import Signal, SignalKind, Span, Where
from integration.reading.patterns import (
    english_hardship,
    english_harm,
    english_indirect,
    english_law,
    french,
    german,
    portuguese,
    spanish,
)
from integration.reading.patterns.rule import Rule

MOST_PER_KIND = 3
REACH = 90  # characters on each side of a stem that a pattern is tried on
LETTERS = 2  # by which stems are looked up
WORD_START = re.compile(rf"(?<!\w)\w[\w'& :-]{{{LETTERS - 1}}}")
NEARBY = 60  # characters on each side in which words can show that a match means nothing


@dataclass(frozen=True, slots=True)
class _Compiled:
    kind: SignalKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


class Watch:
    """All rules, compiled. Every language is looked for: customers mix them, and a guess may be wrong."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._by_letters: dict[str, list[tuple[str, _Compiled]]] = {}
        for rule in rules:
            unless = re.compile(rule.unless, re.IGNORECASE) if rule.unless else None
            compiled = _Compiled(rule.kind, re.compile(rule.pattern, re.IGNORECASE), unless)
            for stem in {stem.lstrip(" (") for stem in rule.stems}:
                self._by_letters.setdefault(stem[:LETTERS], []).append((stem, compiled))

    def signals(self, where: Where, text: str) -> tuple[Signal, ...]:
        """At most `MOST_PER_KIND` of each kind, in the order of the text, none inside another of its kind."""
        lowered = text.lower().replace("\u2019", "'")
        if len(lowered) != len(text):
            lowered = text.replace("\u2019", "'")  # some capitals grow when lowered, and offsets must hold
        found = sorted(self._matches(lowered), key=lambda match: (match[1], -match[2]))
        kept: list[Signal] = []
        for kind, start, end in found:
            same = [signal for signal in kept if signal.kind is kind]
            if len(same) < MOST_PER_KIND and all(start >= signal.span.end for signal in same):
                kept.append(Signal(kind, Span(where, start, end, text[start:end])))
        return tuple(kept)

    def _matches(self, text: str) -> Iterator[tuple[SignalKind, int, int]]:
        for rule, hits in self._hits(text).items():
            for start, end in _windows(text, hits):
                for match in rule.pattern.finditer(text, start, end):
                    around = text[max(0, match.start() - NEARBY) : match.end() + NEARBY]
                    if rule.unless is None or not rule.unless.search(around):
                        yield rule.kind, match.start(), match.end()

    def _hits(self, text: str) -> dict[_Compiled, list[int]]:
        """Where a stem of each rule begins a word."""
        hits: dict[_Compiled, list[int]] = {}
        for word in WORD_START.finditer(text):
            start = word.start()
            for stem, rule in self._by_letters.get(word[0], ()):
                if text.startswith(stem, start):
                    hits.setdefault(rule, []).append(start)
        return hits


def _windows(text: str, hits: list[int]) -> list[tuple[int, int]]:
    """The parts of the text around stems: a pattern costs its length times the text it sees."""
    windows: list[tuple[int, int]] = []
    for hit in hits:
        start, end = max(0, hit - REACH), min(len(text), hit + REACH)
        # A window that cut a word in two would invent one.
        start = text.rfind(" ", 0, start) + 1
        end = len(text) if (space := text.find(" ", end)) < 0 else space
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


@cache
def load_watch() -> Watch:
    """The rules of every language."""
    return Watch(
        english_law.RULES
        + english_harm.RULES
        + english_indirect.RULES
        + english_hardship.RULES
        + german.RULES
        + french.RULES
        + spanish.RULES
        + portuguese.RULES
    )
