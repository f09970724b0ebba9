"""Fits an account's model to its lessons, beside the shipped model and so that little of what is known is forgotten."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from integration.classifier.account_model import AccountModel, Scored, Vocabulary, leant, length_of, prior
from integration.classifier.scoring import Floats
from integration.classifier.words import Word, terms

Doubles = NDArray[np.float64]

_STEPS = 200
_AT_ONCE = 50  # messages whose vectors are in memory at the same time
_SELDOM = 2  # messages; what stands in fewer tells one customer from another, not one complaint from another
_RARE = -4.0  # log odds of a type of the account's own before its lessons speak: one complaint in 55
_AS_MANY = 3.0  # replayed messages a lesson counts for, or it would never be heard among them
# Penalties on squared weights. Words are kept quieter than meaning, which also speaks for words nobody has used yet.
_ON_TABLE, _ON_MEANING, _ON_BIAS = 1.5, 0.01, 0.5


class Shipped(Protocol):
    """The shipped model, as far as teaching beside it goes.

    The last of `types` is the one that is no complaint. `fingerprint` is another wherever chances or vectors would be.
    """

    @property
    def types(self) -> tuple[str, ...]: ...

    @property
    def fingerprint(self) -> str: ...

    def scored(self, texts: Sequence[str]) -> list[Scored]: ...


class Message(NamedTuple):
    """What is learnt from: the words, what the shipped model says, and where the message's vector points."""

    found: Sequence[Word]
    chances: Floats
    direction: Doubles


class _Features(NamedTuple):
    heard: sparse.csr_matrix
    directions: Doubles


class _Fit(NamedTuple):
    table: Doubles
    meaning: Doubles
    bias: Doubles

    def logits(self, features: _Features) -> Doubles:
        summed: Doubles = features.heard @ self.table + features.directions @ self.meaning + self.bias
        return summed


def messages_of(shipped: Shipped, texts: Sequence[str]) -> list[Message]:
    found = []
    for start in range(0, len(texts), _AT_ONCE):
        for scored in shipped.scored(texts[start : start + _AT_ONCE]):
            whole = scored.vectors.sum(axis=0, dtype=np.float64)
            found.append(Message(scored.found, scored.chances, whole / length_of(whole)))
    return found


def fitted(
    shipped: Shipped, taught: Sequence[tuple[Message, str]], own: tuple[str, ...], replay: Sequence[Message]
) -> AccountModel:
    """`taught` are messages with their types; of those in `replay` the shipped model's word is to stand.

    The same messages make the same model.
    """
    types = (*shipped.types, *own)
    messages = [*(message for message, _ in taught), *replay]
    vocabulary = _vocabulary(messages, len(taught))
    directions = np.array([message.direction for message in messages])
    # Directions have much in common; what tells messages apart is how far from the middle they point.
    middle = directions.mean(axis=0)
    scale = 1 / (float(np.sqrt(((directions - middle) ** 2).sum(axis=1).mean())) or 1.0)
    features = _Features(_heard(vocabulary, messages), (directions - middle) * scale)
    chances = np.array([message.chances for message in messages], dtype=np.float64)
    loudness = np.where(np.arange(len(messages)) < len(taught), _AS_MANY, 1.0)
    fit = _descended(features, chances, _wanted(taught, replay, types), loudness)
    meaning = fit.meaning * scale
    return AccountModel(
        types=types,
        vocabulary=vocabulary,
        table=fit.table.astype(np.float16).astype(np.float32),  # as it will be kept
        meaning=meaning.astype(np.float32),
        bias=(fit.bias - middle @ meaning).astype(np.float32),
        made_for=shipped.fingerprint,
    )


def judged(model: AccountModel, messages: Sequence[Message]) -> list[str]:
    """The likeliest type of each message."""
    features = _Features(_heard(model.vocabulary, messages), np.array([message.direction for message in messages]))
    leans = _Fit(*(part.astype(np.float64) for part in (model.table, model.meaning, model.bias))).logits(features)
    chances = np.array([message.chances for message in messages])
    best = leant(prior(chances, len(model.types)) + leans, chances.shape[1]).argmax(axis=1)
    return [model.types[column] for column in best]


