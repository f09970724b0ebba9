"""The network and how it learns: exact slopes, exact shares of words, and messages that hear nothing of each other."""

import dataclasses
from itertools import groupby

import numpy as np
import pytest

from integration.classifier.learning import Course, learn, scores_of, slopes_of
from integration.classifier.lexicon import Code, Lexicon
from integration.classifier.network import Array, Batch, Network, hear, lined_up, storeys
from integration.classifier.scoring import score
from integration.classifier.weights import SmallTable, Weights
from integration.classifier.words import words

CHANCE = np.random.default_rng(1)
MESSAGES: list[list[Code]] = [[1, 2, None, 3, (1, 2, 3)], [4, (5, 6)], [7, 8, 9, 1, 1]]
WANTED = np.eye(3, dtype=np.float32)
ATTENTIVE = Course(rounds=60, batch=2, deaf_pooled=0, deaf_vectors=0, deaf_together=0, misheard=0, speed=0.01)
FORGETFUL = Course(deaf_pooled=0.3, deaf_vectors=0.3, deaf_together=0.3)


def _some(*shape: int) -> Array:
    return (CHANCE.standard_normal(shape) * 0.5).astype(np.float64)  # type: ignore[return-value] # slopes are compared finely


@pytest.fixture
def network() -> Network:
    storeys = (_some(6, 15), _some(5), _some(5, 9), _some(3), _some(3, 6), _some(2))
    return Network(_some(20, 6), _some(16, 6), *storeys, _some(26, 4), _some(4), _some(30, 3), _some(3))


def _surprise(network: Network, course: Course) -> float:
    """The loss of what the course lets through, the same each time."""
    said: list[Array] = []

    def listen(scores: Array) -> Array:
        said.append(scores)
        return _slope(scores)

    slopes_of(network, lined_up(MESSAGES), listen, course, np.random.default_rng(0))
    (scores,) = said
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return float(-(WANTED * logs).sum())


