"""Handing events out and taking back what became of them: in order, one ticket at a time, from who has them only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, update

from integration.errors import Conflict
from integration.flows.inbox import Claim, EventKind, EventState, Result
from integration.store.inbox_tables import inbox as table
from tests.store.events import LEASE, NOW, SECOND, TROUBLE, Office, an_event, an_office, done

LATER = NOW + 10 * SECOND


@pytest.fixture
def office(engine: Engine) -> Office:
    return an_office(engine)


def test_the_oldest_promise_comes_first_and_each_event_once(office: Office) -> None:
    """Not what came first, but what is due first; what is in somebody's hands is not handed out again."""
    office.put(an_event(1), an_event(2, due_at=NOW), an_event(3, due_at=NOW + SECOND, signature=""))

    claims = [office.claim(holder=str(number)) for number in range(4)]

    assert [claim and int(claim.id, 16) for claim in claims] == [2, 3, 1, None]
    first = claims[0]
    assert first
    assert (first.tries, first.holder, first.until) == (1, "0", NOW + LEASE)


def test_a_ticket_is_in_one_pair_of_hands(office: Office) -> None:
    """Later events of a ticket wait for the one before; those of no ticket wait for nobody."""
    office.put(an_event(1, ticket_id="7"), an_event(2, ticket_id="7"), an_event(3, ticket_id="8"))
    office.put(an_event(4, ticket_id="", due_at=LATER + LEASE), an_event(5, ticket_id="", due_at=LATER + LEASE))
    first = office.taken()

    others = [office.claim() for _ in range(4)]
    office.claims.complete(first, done(), NOW)
    then = office.claim()

    assert [claim and int(claim.id, 16) for claim in others] == [3, 4, 5, None]
    assert then
    assert int(then.id, 16) == 2


def test_a_lease_that_ran_out_is_as_good_as_none(office: Office) -> None:
    """Who lost the event can change nothing any more; the try of the next counts too."""
    office.put(an_event(1))
    lost = office.taken(holder="one")
    too_early = office.claim(NOW + LEASE - SECOND, "two")

    claim = office.taken(NOW + LEASE, "two")

    assert too_early is None
    assert (claim.id, claim.tries) == (lost.id, 2)
    _refused(office, lost)
    _refused(office, replace(lost, holder="two"))  # nor under another's name, from an earlier try
    office.claims.complete(claim, done(), LATER)
    _refused(office, claim)
    assert office.counted() == {("drafted", ""): 1}


def _refused(office: Office, claim: Claim) -> None:
    attempts: list[Callable[[], None]] = [
        lambda: office.claims.complete(claim, done(), NOW),
        lambda: office.claims.put_off(claim, TROUBLE, LATER, NOW),
        lambda: office.claims.bury(claim, TROUBLE, NOW),
    ]
    for attempt in attempts:
        with pytest.raises(Conflict):
            attempt()


def test_who_was_slow_may_still_finish_what_nobody_took(office: Office) -> None:
    """A lease that ran out is no reason to do the work again."""
    office.put(an_event(1))
    claim = office.taken()

    office.claims.complete(claim, done(), NOW + 2 * LEASE)

    assert office.states() == {"1": "done"}


def test_what_is_done_is_told_and_counted(office: Office) -> None:
    """Result, reason, draft, ticket, calls and seconds are on record."""
    office.put(an_event(1, kind=EventKind.ORDER_CANCELLED, ticket_id=""), an_event(2))
    order = office.taken()
    office.claims.complete(order, done(Result.SENT, draft_id="d1", ticket_id="77", calls=4, seconds=1.5), LATER)
    written = office.taken()
    office.claims.complete(written, done(Result.SKIPPED, reason="unsure", calls=2, seconds=0.25), LATER)

    first, second = (office.inbox.line("acme", claim.id) for claim in (order, written))

    assert (first.state, first.result, first.draft_id, first.ticket_id) == (EventState.DONE, "sent", "d1", "77")
    assert (second.result, second.reason, second.ended_at) == ("skipped", "unsure", LATER)
    assert office.counted() == {("sent", ""): 1, ("skipped", "unsure"): 1, ("calls", ""): 6, ("seconds", ""): 1.75}


