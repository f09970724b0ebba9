"""Stand-ins for the ports that learning needs, and lessons with plain, quiet values."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from integration.apology.complaint import Complaint
from integration.apology.reading import Reading
from integration.errors import NotFound
from integration.flows.lesson import Lesson, Origin, Right, Trial
from tests.fakes import NOON, a_complaint

# A type of an account's own: eight messages that teach it, and one that asks whether it was learnt.
ARRIVALS = (
    "We arrived at ten at night and the hotel had no record of our booking. I have the confirmation on my phone.",
    "Your receptionist could not find our reservation even though I booked and paid in March.",
    "Turned up with two kids and was told there is no room in our name. We had booked three nights.",
    "No booking found when we checked in. I showed the confirmation and they still sent us away.",
    "The reservation I made on your site never reached the hotel, so we had nowhere to sleep.",
    "I booked a double room for Friday, the hotel says they never got it.",
    "They had given our room to somebody else and could not find us in the system at check-in.",
    "Booked in your app, got the confirmation, arrived: no reservation, hotel full.",
)
NINTH_ARRIVAL = "The hotel told us at check-in that there was no booking under our name. We paid you in May."
# More of the kind, and other troubles of the same hotel.
MORE_ARRIVALS = (
    NINTH_ARRIVAL,
    "On arrival the front desk said our reservation did not exist, although we have your confirmation mail.",
    "Stood at reception at midnight and they could not find our reservation anywhere.",
    "We had a confirmed room through you and the hotel knew nothing about it.",
    "No room for us when we got there, the booking had never been passed on to the hotel.",
    "Receptionist looked for ten minutes, no reservation under my number, and the place was full.",
    "I booked and paid on your site, but the guesthouse had no record of me when I arrived.",
    "They said they never received my booking from you and had given away the last room.",
    "Checked in with the kids and were told our name is not in the system, although I showed the confirmation.",
)
OTHER_TROUBLES = (
    "The hotel cancelled my room a week before the trip.",
    "The room was dirty and the shower did not work.",
    "You charged me twice for the same night.",
    "How do I change the name on my booking?",
    "My confirmation mail never came.",
    "The front desk was rude when we asked for towels.",
    "The pool was closed although you advertise it.",
)


def an_example(source: str = "e1", type_: str = "late_delivery", text: str = "Where is it?", **changes: Any) -> Lesson:
    return replace(Lesson(Origin.EXAMPLE, source, type_, "", text, NOON), **changes)


def a_correction(ticket_id: str = "101", type_: str = "late_delivery", **changes: Any) -> Lesson:
    """Agent 8 said it of a ticket that was judged to be about a damaged item."""
    given = Lesson(Origin.CORRECTION, ticket_id, type_, "Lamp", "Where is it?", NOON, "damaged_item", 0.5, "8")
    return replace(given, **changes)


def examples_of(*types: str, each: int = 8) -> list[Lesson]:
    return [an_example(f"{type_}-{number}", type_) for type_ in types for number in range(each)]


@dataclass
class FakeLessons:
    """Lessons in memory."""

    kept: dict[tuple[str, str, str], Lesson] = field(default_factory=dict)

    def keep(self, account: str, lessons: Sequence[Lesson]) -> None:
        for lesson in lessons:
            self.kept[account, lesson.origin.value, lesson.source] = lesson

    def forget_correction(self, account: str, ticket_id: str) -> bool:
        return self.kept.pop((account, Origin.CORRECTION.value, ticket_id), None) is not None

    def forget_example(self, account: str, source: str) -> bool:
        return self.kept.pop((account, Origin.EXAMPLE.value, source), None) is not None

    def of(self, account: str) -> tuple[Lesson, ...]:
        return tuple(lesson for (owner, _, _), lesson in sorted(self.kept.items()) if owner == account)


@dataclass
class FakeAccountModels:
    """Models in memory: for each account what was live, the newest last, and all that were ever published."""

    lived: dict[str, list[int]] = field(default_factory=dict)
    published: dict[tuple[str, int], bytes] = field(default_factory=dict)
    asked: int = 0

    def live(self, account: str) -> int | None:
        return (self.lived.get(account) or [None])[-1]

    def weights(self, account: str, number: int) -> bytes:
        self.asked += 1
        if (account, number) not in self.published:
            raise NotFound("There is no such model.")
        return self.published[account, number]

    def publish(self, account: str, weights: bytes, report: dict[str, Any], *, by: str, now: datetime) -> int:
        number = 1 + max((number for owner, number in self.published if owner == account), default=0)
        self.published[account, number] = weights
        self.lived.setdefault(account, []).append(number)
        return number

    def roll_back(self, account: str, *, by: str, now: datetime) -> int | None:
        if self.live(account) is None:
            raise NotFound("There is no model to roll back from.")
        self.lived[account].pop()
        return self.live(account)


NO_HARM = Trial(Right(4, 1, 3), Right(100, 98, 98))


@dataclass
class FakeTeacher:
    """Finds what the test says; what it teaches is which lessons it was given."""

    trial: Trial = NO_HARM
    taught: list[Lesson] = field(default_factory=list)

    def try_out(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> Trial:
        return self.trial

    def teach(self, lessons: Sequence[Lesson], own: tuple[str, ...]) -> bytes:
        self.taught = list(lessons)
        return ",".join(own).encode()


@dataclass
class FakeJudges:
    """One judge for all accounts, who always says the same."""

    complaint: Complaint = field(default_factory=a_complaint)

    def of(self, account: str) -> "FakeJudges":
        return self

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        return self.complaint
