"""The ways to build the classifier that ours is compared with: linear models over terms, and a sentence encoder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from benchmarks.fitting import fit
from benchmarks.term_features import Recipe, term_space
from integration.apology.complaint import Complaint, Severity
from integration.apology.reading import Reading
from integration.classifier.encoder import Encoder
from integration.classifier.evaluation import Judging
from integration.classifier.examples import Example
from integration.classifier.heads import HARMLESS, TYPES
from integration.classifier.scoring import Floats, shares
from integration.classifier.targets import importance_of, labels_of
from integration.classifier.vectors import WordVectors

Array = NDArray[np.float64]
Weighted = Sequence[tuple[Example, float]]

_PENALTY = 2e-5
_PENALTY_OF_ENCODER = 1e-4


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges by the chances of each type; knows no severity."""

    chances: Callable[[str], Floats]

    def judge(self, reading: Reading, threshold: float) -> Complaint:  # noqa: ARG002 - the port has a threshold
        chances = self.chances(f"{reading.subject}\n{reading.text}" if reading.subject else reading.text)
        return Complaint(TYPES[int(chances.argmax())], float(chances.max()), Severity.MEDIUM)


def linear(taught: Weighted, recipe: Recipe, *, two_steps: bool = False) -> Judging:
    """Softmax regression over terms; in two steps: complaint or not first, then which."""
    space = term_space([example.whole for example, _ in taught], WordVectors.load(), recipe)
    seen = space.matrix([example.whole for example, _ in taught])
    labels = labels_of([example for example, _ in taught]).astype(np.float64)
    importance = importance_of(labels.astype(np.float32), [weight for _, weight in taught]).astype(np.float64)
    if not two_steps:
        whole = fit(seen, labels, importance, _PENALTY)
        return _Judge(lambda text: shares(whole.logits(space.matrix([text]))[0], 1.0))
    harmless = labels[:, [HARMLESS]]
    first = fit(seen, np.hstack([1 - harmless, harmless]), importance, _PENALTY)
    which = np.flatnonzero(harmless[:, 0] < 0.5)
    second = fit(seen[which], labels[which][:, :HARMLESS], importance[which], _PENALTY)

    def chances(text: str) -> Floats:
        asked = space.matrix([text])
        complaint, none = shares(first.logits(asked)[0], 1.0)
        return np.append(shares(second.logits(asked)[0], 1.0) * complaint, none)

    return _Judge(chances)


def encoder_with_linear_head(taught: Weighted, folder: Path) -> Judging:
    """The sentence encoder as it is, and softmax regression over its vectors."""
    encoder = Encoder.load(folder)
    vectors = encoder.encode([example.whole for example, _ in taught]) * 10
    labels = labels_of([example for example, _ in taught])
    importance = importance_of(labels, [weight for _, weight in taught]).astype(np.float64)
    head = fit(
        sparse.csr_matrix(vectors.astype(np.float64)), labels.astype(np.float64), importance, _PENALTY_OF_ENCODER
    )
    return _Judge(lambda text: shares((encoder.encode([text])[0] * 10) @ head.weights + head.bias, 1.0))
