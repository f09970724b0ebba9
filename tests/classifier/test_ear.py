"""The remembered words sound as they do when they are worked out anew."""

import numpy as np
import pytest

from integration.classifier import ear
from integration.classifier.ear import Ear
from integration.classifier.lexicon import Code
from integration.classifier.network import Network, lined_up

CHANCE = np.random.default_rng(3)
MESSAGES: list[list[Code]] = [[1, 2, None, 3, (1, 2, 3)], [4, (5, 6)], [7, 8, 9, 1, 1], [3]]


def _some(*shape: int) -> np.ndarray:
    return CHANCE.standard_normal(shape).astype(np.float32)


STOREYS = (_some(6, 15), _some(5), _some(5, 9), _some(3), _some(3, 6), _some(2))
NETWORK = Network(_some(20, 6), _some(16, 6), *STOREYS, _some(26, 4), _some(4), _some(30, 3), _some(3))


@pytest.mark.parametrize("room", [100, 3, 1])
def test_what_is_remembered_is_what_is_heard(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """Met for the first time or again, with room for every word or not, a place sounds the same."""
    monkeypatch.setattr(ear, "_REMEMBERED", room)
    remembering = Ear(NETWORK)
    for messages in ([*MESSAGES], [MESSAGES[2]], MESSAGES[::-1]):
        batch = lined_up(messages)
        vectors = NETWORK.vectors(batch)
        parts = remembering.parts(batch, vectors)
        np.testing.assert_allclose(parts, vectors @ NETWORK.windows, rtol=1e-5, atol=1e-5)
