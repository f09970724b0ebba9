"""The arithmetic of evaluation: what answers beside labels come to, counted on columns so that it can be drawn anew."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from integration.apology.complaint import Complaint, ComplaintType
from integration.classifier.examples import Example

_BINS = 10
_DRAWS = 1_000
_SEED = 7
_NOBODY_RATED = -1


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a message, beside the message."""

    example: Example
    complaint: Complaint

    @property
    def severity_off(self) -> int:
        """By how many levels."""
        rated = self.example.severity
        return _NOBODY_RATED if rated is None else abs(self.complaint.severity.rank - rated.rank)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how sure they were and how often one of the given labels was meant."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Figures:
    """`strict`: the first label; `any`: one of the labels; `binary`: complaint or not. Shares between 0 and 1.

    `coverage_at_90` is the largest share of messages, most confident first, of which 90 % are right (any label).
    """

    messages: int
    strict: float
    any: float
    binary: float
    macro_f1: float
    coverage_at_90: float
    coverage_at_95: float
    calibration_error: float
    severity_exact: float
    severity_near: float


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers as columns, a row each; `said` and `meant` are numbers of types, whatever types there are."""

    said: NDArray[np.intp]
    meant: NDArray[np.intp]
    any: NDArray[np.bool_]
    binary: NDArray[np.bool_]
    confidence: NDArray[np.float64]
    severity_off: NDArray[np.intp]

    @classmethod
    def of(cls, given: Sequence[Answer]) -> "Answers":
        numbers = {str(type_): number for number, type_ in enumerate(ComplaintType)}
        for each in given:
            numbers.setdefault(str(each.complaint.type), len(numbers))
        said = np.array([numbers[str(each.complaint.type)] for each in given])
        meant = np.array([numbers[str(each.example.types[0])] for each in given])
        harmless = numbers[ComplaintType.NOT_A_COMPLAINT]
        return cls(
            said=said,
            meant=meant,
            any=np.array([each.complaint.type in each.example.types for each in given]),
            binary=(said == harmless) == (meant == harmless),
            confidence=np.array([each.complaint.confidence for each in given]),
            severity_off=np.array([each.severity_off for each in given]),
        )

    def drawn(self, rows: NDArray[np.intp]) -> "Answers":
        """These rows, in this order; a row may come twice."""
        return Answers(*(getattr(self, column.name)[rows] for column in fields(self)))

    def figures(self) -> Figures:
        off = self.severity_off[self.severity_off != _NOBODY_RATED]
        bins = self.reliability()
        return Figures(
            messages=len(self.said),
            strict=float((self.said == self.meant).mean()),
            any=float(self.any.mean()),
            binary=float(self.binary.mean()),
            macro_f1=float(np.mean(list(self.f1_by_type().values()))),
            coverage_at_90=self._coverage(0.90),
            coverage_at_95=self._coverage(0.95),
            calibration_error=sum(bin_.count * abs(bin_.confidence - bin_.right) for bin_ in bins) / len(self.said),
            severity_exact=float((off == 0).mean()) if len(off) else 0.0,
            severity_near=float((off <= 1).mean()) if len(off) else 0.0,
        )

    def intervals(self) -> dict[str, tuple[float, float]]:
        """Where 95 of 100 draws of as many messages land."""
        chance, count = np.random.default_rng(_SEED), len(self.said)
        draws: list[dict[str, Any]] = [
            asdict(self.drawn(chance.integers(0, count, count)).figures()) for _ in range(_DRAWS if count > 1 else 1)
        ]
        ends = {name: np.quantile([draw[name] for draw in draws], (0.025, 0.975)) for name in draws[0]}
        return {name: (float(low), float(high)) for name, (low, high) in ends.items() if name != "messages"}

    def reliability(self) -> tuple[Bin, ...]:
        """Ten bins of like confidence, those without an answer left out."""
        places = np.minimum(_BINS - 1, (self.confidence * _BINS).astype(np.intp))
        counts, sure, right = (
            np.bincount(places, weights=weights, minlength=_BINS) for weights in (None, self.confidence, self.any)
        )
        return tuple(
            Bin(int(counts[place]), float(sure[place] / counts[place]), float(right[place] / counts[place]))
            for place in np.flatnonzero(counts)
        )

    def f1_by_type(self) -> dict[str, float]:
        """For each type that is the first label of at least one message."""
        types = list(ComplaintType)
        width = max(len(types), int(self.said.max()) + 1)
        said, meant = np.bincount(self.said, minlength=width), np.bincount(self.meant, minlength=width)
        both = np.bincount(self.said[self.said == self.meant], minlength=width)
        return {
            type_: float(2 * both[number] / (said[number] + meant[number]))
            for number, type_ in enumerate(types)
            if meant[number]
        }

    def _coverage(self, precision: float) -> float:
        """Ties in confidence are answered together, since a threshold cannot part them."""
        ranked = np.argsort(-self.confidence, kind="stable")
        confidence, count = self.confidence[ranked], len(ranked)
        right = np.cumsum(self.any[ranked]) / np.arange(1, count + 1)
        last = np.append(confidence[1:] < confidence[:-1], True)
        reached = np.flatnonzero(last & (right >= precision))
        return float((reached[-1] + 1) / count) if len(reached) else 0.0
