"""Makes chances mean what they say, on examples from a source the fitted model had not seen."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from integration.classifier.scoring import Floats

Array = NDArray[np.float64]

Chances = Callable[[Floats, float], Floats]

_TEMPERATURES = np.round(np.geomspace(0.3, 6.0, 121), 4)
_BARS = np.round(np.arange(0.05, 0.51, 0.01), 2)


def best_temperature(logits: Array, labels: Array, importance: Array, chances: Chances) -> float:
    """The temperature under which the labels were least surprising."""
    losses = [
        float(-(importance @ (labels * np.log(chances(logits, temperature) + 1e-12)).sum(axis=1)))
        for temperature in _TEMPERATURES
    ]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def best_bar(judged: Floats, types: Sequence[frozenset[int]]) -> float:
    """The chance from which on a type that is not the likeliest is right most often, by F1.

    `types` are the true columns of each row; a row of `judged` holds its chances, zero where a type is never second.
    """
    rows = np.arange(len(judged))
    truth = np.zeros(judged.shape, dtype=bool)
    for row, columns in enumerate(types):
        truth[row, list(columns)] = True
    second = judged.copy()
    second[rows, judged.argmax(axis=1)] = 0.0
    truth[rows, judged.argmax(axis=1)] = False

    def f1(bar: float) -> float:
        said = second >= bar
        return 2 * float((said & truth).sum()) / max(1.0, float(said.sum() + truth.sum()))

    return float(_BARS[int(np.argmax([f1(bar) for bar in _BARS]))])
