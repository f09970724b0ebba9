"""Teaching an account: from few lessons, without forgetting, the same every time, and tried before it counts."""

import sys
from pathlib import Path

import numpy as np
import pytest

from integration.bootstrap.parts import Parts
from integration.classifier.account_model import AccountModel, combined
from integration.classifier.account_teacher import AccountTeacher, held_back, load_teacher
from integration.classifier.account_training import fitted, judged, messages_of
from integration.classifier.judge import TrainedJudge
from integration.errors import BadInput
from integration.flows.lesson import Lesson
from integration.settings import read_settings
from tests.classifier.accounts import TYPES, SmallShipped, lost_bookings, red_pods, shipped_examples
from tests.lesson_fakes import ARRIVALS, MORE_ARRIVALS, OTHER_TROUBLES, a_correction, an_example

SHIPPED = SmallShipped()
TEACHER = AccountTeacher(SHIPPED, shipped_examples())


def said(model: AccountModel, text: str) -> str:
    """The judgement as the judge will make it, word by word."""
    message = SHIPPED.scored([text])[0]
    chances = combined(message.chances, model.lean(message.found, message.vectors))
    return model.types[int(chances.argmax())]


def taught(lessons: list[Lesson], *own: str) -> AccountModel:
    return AccountModel.from_bytes(TEACHER.teach(lessons, own))


def test_eight_examples_teach_the_shipped_judge(judge: TrainedJudge) -> None:
    """More than half of other messages of the kind get the own type, and hardly any other trouble of the same hotel."""
    lessons = [an_example(f"e{number}", "lost_booking", text) for number, text in enumerate(ARRIVALS)]
    model = AccountModel.from_bytes(load_teacher(judge).teach(lessons, ("lost_booking",)))

    more = judged(model, messages_of(judge, MORE_ARRIVALS))
    others = judged(model, messages_of(judge, OTHER_TROUBLES))

    assert more.count("lost_booking") > len(more) / 2
    assert others.count("lost_booking") <= 1


def test_an_own_type_is_recognised_after_eight_examples() -> None:
    """A ninth message of the kind gets the account's own type, and what is known keeps its own."""
    model = taught(lost_bookings(), "lost_booking")

    assert said(model, "the hotel has no booking for us") == "lost_booking"
    assert said(model, "the lamp is cracked") == "damaged_item"
    assert said(model, "when do you open") == "not_a_complaint"


def test_corrections_teach_a_shipped_type() -> None:
    """What the account calls a red pod is an outage from then on."""
    assert said(taught([]), "the pod in the cellar is red") == "not_a_complaint"
    assert said(taught(red_pods()), "the pod in the cellar is red") == "service_outage"


def test_one_lesson_does_not_turn_the_judge_round() -> None:
    """The shipped model stands until several lessons speak."""
    model = taught([an_example("1", "data_loss", "my order late")])

    assert said(model, "the parcel is late") == "late_delivery"


def test_what_training_says_judging_says() -> None:
    """The trial and the judge come to the same answer, term by term and message by message."""
    model = taught([*lost_bookings(), *red_pods()], "lost_booking")
    texts = [lesson.text for lesson in (*lost_bookings(12), *red_pods())] + [each.text for each in shipped_examples()]

    assert judged(model, messages_of(SHIPPED, texts)) == [said(model, text) for text in texts]


def test_the_same_lessons_make_the_same_bytes() -> None:
    """Neither chance nor the order in which lessons came changes what is learnt."""
    lessons = [*lost_bookings(), *red_pods()]
    other = AccountTeacher(SHIPPED, shipped_examples())

    assert TEACHER.teach(lessons, ("lost_booking",)) == other.teach(lessons[::-1], ("lost_booking",))


def test_a_word_of_one_message_only_is_not_learnt() -> None:
    """A customer's name tells customers apart, not complaints, and so the model does not know it."""
    model = taught([*red_pods(), an_example("9", "service_outage", "Marta Ilves says the pod is red")])

    assert "red" in model.vocabulary.terms
    assert not {"marta", "ilves"} & set(model.vocabulary.terms)


def test_a_quarter_is_held_back_and_two_of_each_own_type() -> None:
    """The same lessons are held back every time, whatever else there is."""
    lessons = [*lost_bookings(8), *red_pods(), *(an_example(f"n-{number}", "no_label") for number in range(20))]
    held = held_back(lessons, ("lost_booking", "no_label"))

    counts = [sum(lesson.type == type_ for lesson in held) for type_ in ("lost_booking", "no_label", "service_outage")]
    assert counts == [2, 5, 2]
    assert held_back(lessons[::-1], ("lost_booking", "no_label")) == held
    assert held_back(lost_bookings(8), ("lost_booking",)) == held[:2]


def test_the_trial_is_on_what_was_held_back() -> None:
    """Lessons that agree do well on those the trial did not see, and shipped examples stay right."""
    trial = TEACHER.try_out([*lost_bookings(12), *red_pods()], ("lost_booking",))

    assert (trial.lessons.messages, trial.lessons.before) == (5, 0)
    assert trial.lessons.after >= 4
    assert trial.shipped.messages > 10
    assert trial.shipped.before == trial.shipped.after == trial.shipped.messages


def test_harmful_lessons_show_in_the_trial() -> None:
    """Lessons that call known complaints something else lose what was right before."""
    lessons = [
        a_correction(str(number), "data_loss" if number % 4 else example.types[0], subject="", text=example.text)
        for number, example in enumerate(shipped_examples()[:64])
    ]
    trial = TEACHER.try_out(lessons, ())

    assert trial.shipped.after < trial.shipped.before - 1


def test_without_vectors_words_still_teach() -> None:
    """A shipped model that knows no vector for any word is no reason to fail."""
    messages = [message._replace(direction=np.zeros(3)) for message in messages_of(SHIPPED, ["a b", "a c"])]

    model = fitted(SHIPPED, [(message, "data_loss") for message in messages], (), [])

    assert model.vocabulary.terms == ("a",)
    assert model.table[0, TYPES.index("data_loss")] > 0
    assert np.isfinite(model.meaning).all()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever installed Amends without what training needs reads what to install."""
    for name in [name for name in sys.modules if name.startswith("integration.classifier.account_t")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "scipy", None)

    with pytest.raises(BadInput, match=r"pip install 'amends\[train\]'"):
        _ = Parts(read_settings(database_url=f"sqlite:///{tmp_path}/a.sqlite3")).teacher
