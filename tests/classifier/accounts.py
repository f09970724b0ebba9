"""A small stand-in for the shipped model, and what an account might teach beside it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from integration.apology.complaint import ComplaintType
from integration.classifier.account_model import Scored
from integration.classifier.examples import Example
from integration.classifier.words import words
from integration.flows.lesson import Lesson
from tests.lesson_fakes import an_example

TYPES = tuple(ComplaintType)
WIDTH = 96
# What the stand-in understands; a message with none of these words is a question to it.
KNOWN = {"late": "late_delivery", "charged": "billing_error", "cracked": "damaged_item", "rude": "poor_service"}
FILLERS = ("my order", "the lamp", "this kettle", "our parcel", "a chair", "the card", "my phone", "the box")
LOST = ("no booking found at the hotel", "hotel had no reservation", "desk could not find our booking")


@dataclass(frozen=True)
class SmallShipped:
    """Sure of what has one of its few words in it, and of everything else that it is no complaint."""

    fingerprint: str = "small-1"
    types: tuple[str, ...] = TYPES

    def scored(self, texts: Sequence[str]) -> list[Scored]:
        return [self._scored(text) for text in texts]

    def _scored(self, text: str) -> Scored:
        found = list(words(text))
        type_ = next((KNOWN[word.form] for word in found if word.form in KNOWN), "not_a_complaint")
        chances = np.full(len(TYPES), 0.1 / (len(TYPES) - 1))
        chances[TYPES.index(ComplaintType(type_))] = 0.9
        vectors = np.zeros((len(found), WIDTH), dtype=np.float32)
        for place, word in enumerate(found):
            vectors[place, zlib.crc32(word.form.encode()) % WIDTH] = 1.0
        return Scored(found, chances, vectors)


def shipped_examples() -> list[Example]:
    """Messages the stand-in judges right."""
    meant = [*KNOWN.items(), ("when", "not_a_complaint"), ("where", "not_a_complaint")]
    return [
        Example("", f"{filler} {word} number {number}", (type_,), None, "made", f"{filler}{word}{number}")
        for word, type_ in meant
        for filler in FILLERS
        for number in ("one", "two")
    ]


def lost_bookings(count: int = 8) -> list[Lesson]:
    """Examples of a type of the account's own."""
    texts = [f"{words} on {day}" for day in ("monday", "friday", "sunday", "tuesday") for words in LOST]
    return [an_example(f"lost-{number}", "lost_booking", text) for number, text in enumerate(texts[:count])]


def red_pods(type_: str = "service_outage", count: int = 8) -> list[Lesson]:
    """An account's jargon, which no shipped model can know."""
    places = ("gate", "door", "garage", "lift", "desk", "hall", "yard", "roof")
    return [an_example(f"pod-{place}", type_, f"the pod at the {place} is red") for place in places[:count]]
