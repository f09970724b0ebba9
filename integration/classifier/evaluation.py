"""Judges a judge on messages labelled by hand: how often it is right, how often it dares to speak, how honest it is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any, Protocol

import numpy as np

from integration.apology.complaint import Complaint, ComplaintType
from integration.apology.reading import Reading, Where
from integration.classifier.examples import Example, read
from integration.classifier.figures import Answer, Answers, Bin, Figures


class Judging(Protocol):
    def judge(self, reading: Reading, threshold: float) -> Complaint: ...


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


def evaluate(judge: Judging, gold: Path, *, languages: frozenset[str] = frozenset({"en"})) -> EvaluationReport:
    """`gold` is a JSON Lines file, or a folder with `gold_dev.jsonl` and `gold_extra.jsonl`."""
    paths = sorted(gold.glob("gold_*.jsonl")) if gold.is_dir() else [gold]
    examples = [example for path in paths for example in read(path) if example.language in languages]
    answers = [answer(judge, example) for example in examples]
    return replace(report(answers), evidence_halved=_halved(judge, answers))


def answer(judge: Judging, example: Example) -> Answer:
    return Answer(example, judge.judge(_reading(example), threshold=0.0))


def report(given: Sequence[Answer]) -> EvaluationReport:
    """The arithmetic, over answers already given; at least one. Evidence is another matter: it asks the judge again."""
    answers = Answers.of(given)
    sources = np.array([each.example.source for each in given])
    precision, recall = _secondary(given)
    return EvaluationReport(
        overall=answers.figures(),
        intervals=answers.intervals(),
        reliability=answers.reliability(),
        secondary_precision=precision,
        secondary_recall=recall,
        evidence_halved=0.0,
        by_source={
            str(source): answers.drawn(np.flatnonzero(sources == source)).figures() for source in np.unique(sources)
        },
        by_type=answers.f1_by_type(),
    )


def _reading(example: Example) -> Reading:
    return Reading(subject=example.subject, text=example.text, language=example.language, name=None)


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
