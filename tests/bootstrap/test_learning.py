"""From an agent's correction in the sidebar to the next ticket judged by it, and back; only the sign-in is fake."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from integration.__main__ import main
from integration.apology.policy import TypeSettings
from integration.bootstrap.parts import Parts, now
from integration.bootstrap.setting_up import add_account, upgrade_database
from integration.flows.visitor import Visitor
from integration.settings import read_settings
from integration.store.tables import account_models, audit, lessons
from tests.fakes import FakeSignIn
from tests.web.builders import Page, sdk_ticket, turn
from tests.web.conftest import House

SECRET = "a-secret-that-only-guards-a-test-of-ours"
# A type of this company's own, in words no shipped example has: its customers open doors with badges, at pods.
OWN_TYPE = "pod_down"
RED_PODS = (
    "The pod shows a red light again and nothing happens when I tap the badge.",
    "Badge reader red since this morning, whole floor waiting outside.",
    "Our pods have gone red, we cannot get in to work.",
    "Pod on level 3 is red, please reset it.",
    "Red light on the pod, cannot tap in.",
    "All four pods at the east gate show red and no badge is accepted.",
    "Tapping my badge does nothing, pod is red.",
    "The pod has been red for two hours and security has to open by hand.",
)
NEXT = "My badge is not taken, the pod light is red."


@pytest.fixture
def parts(database: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    """A product of its own in an emptied database; the command line of this test is given it as well."""
    assert engine.url.database in database
    parts = Parts(read_settings(database_url=database, secret_key=SECRET, log_level="error"))
    monkeypatch.setattr("integration.cli.learn.assemble", lambda: parts)
    upgrade_database(parts)
    policy = parts.policies.live("demo").policy
    parts.policies.publish(
        "demo", replace(policy, types={**policy.types, OWN_TYPE: TypeSettings()}), by="amara", note="", now=now()
    )
    yield parts
    parts.engine.dispose()


@pytest.fixture
def page(parts: Parts) -> Page:
    """The sidebar of an agent of the account demo."""
    sign_in = FakeSignIn(visitor=Visitor("demo", "8", "Ada Agent", "agent"))
    return Page(House(drafting=parts.drafting, sign_in=sign_in, now=datetime.now(UTC)).client())


def suggest(page: Page, number: int, text: str, **wishes: str) -> dict[str, object]:
    ticket = sdk_ticket(ticket_id=number, ticket_subject="Door", ticket_conversation=[turn(text)])
    answer = page.suggest(ticket=ticket, wishes=wishes)
    assert answer.status_code == 200, answer.json
    complaint: dict[str, object] = answer.json["complaint"]
    return complaint


def correct(page: Page) -> None:
    """The agent tries one type, and settles on the company's own."""
    for number, text in enumerate(RED_PODS, start=200):
        suggest(page, number, text, type="data_loss")
        assert suggest(page, number, text, type=OWN_TYPE)["chosen_by_agent"]


def test_corrections_teach_the_account_and_can_be_taken_back(
    page: Page, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eight corrected tickets change the answer to a ninth like them, until the training is rolled back."""
    before = suggest(page, 300, NEXT)
    correct(page)
    assert suggest(page, 300, NEXT) == before

    assert main(["train", "--account", "demo"]) == 0
    assert "Published as model 1." in capsys.readouterr().out
    after = suggest(page, 300, NEXT)
    assert after["type"] == OWN_TYPE
    assert after["evidence"]
    assert not after["chosen_by_agent"]
    parcel = suggest(page, 301, "My parcel has not arrived, tracking has not moved for two weeks.")
    assert parcel["type"] == "late_delivery"

    assert main(["train", "--account", "demo", "--roll-back"]) == 0
    assert suggest(page, 300, NEXT) == before
    with engine.connect() as connection:
        query = select(audit.c.action).where(audit.c.actor == "command line").order_by(audit.c.id)
        assert connection.scalars(query).all() == ["model_published", "model_rolled_back"]


def test_what_an_account_teaches_stays_its_own(page: Page, parts: Parts, engine: Engine) -> None:
    """No other account is judged by it, and neither its lessons nor its model can be read in the database."""
    add_account(parts, "zenith")
    correct(page)
    parts.teaching.train("demo", "amara", now())

    assert parts.judges.of("demo") is not parts.judge
    assert parts.judges.of("zenith") is parts.judge
    with engine.connect() as connection:
        rows = connection.execute(select(lessons).order_by(lessons.c.source)).all()
        weights = connection.scalar(select(account_models.c.weights))
    assert [(row.type, row.origin, row.agent_id, row.source) for row in rows] == [
        (OWN_TYPE, "correction", "8", str(number)) for number in range(200, 208)
    ]
    shown = (" ".join(str(row.words) for row in rows) + str(weights)).lower()
    # A phrase, since a short word turns up in ciphertext by chance.
    assert not any(text[:16].lower() in shown for text in RED_PODS)


def test_back_to_the_judges_type_leaves_no_lesson(parts: Parts, page: Page) -> None:
    """An agent who tries another type and returns to the one that was judged teaches nothing."""
    text = "My parcel has not arrived, tracking has not moved for two weeks, where is my delivery?"
    assert suggest(page, 400, text)["type"] == "late_delivery"
    suggest(page, 400, text, type="data_loss")
    assert len(parts.lessons.of("demo")) == 1

    suggest(page, 400, text, type="late_delivery")

    assert parts.lessons.of("demo") == ()
