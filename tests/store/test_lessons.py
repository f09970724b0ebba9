"""Lessons: one for each ticket and example, the account's own, and unreadable to whoever has only the database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from integration.errors import BadInput
from integration.flows.lesson import Lesson
from integration.flows.ports import Lessons
from integration.store.accounts import Accounts
from integration.store.lessons import MOST_CHARACTERS, LessonStore
from integration.store.sealing import Seal
from integration.store.tables import lessons as table
from tests.fakes import NOON
from tests.lesson_fakes import FakeLessons, a_correction, an_example

OLD_KEY, NEW_KEY = "the-key-of-last-year-0123456789-ab", "the-key-of-this-year-0123456789-ab"


@pytest.fixture
def store(engine: Engine) -> LessonStore:
    for name in ("acme", "zenith"):
        Accounts(engine, lambda: Seal((NEW_KEY,))).add(name, NOON)
    return LessonStore(engine, lambda: Seal((NEW_KEY,)))


@pytest.fixture(params=["in the database", "in memory"])
def lessons(request: pytest.FixtureRequest, store: LessonStore) -> Lessons:
    """The port, over the real tables and over what other tests use in their stead."""
    kept: Callable[[], Lessons] = FakeLessons if request.param == "in memory" else lambda: store
    return kept()


def test_what_is_kept_comes_back(lessons: Lessons) -> None:
    """Every field of a correction and of an example survives."""
    given = (a_correction(), an_example(subject="Wo?", text="İzmir 😡 \x00 end"))
    lessons.keep("acme", given)

    assert lessons.of("acme") == given


def test_the_newest_word_stands(lessons: Lessons) -> None:
    """A ticket corrected twice is one lesson, and an example given again replaces itself."""
    later = NOON + timedelta(hours=1)
    lessons.keep("acme", [a_correction(), an_example("101")])
    newer = [a_correction(type_="data_loss", at=later, agent_id="9", judged="x", confidence=None)]
    lessons.keep("acme", newer)

    assert lessons.of("acme") == (newer[0], an_example("101"))


def test_lessons_belong_to_their_account(lessons: Lessons) -> None:
    """Neither reading nor forgetting reaches into another account."""
    lessons.keep("acme", [a_correction()])
    lessons.keep("zenith", [a_correction(type_="data_loss")])

    assert lessons.forget_correction("acme", "101")
    assert not lessons.forget_correction("acme", "101")
    assert lessons.of("acme") == ()
    assert [lesson.type for lesson in lessons.of("zenith")] == ["data_loss"]


def test_an_example_is_no_correction(lessons: Lessons) -> None:
    """Taking back a correction leaves the example of the same number."""
    lessons.keep("acme", [an_example("101")])

    assert not lessons.forget_correction("acme", "101")
    assert lessons.of("acme") == (an_example("101"),)


def test_an_example_can_be_taken_back(lessons: Lessons) -> None:
    """Once, and without the correction of the same number or another account's example."""
    lessons.keep("acme", [an_example("101"), a_correction()])
    lessons.keep("zenith", [an_example("101")])

    assert lessons.forget_example("acme", "101")
    assert not lessons.forget_example("acme", "101")
    assert lessons.of("acme") == (a_correction(),)
    assert lessons.of("zenith") == (an_example("101"),)


def test_the_order_does_not_depend_on_when_lessons_came(lessons: Lessons) -> None:
    """The same lessons always teach the same, and so they come in an order of their own."""
    given = [an_example("b"), a_correction("7"), an_example("a")]
    lessons.keep("acme", given[:1])
    lessons.keep("acme", given[1:])

    assert [lesson.source for lesson in lessons.of("acme")] == ["7", "a", "b"]


def test_a_type_is_forgotten_whole(store: LessonStore) -> None:
    """Corrections and examples of the type go, others stay."""
    store.keep("acme", [a_correction(), an_example(), an_example("e2", "data_loss")])

    assert store.forget_type("acme", "late_delivery") == 2
    assert [lesson.source for lesson in store.of("acme")] == ["e2"]


def test_the_words_cannot_be_read_in_the_database(store: LessonStore, engine: Engine) -> None:
    """The row shows the type and who said so, and nothing of what the customer wrote."""
    store.keep("acme", [a_correction(subject="My order 4471", text="Marta Ilves, Pärnu. The lamp is late.")])

    with engine.connect() as connection:
        row = connection.execute(select(table)).one()

    shown = " ".join(str(value) for value in row)
    assert (row.type, row.agent_id) == ("late_delivery", "8")
    assert not any(word in shown for word in ("4471", "Marta", "lamp", "late."))


def test_words_are_cut(store: LessonStore) -> None:
    """A pasted log is not kept whole."""
    store.keep("acme", [an_example(subject="s" * 9000, text="t" * 9000)])

    lesson = store.of("acme")[0]
    assert (len(lesson.subject), len(lesson.text)) == (MOST_CHARACTERS, MOST_CHARACTERS)


def test_words_survive_a_change_of_keys(store: LessonStore, engine: Engine) -> None:
    """They open while the old key stands behind the new one; without it the message says what to do."""
    replace(store, seal=lambda: Seal((OLD_KEY,))).keep("acme", [an_example()])

    assert LessonStore(engine, lambda: Seal((NEW_KEY, OLD_KEY))).of("acme") == (an_example(),)
    with pytest.raises(BadInput, match="AMENDS_SECRET_KEY"):
        store.of("acme")


def test_no_lessons_are_no_trouble(lessons: Lessons) -> None:
    """Keeping none keeps none, and an account nobody taught has none."""
    none: list[Lesson] = []
    lessons.keep("acme", none)

    assert lessons.of("acme") == ()
