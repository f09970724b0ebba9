"""Compares the ways to build the classifier that were tried, on messages labelled by hand; behind docs/classifier.md.

Run as `python -m integration.classifier.candidates DATA`, with the folder that holds the data and the gold files.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.classifier.evaluation import Answer, EvaluationReport, answer, report
from integration.classifier.examples import Example, read, teaching
from integration.classifier.features import Recipe, term_space
from integration.classifier.fitting import fit
from integration.classifier.keyword_rules import KeywordRules
from integration.classifier.scoring import Floats, shares
from integration.classifier.training import TYPES, Weighted, importance_of, labels_of
from integration.classifier.vectors import WordVectors

Array = NDArray[np.float64]

_PENALTY = 2e-5
_HARMLESS = TYPES.index(ComplaintType.NOT_A_COMPLAINT)


@dataclass(frozen=True, slots=True)
class Candidate:
    name: str
    recipe: Recipe
    counts: bool = False  # scale features by naive-Bayes ratios, as NB-SVM does
    two_steps: bool = False  # complaint or not first, then which
    leave_out: str = ""  # a source of examples


CANDIDATES = (
    Candidate("words and pairs", Recipe(pieces=0.0, vectors=0.0)),
    Candidate("words and pairs, naive-Bayes scaled", Recipe(pieces=0.0, vectors=0.0), counts=True),
    Candidate("words, pairs and hashed pieces", Recipe(vectors=0.0)),
    Candidate("words, pairs and word vectors", Recipe(pieces=0.0)),
    Candidate("all of it, in one step", Recipe()),
    Candidate("all of it, in two steps (shipped)", Recipe(), two_steps=True),
    Candidate("all of it, in one step, without the plain examples", Recipe(), leave_out="plain"),
)


def compare(data: Path, seed: int = 7) -> dict[str, EvaluationReport]:
    """Fits each candidate anew; no calibration, so only the figures that need none mean anything."""
    examples = teaching(data, seed)
    gold = [example for path in sorted(data.glob("gold_*.jsonl")) for example in read(path) if example.language == "en"]
    reports = {"keyword rules": report([answer(KeywordRules(), example) for example in gold])}
    for candidate in CANDIDATES:
        taught = [pair for pair in examples if pair[0].source != candidate.leave_out]
        reports[candidate.name] = report(_answers(gold, _judged(candidate, taught, gold)))
    return reports


def _judged(candidate: Candidate, taught: Weighted, gold: Sequence[Example]) -> Floats:
    space = term_space([example.whole for example, _ in taught], WordVectors.load(), candidate.recipe)
    seen = space.matrix([example.whole for example, _ in taught])
    asked = space.matrix([example.whole for example in gold])
    labels = labels_of(taught)
    importance = importance_of(labels, [weight for _, weight in taught])
    if candidate.counts:
        ratios = _ratios(seen, labels)
        seen, asked = (seen @ ratios).tocsr(), (asked @ ratios).tocsr()
    if not candidate.two_steps:
        return shares(fit(seen, labels, importance, _PENALTY).logits(asked), 1.0)
    harmless = labels[:, [_HARMLESS]]
    first = shares(fit(seen, np.hstack([1 - harmless, harmless]), importance, _PENALTY).logits(asked), 1.0)
    which = np.flatnonzero(harmless[:, 0] < 0.5)
    second = shares(fit(seen[which], labels[which], importance[which], _PENALTY).logits(asked), 1.0) * first[:, :1]
    second[:, _HARMLESS] = first[:, 1]
    return second


def _ratios(seen: sparse.csr_matrix, labels: Array) -> sparse.csr_matrix:
    """How much a feature tells the types apart: the widest log ratio between a type and the others."""
    inside = np.asarray(seen.T @ labels) + 1.0
    outside = np.asarray(seen.T @ (1 - labels)) + 1.0
    ratios = np.abs(np.log(inside / inside.sum(axis=0)) - np.log(outside / outside.sum(axis=0))).max(axis=1)
    return sparse.diags(ratios).tocsr()


def _answers(gold: Sequence[Example], judged: Floats) -> list[Answer]:
    return [
        Answer(example, Complaint(type=TYPES[int(row.argmax())], confidence=float(row.max()), severity=Severity.MEDIUM))
        for example, row in zip(gold, judged, strict=True)
    ]


def _main(data: Path) -> None:
    lines = ["| candidate | strict | any | complaint or not | macro-F1 |", "|---|---|---|---|---|"]
    for name, made in compare(data).items():
        all_ = made.overall
        lines.append(f"| {name} | {all_.strict:.3f} | {all_.any:.3f} | {all_.binary:.3f} | {all_.macro_f1:.3f} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
