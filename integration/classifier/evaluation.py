"""Judges a judge on messages labelled by hand: how often it is right, how often it dares to speak, how honest it is."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Protocol

from integration.apology.complaint import Complaint, ComplaintType
from integration.apology.reading import Reading
from integration.classifier.examples import Example, read

_BINS = 10


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
    """`strict`: the first label; `any`: one of the labels; `binary`: complaint or not. Shares between 0 and 1."""

    messages: int
    strict: float
    any: float
    binary: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All figures of one judge on one set of messages, in its own languages."""

    overall: Figures
    coverage_at_90: float  # the largest share of messages, most confident first, of which 90 % are right (any label)
    coverage_at_95: float
    calibration_error: float
    reliability: tuple[Bin, ...]
    severity_exact: float
    severity_near: float
    secondary_f1: float
    by_source: dict[str, Figures]
    by_type: dict[str, float]  # F1 of the first label

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        lines = [_line("all", self.overall)]
        lines += [_line(source, figures) for source, figures in self.by_source.items()]
        lines += [
            f"answered at precision 0.90: {self.coverage_at_90:.3f}, at 0.95: {self.coverage_at_95:.3f}",
            f"severity exact {self.severity_exact:.3f}, one off at most {self.severity_near:.3f}",
            f"secondary types F1 {self.secondary_f1:.3f}",
            f"expected calibration error {self.calibration_error:.3f}",
        ]
        lines += [f"  sure {bin_.confidence:.2f}  right {bin_.right:.2f}  of {bin_.count}" for bin_ in self.reliability]
        lines += [f"  F1 {f1:.2f}  {type_}" for type_, f1 in self.by_type.items()]
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


def evaluate(judge: Judging, gold: Path, *, languages: frozenset[str] = frozenset({"en"})) -> EvaluationReport:
    """`gold` is a JSON Lines file, or a folder with `gold_dev.jsonl` and `gold_extra.jsonl`."""
    paths = sorted(gold.glob("gold_*.jsonl")) if gold.is_dir() else [gold]
    examples = [example for path in paths for example in read(path) if example.language in languages]
    return report([answer(judge, example) for example in examples])


def answer(judge: Judging, example: Example) -> Answer:
    reading = Reading(subject=example.subject, text=example.text, language=example.language, name=None)
    return Answer(example, judge.judge(reading, threshold=0.0))


def report(answers: Sequence[Answer]) -> EvaluationReport:
    """The arithmetic, over answers already given; at least one."""
    sources = sorted({given.example.source for given in answers})
    bins = _reliability(answers)
    rated = [given for given in answers if given.example.severity]
    return EvaluationReport(
        overall=_figures(answers),
        coverage_at_90=_coverage(answers, 0.90),
        coverage_at_95=_coverage(answers, 0.95),
        calibration_error=sum(bin_.count * abs(bin_.confidence - bin_.right) for bin_ in bins) / len(answers),
        reliability=bins,
        severity_exact=_severity(rated, 0),
        severity_near=_severity(rated, 1),
        secondary_f1=_secondary_f1(answers),
        by_source={
            source: _figures([given for given in answers if given.example.source == source]) for source in sources
        },
        by_type=_by_type(answers),
    )


def _figures(answers: Sequence[Answer]) -> Figures:
    return Figures(
        messages=len(answers),
        strict=_share(answers, lambda given: given.strict),
        any=_share(answers, lambda given: given.any),
        binary=_share(answers, lambda given: given.binary),
        macro_f1=fmean(_by_type(answers).values()),
    )


def _share(answers: Sequence[Answer], holds: Callable[[Answer], bool]) -> float:
    return fmean(float(holds(given)) for given in answers)


def _by_type(answers: Sequence[Answer]) -> dict[str, float]:
    """F1 for each type that is the first label of at least one message."""
    meant = [given.example.types[0] for given in answers]
    said = [given.complaint.type for given in answers]
    return {
        type_: 2
        * sum(a == b == type_ for a, b in zip(meant, said, strict=True))
        / (meant.count(type_) + said.count(type_))
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


def _severity(answers: Sequence[Answer], off: int) -> float:
    near = [
        abs(given.complaint.severity.rank - given.example.severity.rank) <= off
        for given in answers
        if given.example.severity
    ]
    return fmean(near) if near else 0.0


def _secondary_f1(answers: Sequence[Answer]) -> float:
    said = [set(given.complaint.secondary) for given in answers]
    meant = [set(given.example.types) - {given.complaint.type} for given in answers]
    both = sum(len(one & other) for one, other in zip(said, meant, strict=True))
    return 2 * both / max(1, sum(map(len, said)) + sum(map(len, meant)))


def _line(name: str, figures: Figures) -> str:
    return (
        f"{name:<22}{figures.messages:>5}  strict {figures.strict:.3f}  any {figures.any:.3f}"
        f"  binary {figures.binary:.3f}  macro-F1 {figures.macro_f1:.3f}"
    )
