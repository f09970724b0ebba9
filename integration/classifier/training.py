"""Trains the judge: fits types and severity, calibrates them on sources held out, and folds it all into one table."""

import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from integration.apology.complaint import ComplaintType, Severity
from integration.classifier.calibration import best_bar, best_temperature
from integration.classifier.examples import Example, fingerprint, teaching
from integration.classifier.features import Recipe, TermSpace, term_space
from integration.classifier.fitting import Fit, fit
from integration.classifier.scoring import shares, type_chances
from integration.classifier.vectors import WordVectors
from integration.classifier.weights import Weights

Array = NDArray[np.float64]
Weighted = Sequence[tuple[Example, float]]

TYPES = tuple(ComplaintType)
SEVERITIES = tuple(Severity)

_HARMLESS = TYPES.index(ComplaintType.NOT_A_COMPLAINT)  # the last, as scoring has it
_PENALTY = 2e-5
_PRIMARY_SHARE = 0.75  # of a soft label; the other types of the message share the rest
_SENTENCE_BAR = 0.7  # of the chance a sentence on its own gives a type
_OURS = {"written", "plain"}
_MEASURED = ("temperature", "severity_temperature", "message_bar")


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learnt from, and what calibration found on sources that were held out."""

    examples: int
    by_source: dict[str, int]
    terms: int
    data: str  # the fingerprint of texts, labels and weights
    temperature: float
    severity_temperature: float
    message_bar: float
    right_on_new_sources: float
    right_on_known_sources: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        sources = ", ".join(f"{source} {count}" for source, count in self.by_source.items())
        lines = (
            f"{self.examples} examples ({sources}), {self.terms} terms",
            f"right on a new source {self.right_on_new_sources:.3f}, on a known one {self.right_on_known_sources:.3f}",
            f"temperature {self.temperature}, of severity {self.severity_temperature}",
            f"secondary types from {self.message_bar} on",
        )
        return "\n".join(lines)


def train(data: Path, out: Path, *, seed: int) -> TrainingReport:
    """Writes the weights to `out`. The same data and seed make the same bytes. Raises BadInput for unusable data."""
    return train_on(teaching(data, seed), out, WordVectors.load())


def train_on(examples: Weighted, out: Path, vectors: WordVectors, recipe: Recipe | None = None) -> TrainingReport:
    """As `train`, from examples and word vectors already read."""
    space = term_space([example.whole for example, _ in examples], vectors, recipe or Recipe())
    types, severity = _fitted(space, examples)
    calibrated = _calibrated(examples, vectors, recipe or Recipe())
    counts = sorted({example.source for example, _ in examples})
    report = TrainingReport(
        examples=len(examples),
        by_source={source: sum(example.source == source for example, _ in examples) for source in counts},
        terms=len(space.vocabulary),
        data=fingerprint(examples),
        **calibrated,
    )
    _folded(space, types, severity, examples, report).save(out)
    return report


def labels_of(examples: Weighted) -> Array:
    """A distribution over the types for each example; most of it on the root failure."""
    labels = np.zeros((len(examples), len(TYPES)))
    for row, (example, _) in enumerate(examples):
        first, *others = (TYPES.index(ComplaintType(type_)) for type_ in example.types)
        labels[row, first] += _PRIMARY_SHARE if others else 1.0
        for other in others:
            labels[row, other] += (1 - _PRIMARY_SHARE) / len(others)
    return labels


def importance_of(labels: Array, weights: Sequence[float]) -> Array:
    """Source weights, with rare classes raised by the square root of how rare they are."""
    by_source = np.array(weights)
    mass = labels.T @ by_source
    rare = np.sqrt(mass.sum() / len(mass) / np.maximum(mass, 1e-9))
    importance: Array = by_source * (labels @ np.where(mass > 0, rare, 0.0))
    return importance


def _fitted(space: TermSpace, examples: Weighted) -> tuple[Fit, Fit]:
    matrix = space.matrix([example.whole for example, _ in examples])
    labels = labels_of(examples)
    types = _two_steps(matrix, labels, importance_of(labels, [weight for _, weight in examples]))
    rated = [row for row, (example, _) in enumerate(examples) if example.severity]
    levels = _levels([examples[row] for row in rated])
    severity = fit(matrix[rated], levels, np.array([examples[row][1] for row in rated]), _PENALTY)
    return types, severity


def _two_steps(matrix: sparse.csr_matrix, labels: Array, importance: Array) -> Fit:
    """Complaint or not from all examples, which complaint from complaints only; joined as `type_chances` reads them."""
    harmless = labels[:, _HARMLESS]
    first = fit(matrix, np.column_stack([1 - harmless, harmless]), importance, _PENALTY)
    complaints = np.flatnonzero(harmless < 0.5)
    which = fit(matrix[complaints], labels[complaints][:, :_HARMLESS], importance[complaints], _PENALTY)
    return Fit(
        np.column_stack([which.weights, first.weights[:, 1] - first.weights[:, 0]]),
        np.append(which.bias, first.bias[1] - first.bias[0]),
    )


def _levels(examples: Weighted) -> Array:
    levels = np.zeros((len(examples), len(SEVERITIES)))
    for row, (example, _) in enumerate(examples):
        levels[row, SEVERITIES.index(example.severity or Severity.MEDIUM)] = 1.0
    return levels


def _calibrated(examples: Weighted, vectors: WordVectors, recipe: Recipe) -> dict[str, float]:
    """Halfway between two ways of holding out, since a customer's message is less strange than a whole new source.

    Leaving out one source after the other makes the judge too timid, leaving out a third of each too bold.
    """
    strange = _measured(examples, _held_out(examples, [_kind(example) for example, _ in examples], vectors, recipe))
    familiar = _measured(examples, _held_out(examples, [_third(example) for example, _ in examples], vectors, recipe))
    middle = {name: round(float(np.sqrt(strange[name] * familiar[name])), 4) for name in _MEASURED}
    return middle | {
        "right_on_new_sources": round(strange["right"], 4),
        "right_on_known_sources": round(familiar["right"], 4),
    }


def _kind(example: Example) -> str:
    return example.source if example.source in _OURS else "real"


def _third(example: Example) -> str:
    return str(zlib.crc32(example.group.encode()) % 3)


def _held_out(examples: Weighted, folds: Sequence[str], vectors: WordVectors, recipe: Recipe) -> tuple[Array, Array]:
    """Logits of types and severities for each example, from a model that saw nothing of its fold."""
    logits = np.zeros((len(examples), len(TYPES)))
    levels = np.zeros((len(examples), len(SEVERITIES)))
    for fold in sorted(set(folds)):
        seen = [pair for pair, of in zip(examples, folds, strict=True) if of != fold] or examples
        unseen = [row for row, of in enumerate(folds) if of == fold]
        space = term_space([example.whole for example, _ in seen], vectors, recipe)
        types, severity = _fitted(space, seen)
        matrix = space.matrix([examples[row][0].whole for row in unseen])
        logits[unseen], levels[unseen] = types.logits(matrix), severity.logits(matrix)
    return logits, levels


def _measured(examples: Weighted, held_out: tuple[Array, Array]) -> dict[str, float]:
    logits, levels = held_out
    weights = np.array([weight for _, weight in examples])
    labels = labels_of(examples)
    temperature = best_temperature(logits, labels, importance_of(labels, weights.tolist()), type_chances)
    judged = type_chances(logits, temperature)
    secondary = judged.copy()
    secondary[:, _HARMLESS] = 0.0
    rated = np.array([example.severity is not None for example, _ in examples])
    found = [frozenset(np.flatnonzero(row).tolist()) - {_HARMLESS} for row in labels]
    return {
        "temperature": temperature,
        "severity_temperature": best_temperature(
            levels[rated], _levels([pair for pair in examples if pair[0].severity]), weights[rated], shares
        ),
        "message_bar": best_bar(secondary, found),
        "right": float(weights @ (judged.argmax(axis=1) == labels.argmax(axis=1)) / weights.sum()),
    }


def _folded(space: TermSpace, types: Fit, severity: Fit, examples: Weighted, report: TrainingReport) -> Weights:
    weights = np.hstack([types.weights, severity.weights]).astype(np.float32)
    return Weights(
        vocabulary=space.vocabulary,
        rarity=space.rarity,
        table=space.table(weights),
        piece_table=space.piece_table(weights),
        bias=np.concatenate([types.bias, severity.bias]).astype(np.float32),
        unknown_rarity=space.unknown_rarity,
        notes={
            "types": list(TYPES),
            "severities": list(SEVERITIES),
            "languages": sorted({example.language for example, _ in examples}),
            "temperature": report.temperature,
            "severity_temperature": report.severity_temperature,
            "message_bar": report.message_bar,
            "sentence_bar": _SENTENCE_BAR,
            "training": report.as_json(),
        },
    )
