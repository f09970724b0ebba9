"""What the windows hear in each word by itself, remembered: most words of a message were met in others before."""

from threading import Lock

import numpy as np

from integration.classifier.network import Array, Batch, Network, Rows

_REMEMBERED = 4096  # words, six megabytes; nine in ten words of a usual message are among the first that many
_UNMET = 0  # the slot of silence: gaps are looked up there, and words until they are worked out


class Ear:
    """The same numbers as `vectors @ network.windows`, a word at a time.

    Words are remembered in the order they are met and never forgotten, so a reader needs no lock.
    """

    def __init__(self, network: Network) -> None:
        self._heard_in_a_word = network.windows
        self._slots = np.full(network.words.shape[0], _UNMET, dtype=np.int32)
        self._remembered = np.empty((1 + _REMEMBERED, network.windows.shape[1]), dtype=np.float32)
        self._remembered[_UNMET] = 0.0
        self._used = 1
        self._learning = Lock()

    def parts(self, batch: Batch, vectors: Array) -> Array:
        """A row for each place: what windows make of it as the word before, itself and after; zero at gaps."""
        slots = self._slots[batch.known]
        of_places = np.full(batch.length, _UNMET, dtype=np.int32)
        of_places[batch.word_of] = slots
        parts = self._remembered[of_places]
        unmet = slots == _UNMET
        new = batch.word_of[unmet]
        if len(new):
            parts[new] = vectors[new] @ self._heard_in_a_word
            self._remember(batch.known[unmet], parts[new])
        if len(batch.strange_at):
            parts[batch.strange_at] = vectors[batch.strange_at] @ self._heard_in_a_word
        return parts

    def _remember(self, rows: Rows, heard: Array) -> None:
        """A slot is told of only when it is filled, so that nobody reads half a word."""
        with self._learning:
            for row, parts in zip(rows, heard, strict=True):
                if self._used > _REMEMBERED:
                    return
                if self._slots[row] == _UNMET:
                    self._remembered[self._used] = parts
                    self._slots[row] = self._used
                    self._used += 1
