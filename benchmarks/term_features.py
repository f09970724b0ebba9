"""Turns examples into the matrix training works on: distinct terms by rarity, times what is known of each term."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from integration.classifier.network import Array
from integration.classifier.vectors import WordVectors
from integration.classifier.words import PIECE_BUCKETS, pieces, terms, words


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a term is known by besides itself, and how loud; zero leaves that part out."""

    pieces: float = 0.3
    vectors: float = 1.0
    pairs: bool = True
    seldom: int = 2  # a term seen in fewer messages has no weight of its own


@dataclass(frozen=True)
class TermSpace:
    """The vocabulary with rarities, and one row per term of what it is known by (itself, its pieces, its vector)."""

    vocabulary: tuple[str, ...]
    rarity: Array
    unknown_rarity: float
    known_by: sparse.csr_matrix

    def matrix(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row per text, ready to be fitted."""
        return (self._by_term(texts) @ self.known_by).tocsr()

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {term: row for row, term in enumerate(self.vocabulary)}

    def _by_term(self, texts: Sequence[str]) -> sparse.csr_matrix:
        rows = self._rows
        starts, columns, values = [0], [], []
        for text in texts:
            distinct = {term: first == last for term, first, last in terms(list(words(text)))}
            found = [rows[term] for term in distinct if term in rows]
            strangers = sum(1 for term, single in distinct.items() if single and term not in rows)
            rarity = self.rarity[found]
            columns += found
            values += (rarity / (np.sqrt((rarity**2).sum() + strangers * self.unknown_rarity**2) or 1.0)).tolist()
            starts.append(len(columns))
        return sparse.csr_matrix((values, columns, starts), shape=(len(texts), len(self.vocabulary)), dtype=np.float64)


def term_space(texts: Sequence[str], vectors: WordVectors, recipe: Recipe) -> TermSpace:
    """The terms of these texts and the words of the vectors, each known by what the recipe says."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update({term: 1 for term, first, last in terms(list(words(text))) if recipe.pairs or first == last})
    single = sorted({*(term for term in seen if " " not in term), *vectors.words})
    pairs = sorted(term for term, times in seen.items() if " " in term and times >= recipe.seldom)
    vocabulary = (*single, *pairs)
    rarity = np.log((len(texts) + 1) / (np.array([seen[term] for term in vocabulary]) + 1)) + 1
    themselves = [row for row, term in enumerate(vocabulary) if seen[term] >= recipe.seldom]
    own = sparse.csr_matrix(
        (np.ones(len(themselves)), (themselves, range(len(themselves)))), shape=(len(vocabulary), len(themselves))
    )
    return TermSpace(
        vocabulary=vocabulary,
        rarity=rarity.astype(np.float32),
        unknown_rarity=float(np.log(len(texts) + 1) + 1),
        known_by=sparse.hstack(
            [own, _pieces(vocabulary, recipe.pieces), _vectors(vocabulary, vectors, recipe)]
        ).tocsr(),
    )


def _pieces(vocabulary: Sequence[str], loudness: float) -> sparse.csr_matrix:
    starts, columns, values = [0], [], []
    for term in vocabulary:
        found = pieces(term) if " " not in term else []
        columns += found
        values += [loudness / np.sqrt(len(found))] * len(found) if found else []
        starts.append(len(columns))
    return sparse.csr_matrix((values, columns, starts), shape=(len(vocabulary), PIECE_BUCKETS))


def _vectors(vocabulary: Sequence[str], vectors: WordVectors, recipe: Recipe) -> sparse.csr_matrix:
    rows = {term: row for row, term in enumerate(vocabulary)}
    known = np.zeros((len(vocabulary), vectors.rows.shape[1]))
    known[[rows[word] for word in vectors.words]] = vectors.rows * recipe.vectors
    return sparse.csr_matrix(known)