def _slope(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    slope: Array = raised / raised.sum(axis=1, keepdims=True) - WANTED
    return slope


@pytest.mark.parametrize("course", [ATTENTIVE, FORGETFUL])
@pytest.mark.parametrize("part", [field.name for field in dataclasses.fields(Network)])
def test_slopes_are_those_of_the_loss(network: Network, part: str, course: Course) -> None:
    """Nudging any number of the network changes the loss as its slope says, whatever is forgotten meanwhile."""
    slopes = slopes_of(network, lined_up(MESSAGES), _slope, course, np.random.default_rng(0))
    values, slope = getattr(network, part), getattr(slopes, part)
    if isinstance(slope, tuple):
        rows, of_rows = slope
        slope = np.zeros_like(values)
        slope[rows] = of_rows
    for place in [tuple(CHANCE.integers(0, size) for size in values.shape) for _ in range(12)]:
        kept = values[place]
        values[place] = kept + 1e-4
        above = _surprise(network, course)
        values[place] = kept - 1e-4
        below = _surprise(network, course)
        values[place] = kept
        assert (above - below) / 2e-4 == pytest.approx(slope[place], rel=5e-3, abs=2e-3)


def test_it_learns_what_it_is_taught(network: Network) -> None:
    """After the course each message scores highest where it should."""
    learnt = learn(network, MESSAGES, [()] * 20, _on, ATTENTIVE, seed=3)
    assert scores_of(learnt, MESSAGES).argmax(axis=1).tolist() == [0, 1, 2]


def _on(scores: Array, /, *, rows: np.ndarray) -> Array:  # type: ignore[type-arg] # row numbers
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    slope: Array = (raised / raised.sum(axis=1, keepdims=True) - WANTED[rows]).astype(np.float32)
    return slope


def test_a_clause_hears_fifteen_words(network: Network) -> None:
    """Seven words before and seven after, as far as other words stand between them and the end of the message."""
    batch = lined_up([[1] * 17])
    vectors = network.vectors(batch)
    before, after = (_clauses(network, batch, seen) for seen in (vectors, _without_the_ninth(vectors)))

    assert [place for place in range(17) if (before[place] != after[place]).any()] == list(range(1, 16))


def _without_the_ninth(vectors: Array) -> Array:
    changed = vectors.copy()
    changed[8] = 0.0
    return changed


def _clauses(network: Network, batch: Batch, vectors: Array) -> Array:
    """With an ear for everything: no bias keeps a clause or a phrase silent."""
    wide = dataclasses.replace(
        network, windows_bias=np.full(5, 99.0), phrases_bias=np.full(3, 999.0), clauses_bias=np.full(2, 9999.0)
    )
    heard = hear(wide, batch, vectors, vectors @ wide.windows)
    return heard.places[:, storeys(wide)[2]]


def test_neighbours_in_a_batch_do_not_matter(network: Network) -> None:
    """A message scores the same alone and among others."""
    together = scores_of(network, MESSAGES)
    alone = np.vstack([scores_of(network, [message]) for message in MESSAGES])
    assert together == pytest.approx(alone, abs=1e-5)


def test_the_gains_of_words_sum_up_to_the_score() -> None:
    """What words added, and what the biases add without any word, is the score."""
    chance = np.random.default_rng(5)

    def numbers(*shape: int) -> Array:
        return (chance.standard_normal(shape) * 0.3).astype(np.float32)

    storeys = (numbers(8, 30), numbers(10), numbers(10, 18), np.zeros(6), numbers(6, 12), np.zeros(4))
    network = Network(numbers(6, 8), numbers(16, 8), *storeys, numbers(48, 5), numbers(5), numbers(53, 4), numbers(4))
    weights = Weights(("the", "lamp", "is", "broken", "again", "!"), network)
    scored = score(weights, list(words("The lamp is broken. Again, zapped!")))
    direction = np.array([1, -0.5, 0, 0.25], dtype=np.float32)
    alive = scored.together > 0
    biases = network.heads_bias @ direction + network.middle_bias @ ((network.heads @ direction)[48:] * alive)
    assert scored.gains(direction).sum() + biases == pytest.approx(float(scored.scores @ direction), abs=1e-3)


def test_a_lexicon_knows_words_and_spells_strangers() -> None:
    """Known words are rows, others their pieces, and sentences are parted by a gap."""
    lexicon = Lexicon(("late", "again"), 64)
    assert lexicon.codes(list(words("Late. Agian"))) == [0, None, lexicon.spelled("agian")]


@pytest.mark.parametrize(
    "text", ["Late", "zapped", "late again. Agian late! zz zapped\n\nagain", "\n\n late. late. late"]
)
def test_a_message_is_lined_up_by_its_sentences(text: str) -> None:
    """What every ticket goes through makes the same batch as sentences lined up one by one."""
    lexicon = Lexicon(("late", "again"), 64)
    found = list(words(text))
    sentences = [lexicon.codes(list(sentence)) for _, sentence in groupby(found, key=lambda word: word.sentence)]
    made, wanted = lexicon.batch(found), lined_up(sentences, apart=1)
    for field in dataclasses.fields(Batch):
        if field.name == "spoken":  # no gap is needed after the last one
            assert made.spoken.tolist() == wanted.spoken.tolist()[:-1]
        elif field.name != "length":
            np.testing.assert_array_equal(getattr(made, field.name), getattr(wanted, field.name))


def test_a_small_table_is_close_to_the_whole_one() -> None:
    """Rows come back within a hundredth of their largest number."""
    table = _some(30, 12).astype(np.float32)
    small = SmallTable.of(table)
    assert np.abs(small[:] - table).max() <= np.abs(table).max() / 100
    assert small.shape == table.shape


def test_a_whole_message_is_heard_as_in_training(network: Network) -> None:
    """Scoring sentence by sentence and putting them together gives what training saw of the message in one piece."""
    weights = Weights(tuple("abcdefghijklmnopqrst"), network)
    found = list(words("a b c. d e zz. f g"))
    codes = weights.lexicon.codes(found)
    assert score(weights, found).scores == pytest.approx(scores_of(network, [codes])[0], abs=1e-4)
