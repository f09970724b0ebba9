"""Published policies: numbered, live at once, and never changed."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from integration.apology.policy import Contact, Policy
from integration.errors import Conflict, NotFound
from integration.flows.policy_draft import VersionLine
from integration.store.accounts import Accounts
from integration.store.audit import AuditReader
from integration.store.policies import Policies
from integration.store.sealing import Seal
from integration.store.tables import audit

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
POLICY = Policy("EUR", (), (Contact(phone="0800 555 0142"),))


@pytest.fixture
def policies(engine: Engine) -> Policies:
    Accounts(engine, lambda: Seal(("unused" * 8,))).add("acme", NOW)
    return Policies(engine)


def test_an_account_without_a_policy_is_told_so(policies: Policies) -> None:
    """Nothing is made up where nothing was published."""
    with pytest.raises(NotFound, match="no published policy"):
        policies.live("acme")


def test_the_newest_publication_is_live_in_every_process(policies: Policies, engine: Engine) -> None:
    """Another process that has read the old version sees the new one at its next look."""
    policies.publish("acme", POLICY, by="amara", note="", now=NOW)
    elsewhere = Policies(engine)
    assert elsewhere.live("acme").number == 1

    policies.publish("acme", POLICY, by="amara", note="Warmer", now=NOW)

    live = elsewhere.live("acme")
    assert (live.number, live.note, live.policy) == (2, "Warmer", POLICY)
    assert elsewhere.version("acme", 1).published_at == NOW


def test_publishing_is_on_record(policies: Policies, engine: Engine) -> None:
    """The audit log says who published what, and why."""
    policies.publish("acme", POLICY, by="amara", note="First", now=NOW)

    with engine.connect() as connection:
        row = connection.execute(select(audit)).one()

    assert (row.actor, row.action, row.details) == ("amara", "policy_published", {"version": 1, "note": "First"})


def test_two_publishers_at_once_get_two_versions(policies: Policies) -> None:
    """Neither publication is lost, and no number is given twice."""
    numbers: list[int] = []

    def publish() -> None:
        numbers.append(policies.publish("acme", POLICY, by="amara", note="", now=NOW))

    threads = [threading.Thread(target=publish) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


def test_the_versions_are_listed_without_their_rules(policies: Policies) -> None:
    """Admins see all that was published, the newest first, and which of it is live."""
    assert policies.versions("acme") == ()
    policies.publish("acme", POLICY, by="amara", note="First", now=NOW)
    policies.publish("acme", POLICY, by="priya", note="Warmer", now=NOW)

    assert policies.versions("acme") == (
        VersionLine(2, NOW, "priya", "Warmer", live=True),
        VersionLine(1, NOW, "amara", "First", live=False),
    )


def test_rolling_back_makes_an_old_version_live_again(policies: Policies, engine: Engine) -> None:
    """It keeps its number, the newer one stays readable, and the next publication takes the next number."""
    for _ in range(2):
        policies.publish("acme", POLICY, by="amara", note="", now=NOW)

    assert policies.roll_back("acme", 1, by="priya", note="Too dear", now=NOW) == 1

    assert (policies.live("acme").number, Policies(engine).version("acme", 2).number) == (1, 2)
    assert [(line.number, line.live) for line in policies.versions("acme")] == [(2, False), (1, True)]
    entry = AuditReader(engine).entries("acme", before=None, limit=1)[0]
    assert (entry.actor, entry.action) == ("priya", "policy_rolled_back")
    assert entry.details == {"from": 2, "to": 1, "note": "Too dear"}
    assert policies.publish("acme", POLICY, by="amara", note="", now=NOW) == 3


@pytest.mark.parametrize(("number", "refusal"), [(1, Conflict), (2, NotFound), (0, NotFound)])
def test_rolling_back_to_nowhere_is_refused(policies: Policies, number: int, refusal: type[Exception]) -> None:
    """What is live already, or was never published, cannot be made live; nothing is put on record."""
    policies.publish("acme", POLICY, by="amara", note="", now=NOW)

    with pytest.raises(refusal):
        policies.roll_back("acme", number, by="priya", note="", now=NOW)

    assert [entry.action for entry in AuditReader(policies.engine).entries("acme", before=None, limit=9)] == [
        "policy_published"
    ]
