"""What the judge knows, as one file that is mapped into memory: no pickle, nothing copied before it is needed.

The file is a mark, the length of a JSON header, the header, and its arrays, each on a multiple of 64 bytes.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from integration.classifier.ear import Ear
from integration.classifier.lexicon import Lexicon
from integration.classifier.network import Array, Network, Table
from integration.errors import BadInput

SHIPPED = Path(__file__).parent / "weights" / "judge.bin"

_MARK = b"AMENDSJ4"
_ALIGNED = 64
_TABLES = ("words", "pieces")


class SmallTable:
    """Rows kept as whole numbers from -127 to 127, each row with its own scale: a quarter of the size."""

    def __init__(self, numbers: NDArray[np.int8], scales: NDArray[np.float16]) -> None:
        self.numbers, self.scales = numbers, scales

    def __getitem__(self, rows: Any) -> Array:
        taken: Array = self.numbers[rows].astype(np.float32)
        taken *= self.scales[rows].astype(np.float32)[..., None]
        return taken

    @property
    def shape(self) -> tuple[int, ...]:
        return self.numbers.shape

    @classmethod
    def of(cls, table: Table) -> "SmallTable":
        rows = np.asarray(table[:], dtype=np.float32)
        scales = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
        safe = np.maximum(scales.astype(np.float32), 1e-7)[:, None]
        return cls(np.clip(np.rint(rows / safe), -127, 127).astype(np.int8), scales)


@dataclass(frozen=True)
class Weights:
    """A vocabulary, the network over it, and `notes`: plain JSON with types, bars, and what it was trained on."""

    vocabulary: tuple[str, ...]
    network: Network
    notes: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.vocabulary, self.network.pieces.shape[0])

    @cached_property
    def ear(self) -> Ear:
        return Ear(self.network)

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self.notes["types"])

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self.notes["languages"])

    @cached_property
    def fingerprint(self) -> str:
        """Changes with any chance or vector: what an account's model was taught beside."""
        digest = hashlib.sha256(repr(self.notes.get("temperature")).encode())
        for array in self._arrays().values():
            digest.update(array.tobytes())
        return digest.hexdigest()[:16]

    def save(self, path: Path) -> None:
        """The same weights always make the same bytes."""
        arrays = self._arrays()
        places: dict[str, Any] = {}
        ends = 0
        for name, array in arrays.items():
            starts = _aligned(ends)
            places[name] = {"dtype": array.dtype.str, "shape": array.shape, "at": starts}
            ends = starts + array.nbytes
        header = json.dumps({"arrays": places, "notes": self.notes}, sort_keys=True).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(_MARK + len(header).to_bytes(8, "little") + header)
            begins = _aligned(file.tell())
            for name, array in arrays.items():
                file.write(b"\0" * (begins + places[name]["at"] - file.tell()))
                file.write(array.tobytes())

    def _arrays(self) -> dict[str, NDArray[Any]]:
        arrays: dict[str, NDArray[Any]] = {"vocabulary": np.frombuffer("\n".join(self.vocabulary).encode(), np.uint8)}
        for part in fields(Network):
            table = getattr(self.network, part.name)
            if part.name in _TABLES:
                small = table if isinstance(table, SmallTable) else SmallTable.of(table)
                arrays |= {part.name: small.numbers, f"{part.name}.scales": small.scales}
            else:
                arrays[part.name] = np.asarray(table, dtype=np.float16)
        return {name: np.ascontiguousarray(array) for name, array in arrays.items()}

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Raises BadInput where the file is missing, or not one of ours. No code in the file is ever run."""
        try:
            mapped = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)  # plain arrays are quicker to slice
            if mapped[: len(_MARK)].tobytes() != _MARK:
                raise BadInput(f"The file {path} holds no weights that this version of Amends reads.", "weights")
            return cls._unpacked(mapped)
        except (OSError, KeyError, ValueError, TypeError) as problem:
            raise BadInput(f"There are no weights to read in {path}: {problem}", "weights") from problem

    @classmethod
    def _unpacked(cls, mapped: NDArray[np.uint8]) -> "Weights":
        begins = len(_MARK) + 8
        size = int.from_bytes(mapped[len(_MARK) : begins].tobytes(), "little")
        header = json.loads(mapped[begins : begins + size].tobytes())
        arrays = {
            name: _array(mapped, _aligned(begins + size) + entry["at"], entry["dtype"], tuple(entry["shape"]))
            for name, entry in header["arrays"].items()
        }
        parts: dict[str, Any] = {
            part.name: SmallTable(arrays[part.name], arrays[f"{part.name}.scales"])
            if part.name in _TABLES
            else arrays[part.name].astype(np.float32)
            for part in fields(Network)
        }
        return cls(tuple(arrays["vocabulary"].tobytes().decode().split("\n")), Network(**parts), header["notes"])


def _array(mapped: NDArray[np.uint8], at: int, dtype: str, shape: tuple[int, ...]) -> NDArray[Any]:
    kind = np.dtype(dtype)
    if kind.kind not in "iuf":
        raise ValueError(f"an array of {dtype}")
    size = kind.itemsize * int(np.prod(shape))
    raw = mapped[at : at + size]
    if len(raw) != size:
        raise ValueError("the file ends too early")
    return raw.view(kind).reshape(shape)


def _aligned(position: int) -> int:
    return -(-position // _ALIGNED) * _ALIGNED
