"""What the network should say of each example, how much each counts, and how far off its scores are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from integration.apology.complaint import ComplaintType
from integration.classifier.examples import Example, judges_signals
from integration.classifier.heads import COLUMNS, REPORTED, ROOT, SEVERITIES, SEVERITY, SIGNAL, SIGNALS, TYPES
from integration.classifier.network import Array, Rows
from integration.classifier.opinions import Opinion, Opinions
from integration.classifier.scoring import chance, shares

_PRIMARY_SHARE = 0.75  # of a soft label; the other types of the message share the rest
_OPINION_SHARE = 0.7  # of what is learnt from a labelled example where the teacher has an opinion too
_OPINION_ON_SIGNALS = 0.5  # labels of signals are surer than the teacher is
_UNLABELLED = 0.7  # the weight of a variant beside the average example
_LOUD_SIGNAL = 5.0  # a signal missed is worse than one imagined
_LOUDNESS = {"root": 1.0, "reported": 0.5, "severity": 0.3, "signal": 2.0}


@dataclass(frozen=True, slots=True)
class Targets:
    """A row an example, a column a head; `weights` says how much each counts, zero where nothing is known."""

    wanted: Array
    weights: Array

    @classmethod
    def of(cls, examples: Sequence[tuple[Example, float]], unlabelled: Sequence[str], opinions: Opinions) -> "Targets":
        count = len(examples) + len(unlabelled)
        wanted = np.zeros((count, COLUMNS), dtype=np.float32)
        weights = np.zeros((count, COLUMNS), dtype=np.float32)
        labels = labels_of([example for example, _ in examples])
        importance = importance_of(labels, [weight for _, weight in examples])
        for row, (example, weight) in enumerate(examples):
            _label(wanted[row], weights[row], example, weight)
            weights[row, ROOT] = weights[row, REPORTED] = importance[row]
            wanted[row, ROOT] = labels[row]
            if opinion := opinions.on(example.whole):
                _lean(wanted[row], weights[row], opinion)
        for row, text in enumerate(unlabelled, start=len(examples)):
            _follow(wanted[row], weights[row], opinions.on(text), _UNLABELLED * importance.mean())
        return cls(wanted, weights)

    def slope(self, scores: Array, /, *, rows: Rows) -> Array:
        """The slope of the loss in each score: cross-entropy for each head, averaged by weight."""
        wanted, weights = self.wanted[rows], self.weights[rows]
        said = np.empty_like(scores)
        said[:, ROOT] = shares(scores[:, ROOT], 1.0)
        said[:, REPORTED] = chance(scores[:, REPORTED])
        said[:, SEVERITY] = shares(scores[:, SEVERITY], 1.0)
        said[:, SIGNAL] = chance(scores[:, SIGNAL])
        slope: Array = (said - wanted) * weights
        slope[:, ROOT] *= _LOUDNESS["root"] / max(float(weights[:, ROOT.start].sum()), 1e-6)
        slope[:, REPORTED] *= _LOUDNESS["reported"] / max(float(weights[:, REPORTED.start].sum()), 1e-6)
        slope[:, SEVERITY] *= _LOUDNESS["severity"] / max(float(weights[:, SEVERITY.start].sum()), 1e-6)
        slope[:, SIGNAL] *= _LOUDNESS["signal"] / len(rows)
        return slope


def labels_of(examples: Sequence[Example]) -> Array:
    """A distribution over the types for each example; most of it on the root failure."""
    labels = np.zeros((len(examples), len(TYPES)), dtype=np.float32)
    for row, example in enumerate(examples):
        first, *others = (TYPES.index(ComplaintType(type_)) for type_ in example.types)
        labels[row, first] = _PRIMARY_SHARE if others else 1.0
        for other in others:
            labels[row, other] = (1 - _PRIMARY_SHARE) / len(others)
    return labels


def importance_of(labels: Array, weights: Sequence[float]) -> Array:
    """Source weights, with rare classes raised by the square root of how rare they are."""
    by_source = np.array(weights, dtype=np.float32)
    mass = labels.T @ by_source
    rare = np.sqrt(mass.sum() / len(mass) / np.maximum(mass, 1e-9))
    importance: Array = by_source * (labels @ np.where(mass > 0, rare, 0.0).astype(np.float32))
    return importance


def _label(wanted: Array, weights: Array, example: Example, weight: float) -> None:
    for type_ in example.types:
        wanted[REPORTED][TYPES.index(ComplaintType(type_))] = 1.0
    if example.severity:
        wanted[SEVERITY][SEVERITIES.index(example.severity)] = 1.0
        weights[SEVERITY] = weight
    if example.signals is not None and not judges_signals(example):
        weights[SIGNAL] = 1.0
        for signal in example.signals:
            wanted[SIGNAL][SIGNALS.index(signal)] = 1.0
            weights[SIGNAL][SIGNALS.index(signal)] = _LOUD_SIGNAL


def _lean(wanted: Array, weights: Array, opinion: Opinion) -> None:
    """A label says one thing for sure; the teacher says what else it might have been."""
    for part, share, thought in _thoughts(opinion):
        known = weights[part] > 0
        wanted[part][known] = (1 - share) * wanted[part][known] + share * thought[known]


def _follow(wanted: Array, weights: Array, opinion: Opinion | None, weight: float) -> None:
    """Where nobody labelled, the teacher's word is all there is."""
    if opinion is None:
        raise ValueError("a text with neither label nor opinion teaches nothing")
    for part, _, thought in _thoughts(opinion):
        wanted[part] = thought
        weights[part] = weight


def _thoughts(opinion: Opinion) -> tuple[tuple[slice, float, Array], ...]:
    return (
        (ROOT, _OPINION_SHARE, shares(opinion.root, 1.0).astype(np.float32)),
        (SEVERITY, _OPINION_SHARE, shares(opinion.severity, 1.0).astype(np.float32)),
        (SIGNAL, _OPINION_ON_SIGNALS, chance(opinion.signal).astype(np.float32)),
    )
