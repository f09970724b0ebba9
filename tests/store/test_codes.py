"""One-time codes: given once each, unreadable in the database, and given back only where no customer has them."""

import pytest
from sqlalchemy import Engine, select

from integration.errors import BadInput
from integration.flows.policy_draft import PoolLine
from integration.store.audit import AuditReader
from integration.store.codes import CodeStore
from integration.store.sealing import Seal
from integration.store.tables import codes as table
from tests.store.at_once import MANY, at_once
from tests.store.letters import NOW, Desk, asked, by_policy, open_accounts

OLD_KEY, NEW_KEY = "the-key-of-last-year-0123456789-ab", "the-key-of-this-year-0123456789-ab"


@pytest.fixture
def store(engine: Engine) -> CodeStore:
    open_accounts(engine, "acme", "zenith")
    return CodeStore(engine, lambda: Seal((NEW_KEY,)))


def add(store: CodeStore, *codes: str, pool: str = "spring", account: str = "acme") -> int:
    return store.add(account, pool, codes, by="amara", now=NOW)


def take(store: CodeStore, draft_id: str, pool: str = "spring", account: str = "acme") -> str | None:
    return store.take(account, pool, draft_id, NOW)


def test_fifty_drafts_at_once_get_fifty_codes(store: CodeStore) -> None:
    """No code is given twice, and who comes after the last one gets none."""
    given = [f"CODE-{number}" for number in range(MANY - 5)]
    add(store, *given)

    taken = at_once(lambda number: take(store, f"draft {number}"))

    assert taken.count(None) == 5
    assert sorted(code for code in taken if code) == sorted(given)


def test_one_draft_asked_for_fifty_times_at_once_gets_one_code(store: CodeStore) -> None:
    """A letter keeps its code through all its changes; only another letter gets another."""
    add(store, *(f"CODE-{number}" for number in range(MANY)))

    assert set(at_once(lambda _: take(store, "one"))) == {"CODE-0"}
    assert take(store, "two") == "CODE-1"


def test_pools_are_apart(store: CodeStore) -> None:
    """A draft has a code of each pool; nobody takes another account's."""
    add(store, "A")
    add(store, "B", pool="autumn")
    add(store, "C", account="zenith")

    assert (take(store, "one"), take(store, "one", "autumn")) == ("A", "B")
    assert take(store, "two") is None
    assert take(store, "two", account="zenith") == "C"


def test_only_new_codes_are_added(store: CodeStore) -> None:
    """Blank lines and codes that are or were in the pool are left out, also after a change of the secret."""
    assert add(store, "A", " A ", "", "B") == 2
    take(store, "one")
    later = CodeStore(store.engine, lambda: Seal((OLD_KEY, NEW_KEY)))

    assert add(later, "A", "B", "C") == 1
    assert add(later, "A", pool="autumn") == 1
    assert add(later) == 0
    assert later.pools("acme") == (PoolLine("autumn", 1, 0), PoolLine("spring", 2, 1))


def test_the_same_codes_added_twice_at_once_are_added_once(store: CodeStore) -> None:
    """Two admins who upload the same file are told truly how many codes each has brought."""
    assert sorted(at_once(lambda _: add(store, "A", "B"), range(5))) == [0, 0, 0, 0, 2]


def test_a_code_goes_back_where_the_letter_was_never_sent(store: CodeStore) -> None:
    """What is given back is the next to be taken; what a customer or a colleague has read is not."""
    desk = Desk(store.engine, by_policy())
    for number in (1, 2, 3):
        desk.suggest(asked(number))
    add(store, "A", "B", "C", "D")
    for number in (1, 2, 3):
        take(store, asked(number).draft_id)
    desk.send(asked(1))
    desk.send(asked(2), public=False)

    assert [store.give_back("acme", asked(number).draft_id) for number in (1, 2, 3)] == [0, 0, 1]
    assert store.give_back("zenith", asked(1).draft_id) == 0
    assert (take(store, "another"), take(store, asked(1).draft_id)) == ("C", "A")


def test_what_is_left_of_a_pool_can_be_dropped(store: CodeStore) -> None:
    """Codes that were given stay known, so that they are not given again; another account's pool stays whole."""
    add(store, "A", "B", "C")
    add(store, "A", account="zenith")
    take(store, "one")

    assert store.drop("acme", "spring", by="amara", now=NOW) == 2
    assert store.drop("acme", "spring", by="amara", now=NOW) == 0
    assert store.pools("acme") == (PoolLine("spring", 0, 1),)
    assert add(store, "A", "B") == 1
    assert store.pools("zenith") == (PoolLine("spring", 1, 0),)


def test_who_added_and_dropped_codes_is_on_record(store: CodeStore) -> None:
    """The record has the pool and how many, never a code; what changed nothing is not on it."""
    add(store, "A", "B")
    add(store, "A")
    store.drop("acme", "spring", by="priya", now=NOW)
    store.drop("acme", "spring", by="priya", now=NOW)

    entries = AuditReader(store.engine).entries("acme", before=None, limit=9)

    assert [(entry.actor, entry.action, entry.details) for entry in entries] == [
        ("priya", "codes_dropped", {"pool": "spring", "count": 2}),
        ("amara", "codes_added", {"pool": "spring", "count": 2}),
    ]


def test_codes_cannot_be_read_in_the_database(store: CodeStore, engine: Engine) -> None:
    """A copy of the database is worth nothing to whoever has no key; an old key still opens what it sealed."""
    CodeStore(engine, lambda: Seal((OLD_KEY,))).add("acme", "spring", ["SPRING-4471"], by="amara", now=NOW)

    with engine.connect() as connection:
        row = connection.execute(select(table)).one()

    assert "SPRING-4471" not in str(row)
    assert CodeStore(engine, lambda: Seal((NEW_KEY, OLD_KEY))).take("acme", "spring", "one", NOW) == "SPRING-4471"
    with pytest.raises(BadInput, match="AMENDS_SECRET_KEY"):
        take(store, "one")
