"""Makes chances mean what they say, and sets the bars for second types and signals, on examples held out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from integration.apology.complaint import ComplaintType
from integration.classifier.examples import Example
from integration.classifier.heads import HARMLESS, REPORTED, ROOT, SEVERITIES, SEVERITY, SIGNAL, SIGNALS, TYPES
from integration.classifier.network import Array
from integration.classifier.scoring import Floats, chance, odds, root_chances, shares
from integration.classifier.targets import labels_of

_TEMPERATURES = np.round(np.geomspace(0.3, 6.0, 121), 4)
_BARS = np.round(np.arange(0.1, 0.96, 0.02), 2)
_HARMLESS_BAR = 0.5
_SENTENCE_BAR = 0.8
# Real messages are stranger than ours, so all odds are taken for less than they are worth on ours. The share was chosen
# on gold_dev, where it made the calibration error smallest (docs/classifier.md).
_STRANGER = 0.85
_SIGNALS_HEARD = 0.98  # of the messages with a signal, at least, where that costs few false alarms
_FALSE_ALARMS = 0.008  # of ordinary messages, at most, for each kind of signal


@dataclass(frozen=True, slots=True)
class Calibration:
    """`notes` goes into the weights; the rest says how well it went on the examples held out."""

    held_out: int
    right: float
    notes: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.held_out} examples, root failure right in {self.right:.3f}, {self.notes}"


def calibrated(scores: Array, examples: Sequence[tuple[Example, float]]) -> Calibration:
    """`scores` has the heads of each example, by a network that never saw it."""
    labels = labels_of([example for example, _ in examples])
    weights = np.array([weight for _, weight in examples])
    temperature = best_temperature(scores[:, ROOT], labels, weights)
    chances = np.array([root_chances(heads, temperature) for heads in scores])
    best = np.where(chances[:, HARMLESS] >= _HARMLESS_BAR, HARMLESS, chances[:, :HARMLESS].argmax(axis=1))
    reported = np.zeros(labels.shape, dtype=bool)
    for row, (example, _) in enumerate(examples):
        reported[row, [TYPES.index(ComplaintType(type_)) for type_ in example.types]] = True
    rows = np.arange(len(best))
    notes = {
        "temperature": temperature,
        "harmless_bar": _HARMLESS_BAR,
        "confidence": _confidence(scores[rows, REPORTED.start + best], chances[rows, best], reported[rows, best]),
        "severity_temperature": _severity_temperature(scores, examples),
        "message_bar": best_bar(chance(scores[:, REPORTED]), reported, best),
        "sentence_bar": _SENTENCE_BAR,
        "signal_bars": _signal_bars(scores, [example for example, _ in examples]),
    }
    return Calibration(len(examples), round(float((best == labels.argmax(axis=1)).mean()), 4), notes)


def best_temperature(logits: Floats, labels: Floats, weights: NDArray[Any]) -> float:
    """The temperature under which the labels were least surprising."""
    losses = [
        float(-(weights @ (labels * np.log(shares(logits, temperature) + 1e-12)).sum(axis=1)))
        for temperature in _TEMPERATURES
    ]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def best_bar(chances: Floats, reported: NDArray[np.bool_], best: NDArray[np.intp]) -> float:
    """The chance from which on another type than the likeliest is right most often, by F1."""
    rows = np.arange(len(best))
    second, truth = chances.copy(), reported.copy()
    for columns in (best, np.full(len(best), HARMLESS)):
        second[rows, columns], truth[rows, columns] = 0.0, False
    second[best == HARMLESS] = 0.0

    def f1(bar: float) -> float:
        said = second >= bar
        return 2 * float((said & truth).sum()) / max(1.0, float(said.sum() + truth.sum()))

    return float(_BARS[int(np.argmax([f1(bar) for bar in _BARS]))])


def _confidence(reported: Floats, chances: Floats, right: NDArray[np.bool_]) -> list[float]:
    """How much the two chances of an answer say of whether it is right: weights of their log odds, and a shift."""
    inputs = np.column_stack([reported, odds(chances), np.ones(len(chances))]).astype(np.float64)

    def surprise(weights: NDArray[np.float64]) -> float:
        said = np.clip(chance(inputs @ weights), 1e-9, 1 - 1e-9)
        return float(-np.where(right, np.log(said), np.log(1 - said)).mean() + 1e-3 * (weights**2).sum())

    found = optimize.minimize(surprise, np.array([0.5, 0.5, 0.0]), bounds=[(0, 3), (0, 3), (-3, 3)]).x
    return [round(float(weight) * _STRANGER, 4) for weight in found]


def _severity_temperature(scores: Array, examples: Sequence[tuple[Example, float]]) -> float:
    rated = [(row, example.severity, weight) for row, (example, weight) in enumerate(examples) if example.severity]
    if not rated:
        return 1.0
    levels = np.zeros((len(rated), len(SEVERITIES)))
    for place, (_, severity, _) in enumerate(rated):
        levels[place, SEVERITIES.index(severity)] = 1.0
    rows = [row for row, _, _ in rated]
    return best_temperature(scores[rows][:, SEVERITY], levels, np.array([weight for _, _, weight in rated]))


def _signal_bars(scores: Array, examples: Sequence[Example]) -> list[float]:
    """Low enough to hear nearly all, unless that would raise too many false alarms."""
    bars = []
    for place, kind in enumerate(SIGNALS):
        has = np.array([kind in (example.signals or ()) for example in examples])
        watched = np.array([example.signals is not None for example in examples])
        column = scores[:, SIGNAL.start + place]
        if not has.any() or not (watched & ~has).any():
            bars.append(0.0)
            continue
        hears = np.quantile(column[has], 1 - _SIGNALS_HEARD)
        quiet = np.quantile(column[watched & ~has], 1 - _FALSE_ALARMS)
        bars.append(round(float(max(hears, quiet)), 3))
    return bars
