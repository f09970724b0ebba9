"""Teaches the network by gradient descent; the only place that optimises it. Single-threaded order, so repeatable."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Protocol

import numpy as np

from integration.classifier.network import (
    EVEN,
    NEXT,
    Array,
    Batch,
    Heard,
    Network,
    Rows,
    hear,
    lined_up,
    made_of,
    storeys,
    told_back,
    told_down,
)

Coded = Sequence[int | tuple[int, ...] | None]


class Loss(Protocol):
    """Given scores of some examples, the slope of the loss in each score; `rows` says which examples they are."""

    def __call__(self, scores: Array, /, *, rows: Rows) -> Array: ...


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how boldly to learn. Losses and dropouts are shares, speeds are Adam's."""

    rounds: int = 12
    batch: int = 64
    speed: float = 2e-3
    speed_of_words: float = 1.5e-3
    shrink: float = 1e-3
    deaf_pooled: float = 0.25  # of what was heard is forgotten while learning, so that nothing relies on one window
    deaf_vectors: float = 0.08  # and of what one storey passes on to the next
    deaf_together: float = 0.2
    misheard: float = 0.06  # of words are left out or known by their pieces only


@dataclass(frozen=True, slots=True)
class _Slopes:
    words: tuple[Rows, Array]
    pieces: tuple[Rows, Array]
    windows: Array
    windows_bias: Array
    phrases: Array
    phrases_bias: Array
    clauses: Array
    clauses_bias: Array
    middle: Array
    middle_bias: Array
    heads: Array
    heads_bias: Array


