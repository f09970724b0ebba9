"""An account's model: what it adds is faithful to its words, its bytes are its own, and foreign ones are refused."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.apology.complaint import ComplaintType
from integration.classifier.account_model import AccountModel, Lean, Scored, Vocabulary, combined
from integration.errors import BadInput
from tests.classifier.accounts import TYPES, WIDTH, SmallShipped

CHANCE = np.random.default_rng(7)
OWN = (*TYPES, "lost_booking", "no_label")
MODEL = AccountModel(
    types=OWN,
    vocabulary=Vocabulary(("booking", "hotel", "no", "no booking"), np.array([2, 2, 1, 3], np.float32), 4.0),
    table=CHANCE.normal(size=(4, len(OWN))).astype(np.float16).astype(np.float32),
    meaning=CHANCE.normal(size=(WIDTH, len(OWN))).astype(np.float32),
    bias=CHANCE.normal(size=len(OWN)).astype(np.float32),
    made_for="small-1",
)
HARMLESS = TYPES.index(ComplaintType.NOT_A_COMPLAINT)


def scored(text: str) -> Scored:
    return SmallShipped().scored([text])[0]


def lean(text: str, model: AccountModel = MODEL) -> Lean:
    message = scored(text)
    return model.lean(message.found, message.vectors)


@given(st.lists(st.sampled_from(["no", "booking", "hotel", "found", ".", "tuesday"]), max_size=12))
def test_what_words_add_sums_up(written: list[str]) -> None:
    """Whatever stands in a message, and however often, the words' parts and the bias make the whole."""
    told = lean(" ".join(written))

    assert told.by_word.shape == (len(scored(" ".join(written)).found), len(OWN))
    np.testing.assert_allclose(told.by_word.sum(axis=0) + MODEL.bias, told.total, rtol=1e-4, atol=1e-4)


def test_a_word_adds_the_same_however_often_it_stands() -> None:
    """Repeating a word shares what it adds among its places, so that shouting proves nothing."""
    silent = replace(MODEL, meaning=np.zeros_like(MODEL.meaning))

    once, often = lean("hotel", silent), lean("hotel. hotel. hotel", silent)

    np.testing.assert_allclose(once.total, often.total, rtol=1e-5)
    np.testing.assert_allclose(often.by_word[0], often.by_word[2], rtol=1e-5)


def test_only_the_direction_of_a_message_counts() -> None:
    """A model whose vectors are ten times as long leans the same way."""
    message = scored("the hotel had no booking")

    one, ten = (MODEL.lean(message.found, message.vectors * size) for size in (1, 10))

    np.testing.assert_allclose(one.total, ten.total, rtol=1e-4, atol=1e-5)


def test_without_a_lean_the_shipped_chances_stand() -> None:
    """Lessons that say nothing of a message change nothing about the shipped types."""
    chances = scored("the lamp came cracked").chances
    nothing = np.zeros(len(TYPES), dtype=np.float32)

    np.testing.assert_allclose(combined(chances, Lean(nothing[None], nothing)), chances, atol=1e-6)


@given(st.integers(0, 2**32 - 1))
def test_chances_stay_chances(seed: int) -> None:
    """However sure the shipped model and however far the lean, they are between nothing and all, and sum to one."""
    chance = np.random.default_rng(seed)
    shipped = chance.dirichlet(np.full(len(TYPES), 0.05))
    far = chance.normal(scale=60, size=len(OWN)).astype(np.float32)

    told = combined(shipped, Lean(far[None], far))

    assert told.shape == (len(OWN),)
    assert (told >= 0).all()
    assert told.sum() == pytest.approx(1.0)


def test_a_question_stays_a_question() -> None:
    """A type of the account's own takes its chance from the complaints, not from what is none."""
    chances = scored("which hotel is it").chances
    towards = np.zeros(len(OWN), dtype=np.float32)
    towards[-1] = 9.0

    told = combined(chances, Lean(towards[None], towards))

    assert told[HARMLESS] == pytest.approx(chances[HARMLESS], abs=1e-6)
    assert told[-1] == pytest.approx(1 - chances[HARMLESS], abs=0.01)


def test_bytes_bring_the_model_back() -> None:
    """The same model makes the same bytes, and what is read from them leans the same way."""
    again = AccountModel.from_bytes(MODEL.to_bytes())

    assert again.to_bytes() == MODEL.to_bytes()
    assert (again.types, again.made_for, again.vocabulary.terms) == (OWN, "small-1", MODEL.vocabulary.terms)
    np.testing.assert_allclose(lean("no booking", again).total, lean("no booking").total)


def test_a_model_without_words_is_one_too() -> None:
    """Lessons that share no word teach by meaning alone."""
    bare = replace(MODEL, vocabulary=Vocabulary((), np.zeros(0, np.float32), 4.0), table=MODEL.table[:0])

    np.testing.assert_allclose(lean("hotel", AccountModel.from_bytes(bare.to_bytes())).total, lean("hotel", bare).total)


def packed(**changes: object) -> bytes:
    """The model's bytes with some of its arrays replaced."""
    with np.load(io.BytesIO(MODEL.to_bytes())) as kept:
        arrays = {name: kept[name] for name in kept.files} | changes
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def notes(**changes: object) -> np.ndarray:
    told = {"format": 1, "types": OWN, "made_for": "small-1", "unknown_rarity": 4.0} | changes
    return np.frombuffer(json.dumps(told).encode(), dtype=np.uint8)


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"PK\x03\x04 and no more",
        b"not a model",
        MODEL.to_bytes()[:900],
        packed(notes=np.frombuffer(b"{", dtype=np.uint8)),
        packed(notes=np.frombuffer(b"[]", dtype=np.uint8)),
        packed(notes=notes(format=2)),
        packed(notes=notes(types=TYPES)),
        packed(table=MODEL.table[:, :3]),
        packed(table=MODEL.table[:2]),
        packed(bias=np.array({"code": "never run"}, dtype=object)),
    ],
)
def test_foreign_bytes_are_refused(kept: bytes) -> None:
    """What is no model of this format, or does not fit together, is named and never run."""
    with pytest.raises(BadInput, match="account's model"):
        AccountModel.from_bytes(kept)
