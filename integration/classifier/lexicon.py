"""Words as the network takes them: a row of the table, or the pieces of a word it does not know."""

from collections.abc import Sequence
from functools import lru_cache

from integration.classifier.network import Batch
from integration.classifier.words import Word, pieces

Code = int | tuple[int, ...] | None  # a row, pieces, or a gap

GAP: Code = None

_MOST_SENTENCES = 100  # of a message that is one word a line the rest is one sentence, or time would run away


class Lexicon:
    """Looks words up. `buckets` is how many rows the table of pieces has."""

    def __init__(self, vocabulary: Sequence[str], buckets: int) -> None:
        self._rows = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
        self._spelled = lru_cache(maxsize=1 << 12)(lambda form: tuple(bucket % buckets for bucket in pieces(form)))

    def batch(self, found: Sequence[Word]) -> Batch:
        """A message as a batch of its sentences, a gap of one place between them. At least one word is needed.

        The same as `lined_up` makes of them, without the lists between: every ticket goes through here.
        """
        rows, last, place = self._rows, -1, -1
        known: list[int] = []
        word_of: list[int] = []
        strange_at: list[int] = []
        piece_of: list[int] = []
        piece_starts: list[int] = []
        starts: list[int] = []
        for form, _, _, number in found:
            place += 1
            if number != last and len(starts) < _MOST_SENTENCES:
                place += last >= 0
                starts.append(place)
                last = number
            row = rows.get(form)
            if row is None:
                strange_at.append(place)
                piece_starts.append(len(piece_of))
                piece_of += self._spelled(form)
            else:
                known.append(row)
                word_of.append(place)
        return Batch.of(place + 1, known=(word_of, known), strange=(strange_at, piece_of, piece_starts), starts=starts)

    def codes(self, found: Sequence[Word]) -> list[Code]:
        """The words in one list, with a gap between sentences."""
        codes: list[Code] = []
        for place, (form, _, _, number) in enumerate(found):
            if place and number != found[place - 1].sentence:
                codes.append(GAP)
            row = self._rows.get(form)
            codes.append(self._spelled(form) if row is None else row)
        return codes

    def spelled(self, form: str) -> tuple[int, ...]:
        """The buckets of a word's pieces, whether the word is known or not."""
        return self._spelled(form)