def learn(
    network: Network,
    examples: Sequence[Coded],
    spelled: Sequence[tuple[int, ...]],
    loss: Loss,
    course: Course,
    seed: int,
) -> Network:
    """The network after the course. `spelled` are the pieces of each word of the table."""
    chance = np.random.default_rng(seed)
    network = Network(
        **{field.name: getattr(network, field.name).astype(np.float32).copy() for field in fields(network)}
    )
    steps = course.rounds * -(-len(examples) // course.batch)
    adam = _Adam(network, course, steps)
    for _ in range(course.rounds):
        for rows in _batches([len(example) for example in examples], course.batch, chance):
            batch = lined_up([_misheard(examples[row], spelled, course.misheard, chance) for row in rows])
            adam.step(slopes_of(network, batch, partial(loss, rows=rows), course, chance))
    return network


def scores_of(network: Network, examples: Sequence[Coded], batch: int = 128) -> Array:
    """The scores of many examples, those of like length together."""
    order = np.argsort([len(example) for example in examples], kind="stable")
    scores = np.zeros((len(examples), network.heads.shape[1]), dtype=np.float32)
    for start in range(0, len(order), batch):
        rows = order[start : start + batch]
        lined = lined_up([examples[row] for row in rows])
        vectors = network.vectors(lined)
        heard = hear(network, lined, vectors, vectors @ network.windows)
        scores[rows] = heard.whole @ network.heads + network.heads_bias
    return scores


def _batches(lengths: Sequence[int], size: int, chance: np.random.Generator) -> Iterator[Rows]:
    order = chance.permutation(len(lengths))
    for start in range(0, len(order), size):
        yield order[start : start + size]


def _misheard(example: Coded, spelled: Sequence[tuple[int, ...]], share: float, chance: np.random.Generator) -> Coded:
    dice = chance.random(len(example))
    return [
        word if not isinstance(word, int) or die >= share else (spelled[word] if die < share / 2 else None)
        for word, die in zip(example, dice, strict=True)
    ]


def slopes_of(
    network: Network, batch: Batch, loss: Callable[[Array], Array], course: Course, chance: np.random.Generator
) -> _Slopes:
    keep = _Kept.of(network, batch, course, chance)
    vectors: Array = network.vectors(batch) * keep.vectors
    heard = hear(network, batch, vectors, vectors @ network.windows, (keep.windows, keep.phrases))
    pooled: Array = heard.pooled * keep.pooled
    together = made_of(network, pooled)
    whole = np.hstack([pooled, together * keep.together])
    slope = loss(whole @ network.heads + network.heads_bias)
    of_whole = slope @ network.heads.T
    width = pooled.shape[1]
    of_together: Array = np.where(together > 0, of_whole[:, width:] * keep.together, 0)
    of_pooled: Array = (of_whole[:, :width] + of_together @ network.middle.T) * keep.pooled
    of_places, of_vectors = _unpooled(batch, heard, of_pooled)
    told = told_down(network, heard.places > 0, of_places, (keep.windows, keep.phrases))
    of_windows = told_back(told.windows, NEXT)
    of_vectors = (of_vectors + of_windows @ network.windows.T) * keep.vectors
    windows, phrases, _ = (heard.places[:, storey] for storey in storeys(network))
    return _Slopes(
        words=_gathered(batch.known, of_vectors[batch.word_of]),
        pieces=_of_pieces(batch, of_vectors),
        windows=_of_storey(vectors, of_windows),
        windows_bias=_of_bias(of_windows),
        phrases=_of_storey(windows * keep.windows, told.phrases),
        phrases_bias=_of_bias(told.phrases),
        clauses=_of_storey(phrases * keep.phrases, told.clauses),
        clauses_bias=_of_bias(told.clauses),
        middle=pooled.T @ of_together,
        middle_bias=of_together.sum(axis=0),
        heads=whole.T @ slope,
        heads_bias=slope.sum(axis=0),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is not forgotten, and made louder for what is."""

    vectors: Array
    windows: Array
    phrases: Array
    pooled: Array
    together: Array

    @classmethod
    def of(cls, network: Network, batch: Batch, course: Course, chance: np.random.Generator) -> "_Kept":
        places, messages = batch.length, len(batch.starts)
        return cls(
            vectors=_kept((places, network.words.shape[1]), course.deaf_vectors, chance),
            windows=_kept((places, len(network.windows_bias)), course.deaf_vectors, chance),
            phrases=_kept((places, len(network.phrases_bias)), course.deaf_vectors, chance),
            pooled=_kept((messages, len(network.middle)), course.deaf_pooled, chance),
            together=_kept((messages, len(network.middle_bias)), course.deaf_together, chance),
        )


def _of_storey(rows: Array, told: Array) -> Array:
    slope: Array = rows.T @ told
    return slope


def _of_bias(told: Array) -> Array:
    """The places themselves stand in the middle third."""
    filters = told.shape[1] // 3
    total: Array = told[:, filters : 2 * filters].sum(axis=0)
    return total


def _kept(shape: tuple[int, ...], lost: float, chance: np.random.Generator) -> Array:
    kept: Array = (chance.random(shape, dtype=np.float32) >= lost).astype(np.float32) / np.float32(1 - lost)
    return kept


def _unpooled(batch: Batch, heard: Heard, of_pooled: Array) -> tuple[Array, Array]:
    filters = heard.places.shape[1]
    counts = np.diff(np.append(batch.starts, batch.length))
    of_message = np.repeat(np.arange(len(counts)), counts)
    even = (1 / np.sqrt(batch.sizes))[:, None].astype(np.float32)
    is_loudest = (heard.places == heard.loudest[of_message]).astype(np.float32)
    # Where nothing but a bias is heard, many places are equally loud, and share the slope.
    share = of_pooled[:, :filters] / np.add.reduceat(is_loudest, batch.starts, axis=0)
    of_places = is_loudest * share[of_message]
    of_places += (of_pooled[:, filters : 2 * filters] * even * EVEN)[of_message]
    of_vectors = (of_pooled[:, 2 * filters :] * even)[of_message]
    return of_places, of_vectors


def _of_pieces(batch: Batch, of_vectors: Array) -> tuple[Rows, Array]:
    sizes = np.diff(np.append(batch.piece_starts, len(batch.piece_of)))
    shares = of_vectors[batch.strange_at] / np.maximum(sizes, 1)[:, None].astype(np.float32)
    return _gathered(batch.piece_of, np.repeat(shares, sizes, axis=0))


def _gathered(rows: Rows, slopes: Array) -> tuple[Rows, Array]:
    """Slopes of the same row added up."""
    if not len(rows):
        return rows, slopes
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    return ordered[starts], np.add.reduceat(slopes[order], starts, axis=0)


class _Adam:
    """Adam with weight decay, warmed up and then slowed down to nothing; rows of tables move only when met."""

    def __init__(self, network: Network, course: Course, steps: int) -> None:
        self._network, self._course, self._steps = network, course, steps
        self._taken = 0
        names = [field.name for field in fields(network)]
        self._means = {name: np.zeros_like(getattr(network, name)) for name in names}
        self._squares = {name: np.zeros_like(getattr(network, name)) for name in names}

    def step(self, slopes: _Slopes) -> None:
        self._taken += 1
        for field in fields(slopes):
            slope = getattr(slopes, field.name)
            rows: Rows | slice = slice(None)
            if isinstance(slope, tuple):
                rows, slope = slope
            self._move(field.name, rows, slope)

    def _move(self, name: str, rows: Rows | slice, slope: Array) -> None:
        values, mean, square = getattr(self._network, name), self._means[name], self._squares[name]
        mean[rows] = 0.9 * mean[rows] + np.float32(0.1) * slope
        square[rows] = 0.999 * square[rows] + np.float32(0.001) * slope**2
        warm = min(1.0, self._taken / 50) * max(0.0, 1 - self._taken / self._steps)
        speed = warm * (self._course.speed_of_words if name in ("words", "pieces") else self._course.speed)
        size = np.float32(speed * np.sqrt(1 - 0.999**self._taken) / (1 - 0.9**self._taken))
        change = size * mean[rows] / (np.sqrt(square[rows]) + np.float32(1e-8))
        if not name.endswith("bias"):
            change = change + np.float32(speed * self._course.shrink) * values[rows]
        values[rows] -= change
