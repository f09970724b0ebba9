"""What an account's lessons taught, beside the shipped model: how far the words of a message lean to each type."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from integration.classifier.network import Array
from integration.classifier.scoring import Floats
from integration.classifier.words import Word, terms
from integration.errors import BadInput

FORMAT = 1
_LEAST = 1e-6  # no chance is so small that lessons could not argue with it


@dataclass(frozen=True, slots=True)
class Lean:
    """`by_word[i]` is what word i adds to each type, in log odds; with the bias they sum up to `total`."""

    by_word: Array
    total: Array


class Scored(NamedTuple):
    """A message as the shipped model sees it: its words, the chances of the shipped types, a vector for each word."""

    found: Sequence[Word]
    chances: Floats
    vectors: Array


class Heard(NamedTuple):
    """What the vocabulary knows of a message: rows, how loud each is, and between which words it stands."""

    rows: list[int]
    loudness: Array
    places: list[list[tuple[int, int]]]


@dataclass(frozen=True)
class Vocabulary:
    """The words and pairs that lessons are told apart by; the rarer one is, the louder."""

    terms: tuple[str, ...]
    rarity: Array
    unknown_rarity: float

    @cached_property
    def rows(self) -> dict[str, int]:
        return {term: row for row, term in enumerate(self.terms)}

    def heard(self, found: Sequence[Word]) -> Heard:
        """Each term counts once however often it stands; words that are not known make the others less loud."""
        places: dict[int, list[tuple[int, int]]] = {}
        strangers = set()
        for term, first, last in terms(found):
            row = self.rows.get(term)
            if row is not None:
                places.setdefault(row, []).append((first, last))
            elif first == last:
                strangers.add(term)
        rows = list(places)
        rarity = self.rarity[rows]
        size = np.sqrt((rarity**2).sum() + len(strangers) * self.unknown_rarity**2) or 1.0
        return Heard(rows, (rarity / size).astype(np.float32), list(places.values()))


@dataclass(frozen=True)
class AccountModel:
    """A linear model over terms and message vectors. `types` are the shipped ones in order, then the account's own.

    `made_for` is the fingerprint of the shipped model it was taught beside: beside another it would mean nothing.
    """

    types: tuple[str, ...]
    vocabulary: Vocabulary
    table: Array  # a row for each term, a column for each type
    meaning: Array  # a row for each number of a message's vector
    bias: Array
    made_for: str

    def lean(self, found: Sequence[Word], vectors: Array) -> Lean:
        """`vectors` has a row for each word. Their sum is the message's own, of which only the direction counts."""
        heard = self.vocabulary.heard(found)
        by_word = np.asarray((vectors / length_of(vectors.sum(axis=0))) @ self.meaning, dtype=np.float32)
        by_word += _spread(heard.places, len(found)) @ (self.table[heard.rows] * heard.loudness[:, None])
        return Lean(by_word, by_word.sum(axis=0) + self.bias)

    def to_bytes(self) -> bytes:
        """The same model always makes the same bytes."""
        notes = {
            "format": FORMAT,
            "types": self.types,
            "made_for": self.made_for,
            "unknown_rarity": self.vocabulary.unknown_rarity,
        }
        file = io.BytesIO()
        np.savez(
            file,
            vocabulary=_letters("\n".join(self.vocabulary.terms)),
            rarity=self.vocabulary.rarity.astype(np.float32),
            table=self.table.astype(np.float16),
            meaning=self.meaning.astype(np.float32),
            bias=self.bias.astype(np.float32),
            notes=_letters(json.dumps(notes, sort_keys=True)),
        )
        return file.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "AccountModel":
        """Raises BadInput where the bytes are no model of this format. No code in them is ever run."""
        try:
            with np.load(io.BytesIO(kept), allow_pickle=False) as file:
                model = cls._read({name: file[name] for name in file.files})
        except (OSError, EOFError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as problem:
            raise BadInput(f"These are not the weights of an account's model: {problem}", "weights") from problem
        columns = {len(model.types), model.table.shape[-1], model.meaning.shape[-1], len(model.bias)}
        rows = {len(model.vocabulary.terms), len(model.vocabulary.rarity), len(model.table)}
        if len(columns) > 1 or len(rows) > 1:
            raise BadInput("These are not the weights of an account's model: its tables do not fit.", "weights")
        return model

    @classmethod
    def _read(cls, arrays: dict[str, NDArray[Any]]) -> "AccountModel":
        notes = json.loads(arrays["notes"].tobytes())
        if notes["format"] != FORMAT:
            raise BadInput(f"The account's model is of format {notes['format']}; this version reads {FORMAT}.")
        listed = arrays["vocabulary"].tobytes().decode()
        known = tuple(listed.split("\n")) if listed else ()
        return cls(
            types=tuple(notes["types"]),
            vocabulary=Vocabulary(known, arrays["rarity"], float(notes["unknown_rarity"])),
            table=arrays["table"].astype(np.float32),
            meaning=arrays["meaning"].astype(np.float32),
            bias=arrays["bias"].astype(np.float32),
            made_for=str(notes["made_for"]),
        )


def combined(chances: Floats, lean: Lean) -> Floats:
    """The chances of the shipped types as the lessons lean them, and of the account's own types beside them."""
    return leant(prior(chances, len(lean.total)) + lean.total, chances.shape[-1])


def prior(chances: Floats, width: int) -> Floats:
    """The shipped chances as log odds to lean on, `width` columns of them; nothing for the account's own types.

    Complaint or not comes first, then which. So an own type has its share of what is left for complaints, and a
    question about the same thing stays a question.
    """
    safe = np.clip(chances, _LEAST, 1 - _LEAST)
    logits = np.zeros((*chances.shape[:-1], width))
    harmless = safe[..., -1:]
    logits[..., : chances.shape[-1]] = np.log(safe / (1 - harmless))
    return logits


def leant(logits: Floats, shipped: int) -> Floats:
    """Chances again, over the last axis. The last of the `shipped` columns is the one that is no complaint."""
    harmless = shipped - 1
    complaints = logits.copy()
    complaints[..., harmless] = -np.inf
    chances: Floats = np.exp(complaints - complaints.max(axis=-1, keepdims=True))
    none = 1 / (1 + np.exp(-np.clip(logits[..., harmless], -50, 50)))
    chances *= (1 - none)[..., None] / chances.sum(axis=-1, keepdims=True)
    chances[..., harmless] = none
    return chances


def _spread(places: Sequence[Sequence[tuple[int, int]]], words: int) -> Array:
    """The part of each term that each word has: places share a term evenly, and so do the two words of a pair."""
    count = len(places)
    cells: list[int] = []
    parts: list[float] = []
    for term, stands in enumerate(places):
        for first, last in stands:
            cells += (first * count + term, last * count + term)
        parts += [0.5 / len(stands)] * (2 * len(stands))
    spread = np.bincount(np.array(cells, dtype=np.intp), parts, words * count)
    return spread.reshape(words, count).astype(np.float32)


def length_of(vector: Array) -> float:
    """The vector's length, one where it has none, so that dividing by it always works."""
    return float(np.linalg.norm(vector)) or 1.0


def _letters(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
