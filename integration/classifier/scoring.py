"""Scores a message with the weights: what each word adds to each type, and what that makes in probabilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from integration.classifier.weights import Array, Weights
from integration.classifier.words import Word, pieces, terms

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Score:
    """`by_word[i]` is what word i adds to each column; with the bias they sum up to `total`."""

    by_word: Array
    total: Array


def score(weights: Weights, found: Sequence[Word]) -> Score:
    """Each distinct term counts once, by its rarity; where it stands more than once its share is split evenly."""
    places: dict[str, list[tuple[int, int]]] = {}
    rows: list[int] = []
    strangers: list[str] = []
    for term, first, last in terms(found):
        known = places.get(term)
        if known is not None:
            known.append((first, last))
            continue
        row = weights.rows.get(term)
        if row is not None:
            rows.append(row)
            places[term] = [(first, last)]
        elif first == last:
            strangers.append(term)
    return _placed(weights, len(found), places, rows, _strangers(found, strangers))


def shares(logits: Floats, temperature: float) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    parts: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return parts


def type_chances(logits: Floats, temperature: float) -> Floats:
    """Complaint or not first, then which: the last column is the log odds that it is no complaint.

    The other columns share what that leaves; the last axis sums to one.
    """
    harmless = 1 / (1 + np.exp(-np.clip(logits[..., -1:] / temperature, -50, 50)))
    return np.concatenate([shares(logits[..., :-1], temperature) * (1 - harmless), harmless], axis=-1)


def _strangers(found: Sequence[Word], forms: Sequence[str]) -> dict[str, list[int]]:
    wanted: dict[str, list[int]] = {form: [] for form in forms}
    if wanted:
        for place, word in enumerate(found):
            if word.form in wanted:
                wanted[word.form].append(place)
    return wanted


def _placed(
    weights: Weights,
    length: int,
    places: dict[str, list[tuple[int, int]]],
    rows: list[int],
    strangers: dict[str, list[int]],
) -> Score:
    rarity = weights.rarity[rows]
    size = float(np.sqrt((rarity**2).sum() + len(strangers) * weights.unknown_rarity**2)) or 1.0
    added = weights.table[rows] * (rarity / size)[:, None]
    sources: list[int] = []
    targets: list[int] = []
    parts: list[float] = []
    for source, stands in enumerate(places.values()):
        part = 0.5 / len(stands)
        for first, last in stands:
            sources += (source, source)
            targets += (first, last)
            parts += (part, part)
    by_word = np.zeros((length, len(weights.bias)), dtype=np.float32)
    np.add.at(by_word, targets, added[sources] * np.array(parts, dtype=np.float32)[:, None])
    for form, stands_at in strangers.items():
        buckets = pieces(form)
        if buckets:
            value = weights.piece_table[buckets].sum(axis=0) * (weights.unknown_rarity / size / np.sqrt(len(buckets)))
            by_word[stands_at] += value / len(stands_at)
    return Score(by_word, by_word.sum(axis=0) + weights.bias)
