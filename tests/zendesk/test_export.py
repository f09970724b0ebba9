"""The export of an account's tickets: from the sandbox over HTTP, from files, and on bad days."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import responses
from responses.matchers import query_param_matcher

from integration.apology.ticket import Brand, Status, Ticket, Writer
from integration.errors import BadInput, DeskFailure
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.zendesk.access import DeskCredentials, OAuthClient, OAuthToken, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect
from integration.zendesk.export import LONGEST_WAIT, TRIES, Patience, exported_tickets
from integration.zendesk.exported import ticket_from_file

ROOT = Path(__file__).parents[2]
API = "https://acme.zendesk.com/api/v2"
EXPORT = "*/incremental/tickets/*"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    config = SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")
    with running_sandbox(config) as running:
        yield running


@pytest.fixture
def desk(sandbox: RunningSandbox) -> ZendeskDesk:
    sandbox.parts.faults.clear()
    sandbox.parts.limiter.reset()
    client = OAuthClient("amends", "sandbox-only")
    return connect(DeskCredentials("demo", client), tokens=TokensInMemory(), base_url=sandbox.url)


class Waiting:
    """Waits without waiting, and counts the seconds; `gives_up_after` so many of them somebody has enough."""

    def __init__(self, gives_up_after: float = float("inf")) -> None:
        self.seconds = 0.0
        self.gives_up_after = gives_up_after

    @property
    def patience(self) -> Patience:
        return Patience(lambda: self.seconds >= self.gives_up_after, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.seconds += seconds


def all_of(desk: ZendeskDesk, most: int = 1000, waiting: Waiting | None = None) -> list[Ticket]:
    return list(exported_tickets(desk, LONG_AGO, most, (waiting or Waiting()).patience))


def test_the_accounts_tickets_come_with_what_they_refer_to(desk: ZendeskDesk) -> None:
    """Requester, brand, assignee, fields and the customer's own words, for two calls in all."""
    tickets = {ticket.id: ticket for ticket in all_of(desk)}

    ticket = tickets["103"]
    assert len(tickets) >= 44
    assert ticket.requester.name == "Ms Adaeze Okafor"
    assert ticket.brand == Brand("513", "Fenwick Systems")
    assert ticket.agent is not None
    assert ticket.agent.name == "Daniel Ruiz"
    assert ticket.fields["360005"] == "F-2026-1088"
    assert [(one.writer, bool(one.body.strip())) for one in ticket.messages] == [(Writer.REQUESTER, True)]


