"""Teaches the network by gradient descent; the only place that optimises it. Single-threaded order, so repeatable."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Protocol

import numpy as np

from integration.classifier.network import EVEN, Array, Batch, Heard, Network, Rows, beside, hear, lined_up, made_of

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
    speed_of_words: float = 6e-4
    shrink: float = 1e-3
    deaf_pooled: float = 0.4  # of what was heard is forgotten while learning, so that nothing relies on one window
    deaf_vectors: float = 0.15
    deaf_together: float = 0.3
    misheard: float = 0.10  # of words are left out or known by their pieces only


@dataclass(frozen=True, slots=True)
class _Slopes:
    words: tuple[Rows, Array]
    pieces: tuple[Rows, Array]
    windows: Array
    windows_bias: Array
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
        heard = hear(network, lined, vectors, beside(vectors) @ network.windows)
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
    vectors = network.vectors(batch)
    keep = _kept(vectors.shape, course.deaf_vectors, chance)
    around = beside(vectors * keep)
    heard = hear(network, batch, vectors * keep, around @ network.windows)
    keep_pooled = _kept(heard.pooled.shape, course.deaf_pooled, chance)
    pooled: Array = heard.pooled * keep_pooled
    together = made_of(network, pooled)
    keep_together = _kept(together.shape, course.deaf_together, chance)
    whole = np.hstack([pooled, together * keep_together])
    slope = loss(whole @ network.heads + network.heads_bias)
    of_whole = slope @ network.heads.T
    seen = pooled.shape[1]
    of_together: Array = np.where(together > 0, of_whole[:, seen:] * keep_together, 0)
    of_pooled: Array = (of_whole[:, :seen] + of_together @ network.middle.T) * keep_pooled
    of_windows, of_vectors = _unpooled(network, batch, heard, of_pooled)
    of_around = of_windows @ network.windows.T
    width = vectors.shape[1]
    of_vectors += of_around[:, width : 2 * width]
    of_vectors[:-1] += of_around[1:, :width]
    of_vectors[1:] += of_around[:-1, 2 * width :]
    of_vectors *= keep
    return _Slopes(
        words=_gathered(batch.known, of_vectors[batch.word_of]),
        pieces=_of_pieces(batch, of_vectors),
        windows=around.T @ of_windows,
        windows_bias=of_windows.sum(axis=0),
        middle=pooled.T @ of_together,
        middle_bias=of_together.sum(axis=0),
        heads=whole.T @ slope,
        heads_bias=slope.sum(axis=0),
    )


def _kept(shape: tuple[int, ...], lost: float, chance: np.random.Generator) -> Array:
    kept: Array = (chance.random(shape, dtype=np.float32) >= lost).astype(np.float32) / np.float32(1 - lost)
    return kept


def _unpooled(network: Network, batch: Batch, heard: Heard, of_pooled: Array) -> tuple[Array, Array]:
    filters = network.windows.shape[1]
    counts = np.diff(np.append(batch.starts, batch.length))
    of_message = np.repeat(np.arange(len(counts)), counts)
    even = (1 / np.sqrt(batch.sizes))[:, None].astype(np.float32)
    of_windows = np.where(heard.windows == heard.loudest[of_message], of_pooled[of_message, :filters], 0)
    of_windows += (of_pooled[:, filters : 2 * filters] * even * EVEN)[of_message]
    of_windows *= heard.windows > 0
    of_vectors = (of_pooled[:, 2 * filters :] * even)[of_message]
    return of_windows, of_vectors


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
