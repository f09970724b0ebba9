"""What a teacher, a fine-tuned sentence encoder, thinks of our texts: softer than labels, and also on unlabelled ones.

Made by `benchmarks/teacher.py` and kept beside the weights; training only reads it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration.classifier.heads import SEVERITIES, SIGNALS, TYPES
from integration.classifier.network import Array

SHIPPED_OPINIONS = Path(__file__).parent / "weights" / "opinions.npz"
ROOT = slice(0, len(TYPES))
SEVERITY = slice(ROOT.stop, ROOT.stop + len(SEVERITIES))
SIGNAL = slice(SEVERITY.stop, SEVERITY.stop + len(SIGNALS))
COLUMNS = SIGNAL.stop

_STEP = np.float32(0.15)  # of a logit; finer would only be noise


class Opinion(NamedTuple):
    """Logits: of the types and of the severities beside each other, of each signal on its own."""

    root: Array
    severity: Array
    signal: Array


@dataclass(frozen=True)
class Opinions:
    """Logits in the order of the slices above, a row for each text known by its key."""

    keys: NDArray[np.uint64]
    steps: NDArray[np.int8]

    @classmethod
    def load(cls, path: Path = SHIPPED_OPINIONS) -> "Opinions":
        with np.load(path, allow_pickle=False) as kept:
            return cls(kept["keys"], kept["steps"])

    @classmethod
    def none(cls) -> "Opinions":
        """A teacher that was asked nothing."""
        return cls(np.zeros(0, dtype=np.uint64), np.zeros((0, COLUMNS), dtype=np.int8))

    @classmethod
    def of(cls, texts: Sequence[str], logits: Array) -> "Opinions":
        level = logits.copy()
        for part in (ROOT, SEVERITY):
            level[:, part] -= level[:, part].mean(axis=1, keepdims=True)
        return cls(
            np.array([key(text) for text in texts], dtype=np.uint64),
            np.clip(np.rint(level / _STEP), -127, 127).astype(np.int8),
        )

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            np.savez(file, keys=self.keys, steps=self.steps)

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {int(number): row for row, number in enumerate(self.keys)}

    def on(self, text: str) -> Opinion | None:
        """What the teacher thinks of it, or None where it was not asked."""
        row = self._rows.get(key(text))
        if row is None:
            return None
        logits = self.steps[row] * _STEP
        return Opinion(logits[ROOT], logits[SEVERITY], logits[SIGNAL])


def key(text: str) -> int:
    """Eight bytes of the text's hash."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little")
