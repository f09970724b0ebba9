"""The inbox as an admin sees it: what waits and what is dead, how often what happened, and trying again or dropping."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete

from integration.errors import Conflict, NotFound
from integration.flows.inbox import EventState, InboxCounts, Result
from integration.store.audit import AuditReader
from integration.store.inbox_tables import lanes
from integration.store.tallies import TallyStore
from tests.store.events import LEASE, NOW, SECOND, TROUBLE, Office, an_event, an_office, done

LATER = NOW + 10 * SECOND
ALL = frozenset(EventState)


@pytest.fixture
def office(engine: Engine) -> Office:
    return an_office(engine, "acme", "zenith")


def one_of_each(office: Office) -> None:
    """Numbers 1 to 5: done, dead, being worked on, waiting, and another account's."""
    office.put(*(an_event(number, received_at=NOW + number * SECOND) for number in range(1, 5)))
    office.claims.complete(office.taken(LATER), done(), LATER)
    office.claims.bury(office.taken(LATER), TROUBLE, LATER)
    office.taken(LATER)
    office.put(an_event(5, account="zenith"))


def test_lines_are_shown_newest_first_and_page_by_page(office: Office) -> None:
    """In the states that are asked for, of this account only."""
    one_of_each(office)
    before = NOW + 4 * SECOND

    first = office.desk.lines("acme", ALL, before=None, limit=1)
    rest = office.desk.lines("acme", ALL, before=before, limit=10)
    dead = office.desk.lines("acme", frozenset({EventState.DEAD}), before=None, limit=10)

    assert [int(line.id, 16) for line in first] == [4]
    assert [(int(line.id, 16), line.state.value) for line in rest] == [(3, "working"), (2, "dead"), (1, "done")]
    assert [line.error for line in dead] == [TROUBLE.words]
    assert office.desk.lines("acme", frozenset(), before=None, limit=10) == ()


def test_what_is_still_to_be_done_is_counted(office: Office) -> None:
    """By account, and all together; an empty inbox has no oldest event."""
    empty = office.desk.counts("acme")
    one_of_each(office)

    assert empty == InboxCounts()
    assert office.desk.counts("acme") == InboxCounts(1, 1, 1, NOW + 3 * SECOND)
    assert office.desk.overall() == InboxCounts(2, 1, 1, NOW)


def test_a_dead_event_is_tried_again_as_if_it_were_new(office: Office) -> None:
    """At once and with all its tries; who did it is on record."""
    office.put(an_event(1))
    office.claims.bury(office.taken(), TROUBLE, NOW)

    office.desk.retry("acme", an_event(1).id, by="ada", now=LATER)
    claim = office.taken(LATER)

    assert (claim.tries, office.counted()["revived", ""]) == (1, 1)
    (entry,) = AuditReader(office.engine).entries("acme", before=None, limit=5)
    assert (entry.action, entry.actor, entry.details["event"]) == ("event_retried", "ada", claim.id)


def test_an_account_without_a_lane_has_one_again(office: Office) -> None:
    """Events that were brought over from a copy of the database, without its lanes, are handed out once retried."""
    one_of_each(office)
    with office.engine.begin() as connection:
        connection.execute(delete(lanes))

    office.desk.retry("acme", an_event(2).id, by="ada", now=LATER)

    assert office.taken(LATER).id == an_event(2).id


def test_what_waits_longer_can_be_tried_at_once(office: Office) -> None:
    """An admin who knows that the trouble is over need not wait, nor leave a dropped event at that."""
    office.put(an_event(1), an_event(2))
    office.claims.put_off(office.taken(), TROUBLE, LATER + LEASE, NOW)
    office.desk.drop("acme", an_event(2).id, by="ada", now=NOW)

    office.desk.retry("acme", an_event(1).id, by="ada", now=LATER)
    office.desk.retry("acme", an_event(2).id, by="ada", now=LATER)

    assert {office.taken(LATER).id, office.taken(LATER).id} == {an_event(1).id, an_event(2).id}


def test_a_dropped_event_is_done_with(office: Office) -> None:
    """Waiting or dead, it is handed out no more; dropping it twice is dropping it."""
    office.put(an_event(1), an_event(2))
    office.claims.bury(office.taken(), TROUBLE, NOW)

    for number in (1, 2, 2):
        office.desk.drop("acme", an_event(number).id, by="ada", now=LATER)

    assert office.claim(LATER + LEASE) is None
    assert office.states() == {"1": "dropped", "2": "dropped"}
    assert office.counted()["dropped", ""] == 2
    entries = AuditReader(office.engine).entries("acme", before=None, limit=5)
    assert [entry.action for entry in entries] == ["event_dropped", "event_dropped"]


def test_what_is_done_or_in_hand_is_left_alone(office: Office) -> None:
    """Neither can be tried again or dropped; what was left behind by a worker that is gone can be dropped."""
    one_of_each(office)
    desk = office.desk
    for change in (desk.retry, desk.drop):
        for number in (1, 3):
            with pytest.raises(Conflict):
                change("acme", an_event(number).id, by="ada", now=LATER)
        for account, number in (("acme", 5), ("zenith", 1), ("acme", 9)):
            with pytest.raises(NotFound):
                change(account, an_event(number).id, by="ada", now=LATER)

    desk.drop("acme", an_event(3).id, by="ada", now=LATER + LEASE)

    assert office.states() == {"1": "done", "2": "dead", "3": "dropped", "4": "waiting", "5": "waiting"}


def test_what_happened_is_told_by_the_hour_and_in_all(office: Office) -> None:
    """The page asks for hours of an account; metrics ask for the sum over all, which no folding changes."""
    tallies = TallyStore(office.engine)
    for number, hours in enumerate((0, 0, 1, 2)):
        account = "zenith" if number == 1 else "acme"
        then = NOW + timedelta(hours=hours)
        office.put(an_event(number, account=account, received_at=then))
        claim = office.taken(then)
        office.claims.complete(claim, done(Result.SKIPPED, reason="unsure", calls=number), then)
    last = (NOW + timedelta(hours=2)).replace(minute=0, second=0)
    hours = [replace(hour, counts=dict(hour.counts)) for hour in office.desk.hours("acme", NOW - timedelta(hours=1))]
    before = tallies.totals()

    folded = tallies.fold(last), tallies.fold(last)

    assert [hour.at for hour in hours] == [(NOW + timedelta(hours=n)).replace(minute=0, second=0) for n in range(3)]
    assert [hour.counts["skipped", "unsure"] for hour in hours] == [1, 1, 1]
    assert hours[1].counts["calls", ""] == 2
    assert folded == (5, 0)
    assert tallies.totals() == before == {("skipped", "unsure"): 4, ("calls", ""): 6}
    assert len(office.desk.hours("acme", NOW)) == 1
