"""Lanes: who is held back rests, whoever failed tries again one by one, and no minute of calls is overspent."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from integration.store.lanes import FAILURES
from tests.store.at_once import MANY, at_once
from tests.store.events import NOW, SECOND, Office, an_event, an_office, done

WHY = "Zendesk asks for fewer calls."


@pytest.fixture
def office(engine: Engine) -> Office:
    office = an_office(engine, "acme", "zenith")
    office.put(*(an_event(number) for number in range(6)))
    return office


def test_an_account_that_is_held_back_is_passed_over(office: Office) -> None:
    """The others go on; a shorter hold does not end a longer one; afterwards nothing is left of it."""
    office.put(an_event(7, account="zenith"))
    until = NOW + 60 * SECOND
    office.lanes.slow_down("acme", until, WHY)
    office.lanes.slow_down("acme", until - 10 * SECOND, "a shorter one")

    held, account = office.desk.counts("acme"), office.taken().account
    early, then = office.claim(until - SECOND), office.claim(until)

    assert (held.held_back_until, held.held_back_why) == (until, WHY)
    assert (account, early) == ("zenith", None)
    assert then
    assert office.desk.counts("acme").held_back_until is None


def test_what_held_an_account_back_is_mended(office: Office) -> None:
    """It is served at once, and its failures are forgotten."""
    for _ in range(FAILURES):
        office.lanes.failed("acme", NOW, WHY)
    office.lanes.release("acme")

    assert office.desk.counts("acme").held_back_until is None
    assert [office.claim(NOW) is not None for _ in range(3)] == [True, True, True]


def test_after_some_failures_in_a_row_the_account_rests_longer_and_longer(office: Office) -> None:
    """Half a minute at first, five at most; what fails while it rests says nothing new."""
    now = NOW
    for _ in range(FAILURES - 1):
        office.lanes.failed("acme", now, WHY)
    before = office.desk.counts("acme").held_back_until
    rests = []
    for _ in range(6):
        office.lanes.failed("acme", now, WHY)
        office.lanes.failed("acme", now, "another that was still at it")
        until = office.desk.counts("acme").held_back_until
        assert until
        rests.append((until - now).seconds)
        now = until

    assert before is None
    assert rests == [30, 60, 120, 240, 300, 300]


def test_after_the_rest_one_event_at_a_time_tries(office: Office) -> None:
    """Until one worked; then all go on, and it takes as many failures again until the next rest."""
    for _ in range(FAILURES):
        office.lanes.failed("acme", NOW, WHY)
    now = NOW + 30 * SECOND
    first = office.taken(now)
    second = office.claim(now)

    office.claims.complete(first, done(), now)
    office.lanes.worked("acme")

    assert second is None
    assert office.claim(now)
    assert office.claim(now)
    office.lanes.failed("acme", now, WHY)
    assert office.desk.counts("acme").held_back_until is None


def test_of_eight_who_reach_for_it_after_the_rest_one_gets_something(office: Office) -> None:
    """One at a time is one, however many workers come at the same moment."""
    for _ in range(FAILURES):
        office.lanes.failed("acme", NOW, WHY)

    claims = at_once(lambda number: office.claim(NOW + 30 * SECOND, str(number)), range(8))

    assert len([claim for claim in claims if claim]) == 1


def test_a_minute_has_so_many_calls_for_all_workers_together(office: Office) -> None:
    """Fifty who ask at once get what there is; who comes too late is told when, and the account waits till then."""
    minute = NOW.replace(second=0) + timedelta(minutes=1)

    answers = at_once(lambda _: office.lanes.reserve("acme", 3, NOW))

    assert answers.count(None) == 3
    assert answers.count(minute) == MANY - 3
    assert office.lanes.reserve("acme", 1, NOW) is None
    assert office.claim(NOW) is None
    assert office.lanes.reserve("zenith", 3, NOW) is None
    assert office.lanes.reserve("acme", 30, minute) is None  # more than a minute has, but a fresh one
    assert office.lanes.reserve("acme", 1, minute) == minute + timedelta(minutes=1)
    assert office.lanes.reserve("acme", 1, NOW) == minute + timedelta(minutes=1)  # by a clock that is behind


def test_a_clock_that_was_wrong_stops_nobody_for_long(office: Office) -> None:
    """A machine that was a year ahead has held the account back, and spent a minute of then."""
    year = timedelta(days=365)
    office.lanes.slow_down("acme", NOW + year, WHY)
    office.lanes.reserve("acme", 10, NOW + year)

    assert office.claim(NOW)
    assert office.lanes.reserve("acme", 10, NOW) is None
    assert office.lanes.reserve("acme", 1, NOW) == NOW.replace(second=0) + timedelta(minutes=1)


def test_a_lane_is_there_before_the_first_event(engine: Engine) -> None:
    """Who calls Zendesk for an account without an inbox keeps to its budget all the same."""
    office = an_office(engine)

    assert office.lanes.reserve("acme", 10, NOW) is None
    office.lanes.worked("acme")
    assert office.lanes.reserve("acme", 1, NOW)
