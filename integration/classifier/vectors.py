"""Word vectors: what a sentence encoder knows of single words, so that training on "parcel" also teaches "package"."""

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
WIDTH = 96


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


def distilled(encoder: Encoder, vocabulary: Sequence[str], width: int = WIDTH) -> WordVectors:
    """Each word's own sentence vector, turned to the directions in which words differ most."""
    rows = encoder.encode(vocabulary, batch=256)
    rows -= rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T @ rows)
    turned: NDArray[np.float32] = rows @ directions[:, ::-1][:, :width]
    return WordVectors(tuple(vocabulary), turned / np.linalg.norm(turned, axis=1, keepdims=True))


def _main(folder: Path) -> None:
    encoder = Encoder.load(folder)
    ours = {word.form for example in own_examples() for word in words(example.whole) if word.form[0].isalpha()}
    distilled(encoder, sorted(ours | set(encoder.whole_words))).save(SHIPPED_VECTORS)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
