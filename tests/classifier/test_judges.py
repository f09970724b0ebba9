"""The judge of each account: what is live is what judges, loaded once, and never another account's."""

import threading
from dataclasses import replace

import pytest

from integration.apology.complaint import Abstention, ComplaintType
from integration.classifier.account_teacher import AccountTeacher
from integration.classifier.account_training import fitted, messages_of
from integration.classifier.examples import OWN_EXAMPLES, read
from integration.classifier.judge import TrainedJudge
from integration.classifier.judges import MOST_REMEMBERED, AccountJudges
from integration.errors import NotFound
from tests.classifier.conftest import MakeReading
from tests.fakes import NOON
from tests.lesson_fakes import ARRIVALS, NINTH_ARRIVAL, FakeAccountModels, an_example

OWN_TYPE = "lost_booking"


@pytest.fixture(scope="module")
def teacher(judge: TrainedJudge) -> AccountTeacher:
    return AccountTeacher(judge, [*read(OWN_EXAMPLES / "plain.jsonl")][::2])


@pytest.fixture(scope="module")
def weights(teacher: AccountTeacher) -> bytes:
    """What eight examples of a type of the account's own taught."""
    lessons = [an_example(str(number), OWN_TYPE, text) for number, text in enumerate(ARRIVALS)]
    return teacher.teach(lessons, (OWN_TYPE,))


def publish(models: FakeAccountModels, weights: bytes, account: str = "acme") -> None:
    models.publish(account, weights, {}, by="amara", now=NOON)


def test_an_own_type_is_judged_beside_the_shipped_ones(
    judge: TrainedJudge, weights: bytes, reading: MakeReading
) -> None:
    """A ninth message has the account's type, with chances that sum to one and evidence that quotes it."""
    models = FakeAccountModels()
    publish(models, weights)
    complaint = AccountJudges(judge, models).of("acme").judge(reading(NINTH_ARRIVAL, "Our room"), 0.2)

    assert complaint.type == OWN_TYPE
    assert complaint.abstention is None
    assert set(complaint.scores) == {*ComplaintType, OWN_TYPE}
    assert sum(complaint.scores.values()) == pytest.approx(1.0, abs=1e-4)
    assert complaint.evidence
    assert all(each.span.quote in NINTH_ARRIVAL or each.span.quote in "Our room" for each in complaint.evidence)
    assert complaint.type not in complaint.secondary
    assert ComplaintType.NOT_A_COMPLAINT not in complaint.secondary


def test_an_own_type_leaves_other_messages_alone(judge: TrainedJudge, weights: bytes, reading: MakeReading) -> None:
    """Of our own examples hardly one is judged otherwise than before."""
    models = FakeAccountModels()
    publish(models, weights)
    own = AccountJudges(judge, models).of("acme")
    asked = [reading(example.text, example.subject) for example in read(OWN_EXAMPLES / "written.jsonl")][::20]

    changed = [each for each in asked if own.judge(each, 0.0).type != judge.judge(each, 0.0).type]

    assert len(changed) <= len(asked) // 50


def test_an_account_without_lessons_has_the_shipped_judge(judge: TrainedJudge, weights: bytes) -> None:
    """Neither an account that never trained nor one that rolled back pays for what others taught."""
    models = FakeAccountModels()
    publish(models, weights)
    judges = AccountJudges(judge, models)

    assert judges.of("zenith") is judge
    models.roll_back("acme", by="amara", now=NOON)
    assert judges.of("acme") is judge


def test_a_model_is_loaded_once_until_another_is_live(judge: TrainedJudge, weights: bytes) -> None:
    """Each look asks for the live number only; a publication is seen at the next look."""
    models = FakeAccountModels()
    publish(models, weights)
    judges = AccountJudges(judge, models)
    first = judges.of("acme")

    assert judges.of("acme") is first
    assert models.asked == 1
    publish(models, weights)
    assert judges.of("acme") is not first
    assert models.asked == 2


def test_only_so_many_accounts_are_remembered(judge: TrainedJudge, weights: bytes) -> None:
    """The account asked for the longest ago is loaded anew; the others are not."""
    models = FakeAccountModels()
    names = [f"account-{number}" for number in range(MOST_REMEMBERED + 1)]
    for name in names:
        publish(models, weights, name)
    judges = AccountJudges(judge, models)
    for name in (*names[:MOST_REMEMBERED], names[0], names[-1]):
        judges.of(name)
    asked = models.asked

    judges.of(names[0])
    assert models.asked == asked
    judges.of(names[1])
    assert models.asked == asked + 1


def test_threads_share_the_judges(judge: TrainedJudge, weights: bytes) -> None:
    """Many at once get the judge of the account they asked for."""
    models = FakeAccountModels()
    publish(models, weights)
    judges = AccountJudges(judge, models)
    seen: list[tuple[str, bool]] = []

    def look(name: str) -> None:
        seen.extend((name, judges.of(name) is judge) for _ in range(50))

    threads = [threading.Thread(target=look, args=(name,)) for name in ("acme", "zenith") * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(seen) == {("acme", False), ("zenith", True)}


def test_what_was_taught_beside_other_weights_waits_for_a_training(
    judge: TrainedJudge, capsys: pytest.CaptureFixture[str]
) -> None:
    """After an update the shipped judge works alone, and the log names the account and the command."""
    old = replace(fitted(judge, [], (), messages_of(judge, ["Where is it?"])), made_for="last year's")
    models = FakeAccountModels()
    publish(models, old.to_bytes())
    publish(models, b"from another world", "zenith")
    judges = AccountJudges(judge, models)

    assert judges.of("acme") is judge
    assert judges.of("zenith") is judge
    logged = capsys.readouterr()
    assert (logged.out + logged.err).count("amends train") == 2


def test_a_live_number_that_is_gone_is_said(judge: TrainedJudge) -> None:
    """A model that should be there and is not is no reason to judge by another."""
    with pytest.raises(NotFound):
        AccountJudges(judge, FakeAccountModels(lived={"acme": [3]})).of("acme")


def test_silence_is_as_before(judge: TrainedJudge, weights: bytes, reading: MakeReading) -> None:
    """No words, and another language, are no more judged than without lessons."""
    models = FakeAccountModels()
    publish(models, weights)
    own = AccountJudges(judge, models).of("acme")

    assert own.judge(reading("???"), 0.0).abstention is Abstention.NO_WORDS
    assert own.judge(reading(NINTH_ARRIVAL, language="de"), 0.0).abstention is Abstention.LANGUAGE
