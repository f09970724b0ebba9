"""`amends inbox`: what came in is listed, and what was given up is tried again or dropped. And how long all is kept."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from integration.bootstrap.parts import Parts
from integration.flows.inbox import EventKind, NewEvent, Setback
from integration.settings import read_settings
from integration.store.claims import ClaimStore
from integration.store.inbox import InboxStore

Run = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LEASE = timedelta(minutes=2)
GIVEN_UP = Setback("desk", "Zendesk does not let Amends do this with its credentials.")


@pytest.fixture
def filled(run: Run) -> list[str]:
    """Four events came in, and a worker has given up the first two."""
    run("db", "upgrade")
    parts = Parts(read_settings())
    inbox, claims = InboxStore(parts.engine, parts.seal), ClaimStore(parts.engine, parts.seal)
    events = [f"{number:032x}" for number in range(4)]
    for number, event in enumerate(events):
        at = NOW + timedelta(minutes=number)
        kind = EventKind.TEST if number == 3 else EventKind.WRITTEN
        inbox.put(NewEvent(event, "demo", kind, f"zendesk:{event}", at, at, str(100 + number), signature=f"s{number}"))
    for _ in range(2):
        claim = claims.claim("worker", NOW + timedelta(minutes=9), LEASE)
        assert claim
        claims.bury(claim, GIVEN_UP, NOW + timedelta(minutes=9))
    parts.engine.dispose()
    return events


def test_the_inbox_is_listed_with_what_became_of_it(run: Run, filled: list[str]) -> None:
    """The newest first, one a line, with the error in words; states can be picked."""
    code, out, _ = run("inbox", "list")
    lines = out.splitlines()

    assert code == 0
    assert [line[:32] for line in lines[:4]] == filled[::-1]
    assert lines[3] == (
        f"{filled[0]}  2026-11-24 09:00:00  A customer wrote (ticket 100): dead: "
        "Zendesk does not let Amends do this with its credentials."
    )
    assert lines[4] == "2 waiting, 0 in work, 2 given up. The oldest came in at 2026-11-24 09:02 UTC."
    assert [line[:32] for line in run("inbox", "list", "--dead")[1].splitlines()[:-1]] == [filled[1], filled[0]]
    told = json.loads(run("inbox", "list", "--state", "waiting", "--limit", "1", "--json")[1])
    assert [(each["id"], each["kind"], each["state"]) for each in told["events"]] == [(filled[3], "test", "waiting")]
    assert told["counts"] == {"waiting": 2, "working": 0, "dead": 2, "oldest": "2026-11-24T09:02:00+00:00"}


def test_what_was_given_up_is_tried_again_or_dropped(run: Run, filled: list[str]) -> None:
    """By id, or all at once; who did it is on record."""
    assert run("inbox", "retry", filled[0]) == (0, "1 will be tried again.\n", "")
    assert run("inbox", "drop", "--dead", "--by", "Amara") == (0, "1 dropped.\n", "")
    assert run("inbox", "retry", "--dead")[1] == "0 will be tried again.\n"
    states = {each["id"]: each["state"] for each in json.loads(run("inbox", "list", "--json")[1])["events"]}

    assert states == dict(zip(filled, ["waiting", "dropped", "waiting", "waiting"], strict=True))
    code, _, err = run("inbox", "drop", "f" * 32)
    assert code == 1
    assert "There is no such event." in err


@pytest.mark.parametrize(
    "words", [("retry",), ("retry", "1", "--dead"), ("list", "--limit", "0"), ("list", "--state", "lost")]
)
def test_misuse_is_refused_before_anything_is_read(run: Run, words: tuple[str, ...]) -> None:
    """Exit code 2, as everywhere."""
    with pytest.raises(SystemExit) as ended:
        run("inbox", *words)
    assert ended.value.code == 2


def test_each_account_keeps_things_as_long_as_it_says(run: Run) -> None:
    """Without a number nothing changes; a number that is none is misuse."""
    run("db", "upgrade")
    assert run("accounts", "keep")[1] == (
        "demo keeps events for 30 days, and drafts that were never sent for 400 days.\n"
    )
    run("accounts", "keep", "--events-days", "7")
    told = run("accounts", "keep", "--drafts-days", "90", "--json")[1]

    assert json.loads(told) == {"events_days": 7, "drafts_days": 90}
    with pytest.raises(SystemExit):
        run("accounts", "keep", "--events-days", "0")
    assert run("accounts", "keep", "--account", "other")[0] == 1
