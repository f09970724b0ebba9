"""Published policies: numbered, live at once, and never changed."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from integration.apology.policy import Contact, Policy
from integration.errors import NotFound
from integration.store.accounts import Accounts
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
