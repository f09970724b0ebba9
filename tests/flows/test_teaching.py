"""When what lessons taught is published, when it is not, and the way back."""

import pytest

from integration.apology.policy import Policy, TypeSettings
from integration.errors import BadInput, NotFound
from integration.flows.lesson import Count, Lesson, Right, Trial
from integration.flows.teaching import Teaching
from tests.fakes import NOON, FakePolicies
from tests.lesson_fakes import FakeAccountModels, FakeLessons, FakeTeacher, a_correction, examples_of

POLICY = Policy("EUR", (), (), types={"lost_booking": TypeSettings(), "late_delivery": TypeSettings()})


class House:
    """The use case over fakes, with these lessons."""

    def __init__(self, *lessons: Lesson, trial: Trial | None = None) -> None:
        self.teacher = FakeTeacher(trial) if trial else FakeTeacher()
        self.lessons, self.models = FakeLessons(), FakeAccountModels()
        self.lessons.keep("acme", lessons)
        self.teaching = Teaching(self.lessons, self.models, lambda: self.teacher, FakePolicies(policy=POLICY))


def test_what_was_learnt_is_published() -> None:
    """The report says what was learnt from, how it did, and under which number it went live."""
    house = House(*examples_of("lost_booking"), a_correction())

    report = house.teaching.train("acme", "amara", NOON)

    assert report.lessons == {"late_delivery": Count(corrections=1), "lost_booking": Count(examples=8)}
    assert (report.learnt, report.lacking, report.refused) == (("lost_booking",), {}, "")
    assert report.trial == house.teacher.trial
    assert house.models.live("acme") == report.published == 1
    assert house.models.weights("acme", 1) == b"lost_booking"
    assert len(house.teacher.taught) == 9


def test_an_own_type_with_too_few_lessons_waits() -> None:
    """It is not learnt, the report says how many are missing, and the other lessons are learnt from."""
    house = House(*examples_of("lost_booking", each=5), *examples_of("late_delivery"))

    report = house.teaching.train("acme", "amara", NOON)

    assert (report.learnt, report.lacking) == ((), {"lost_booking": 3})
    assert {lesson.type for lesson in house.teacher.taught} == {"late_delivery"}


def test_lessons_of_a_type_the_policy_dropped_are_left_out() -> None:
    """What the account has no type for any more cannot be said, and the report counts it."""
    house = House(*examples_of("late_delivery", "lost_luggage"))

    report = house.teaching.train("acme", "amara", NOON)

    assert report.strangers == 8
    assert {lesson.type for lesson in house.teacher.taught} == {"late_delivery"}


def test_too_few_lessons_are_refused_with_what_is_missing() -> None:
    """The message says how many there are, what lacks how many, and how to give more."""
    house = House(*examples_of("lost_booking", each=6), a_correction())

    with pytest.raises(BadInput, match=r"there are 1 to learn from. The type lost_booking lacks 2.*lessons add"):
        house.teaching.train("acme", "amara", NOON)


@pytest.mark.parametrize(
    ("trial", "says"),
    [
        (Trial(Right(4, 3, 2), Right(100, 98, 98)), "contradict each other"),
        (Trial(Right(4, 3, 4), Right(400, 398, 393)), "would be forgotten"),
    ],
)
def test_what_is_worse_is_not_published(trial: Trial, says: str) -> None:
    """Fewer right on the lessons held back, or one point fewer on what was known, and the old model stays."""
    house = House(*examples_of("late_delivery"), trial=trial)

    report = house.teaching.train("acme", "amara", NOON)

    assert says in report.refused
    assert report.published is house.models.live("acme") is None
    assert house.teacher.taught == []


@pytest.mark.parametrize("trial", [Trial(Right(4, 3, 3), Right(400, 398, 394)), Trial(Right(2, 0, 0), Right(0, 0, 0))])
def test_what_is_not_worse_is_published(trial: Trial) -> None:
    """As good as before is good enough, and one point fewer on what was known is borne."""
    assert House(*examples_of("late_delivery"), trial=trial).teaching.train("acme", "amara", NOON).published == 1


def test_rolling_back_leads_to_the_model_before_and_at_last_to_none() -> None:
    """After two trainings there are two steps back, and no third."""
    house = House(*examples_of("late_delivery"))
    for _ in range(2):
        house.teaching.train("acme", "amara", NOON)

    assert house.teaching.roll_back("acme", "amara", NOON) == 1
    assert house.teaching.roll_back("acme", "amara", NOON) is None
    with pytest.raises(NotFound):
        house.teaching.roll_back("acme", "amara", NOON)
