"""The inbox of an account: what waits, what was given up, the last hours in figures, and a second try."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from integration.apology.auto_draft import Skip
from integration.flows.announcing import Held
from integration.flows.inbox import EventKind, EventState, Hour, InboxLine
from integration.flows.inbox_words import HELD, SKIPS, line_words
from tests.fakes import NOON
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

HOUR = timedelta(hours=1)


def an_event(number: int = 1, state: EventState = EventState.WAITING, **changes: Any) -> InboxLine:
    """One that was received so many minutes ago."""
    at = NOON - timedelta(minutes=number)
    line = InboxLine(
        id=f"{number:032x}",
        kind=EventKind.WRITTEN,
        ticket_id=str(100 + number),
        state=state,
        received_at=at,
        due_at=at + timedelta(minutes=2),
        next_at=at,
        tries=0,
    )
    return replace(line, **changes)


def keep(house: House, *lines: InboxLine) -> None:
    house.admin.inbox.kept.update({line.id: line for line in lines})


DEAD = an_event(3, EventState.DEAD, tries=20, error="Zendesk did not answer in 10 seconds.", ended_at=NOON)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (an_event(), ""),
        (an_event(error="Zendesk is busy."), "Zendesk is busy."),
        (DEAD, "Zendesk did not answer in 10 seconds."),
        (an_event(state=EventState.DROPPED, error="Zendesk is busy."), "Dropped by an admin"),
        (an_event(state=EventState.DONE, result="drafted"), "Draft written"),
        (an_event(state=EventState.DONE, result="skipped", reason="unsure"), "No draft: not sure"),
        (an_event(state=EventState.DONE, result="drafted", reason="covered"), "Done together with another message"),
        (an_event(state=EventState.DONE, result="skipped", reason="nothing_stands"), "No draft stood"),
        (
            an_event(state=EventState.DONE, result="drafted", reason="not_approved"),
            "Draft written: no wording of the notice is approved",
        ),
        (an_event(state=EventState.DONE, result="framed", reason="on_the_wall"), "Framed: on the wall"),
    ],
)
def test_what_came_of_an_event_in_words(line: InboxLine, words: str) -> None:
    """Results and reasons are said as people would; one of a later version is at least readable."""
    assert line_words(line) == words


def test_every_reason_is_explained() -> None:
    """Whoever reads why there was no draft reads a name and a whole sentence."""
    assert set(SKIPS) == set(Skip)
    assert set(HELD) == set(Held)
    assert all(label and words.endswith(".") for label, words in SKIPS.values())


def test_an_overview_of_what_waits_and_what_was_given_up(house: House, page: AdminPage) -> None:
    """Counts, the events themselves, and since when the oldest waits."""
    keep(house, an_event(), an_event(2, EventState.WORKING), DEAD)
    told = page.get("/admin/inbox")

    assert told["counts"] == {
        "waiting": 1,
        "working": 1,
        "dead": 1,
        "oldest": "2026-05-04T11:59:00+00:00",
        "held_back": None,
    }
    assert [event["ticket_id"] for event in told["waiting"]["events"]] == ["101", "102"]
    (dead,) = told["dead"]["events"]
    assert (dead["kind"], dead["tries"], dead["words"]) == ("A customer wrote", 20, DEAD.error)
    assert told["ended"] == {"events": [], "next": None}


def test_the_last_day_by_the_hour(house: House, page: AdminPage) -> None:
    """Every hour is there; what was done together counts once, reasons are summed up, and yesterday is left out."""
    house.admin.inbox.counted = (
        Hour(NOON - 24 * HOUR, {("drafted", ""): 9}),
        Hour(NOON - HOUR, {("skipped", "unsure"): 1, ("calls", ""): 8, ("seconds", ""): 1.0}),
        Hour(
            NOON,
            {
                ("drafted", ""): 2,
                ("drafted", "covered"): 3,
                ("skipped", "unsure"): 1,
                ("skipped", "signal"): 4,
                ("skipped", "covered"): 5,
                ("dead", "timeout"): 1,
            },
        ),
    )
    told = page.get("/admin/inbox")

    assert len(told["hours"]) == 24
    last, before = told["hours"][-1], told["hours"][-2]
    assert (last["at"], last["drafted"], last["skipped"], last["dead"]) == ("2026-05-04T12:00:00+00:00", 2, 5, 1)
    assert (before["drafted"], before["skipped"]) == (0, 1)
    assert sum(hour["drafted"] for hour in told["hours"]) == 2
    assert [(each["reason"], each["count"]) for each in told["skipped"]] == [("signal", 4), ("unsure", 2)]
    assert told["calls"] == {"count": 8, "seconds": 0.12}


def test_an_account_that_is_held_back_says_why(house: House, page: AdminPage) -> None:
    """As long as it is; what held it back before is of no interest."""
    house.admin.inbox.held = (NOON + HOUR, "Zendesk asked Amends to slow down.")
    held = {"until": "2026-05-04T13:00:00+00:00", "why": "Zendesk asked Amends to slow down."}
    assert page.get("/admin/inbox")["counts"]["held_back"] == held

    house.admin.inbox.held = (NOON, "Zendesk asked Amends to slow down.")
    assert page.get("/admin/inbox")["counts"]["held_back"] is None


def test_ended_events_come_page_by_page(house: House, page: AdminPage) -> None:
    """The newest first, and the moment to go on from."""
    keep(house, *(an_event(number, EventState.DONE, result="drafted") for number in range(1, 31)))
    first = page.get("/admin/inbox")["ended"]
    rest = page.ask("GET", "/admin/inbox/events", query={"state": "ended", "before": first["next"]}).json

    assert [event["ticket_id"] for event in first["events"]] == [str(number) for number in range(101, 126)]
    assert [event["ticket_id"] for event in rest["events"]] == [str(number) for number in range(126, 131)]
    assert rest["next"] is None


def test_what_was_given_up_is_tried_again_or_dropped(house: House, page: AdminPage) -> None:
    """With the admin's name, and the answer shows how the inbox stands then."""
    keep(house, DEAD, another := an_event(4, EventState.DEAD), an_event(5, EventState.DEAD))
    told = page.send("POST", f"/admin/inbox/{DEAD.id}/retry")
    assert (told["counts"]["waiting"], told["counts"]["dead"]) == (1, 2)
    assert house.admin.inbox.by == "Amara Cole"

    told = page.send("POST", f"/admin/inbox/{another.id}/drop")
    assert told["counts"]["dead"] == 1
    assert told["ended"]["events"][0]["words"] == "Dropped by an admin"

    told = page.send("POST", "/admin/inbox/retry")
    assert (told["counts"]["waiting"], told["counts"]["dead"]) == (2, 0)


def test_what_is_done_or_unknown_stays(house: House, page: AdminPage) -> None:
    """Somebody or something was first."""
    keep(house, done := an_event(1, EventState.DONE, result="drafted"))
    assert page.ask("POST", f"/admin/inbox/{done.id}/retry").status_code == 409
    assert page.ask("POST", f"/admin/inbox/{done.id}/drop").status_code == 409
    assert page.ask("POST", "/admin/inbox/nothing/drop").status_code == 404


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"state": "lost"}, "state"),
        ({}, "state"),
        ({"state": "dead", "before": "noon"}, "before"),
        ({"state": "dead", "before": "2026-05-04T12:00:00"}, "before"),
        ({"state": "dead", "before": "9999-12-31T23:59:59-23:59"}, "before"),
    ],
)
def test_what_cannot_be_listed_is_refused(page: AdminPage, query: dict[str, str], field: str) -> None:
    """The problem names the part of the question."""
    answer = page.ask("GET", "/admin/inbox/events", query=query)

    assert answer.status_code == 422
    assert answer.json["detail"].startswith(f"{field}: ")
