"""The judge's small network: words as vectors, and three storeys that listen for something in them, each in the last.

Windows listen to three neighbouring words, phrases to windows two words apart, clauses to phrases four words apart: so
a clause hears fifteen words. All is sums and maxima, so what each word added to a score can be told exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Rows = NDArray[np.intp]

EVEN = np.float32(0.3)  # how loud the average place is beside the loudest
NEXT, PHRASE, CLAUSE = 1, 2, 4  # how many words the places a storey listens to are apart


class Table(Protocol):
    """Rows to be taken by number: an array, or one kept small."""

    def __getitem__(self, rows: Any, /) -> Array: ...

    @property
    def shape(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages one after the other, a row a word, as `lined_up` makes them.

    `known` are the rows of words in the table, `word_of` the places they fill; words outside it fill `strange_at`
    with the mean of their pieces. All other places are gaps, in which nothing is heard.
    """

    length: int
    word_of: Rows
    known: Rows
    strange_at: Rows
    piece_of: Rows  # bucket numbers, all strange words one after the other
    piece_starts: Rows
    starts: Rows  # where each message begins
    spoken: NDArray[np.bool_]  # which places are words and no gaps
    sizes: Array  # the number of words of each message, at least one

    @classmethod
    def of(
        cls,
        length: int,
        *,
        known: tuple[list[int], list[int]],
        strange: tuple[list[int], list[int], list[int]],
        starts: list[int],
    ) -> "Batch":
        """`known` are places and rows of words; `strange` places of words, their pieces, and where each word's begin.

        Every message has a place at least.
        """
        word_of, strange_at, first = _rows(known[0]), _rows(strange[0]), _rows(starts)
        spoken = np.zeros(length, dtype=bool)
        spoken[word_of] = True
        spoken[strange_at] = True
        sizes = np.maximum(1, np.add.reduceat(spoken, first, dtype=np.float32))
        return cls(
            length, word_of, _rows(known[1]), strange_at, _rows(strange[1]), _rows(strange[2]), first, spoken, sizes
        )


@dataclass(frozen=True, slots=True)
class Network:
    """`heads` has a column for each thing asked; its rows are all that was heard, then what is made of it together.

    The columns of a storey are what it makes of a place that comes before, of the place itself, and of one after.
    """

    words: Table
    pieces: Table
    windows: Array
    windows_bias: Array
    phrases: Array
    phrases_bias: Array
    clauses: Array
    clauses_bias: Array
    middle: Array  # rows: the loudest of all storeys, the average of all storeys, the words
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
    """What the network made of a batch: of each place, storey beside storey, and of each message as a whole."""

    places: Array
    loudest: Array
    pooled: Array
    together: Array

    @property
    def whole(self) -> Array:
        """All that the heads look at."""
        return np.hstack([self.pooled, self.together])


def hear(
    network: Network, batch: Batch, vectors: Array, parts: Array, kept: tuple[Array, Array] | None = None
) -> Heard:
    """Gather what the storeys heard, a message a row. `parts` is `vectors @ network.windows`, worked out or remembered.

    `kept` is what of the windows and of the phrases is passed on to the next storey; all of it unless given.
    """
    silent = ~batch.spoken
    windows = _heard(put_together(parts, network.windows_bias, NEXT), silent)
    passed_on = windows if kept is None else windows * kept[0]
    phrases = _heard(listened(passed_on, network.phrases, network.phrases_bias, PHRASE), silent)
    passed_on = phrases if kept is None else phrases * kept[1]
    clauses = _heard(listened(passed_on, network.clauses, network.clauses_bias, CLAUSE), silent)
    places = np.hstack([windows, phrases, clauses])
    ends = pairwise([*batch.starts.tolist(), batch.length])
    loudest = np.array([places[start:end].max(axis=0) for start, end in ends])
    sums, even = _members(batch), EVEN / np.sqrt(batch.sizes)[:, None]
    pooled = np.hstack([loudest, (sums @ places) * even, (sums @ vectors) * (even / EVEN)])
    return Heard(places, loudest, pooled, made_of(network, pooled))


def made_of(network: Network, pooled: Array) -> Array:
    """What the network makes of all that was heard together, a message a row."""
    together: Array = pooled @ network.middle + network.middle_bias
    np.maximum(together, 0, out=together)
    return together