def _vocabulary(messages: Sequence[Message], taught: int) -> Vocabulary:
    """The terms of the first `taught` messages, the lessons, with how rare they are in all."""
    distinct = [{term for term, _, _ in terms(message.found)} for message in messages]
    seen = Counter(term for found in distinct for term in found)
    known = tuple(sorted(term for term in set().union(*distinct[:taught]) if seen[term] >= _SELDOM))
    all_ = len(messages) + 1
    rarity = np.log(all_ / (np.array([seen[term] for term in known], dtype=np.float64) + 1)) + 1
    return Vocabulary(known, rarity.astype(np.float32), float(np.log(all_) + 1))


def _heard(vocabulary: Vocabulary, messages: Sequence[Message]) -> sparse.csr_matrix:
    starts: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for message in messages:
        heard = vocabulary.heard(message.found)
        columns += heard.rows
        values += heard.loudness.tolist()
        starts.append(len(columns))
    return sparse.csr_matrix((values, columns, starts), shape=(len(messages), len(vocabulary.terms)))


def _wanted(taught: Sequence[tuple[Message, str]], replay: Sequence[Message], types: tuple[str, ...]) -> Doubles:
    """What the chances should come to: all on the type that was taught; as they are for what is replayed."""
    wanted = np.zeros((len(taught) + len(replay), len(types)))
    for row, (_, type_) in enumerate(taught):
        wanted[row, types.index(type_)] = 1.0
    for row, message in enumerate(replay, start=len(taught)):
        wanted[row, : len(message.chances)] = message.chances
    return wanted


def _descended(features: _Features, chances: Doubles, wanted: Doubles, loudness: Doubles) -> _Fit:
    """The least surprising fit, under penalties that hold every weight at zero and an own type at its low bias.

    `loudness` is how much each message counts.
    """
    width, shipped = wanted.shape[1], chances.shape[1]
    start = prior(chances, width)
    words, meanings = features.heard.shape[1] * width, features.directions.shape[1] * width
    across = features.heard.T.tocsr()

    def parts(flat: Doubles) -> _Fit:
        table, meaning, own = np.split(flat, [words, words + meanings])
        bias = np.concatenate([np.zeros(shipped), own])
        return _Fit(table.reshape(-1, width), meaning.reshape(-1, width), bias)

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        fit = parts(flat)
        value, slope = _surprise(leant(start + fit.logits(features), shipped), wanted, loudness, shipped)
        above = fit.bias[shipped:] - _RARE
        value += _ON_TABLE * float((fit.table**2).sum()) + _ON_MEANING * float((fit.meaning**2).sum())
        value += _ON_BIAS * float(above @ above)
        steps = (
            across @ slope + 2 * _ON_TABLE * fit.table,
            features.directions.T @ slope + 2 * _ON_MEANING * fit.meaning,
            slope[:, shipped:].sum(axis=0) + 2 * _ON_BIAS * above,
        )
        return value, np.concatenate([step.ravel() for step in steps])

    first = np.concatenate([np.zeros(words + meanings), np.full(width - shipped, _RARE)])
    return parts(optimize.minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x)


def _surprise(chances: Floats, wanted: Doubles, loudness: Doubles, shipped: int) -> tuple[float, Doubles]:
    """How unlikely what is wanted is held to be, and how that changes with each log odds (see `prior`)."""
    harmless = shipped - 1
    none = chances[:, harmless]
    which = chances.copy()
    which[:, harmless] = 0.0
    which /= which.sum(axis=1, keepdims=True)
    slope = which * (1 - wanted[:, [harmless]]) - wanted
    slope[:, harmless] = none - wanted[:, harmless]
    return -float(loudness @ (wanted * np.log(chances + 1e-12)).sum(axis=1)), slope * loudness[:, None]
