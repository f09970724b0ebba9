"""Used tokens and the pace of agents: what is counted across processes."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert

from integration.store.accounts import Accounts
from integration.store.pace import Pace
from integration.store.sealing import Seal
from integration.store.tables import asks
from integration.store.visits import Visits

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def acme(engine: Engine) -> None:
    """Two accounts, so that one can be mistaken for the other."""
    for name in ("acme", "zenith"):
        Accounts(engine, lambda: Seal(("unused" * 8,))).add(name, NOW)


def test_a_token_opens_the_door_once(engine: Engine) -> None:
    """The second use of a token is told from the first, in each account by itself."""
    visits = Visits(engine)

    assert visits.first("acme", "token", NOW)
    assert not visits.first("acme", "token", NOW)
    assert visits.first("zenith", "token", NOW)


def test_expired_tokens_are_forgotten(engine: Engine) -> None:
    """Only tokens that Zendesk still vouches for are remembered."""
    visits = Visits(engine)
    visits.first("acme", "old", NOW - timedelta(minutes=1))
    visits.first("acme", "young", NOW + timedelta(minutes=1))

    assert visits.forget_expired(NOW) == 1
    assert not visits.first("acme", "young", NOW + timedelta(minutes=1))


def test_the_pace_counts_one_agent_of_one_account(engine: Engine) -> None:
    """What others asked for, or what was asked for long ago, is not held against an agent."""
    rows = [
        ("acme", "8", 10),
        ("acme", "8", 50),
        ("acme", "8", 70),
        ("acme", "9", 10),
        ("zenith", "8", 10),
    ]
    with engine.begin() as connection:
        for account, agent, seconds in rows:
            at = (NOW - timedelta(seconds=seconds)).replace(tzinfo=None)
            connection.execute(insert(asks).values(account=account, agent_id=agent, at=at))
    pace = Pace(engine)

    assert pace.count_since("acme", "8", NOW - timedelta(minutes=1)) == 2
    assert pace.forget_before(NOW - timedelta(minutes=1)) == 1
