"""Word vectors: what sentence encoders know of single words, so that training on "parcel" also teaches "package".

One encoder knows the language, the teacher (the same encoder, taught) what words mean in complaints, so that
"unauthorized" stands near "debiting" and not near "permission". Run as `python -m integration.classifier.vectors
ENCODER TEACHER`, folders with the model and its vocabulary; some ten minutes on one core.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from integration.classifier.encoder import Encoder
from integration.classifier.examples import own_examples
from integration.classifier.network import Array
from integration.classifier.words import words

SHIPPED_VECTORS = Path(__file__).parent / "weights" / "vectors.npz"
WIDTH = 128


@dataclass(frozen=True, slots=True)
class WordVectors:
    """One unit row per word."""

    words: tuple[str, ...]
    rows: Array

    @classmethod
    def load(cls, path: Path = SHIPPED_VECTORS) -> "WordVectors":
        with np.load(path, allow_pickle=False) as kept:
            listed = tuple(kept["words"].tobytes().decode().split("\n"))
            rows = kept["rows"].astype(np.float32)
        return cls(listed, rows / np.linalg.norm(rows, axis=1, keepdims=True))

    def save(self, path: Path) -> None:
        """As whole numbers from -127 to 127: a quarter of the size, and no figure the worse."""
        small = np.rint(self.rows / np.abs(self.rows).max() * 127).astype(np.int8)
        listed = np.frombuffer("\n".join(self.words).encode(), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(file, words=listed, rows=small)


def distilled(encoders: Sequence[Encoder], vocabulary: Sequence[str], width: int = WIDTH) -> WordVectors:
    """Each word's own sentence vectors beside each other, turned to the directions in which words differ most."""
    rows = np.hstack([encoder.encode(vocabulary, batch=256) for encoder in encoders])
    rows -= rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T @ rows)
    turned: NDArray[np.float32] = rows @ directions[:, ::-1][:, :width]
    return WordVectors(tuple(vocabulary), turned / np.linalg.norm(turned, axis=1, keepdims=True))


def _main(folders: Sequence[Path]) -> None:
    encoders = [Encoder.load(folder) for folder in folders]
    ours = {word.form for example in own_examples() for word in words(example.whole) if word.form[0].isalpha()}
    distilled(encoders, sorted(ours | set(encoders[0].whole_words))).save(SHIPPED_VECTORS)


if __name__ == "__main__":
    _main([Path(folder) for folder in sys.argv[1:]])