def test_no_more_than_asked_for_are_given(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """The last page is not read to its end."""
    sandbox.parts.requests.clear()

    assert len(all_of(desk, most=7)) == 7
    assert sum("incremental" in each["path"] for each in sandbox.parts.requests.listed()) == 1


def test_a_zendesk_that_asks_for_a_pause_gets_it(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """The wait is as long as Zendesk asks for, and then the export goes on."""
    sandbox.parts.faults.add(Fault("429", path=EXPORT, retry_after=30, times=2))
    waiting = Waiting()

    assert len(all_of(desk, waiting=waiting)) >= 44
    assert waiting.seconds == 60


def test_a_zendesk_that_stumbles_is_asked_again(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """Where it does not say how long, each wait is twice the one before."""
    sandbox.parts.faults.add(Fault("500", path=EXPORT, times=3))
    waiting = Waiting()

    assert all_of(desk, waiting=waiting)
    assert waiting.seconds == 2 + 4 + 8


@pytest.mark.parametrize(
    ("fault", "waited"),
    [
        (Fault("500", path=EXPORT), sum(2**tried for tried in range(1, TRIES))),
        (Fault("429", path=EXPORT, retry_after=int(LONGEST_WAIT) + 1), 0),
        (Fault("429", path=EXPORT, retry_after=int(LONGEST_WAIT / 2)), LONGEST_WAIT),
    ],
    ids=["no end in sight", "a wait too long", "waits too long together"],
)
def test_patience_has_an_end(desk: ZendeskDesk, sandbox: RunningSandbox, fault: Fault, waited: float) -> None:
    """After so many tries, or where the wait would be too long, the failure is told."""
    sandbox.parts.faults.add(fault)
    waiting = Waiting()

    with pytest.raises(DeskFailure):
        all_of(desk, waiting=waiting)

    assert waiting.seconds == waited


def test_who_is_not_wanted_any_more_stops_waiting(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """A cancelled export ends in the middle of a pause, without a word."""
    sandbox.parts.faults.add(Fault("429", path=EXPORT, retry_after=200))
    waiting = Waiting(gives_up_after=5)

    assert all_of(desk, waiting=waiting) == []
    assert waiting.seconds == 5


@pytest.fixture
def mocked() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        mock.get(f"{API}/brands.json", json={"brands": [{"id": 1, "name": "Northlight Home"}]})
        yield mock


@pytest.fixture
def far_desk() -> ZendeskDesk:
    return connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())


def row(id_: int, **changes: Any) -> dict[str, Any]:
    plain = {"id": id_, "requester_id": 7, "subject": "Lamp", "description": "It came broken.", "status": "solved"}
    return {**plain, "updated_at": "2026-11-01T09:00:00Z", **changes}


def test_pages_follow_each_other_by_their_cursor(mocked: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Until Zendesk says that the stream has ended."""
    about = {"include": "users,organizations"}
    first = {"tickets": [row(1)], "after_cursor": "a b", "end_of_stream": False}
    start = {"start_time": str(int(LONG_AGO.timestamp())), **about}
    mocked.get(f"{API}/incremental/tickets/cursor.json", json=first, match=[query_param_matcher(start)])
    last = {"tickets": [row(2)], "after_cursor": "c", "end_of_stream": True}
    mocked.get(
        f"{API}/incremental/tickets/cursor.json", json=last, match=[query_param_matcher({"cursor": "a b", **about})]
    )

    assert [ticket.id for ticket in all_of(far_desk)] == ["1", "2"]


def test_what_is_no_ticket_to_count_is_passed_over(mocked: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Deleted tickets, those that changed since the export began, and what cannot be read."""
    rows = [
        row(1, status="deleted"),
        row(2, updated_at=(datetime.now(UTC) + timedelta(hours=1)).isoformat()),
        row(3, requester_id="nobody"),
        "not a ticket",
        row(4, updated_at=None),
    ]
    page = {"tickets": rows, "users": None, "after_cursor": None, "end_of_stream": True}
    mocked.get(f"{API}/incremental/tickets/cursor.json", json=page)

    assert [ticket.id for ticket in all_of(far_desk)] == ["4"]


def test_an_answer_without_tickets_is_no_export(mocked: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Something else than a page of tickets is a lasting failure."""
    mocked.get(f"{API}/incremental/tickets/cursor.json", json={"results": []})

    with pytest.raises(DeskFailure) as failed:
        all_of(far_desk)

    assert failed.value.permanent


def test_a_start_that_is_too_late_is_moved(mocked: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Zendesk refuses to begin within the last minute."""
    page = {"tickets": [], "end_of_stream": True}
    answer = mocked.get(f"{API}/incremental/tickets/cursor.json", json=page)

    list(exported_tickets(far_desk, datetime.now(UTC), 10, Waiting().patience))

    asked = answer.calls[0].request.params  # type: ignore[union-attr] # a prepared request has them in responses
    assert int(asked["start_time"]) <= datetime.now(UTC).timestamp() - 60


EXPORTED = row(
    101,
    requester={"id": 7, "name": "Marta Ilves", "email": "marta@mail.example", "locale": "en-GB"},
    assignee={"id": 9, "name": "Priya Nair", "role": "agent"},
    requester_id=None,
    brand={"id": 1, "name": "Northlight Home"},
    organization={"id": 3, "name": "Ilves Ltd"},
    comments=[
        {"id": 1, "author_id": 7, "plain_body": "It came broken.", "created_at": "2026-11-01T08:00:00Z"},
        {"id": 2, "author_id": 9, "plain_body": "Let me look.", "created_at": "2026-11-01T09:00:00Z"},
    ],
)


def test_a_line_of_zendesks_own_export_is_a_ticket() -> None:
    """People, brand, organization and comments hang on the ticket itself."""
    ticket = ticket_from_file(EXPORTED)

    assert (ticket.id, ticket.status, ticket.brand.name, ticket.organization) == (
        "101",
        Status.SOLVED,
        "Northlight Home",
        "Ilves Ltd",
    )
    assert (ticket.requester.name, ticket.agent and ticket.agent.name) == ("Marta Ilves", "Priya Nair")
    assert [message.writer for message in ticket.messages] == [Writer.REQUESTER, Writer.AGENT]


def test_an_answer_of_the_rest_api_is_a_ticket() -> None:
    """The shape that `amends suggest` takes is taken here too."""
    ticket = ticket_from_file({"ticket": row(5), "users": [{"id": 7, "name": "Marta Ilves"}]})

    assert (ticket.id, ticket.requester.name) == ("5", "Marta Ilves")


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ("a line", "ticket"),
        ([], "ticket"),
        ({"id": 1}, "ticket.requester_id"),
        (row(1, requester=7, requester_id=None), "ticket.requester_id"),
        (row(1, comments="none"), "comments"),
    ],
)
def test_what_is_no_ticket_is_refused_by_name(payload: object, field: str) -> None:
    """The first field that does not fit is named."""
    with pytest.raises(BadInput) as refusal:
        ticket_from_file(payload)

    assert refusal.value.field == field
