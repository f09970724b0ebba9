"""A ticket read and written unasked, against the sandbox over HTTP; what is lost on the way is found again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from integration.apology.ticket import Brand, Status, Writer
from integration.errors import Conflict, DeskFailure, NotFound
from integration.flows.note import Mark, NoteKind, SeenTicket, Writing
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.mail import receive
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.sandbox.state import Ticket
from integration.zendesk.access import DeskCredentials, OAuthClient, TokensInMemory
from integration.zendesk.desk import connect
from integration.zendesk.marks import MarkedChange, found, mark_from_metadata, metadata_of
from integration.zendesk.ticket_desk import RestTicketDesk

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVER = datetime(2020, 1, 1, tzinfo=UTC)
MARK = Mark("d1", "11", NoteKind.DRAFT)
LATE = {"from": {"name": "Sue Doe", "email": "sue@example.com"}, "subject": "Late", "text": "Where is my parcel?"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def ticket(sandbox: RunningSandbox) -> Ticket:
    """A ticket that a customer has just opened, in a sandbox without faults."""
    sandbox.parts.faults.clear()
    sandbox.parts.limiter.reset()
    return sandbox.desk.tickets[receive(sandbox.desk, LATE).ticket_id]


@pytest.fixture
def desk(sandbox: RunningSandbox, ticket: Ticket) -> RestTicketDesk:
    assert ticket.id in sandbox.desk.tickets
    credentials = DeskCredentials("demo", OAuthClient("amends", "sandbox-only"))
    under = connect(credentials, tokens=TokensInMemory(), base_url=sandbox.url)
    under.ping()  # the token is lent here, so that each test counts its own calls only
    return RestTicketDesk(under, under.brand_name, lambda: NOON)


def a_note(seen: SeenTicket, mark: Mark = MARK) -> Writing:
    return Writing(seen.stamp, mark, html="<p>A draft</p>", tags=("amends_drafted", "vip"), fields={"360005": "A-1"})


def notes_on(ticket: Ticket) -> list[str]:
    return [comment.html_body for comment in ticket.comments if not comment.public]


def test_a_ticket_is_read_with_what_a_change_of_it_needs(desk: RestTicketDesk, ticket: Ticket) -> None:
    """Its state in Zendesk's own word, where it came from and who wrote, for three calls, one of them for the brand."""
    seen = desk.read(str(ticket.id))

    assert (seen.stamp, seen.updated_at) == (f"{ticket.updated_at:%Y-%m-%dT%H:%M:%SZ}", ticket.updated_at)
    assert (seen.source, seen.requester_suspended, seen.read_at, dict(seen.ours)) == ("email", False, NOON, {})
    assert (seen.ticket.subject, seen.ticket.status) == ("Late", Status.NEW)
    assert [message.writer for message in seen.ticket.messages] == [Writer.REQUESTER]
    assert seen.ticket.brand == Brand("511", "Northlight Home")
    assert desk.calls == 3
    assert 0 < desk.seconds < 5


def test_a_suspended_requester_is_seen(desk: RestTicketDesk, ticket: Ticket, sandbox: RunningSandbox) -> None:
    """Nothing is drafted for them."""
    customer = sandbox.desk.users[ticket.requester_id]
    customer.suspended = True
    try:
        assert desk.read(str(ticket.id)).requester_suspended
    finally:
        customer.suspended = False


def test_one_call_writes_it_all(desk: RestTicketDesk, ticket: Ticket) -> None:
    """Note, tags, field and mark together; the note is private, and known for ours from then on."""
    seen = desk.read(str(ticket.id))
    before = desk.calls
    written = desk.write(str(ticket.id), a_note(seen))
    again = desk.read(str(ticket.id))

    assert desk.calls - before == 4
    assert notes_on(ticket) == ['<p dir="auto">A draft</p>']
    assert sorted(ticket.tags) == ["amends_drafted", "vip"]
    assert (ticket.custom_fields[360005], ticket.status) == ("A-1", "new")
    assert written.comment_id == str(ticket.comments[-1].id)
    assert written.stamp == again.stamp > seen.stamp
    assert again.ours == {written.comment_id: MARK}
    assert desk.find(str(ticket.id), MARK, EVER) == written.comment_id


def test_tags_alone_are_a_change_without_a_comment(desk: RestTicketDesk, ticket: Ticket) -> None:
    """They are found again as well, and nobody reads a blank note."""
    mark = Mark("", "11", NoteKind.TAGS)
    seen = desk.read(str(ticket.id))
    written = desk.write(str(ticket.id), Writing(seen.stamp, mark, tags=("amends",)))

    assert (written.comment_id, notes_on(ticket), ticket.tags) == ("", [], ["amends"])
    assert desk.find(str(ticket.id), mark, EVER) == ""
    assert desk.find(str(ticket.id), MARK, EVER) is None