def listened(rows: Array, storey: Array, bias: Array, apart: int) -> Array:
    """What a storey hears at each place and of those so far before and after it; beyond both ends is silence."""
    return put_together(rows @ storey, bias, apart)


def put_together(parts: Array, bias: Array, apart: int) -> Array:
    """The same, where what a storey makes of each place is known."""
    filters = len(bias)
    sounds: Array = parts[:, filters : 2 * filters] + bias
    sounds[apart:] += parts[:-apart, :filters]
    sounds[:-apart] += parts[apart:, 2 * filters :]
    return sounds


def told_back(slopes: Array, apart: int) -> Array:
    """The other way round: the slope of each part of `rows @ storey`, where `slopes` are those of what was heard."""
    filters = slopes.shape[1]
    parts = np.zeros((len(slopes), 3 * filters), dtype=slopes.dtype)
    parts[:-apart, :filters] = slopes[apart:]
    parts[:, filters : 2 * filters] = slopes
    parts[apart:, 2 * filters :] = slopes[:-apart]
    return parts


class Told(NamedTuple):
    """Slopes: of what windows heard, and of the parts that phrases and clauses put together (`told_back`)."""

    windows: Array
    phrases: Array
    clauses: Array


def told_down(
    network: Network, awake: NDArray[np.bool_], of_places: Array, kept: tuple[Array, Array] | None = None
) -> Told:
    """`hear` the other way round, from clauses to phrases to windows; a place that was not `awake` has no slope.

    `of_places` are the slopes of what was heard at each place, `kept` is as in `hear`.
    """
    windows, phrases, clauses = storeys(network)
    of_clauses = told_back(of_places[:, clauses] * awake[:, clauses], CLAUSE)
    of_phrases = of_clauses @ network.clauses.T
    if kept is not None:
        of_phrases *= kept[1]
    of_phrases += of_places[:, phrases]
    of_phrases = told_back(of_phrases * awake[:, phrases], PHRASE)
    of_windows = of_phrases @ network.phrases.T
    if kept is not None:
        of_windows *= kept[0]
    of_windows += of_places[:, windows]
    return Told(of_windows * awake[:, windows], of_phrases, of_clauses)


def storeys(network: Network) -> tuple[slice, slice, slice]:
    """Where windows, phrases and clauses stand in what is heard at a place."""
    windows, phrases, clauses = (
        len(bias) for bias in (network.windows_bias, network.phrases_bias, network.clauses_bias)
    )
    return (
        slice(0, windows),
        slice(windows, windows + phrases),
        slice(windows + phrases, windows + phrases + clauses),
    )


def lined_up(messages: Sequence[Sequence[int | tuple[int, ...] | None]], apart: int = CLAUSE) -> Batch:
    """A batch of messages; a word is its row in the table, the buckets of its pieces, or None for a gap.

    No storey reaches over the gap of `apart` places between them, unless it is made smaller.
    """
    known: list[int] = []
    word_of: list[int] = []
    strange_at: list[int] = []
    piece_of: list[int] = []
    piece_starts: list[int] = []
    starts: list[int] = []
    place = 0
    for message in messages:
        starts.append(place)
        for word in message:
            if isinstance(word, int):
                word_of.append(place)
                known.append(word)
            elif word:
                strange_at.append(place)
                piece_starts.append(len(piece_of))
                piece_of += word
            place += 1
        place += apart
    return Batch.of(place, known=(word_of, known), strange=(strange_at, piece_of, piece_starts), starts=starts)


def _heard(sounds: Array, silent: NDArray[np.bool_]) -> Array:
    """Nothing is heard in a gap. Uses `sounds` up."""
    np.maximum(sounds, 0, out=sounds)
    sounds[silent] = 0.0
    return sounds


def _members(batch: Batch) -> Array:
    """A row a message, with a one at each of its places."""
    messages = np.arange(len(batch.starts))
    belongs: Array = (messages[:, None] == np.repeat(messages, np.diff(np.append(batch.starts, batch.length)))).astype(
        np.float32
    )
    return belongs


def _rows(numbers: list[int]) -> Rows:
    return np.array(numbers, dtype=np.intp)


def _means(rows: Array, starts: Rows) -> Array:
    sizes: Array = np.diff(np.append(starts, len(rows))).astype(np.float32)
    means: Array = np.add.reduceat(rows, starts, axis=0)
    means /= sizes[:, None]
    return means
