"""Words as the network takes them: a row of the table, or the pieces of a word it does not know."""

from collections.abc import Sequence
from functools import lru_cache

from integration.classifier.words import Word, pieces

Code = int | tuple[int, ...] | None  # a row, pieces, or a gap

GAP: Code = None

_MOST_SENTENCES = 200  # of a message that is one word a line the rest is one sentence, or time would run away


class Lexicon:
    """Looks words up. `buckets` is how many rows the table of pieces has."""

    def __init__(self, vocabulary: Sequence[str], buckets: int) -> None:
        self._rows = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
        self._spelled = lru_cache(maxsize=1 << 12)(lambda form: tuple(bucket % buckets for bucket in pieces(form)))

    def sentences(self, found: Sequence[Word]) -> tuple[list[list[Code]], list[int]]:
        """The words by sentence, and the place of each when sentences lie one after the other, a gap between."""
        sentences: list[list[Code]] = []
        places: list[int] = []
        rows, last = self._rows, -1
        for place, (form, _, _, number) in enumerate(found):
            if number != last and len(sentences) < _MOST_SENTENCES:
                sentence: list[Code] = []
                sentences.append(sentence)
                last = number
            row = rows.get(form)
            sentence.append(self._spelled(form) if row is None else row)
            places.append(place + len(sentences) - 1)
        return sentences, places

    def codes(self, found: Sequence[Word]) -> list[Code]:
        """The same as one list, with the gaps."""
        sentences, _ = self.sentences(found)
        return [code for sentence in sentences for code in (*sentence, GAP)][:-1]

    def spelled(self, form: str) -> tuple[int, ...]:
        """The buckets of a word's pieces, whether the word is known or not."""
        return self._spelled(form)
