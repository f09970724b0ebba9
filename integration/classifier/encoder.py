"""A small sentence encoder (the MiniLM family) run in numpy, only to make word vectors before training.

Nothing of it is needed once the weights are made. It reads a model folder with `model.safetensors` and `vocab.txt`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_HEADS = 12
_LAYERS = 6
_LONGEST = 128  # pieces; the model was trained on no more
_EPSILON = 1e-12
_PIECES = re.compile(r"\w+|[^\w\s]")


class Encoder:
    """Turns texts into unit vectors of 384 numbers; the closer two vectors, the closer the meaning."""

    def __init__(self, tensors: Mapping[str, Array], vocabulary: Mapping[str, int]) -> None:
        self._tensors = tensors
        self._vocabulary = vocabulary

    @classmethod
    def load(cls, folder: Path) -> Self:
        listed = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        return cls(_tensors(folder / "model.safetensors"), {piece: row for row, piece in enumerate(listed)})

    @property
    def whole_words(self) -> list[str]:
        """The English words the encoder has a piece of its own for."""
        return sorted(piece for piece in self._vocabulary if piece.isascii() and piece.isalpha())

    def encode(self, texts: Sequence[str], batch: int = 128) -> Array:
        """One row a text. Texts of like length go together, so that little is padded."""
        pieces = [self._pieces(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda row: len(pieces[row]))
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            vectors[rows] = self._encode_alike([pieces[row] for row in rows])
        return vectors

    def _pieces(self, text: str) -> list[int]:
        found = [piece for word in _PIECES.findall(text.lower()) for piece in self._split(word)]
        return [self._vocabulary["[CLS]"], *found[: _LONGEST - 2], self._vocabulary["[SEP]"]]

    def _split(self, word: str) -> list[int]:
        """Longest match first, as the model was trained."""
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if prefix + word[start:end] in self._vocabulary), 0)
            if not end:
                return [self._vocabulary["[UNK]"]]
            found.append(self._vocabulary[prefix + word[start:end]])
            start = end
        return found

    def _encode_alike(self, pieces: Sequence[Sequence[int]]) -> Array:
        longest = max(map(len, pieces))
        ids = np.array([[*row, *[0] * (longest - len(row))] for row in pieces])
        read = ids > 0
        hidden = self._embedded(ids)
        for layer in range(_LAYERS):
            hidden = self._layer(hidden, read, f"encoder.layer.{layer}")
        weight = read[:, :, None].astype(np.float32)
        mean = (hidden * weight).sum(axis=1) / weight.sum(axis=1)
        unit: Array = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit

    def _embedded(self, ids: NDArray[np.int64]) -> Array:
        of = self._tensors
        summed = (
            of["embeddings.word_embeddings.weight"][ids]
            + of["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + of["embeddings.token_type_embeddings.weight"][0]
        )
        return self._normed(summed, "embeddings.LayerNorm")

    def _layer(self, hidden: Array, read: NDArray[np.bool_], name: str) -> Array:
        seen = self._attended(hidden, read, f"{name}.attention.self")
        hidden = self._normed(
            hidden + self._dense(seen, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
        )
        wide = _gelu(self._dense(hidden, f"{name}.intermediate.dense"))
        return self._normed(hidden + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attended(self, hidden: Array, read: NDArray[np.bool_], name: str) -> Array:
        texts, length, width = hidden.shape
        query, key, value = (
            self._dense(hidden, f"{name}.{part}").reshape(texts, length, _HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(np.float32(width // _HEADS))
        scores = np.where(read[:, None, None, :], scores, np.float32(-1e9))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        mixed: Array = (shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)
        return mixed

    def _dense(self, values: Array, name: str) -> Array:
        product: Array = values @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return product

    def _normed(self, values: Array, name: str) -> Array:
        centred = values - values.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
        normed: Array = scaled * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return normed


def _gelu(values: Array) -> Array:
    bent: Array = 0.5 * values * (1 + np.tanh(np.float32(0.7978846) * (values + np.float32(0.044715) * values**3)))
    return bent


def _tensors(path: Path) -> dict[str, Array]:
    """The float32 tensors of a safetensors file: an 8-byte length, a JSON header, then the numbers."""
    raw = path.read_bytes()
    ends = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:ends])
    return {
        name: np.frombuffer(
            raw[ends + entry["data_offsets"][0] : ends + entry["data_offsets"][1]], dtype=np.float32
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
    }
