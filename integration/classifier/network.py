"""The judge's small network: words as vectors, windows of three words that listen for something, and what they heard.

What a message is scored by is a sum over its words and windows, so what each of them added can be told exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Rows = NDArray[np.intp]

EVEN = np.float32(0.3)  # how loud the average of all windows is beside the loudest


class Table(Protocol):
    """Rows to be taken by number: an array, or one kept small."""

    def __getitem__(self, rows: Any, /) -> Array: ...

    @property
    def shape(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages one after the other, a row a word, as `lined_up` makes them.

    `known` are the rows of words in the table, `word_of` the places they fill; words outside it fill `strange_at`
    with the mean of their pieces. All other places are gaps, over which no window reaches.
    """

    length: int
    word_of: Rows
    known: Rows
    strange_at: Rows
    piece_of: Rows  # bucket numbers, all strange words one after the other
    piece_starts: Rows
    starts: Rows  # where each message begins
    sizes: Array  # its number of words, at least one


@dataclass(frozen=True, slots=True)
class Network:
    """`heads` has a column for each thing asked; its rows are all that was heard, then what is made of it together."""

    words: Table
    pieces: Table
    windows: Array  # rows: the word before, the word, the word after
    windows_bias: Array
    middle: Array  # rows: the loudest windows, the average ones, the words
    middle_bias: Array
    heads: Array
    heads_bias: Array

    def vectors(self, batch: Batch) -> Array:
        """A row for each place of the batch, zero at gaps."""
        rows = np.zeros((batch.length, self.words.shape[1]), dtype=np.float32)
        rows[batch.word_of] = self.words[batch.known]
        if len(batch.strange_at):
            rows[batch.strange_at] = _means(self.pieces[batch.piece_of], batch.piece_starts)
        return rows


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network made of a batch: of each place, and of each message as a whole."""

    windows: Array
    loudest: Array
    pooled: Array
    together: Array

    @property
    def whole(self) -> Array:
        """All that the heads look at."""
        return np.hstack([self.pooled, self.together])


def hear(network: Network, batch: Batch, vectors: Array, sounds: Array) -> Heard:
    """Gather what the windows heard, a message a row. `sounds` are `beside(vectors) @ network.windows`; used up."""
    windows = sounds
    windows += network.windows_bias
    np.maximum(windows, 0, out=windows)
    windows[~spoken(batch)] = 0.0
    loudest = np.maximum.reduceat(windows, batch.starts, axis=0)
    even = EVEN / np.sqrt(batch.sizes)[:, None]
    pooled = np.hstack(
        [
            loudest,
            np.add.reduceat(windows, batch.starts, axis=0) * even,
            np.add.reduceat(vectors, batch.starts, axis=0) * (even / EVEN),
        ]
    )
    return Heard(windows, loudest, pooled, made_of(network, pooled))


def made_of(network: Network, pooled: Array) -> Array:
    """What the network makes of all that was heard together, a message a row."""
    together: Array = pooled @ network.middle + network.middle_bias
    np.maximum(together, 0, out=together)
    return together


def beside(vectors: Array) -> Array:
    """Each row with the one before and the one after it; the first and the last have silence beside them."""
    length, width = vectors.shape
    around = np.zeros((length, 3 * width), dtype=np.float32)
    around[1:, :width] = vectors[:-1]
    around[:, width : 2 * width] = vectors
    around[:-1, 2 * width :] = vectors[1:]
    return around


def spoken(batch: Batch) -> NDArray[np.bool_]:
    """Which places are words and no gaps."""
    places = np.zeros(batch.length, dtype=bool)
    places[batch.word_of] = True
    places[batch.strange_at] = True
    return places


def lined_up(messages: Sequence[Sequence[int | tuple[int, ...] | None]]) -> Batch:
    """A batch of messages; a word is its row in the table, the buckets of its pieces, or None for a gap."""
    known: list[int] = []
    word_of: list[int] = []
    strange_at: list[int] = []
    piece_of: list[int] = []
    piece_starts: list[int] = []
    starts: list[int] = []
    sizes: list[int] = []
    place = 0
    for message in messages:
        starts.append(place)
        before = len(known) + len(strange_at)
        for word in message:
            if isinstance(word, int):
                word_of.append(place)
                known.append(word)
            elif word:
                strange_at.append(place)
                piece_starts.append(len(piece_of))
                piece_of += word
            place += 1
        place += 1
        sizes.append(max(1, len(known) + len(strange_at) - before))
    return Batch(
        place,
        _rows(word_of),
        _rows(known),
        _rows(strange_at),
        _rows(piece_of),
        _rows(piece_starts),
        _rows(starts),
        np.array(sizes, dtype=np.float32),
    )


def _rows(numbers: list[int]) -> Rows:
    return np.array(numbers, dtype=np.intp)


def _means(rows: Array, starts: Rows) -> Array:
    sizes: Array = np.diff(np.append(starts, len(rows))).astype(np.float32)
    means: Array = np.add.reduceat(rows, starts, axis=0)
    means /= sizes[:, None]
    return means
