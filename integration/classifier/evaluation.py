"""Judges a judge on messages labelled by hand: how often it is right, how often it dares to speak, how honest it is."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any, Protocol

import numpy as np

from integration.apology.complaint import Complaint, ComplaintType
from integration.apology.reading import Reading, Where
from integration.classifier.examples import Example, read

_BINS = 10
_DRAWS = 1_000
_SEED = 7


class Judging(Protocol):
    def judge(self, reading: Reading, threshold: float) -> Complaint: ...


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
class EvaluationReport:
    """All figures of one judge on one set of messages, with intervals that hold 95 of 100 draws of the messages."""

    overall: Figures
    intervals: dict[str, tuple[float, float]]
    reliability: tuple[Bin, ...]
    secondary_precision: float
    secondary_recall: float
    evidence_halved: float
    by_source: dict[str, Figures]
    by_type: dict[str, float]  # F1 of the first label

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        figures = {name: value for name, value in asdict(self.overall).items() if name != "messages"}
        lines = [f"{self.overall.messages} messages"]
        lines += [
            f"  {name:<18} {value:.3f}  ({self.intervals[name][0]:.3f} to {self.intervals[name][1]:.3f})"
            for name, value in figures.items()
        ]
        lines += [
            f"  secondary types: precision {self.secondary_precision:.3f}, recall {self.secondary_recall:.3f}",
            f"  the score falls by half without the words shown: {self.evidence_halved:.3f}",
        ]
        lines += [f"  sure {bin_.confidence:.2f}  right {bin_.right:.2f}  of {bin_.count}" for bin_ in self.reliability]
        lines += [f"  F1 {f1:.2f}  {type_}" for type_, f1 in self.by_type.items()]
        lines += [
            f"  {source:<22}{figures.messages:>5}  strict {figures.strict:.2f}  any {figures.any:.2f}"
            f"  binary {figures.binary:.2f}"
            for source, figures in self.by_source.items()
        ]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a message, beside the message."""

    example: Example
    complaint: Complaint

    @property
    def strict(self) -> bool:
        return self.complaint.type == self.example.types[0]

    @property
    def any(self) -> bool:
        return self.complaint.type in self.example.types

    @property
    def binary(self) -> bool:
        harmless = ComplaintType.NOT_A_COMPLAINT
        return (self.complaint.type == harmless) == (self.example.types[0] == harmless)

    def severity_off(self) -> int | None:
        """By how many levels; None where nobody rated it."""
        rated = self.example.severity
        return None if rated is None else abs(self.complaint.severity.rank - rated.rank)


def evaluate(judge: Judging, gold: Path, *, languages: frozenset[str] = frozenset({"en"})) -> EvaluationReport:
    """`gold` is a JSON Lines file, or a folder with `gold_dev.jsonl` and `gold_extra.jsonl`."""
    paths = sorted(gold.glob("gold_*.jsonl")) if gold.is_dir() else [gold]
    examples = [example for path in paths for example in read(path) if example.language in languages]
    answers = [answer(judge, example) for example in examples]
    return replace(report(answers), evidence_halved=_halved(judge, answers))


def answer(judge: Judging, example: Example) -> Answer:
    return Answer(example, judge.judge(_reading(example), threshold=0.0))


def report(answers: Sequence[Answer]) -> EvaluationReport:
    """The arithmetic, over answers already given; at least one. Evidence is another matter: it asks the judge again."""
    sources = sorted({given.example.source for given in answers})
    precision, recall = _secondary(answers)
    return EvaluationReport(
        overall=_figures(answers),
        intervals=_intervals(answers),
        reliability=_reliability(answers),
        secondary_precision=precision,
        secondary_recall=recall,
        evidence_halved=0.0,
        by_source={
            source: _figures([given for given in answers if given.example.source == source]) for source in sources
        },
        by_type=_by_type(answers),
    )


def _reading(example: Example) -> Reading:
    return Reading(subject=example.subject, text=example.text, language=example.language, name=None)


