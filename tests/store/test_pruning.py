"""Retention: what has ended and what was never sent goes when it is old, by each account's own days; the rest stays."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from integration.errors import BadInput, UnknownAccount
from integration.flows.draft import Occasion, Wishes
from integration.flows.note import Note, NoteKind
from integration.store import pruning
from integration.store.drafts import DraftStore
from integration.store.holds import HoldLedger
from integration.store.inbox_tables import inbox, notes, workers
from integration.store.notes import NoteStore
from integration.store.pruning import KeepDays, KeepDaysStore, Pruner
from integration.store.tables import drafts, holds, outcomes
from integration.store.tallies import TallyStore
from integration.store.workers import SeenWorker, WorkerStore
from tests.fakes import FakeDrafting
from tests.store.events import NOW, SECOND, TROUBLE, Office, an_event, an_office, done
from tests.store.letters import Desk, asked, by_policy, ticket_of

DAY = timedelta(days=1)


@pytest.fixture
def office(engine: Engine) -> Office:
    return an_office(engine, "acme", "zenith")


def rows(engine: Engine, column: object) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count(column))) or 0  # type: ignore[arg-type] # a column


def ended(office: Office, number: int, at: datetime, account: str = "acme") -> None:
    office.put(an_event(number, received_at=at, account=account))
    office.claims.complete(office.taken(at), done(), at)


def test_events_go_when_they_have_ended_long_ago(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Done or dead alike, in as many batches as it takes; what still waits never does."""
    monkeypatch.setattr(pruning, "_BATCH", 2)
    for number in range(1, 6):
        ended(office, number, NOW - 30 * DAY - SECOND)
    office.put(an_event(6, received_at=NOW - 40 * DAY))
    office.claims.bury(office.taken(), TROUBLE, NOW - 31 * DAY)
    ended(office, 7, NOW - 30 * DAY)
    office.put(an_event(8, received_at=NOW - 90 * DAY))

    gone = Pruner(office.engine).prune(NOW)

    assert office.states() == {"7": "done", "8": "waiting"}
    assert gone == 6
    assert TallyStore(office.engine).totals()["drafted", ""] == 6  # what was counted stays counted
    assert office.desk.hours("acme", NOW - 60 * DAY) == ()  # by the hour only as long as pages show it
    assert Pruner(office.engine).prune(NOW) == 0


def test_each_account_has_its_own_days(office: Office) -> None:
    """An admin may keep events for longer or shorter; the others keep them as they did."""
    days = KeepDaysStore(office.engine)
    days.set("zenith", KeepDays(events=1, drafts=7), by="ada", now=NOW)
    for number, account in ((1, "acme"), (2, "zenith")):
        ended(office, number, NOW - 2 * DAY, account)

    Pruner(office.engine).prune(NOW)

    assert office.states() == {"1": "done"}
    assert (days.of("acme"), days.of("zenith")) == (KeepDays(30, 400), KeepDays(1, 7))
    with pytest.raises(BadInput):
        days.set("acme", KeepDays(events=0), by="ada", now=NOW)
    for attempt in (lambda: days.of("nobody"), lambda: days.set("nobody", KeepDays(), by="ada", now=NOW)):
        with pytest.raises(UnknownAccount):
            attempt()


def test_drafts_that_were_never_sent_go_with_all_that_was_theirs(office: Office) -> None:
    """Their holds, outcomes and notes; a letter that was sent stays with its note, because limits are counted by it."""
    engine, long_ago = office.engine, NOW - 400 * DAY - SECOND
    desk, store = Desk(engine, by_policy()), NoteStore(engine)
    old, sent, new = asked(1, now=long_ago), asked(2, now=long_ago), asked(3)
    for letter in (old, sent, new):
        HoldLedger(engine).hold(letter, desk.decision(letter))
        occasion = Occasion("acme", letter.draft_id, letter.now, letter.agent_id)
        DraftStore(engine).keep(FakeDrafting().suggest(ticket_of(letter), Wishes(), occasion))
        store.intend(Note("acme", letter.ticket_id, "1", NoteKind.DRAFT, letter.draft_id, letter.now))
    store.intend(Note("acme", "9", "1", NoteKind.TAGS, "never kept", long_ago))
    desk.send(sent, long_ago)

    Pruner(engine).prune(NOW)

    with engine.connect() as connection:
        left = connection.scalars(select(drafts.c.id).order_by(drafts.c.id)).all()
        noted = connection.scalars(select(notes.c.draft_id).order_by(notes.c.draft_id)).all()
        held = connection.scalars(select(holds.c.draft_id)).all()
    assert left == noted == [sent.draft_id, new.draft_id]
    assert held == [new.draft_id]
    assert rows(engine, outcomes.c.id) == 1


def test_workers_that_are_gone_are_forgotten(office: Office) -> None:
    """After a day; those that were seen since are not."""
    seen = SeenWorker("one", NOW, NOW, 4, "0.6")
    for worker in (replace(seen, id="gone", seen_at=NOW - DAY - SECOND), seen):
        WorkerStore(office.engine).beat(worker)

    Pruner(office.engine).prune(NOW)

    assert rows(office.engine, workers.c.id) == 1
    assert rows(office.engine, inbox.c.id) == 0