def test_one_look_at_a_ticket_sees_to_all_that_was_written_before(office: Office) -> None:
    """What waits for the same ticket and came before the look is done with it; whatever else waits still does, and so
    does what the ticket did not show yet."""
    office.put(
        an_event(1, ticket_id="7"),
        an_event(2, ticket_id="7", received_at=LATER),
        an_event(3, ticket_id="7", received_at=LATER + SECOND),
        an_event(4, ticket_id="7", kind=EventKind.ANSWERED, due_at=NOW + timedelta(hours=1)),
        an_event(5, ticket_id="8", due_at=NOW + timedelta(hours=1)),
        an_event(6, ticket_id="7", seen_at=NOW),
        an_event(7, ticket_id="7", seen_at=NOW + SECOND),
    )
    claim = office.taken()

    office.claims.complete(claim, done(draft_id="d1", read_at=LATER, shown_at=NOW), LATER)

    covered = office.inbox.line("acme", an_event(2).id)
    assert office.states() == {"1": "done", "2": "done", "3": "waiting", "4": "waiting", "5": "waiting"} | {
        "6": "done",
        "7": "waiting",
    }
    assert (covered.result, covered.reason, covered.draft_id) == ("drafted", "covered", "d1")
    assert office.counted() == {("drafted", ""): 1, ("drafted", "covered"): 2}


def test_an_answer_sees_to_itself_only(office: Office) -> None:
    """That a draft was withdrawn is no word about what the customer wrote meanwhile."""
    office.put(an_event(1, ticket_id="7", kind=EventKind.ANSWERED), an_event(2, ticket_id="7"))
    claim = office.taken()

    office.claims.complete(claim, done(Result.WITHDRAWN, read_at=LATER), LATER)

    assert office.states() == {"1": "done", "2": "waiting"}


def test_what_is_put_off_comes_back_when_it_is_time(office: Office) -> None:
    """With its tries counted, or as if this one had not been; the admin sees why it waits."""
    office.put(an_event(1))
    office.claims.put_off(office.taken(), TROUBLE, LATER, NOW)
    early = office.claim(LATER - SECOND)
    line = office.inbox.line("acme", an_event(1).id)

    again = office.taken(LATER)
    office.claims.put_off(again, replace(TROUBLE, slug="stale"), LATER, LATER, counts=False)

    then = office.taken(LATER, "two")
    _refused(office, again)  # though the try of the other has the same number

    assert early is None
    assert (line.state, line.next_at, line.reason, line.error) == ("waiting", LATER, "zendesk", TROUBLE.words)
    assert (again.tries, then.tries) == (2, 2)
    assert office.counted() == {
        ("retried", "zendesk"): 1,
        ("waited", "stale"): 1,
        ("calls", ""): 2,
        ("seconds", ""): 1.0,
    }


def test_what_is_given_up_stays_to_be_seen(office: Office) -> None:
    """A dead event is handed out no more, keeps its words, and holds its ticket no longer."""
    office.put(an_event(1, ticket_id="7"), an_event(2, ticket_id="7"))
    office.claims.bury(office.taken(), TROUBLE, LATER)

    line = office.inbox.line("acme", an_event(1).id)

    assert (line.state, line.error, line.ended_at) == ("dead", TROUBLE.words, LATER)
    assert int(office.taken(LATER + LEASE).id, 16) == 2
    assert office.counted()["dead", "zendesk"] == 1


def test_an_event_that_cannot_be_opened_holds_nobody_up(office: Office) -> None:
    """One whose key is gone is given up with the words that help, and the next one is handed out."""
    office.put(an_event(1, details={"nonce": "x"}, due_at=NOW), an_event(2))
    with office.engine.begin() as connection:
        connection.execute(update(table).where(table.c.details.is_not(None)).values(details=b"sealed with another key"))

    claim = office.taken()

    dead = office.inbox.line("acme", an_event(1).id)
    assert int(claim.id, 16) == 2
    assert dead.state is EventState.DEAD
    assert "AMENDS_SECRET_KEY" in dead.error