def _figures(answers: Sequence[Answer]) -> Figures:
    bins = _reliability(answers)
    off = [levels for given in answers if (levels := given.severity_off()) is not None]
    return Figures(
        messages=len(answers),
        strict=_share(answers, lambda given: given.strict),
        any=_share(answers, lambda given: given.any),
        binary=_share(answers, lambda given: given.binary),
        macro_f1=fmean(_by_type(answers).values()),
        coverage_at_90=_coverage(answers, 0.90),
        coverage_at_95=_coverage(answers, 0.95),
        calibration_error=sum(bin_.count * abs(bin_.confidence - bin_.right) for bin_ in bins) / len(answers),
        severity_exact=fmean(levels == 0 for levels in off) if off else 0.0,
        severity_near=fmean(levels <= 1 for levels in off) if off else 0.0,
    )


def _intervals(answers: Sequence[Answer]) -> dict[str, tuple[float, float]]:
    """Where 95 of 100 draws of as many messages land."""
    chance = np.random.default_rng(_SEED)
    draws = [
        asdict(_figures([answers[place] for place in chance.integers(0, len(answers), len(answers))]))
        for _ in range(_DRAWS if len(answers) > 1 else 1)
    ]
    ends = {name: np.quantile([draw[name] for draw in draws], (0.025, 0.975)) for name in draws[0]}
    return {name: (float(low), float(high)) for name, (low, high) in ends.items() if name != "messages"}


def _share(answers: Sequence[Answer], holds: Callable[[Answer], bool]) -> float:
    return fmean(float(holds(given)) for given in answers)


def _by_type(answers: Sequence[Answer]) -> dict[str, float]:
    """F1 for each type that is the first label of at least one message."""
    meant = [given.example.types[0] for given in answers]
    said = [given.complaint.type for given in answers]
    both = [one for one, other in zip(meant, said, strict=True) if one == other]
    return {
        type_: 2 * both.count(type_) / (meant.count(type_) + said.count(type_))
        for type_ in ComplaintType
        if type_ in meant
    }


def _coverage(answers: Sequence[Answer], precision: float) -> float:
    """Ties in confidence are answered together, since a threshold cannot part them."""
    ranked = sorted(answers, key=lambda given: -given.complaint.confidence)
    right, reached = 0, 0
    for count, given in enumerate(ranked, 1):
        right += given.any
        last = count == len(ranked) or ranked[count].complaint.confidence < given.complaint.confidence
        if last and right / count >= precision:
            reached = count
    return reached / len(answers)


def _reliability(answers: Sequence[Answer]) -> tuple[Bin, ...]:
    filled: list[list[Answer]] = [[] for _ in range(_BINS)]
    for given in answers:
        filled[min(_BINS - 1, int(given.complaint.confidence * _BINS))].append(given)
    return tuple(
        Bin(len(bin_), fmean(given.complaint.confidence for given in bin_), _share(bin_, lambda given: given.any))
        for bin_ in filled
        if bin_
    )


def _secondary(answers: Sequence[Answer]) -> tuple[float, float]:
    """Precision and recall of the types found beside the first answer."""
    said = [set(given.complaint.secondary) for given in answers]
    meant = [set(given.example.types) - {given.complaint.type, ComplaintType.NOT_A_COMPLAINT} for given in answers]
    both = sum(len(one & other) for one, other in zip(said, meant, strict=True))
    return both / max(1, sum(map(len, said))), both / max(1, sum(map(len, meant)))


def _halved(judge: Judging, answers: Sequence[Answer]) -> float:
    """How often the score of the answer falls by half or more where the words shown as evidence are blanked."""
    fell = []
    for given in answers:
        before = given.complaint.scores.get(given.complaint.type, 0.0)
        blanked = judge.judge(_without(_reading(given.example), given.complaint), threshold=0.0)
        fell.append(blanked.scores.get(given.complaint.type, 0.0) <= before / 2)
    return fmean(fell)


def _without(reading: Reading, complaint: Complaint) -> Reading:
    texts = {Where.SUBJECT: reading.subject, Where.TEXT: reading.text}
    for evidence in complaint.evidence:
        span = evidence.span
        text = texts[span.where]
        texts[span.where] = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return replace(reading, subject=texts[Where.SUBJECT], text=texts[Where.TEXT])