def test_a_public_answer_says_so(desk: RestTicketDesk, ticket: Ticket) -> None:
    """An acknowledgement is for the customer."""
    seen = desk.read(str(ticket.id))
    mark = Mark("d1", "11", NoteKind.ACKNOWLEDGEMENT)
    desk.write(str(ticket.id), Writing(seen.stamp, mark, html="<p>We got it.</p>", public=True, tags=("amends",)))

    assert [comment.public for comment in ticket.comments] == [True, True]


def test_who_writes_over_another_is_stopped(desk: RestTicketDesk, ticket: Ticket, sandbox: RunningSandbox) -> None:
    """A ticket that has changed since it was read takes nothing; the decision may be another one now."""
    seen = desk.read(str(ticket.id))
    receive(sandbox.desk, {**LATE, "ticket_id": ticket.id, "text": "It has just arrived, thank you."})

    with pytest.raises(Conflict):
        desk.write(str(ticket.id), a_note(seen))

    assert (notes_on(ticket), ticket.tags) == ([], [])
    assert desk.find(str(ticket.id), MARK, EVER) is None


@pytest.mark.parametrize("kind", ["apply_then_drop", "apply_then_503", "drop", "503"])
def test_what_became_of_a_lost_answer_can_be_asked(
    desk: RestTicketDesk, ticket: Ticket, sandbox: RunningSandbox, kind: str
) -> None:
    """Whether Zendesk acted before it fell silent shows in its own record of the ticket."""
    seen = desk.read(str(ticket.id))
    sandbox.parts.faults.add(Fault(kind, path=f"*/tickets/{ticket.id}*", method="PUT"))

    with pytest.raises(DeskFailure) as failed:
        desk.write(str(ticket.id), a_note(seen))

    known = desk.find(str(ticket.id), MARK, EVER)
    acted = kind.startswith("apply")
    assert not failed.value.permanent
    assert known == (str(ticket.comments[-1].id) if acted else None)
    assert len(notes_on(ticket)) == int(acted)


@pytest.mark.parametrize(("asked", "wait"), [(7, 7), (None, 30)])
def test_a_desk_that_is_too_busy_says_for_how_long(
    desk: RestTicketDesk, ticket: Ticket, sandbox: RunningSandbox, asked: int | None, wait: int
) -> None:
    """Where Zendesk does not say, half a minute is a polite guess."""
    sandbox.parts.faults.add(Fault("429", path="*/tickets/*", retry_after=asked))

    with pytest.raises(DeskFailure) as failed:
        desk.read(str(ticket.id))

    assert (failed.value.permanent, failed.value.retry_after) == (False, wait)


def test_what_is_gone_or_closed_stays_so(desk: RestTicketDesk, ticket: Ticket) -> None:
    """Trying again helps with neither."""
    seen = desk.read(str(ticket.id))
    ticket.status = "closed"
    with pytest.raises(DeskFailure) as closed:
        desk.write(str(ticket.id), a_note(seen))
    ticket.deleted = True

    assert closed.value.permanent
    with pytest.raises(NotFound):
        desk.read(str(ticket.id))
    with pytest.raises(NotFound):
        desk.find(str(ticket.id), MARK, NOON)


@pytest.mark.parametrize(
    "custom",
    [
        {},
        {"app": "another", "draft": "d1", "message": "11", "kind": "draft"},
        {"app": "amends"},
        {"app": "amends", "draft": 1, "message": "11", "kind": "draft"},
        {"app": "amends", "draft": "d1", "message": "11", "kind": "poem"},
        {"app": "amends", "draft": "d1", "message": "11", "kind": ["draft"]},
    ],
)
def test_what_another_app_noted_is_no_mark(custom: dict[str, object]) -> None:
    """Anybody may write metadata; only our own form counts."""
    assert mark_from_metadata(custom) is None
    assert mark_from_metadata(metadata_of(MARK)) == MARK


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_search_ends_where_it_can(newest_first: bool) -> None:  # noqa: FBT001 - a table column
    """Years of a ticket are not read where the newest come first; where they come last, all are."""
    days = [MarkedChange(NOON - timedelta(days=age), None, "") for age in range(100)]
    ours = MarkedChange(NOON - timedelta(days=2), MARK, "7")
    read: list[MarkedChange] = []

    def changes(extra: list[MarkedChange]) -> Iterator[MarkedChange]:
        ordered = sorted([*days, *extra], key=lambda each: each.at or NOON, reverse=newest_first)
        for each in ordered:
            read.append(each)
            yield each

    assert found(changes([ours]), MARK, NOON - timedelta(days=5)) == "7"
    read.clear()
    assert found(changes([]), MARK, NOON - timedelta(days=5)) is None
    assert len(read) == (7 if newest_first else 100)
