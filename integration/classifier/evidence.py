"""Picks the words that decided, as spans an agent can see highlighted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from integration.apology.complaint import Evidence
from integration.apology.reading import Span, Where
from integration.classifier.network import Array
from integration.classifier.words import Word

_MOST_SPANS = 5
_MOST_WORDS = 12
_NEAR = 12  # characters between words that are quoted together
_WEIGHTY = 0.02  # of everything that speaks for the type; less is noise in a highlight

Part = tuple[Where, str, Sequence[Word]]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words that stand out together: first and last place in the part, and their summed gain."""

    part: int
    first: int
    last: int
    gain: float


def deciding_words(parts: Sequence[Part], gains: Array) -> tuple[Evidence, ...]:
    """The runs of words that gained the type most, at most five, in the order they stand.

    `gains` has one number per word, over all parts in order; `weight` is a run's share of all that speaks for the type.
    """
    speaking = float(gains[gains > 0].sum())
    if not speaking:
        return ()
    loud = np.argsort(-gains, kind="stable")[:_MOST_WORDS]
    picked = sorted(loud[gains[loud] >= _WEIGHTY * speaking].tolist())
    strongest = sorted(_runs(parts, gains.tolist(), picked), key=lambda run: -run.gain)[:_MOST_SPANS]
    return tuple(
        Evidence(_span(parts[run.part], run), min(1.0, run.gain / speaking))
        for run in sorted(strongest, key=lambda run: (run.part, run.first))
    )


def telling_words(parts: Sequence[Part], gains: Array) -> Span | None:
    """The strongest words and their close neighbours as one quote; None where no word speaks for it."""
    found = deciding_words(parts, gains)
    if not found:
        return None
    strongest = max(found, key=lambda evidence: evidence.weight).span
    near = [other.span for other in found if _apart(other.span, strongest) <= _NEAR]
    start, end = min(span.start for span in near), max(span.end for span in near)
    text = next(text for where, text, _ in parts if where == strongest.where)
    return Span(strongest.where, start, end, text[start:end])


def _apart(one: Span, other: Span) -> float:
    if one.where != other.where:
        return float("inf")
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def _runs(parts: Sequence[Part], gains: Sequence[float], picked: Sequence[int]) -> Iterator[_Run]:
    """`picked` in order; words next to each other in a part are one run."""
    offset = 0
    for number, (_, _, found) in enumerate(parts):
        runs: list[list[int]] = []
        for place in (place - offset for place in picked if offset <= place < offset + len(found)):
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        for run in runs:
            gain = sum(gains[offset + run[0] : offset + run[-1] + 1])
            yield _Run(number, run[0], run[-1], gain)
        offset += len(found)


def _span(part: Part, run: _Run) -> Span:
    where, text, found = part
    start, end = found[run.first].start, found[run.last].end
    return Span(where, start, end, text[start:end])
