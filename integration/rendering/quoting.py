"""The customer's sentence that decided, with the deciding words in it, for those who only read."""

from collections.abc import Iterable, Iterator, Sequence

from integration.apology.complaint import Evidence
from integration.apology.reading import Reading, Span, Where
from integration.rendering.cleaning import clean

LONGEST = 180
_SENTENCE_ENDS = frozenset(".!?\n")

Quote = tuple[tuple[str, bool], ...]


def quoted(reading: Reading, evidence: Sequence[Evidence]) -> Quote:
    """The sentence around the heaviest evidence in pieces, each with whether it decided; nothing without evidence."""
    if not evidence:
        return ()
    heaviest = max(evidence, key=lambda each: each.weight).span
    text = reading.subject if heaviest.where is Where.SUBJECT else reading.text
    if heaviest.end > len(text):
        return ((clean(heaviest.quote), True),)
    start, end = _sentence_around(text, heaviest)
    inside = (each.span for each in evidence if each.span.where is heaviest.where)
    marks = sorted((span for span in inside if start <= span.start < span.end <= end), key=lambda span: span.start)
    return tuple(_pieces(text, marks, start, end))


def _sentence_around(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start > 0 and text[start - 1] not in _SENTENCE_ENDS and end - start < LONGEST:
        start -= 1
    while end < len(text) and text[end] not in _SENTENCE_ENDS and end - start < LONGEST:
        end += 1
    return start, end


def _pieces(text: str, marks: Iterable[Span], start: int, end: int) -> Iterator[tuple[str, bool]]:
    here = start
    for span in marks:
        if span.start >= here:
            yield from _piece(text[here : span.start], decided=False, opens=here == start)
            yield from _piece(text[span.start : span.end], decided=True, opens=span.start == start)
            here = span.end
    yield from _piece(text[here:end].rstrip(), decided=False, opens=here == start)


def _piece(words: str, *, decided: bool, opens: bool) -> Iterator[tuple[str, bool]]:
    """Cleaned, but for the spaces that keep it apart from its neighbours."""
    written = words.lstrip() if opens else words
    cleaned = clean(written)
    before = " " if written[:1].isspace() else ""
    after = " " if cleaned and written[-1:].isspace() else ""
    if before or cleaned:
        yield f"{before}{cleaned}{after}", decided
