"""The teacher of accounts: tries lessons out on what it holds back of them, and then learns from them all."""

import hashlib
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from integration.apology.complaint import ComplaintType
from integration.classifier.account_model import AccountModel
from integration.classifier.account_training import Message, Shipped, fitted, judged, messages_of
from integration.classifier.examples import Example, own_examples
from integration.flows.lesson import Lesson, Right, Trial

Taught = Sequence[tuple[Message, str]]

_SEED = 7
_MOST_REPLAYED, _MOST_ASKED = 1_500, 500  # shipped examples that are to stay known, and others to see whether they are
_ONE_IN = 4  # lessons, and shipped examples, is held back
_FEWEST_HELD = 2  # lessons of each type of the account's own


@dataclass(frozen=True)
class AccountTeacher:
    """Implements `flows.ports.Teacher`. `examples` are messages of the kind the shipped model was made from."""

    shipped: Shipped
    examples: Sequence[Example]

    def try_out(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> Trial:
        held = held_back(lessons, own)
        unseen = set(held)
        kept = self._read([lesson for lesson in lessons if lesson not in unseen])
        model = fitted(self.shipped, kept, own, self._replayed)
        return Trial(self._right(self._read(held), model), self._right(self._asked, model))

    def teach(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> bytes:
        return fitted(self.shipped, self._read(lessons), own, self._replayed).to_bytes()

    @cached_property
    def _replayed(self) -> list[Message]:
        seen = [example for example in self.examples if not _is_held(example)]
        return messages_of(self.shipped, [example.whole for example in _sample(seen, _MOST_REPLAYED)])

    @cached_property
    def _asked(self) -> Taught:
        held = _sample([example for example in self.examples if _is_held(example)], _MOST_ASKED)
        messages = messages_of(self.shipped, [example.whole for example in held])
        return [(message, example.types[0]) for message, example in zip(messages, held, strict=True)]

    def _read(self, lessons: Sequence[Lesson]) -> Taught:
        """In an order of their own, so that the same lessons teach the same whichever came first."""
        ordered = sorted(lessons, key=lambda lesson: (lesson.origin, lesson.source))
        messages = messages_of(self.shipped, [f"{lesson.subject}\n{lesson.text}" for lesson in ordered])
        return [(message, lesson.type) for message, lesson in zip(messages, ordered, strict=True)]

    def _right(self, asked: Taught, model: AccountModel) -> Right:
        messages = [message for message, _ in asked]
        before = [self.shipped.types[int(message.chances.argmax())] for message in messages]
        after = judged(model, messages)
        wanted = [type_ for _, type_ in asked]
        return Right(
            messages=len(asked),
            before=sum(said == meant for said, meant in zip(before, wanted, strict=True)),
            after=sum(said == meant for said, meant in zip(after, wanted, strict=True)),
        )


def load_teacher(shipped: Shipped) -> AccountTeacher:
    """The teacher with our own examples. Raises BadInput where one of their files cannot be read."""
    return AccountTeacher(shipped, list(own_examples()))


def held_back(lessons: Sequence[Lesson], own: tuple[str, ...]) -> list[Lesson]:
    """A quarter of the lessons, by a hash of their ticket; at least two of each type of the account's own."""
    groups = [[lesson for lesson in lessons if lesson.type == type_] for type_ in own]
    groups.append([lesson for lesson in lessons if lesson.type in set(ComplaintType)])
    fewest = [_FEWEST_HELD] * len(own) + [0]
    return [
        lesson
        for group, least in zip(groups, fewest, strict=True)
        for lesson in sorted(group, key=_hash)[: max(least, len(group) // _ONE_IN)]
    ]


def _hash(lesson: Lesson) -> tuple[str, str]:
    return hashlib.sha256(lesson.source.encode()).hexdigest(), lesson.origin


def _is_held(example: Example) -> bool:
    return zlib.crc32(example.group.encode()) % _ONE_IN == 0


def _sample(examples: Sequence[Example], most: int) -> list[Example]:
    return random.Random(_SEED).sample(examples, min(most, len(examples)))  # noqa: S311 - draws a sample, no secret
