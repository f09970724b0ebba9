"""What training leaves behind: one table of numbers per term, and how to read, keep and look them up."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from integration.errors import BadInput

SHIPPED = Path(__file__).parent / "weights" / "judge.npz"
FORMAT = 1

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """A linear model over terms. Columns of the tables are the types, then the severities, in the order of the notes.

    `table` and `rarity` have a row for each of `vocabulary`; words outside it are scored by `piece_table`.
    `notes` is plain JSON: types, severities, languages, temperatures, bars, and what it was trained on.
    """

    vocabulary: tuple[str, ...]
    rarity: Array
    table: Array
    piece_table: Array
    bias: Array
    unknown_rarity: float
    notes: Mapping[str, Any]

    @cached_property
    def rows(self) -> dict[str, int]:
        return dict(zip(self.vocabulary, range(len(self.vocabulary)), strict=True))

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self.notes["types"])

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self.notes["languages"])

    def save(self, path: Path) -> None:
        """The same weights always make the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(self.vocabulary).encode()
        notes = json.dumps({**self.notes, "format": FORMAT, "unknown_rarity": self.unknown_rarity}, sort_keys=True)
        with path.open("wb") as file:
            np.savez(
                file,
                vocabulary=np.frombuffer(lines, dtype=np.uint8),
                rarity=self.rarity.astype(np.float16),
                table=self.table.astype(np.float16),
                piece_table=self.piece_table.astype(np.float16),
                bias=self.bias.astype(np.float32),
                notes=np.frombuffer(notes.encode(), dtype=np.uint8),
            )

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Raises BadInput where the file is missing, or not one of ours. No code in the file is ever run."""
        try:
            with np.load(path, allow_pickle=False) as kept:
                arrays = {name: kept[name] for name in kept.files}
            notes = json.loads(arrays["notes"].tobytes())
            if notes["format"] != FORMAT:
                raise BadInput(f"The weights in {path} are of format {notes['format']}; this version reads {FORMAT}.")
            return cls(
                vocabulary=tuple(arrays["vocabulary"].tobytes().decode().split("\n")),
                rarity=arrays["rarity"].astype(np.float32),
                table=arrays["table"].astype(np.float32),
                piece_table=arrays["piece_table"].astype(np.float32),
                bias=arrays["bias"],
                unknown_rarity=float(notes["unknown_rarity"]),
                notes=notes,
            )
        except (OSError, KeyError, ValueError) as problem:
            raise BadInput(f"There are no weights to read in {path}: {problem}") from problem
