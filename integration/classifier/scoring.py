"""Scores a message with the network, and tells what each word and sentence of it added."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from integration.classifier.heads import HARMLESS, REPORTED, ROOT, VAGUE
from integration.classifier.network import (
    EVEN,
    NEXT,
    Array,
    Batch,
    Heard,
    Network,
    hear,
    made_of,
    told_down,
)
from integration.classifier.weights import Weights
from integration.classifier.words import Word

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A message as the network heard it, sentence by sentence and as a whole.

    `parts` is what windows make of each place; `scores` has the heads.
    """

    network: Network
    batch: Batch
    vectors: Array
    parts: Array
    heard: Heard
    pooled: Array
    together: Array
    scores: Array

    @property
    def length(self) -> float:
        """By how much the sums over words are divided."""
        return float(np.sqrt(self.batch.sizes.sum()))

    @property
    def word_vectors(self) -> Array:
        """A row a word; they sum up to the message's vector, whatever its length."""
        rows: Array = self.vectors[self.batch.spoken] / np.float32(self.length)
        return rows

    def by_sentence(self) -> Array:
        """The heads' scores of each sentence, in order: alone, but for what its neighbours lend phrases and clauses."""
        scores: Array = self.heard.whole @ self.network.heads + self.network.heads_bias
        return scores

    def gains(self, direction: Array) -> Array:
        """What each word added to the scores in this direction of the heads.

        Left out are the biases of phrases, clauses, middle and heads; that of a window stays with the word in it.
        """
        network, places = self.network, self.heard.places
        seen, filters = len(self.pooled), places.shape[1]
        direct = network.heads @ direction
        slope = direct[:seen] + network.middle @ (direct[seen:] * (self.together > 0))
        even = np.float32(1 / self.length)
        awake = places > 0
        of_places = np.tile(slope[filters : 2 * filters] * (even * EVEN), (len(places), 1))
        of_places[places.argmax(axis=0), np.arange(filters)] += slope[:filters]
        gains = self._by_word(told_down(network, awake, of_places).windows)
        gains += (self.vectors @ slope[2 * filters :]) * even
        of_words: Array = gains[self.batch.spoken]
        return of_words

    def _by_word(self, of_windows: Array) -> Array:
        """Share what windows added among their three words by what each was to them; biases stay in the middle."""
        filters, parts = of_windows.shape[1], self.parts
        before, itself, after = parts[:, :filters], parts[:, filters : 2 * filters], parts[:, 2 * filters :]
        gains: Array = np.einsum("pf,pf->p", itself, of_windows) + of_windows @ self.network.windows_bias
        gains[:-NEXT] += np.einsum("pf,pf->p", before[:-NEXT], of_windows[NEXT:])
        gains[NEXT:] += np.einsum("pf,pf->p", after[NEXT:], of_windows[:-NEXT])
        return gains


def score(weights: Weights, found: Sequence[Word]) -> Scored:
    """At least one word is needed."""
    network = weights.network
    batch = weights.lexicon.batch(found)
    vectors = network.vectors(batch)
    parts = weights.ear.parts(batch, vectors)
    heard = hear(network, batch, vectors, parts)
    pooled = _whole(heard, batch)
    together = made_of(network, pooled)
    scores: Array = np.concatenate([pooled, together]) @ network.heads + network.heads_bias
    return Scored(network, batch, vectors, parts, heard, pooled, together, scores)


def _whole(heard: Heard, batch: Batch) -> Array:
    """The message made of its sentences: the loudest of the loudest, and sums that are divided anew."""
    filters = heard.places.shape[1]
    shares_of_words = np.sqrt(batch.sizes / batch.sizes.sum())
    pooled: Array = np.concatenate([heard.loudest.max(axis=0), shares_of_words @ heard.pooled[:, filters:]])
    return pooled


def root_chances(scores: Floats, temperature: float) -> Floats:
    """The chance of each type to be the root failure, from the heads of one message.

    Poor service is the root only if nothing more concrete is reported (gold guidelines, rule 1): where it comes first
    and something concrete is likelier than not to be reported, the likeliest of that changes places with it.
    """
    chances = shares(scores[ROOT], temperature)
    if chances[:HARMLESS].argmax() != VAGUE:
        return chances
    concrete = np.where(scores[REPORTED] > 0, chances, 0.0)
    concrete[[VAGUE, HARMLESS]] = 0.0
    likeliest = int(concrete.argmax())
    if concrete[likeliest]:
        chances[[VAGUE, likeliest]] = chances[[likeliest, VAGUE]]
    return chances


def shares(logits: Floats, temperature: float) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    parts: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return parts


def odds(chances: Floats) -> Floats:
    """The logarithm of a chance over its opposite, finite at both ends."""
    logarithms: Floats = np.log(chances + 1e-9) - np.log(1 - chances + 1e-9)
    return logarithms


def chance(logits: Floats) -> Floats:
    """The logistic function."""
    within = np.minimum(np.maximum(logits, -50), 50)  # beyond, exp would overflow; np.clip takes three times as long
    chances: Floats = 1 / (1 + np.exp(-within))
    return chances
