"""Tests of the desk: against the sandbox over HTTP, and against answers that only a bad day brings."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import responses
from zenpy import Zenpy
from zenpy.lib.exception import APIException

from integration.apology.ticket import Brand, Channel, Status, Writer
from integration.errors import AmendsError, Conflict, DeskFailure, NoEntry, NotFound
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.keys import public_pem
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.zendesk.access import ApiToken, DeskCredentials, LentToken, OAuthClient, OAuthToken, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect
from integration.zendesk.mapping import DeskUser
from integration.zendesk.wire import seconds_to_wait

ROOT = Path(__file__).parents[2]
CLIENT = OAuthClient("amends", "sandbox-only")
ORIGIN = "https://acme.zendesk.com"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    config = SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")
    with running_sandbox(config) as running:
        yield running


@pytest.fixture(autouse=True)
def no_faults(sandbox: RunningSandbox) -> None:
    """The sandbox outlives a test; its faults must not."""
    sandbox.parts.faults.clear()


@pytest.fixture
def tokens(sandbox: RunningSandbox) -> TokensInMemory:
    sandbox.parts.limiter.reset()
    sandbox.parts.requests.clear()
    return TokensInMemory()


@pytest.fixture
def desk(sandbox: RunningSandbox, tokens: TokensInMemory) -> ZendeskDesk:
    return connect(DeskCredentials("demo", CLIENT), tokens=tokens, base_url=sandbox.url)


@pytest.mark.parametrize(
    "access", [CLIENT, ApiToken("admin@demo.example", "sandbox-token")], ids=lambda access: type(access).__name__
)
def test_either_way_in_works(sandbox: RunningSandbox, access: OAuthClient | ApiToken) -> None:
    """OAuth client credentials and the legacy API token both reach the account."""
    desk = connect(DeskCredentials("demo", access), tokens=TokensInMemory(), base_url=sandbox.url)

    desk.ping()

    assert desk.agent("1001").role == "admin"


def test_a_lent_token_is_asked_for_once(sandbox: RunningSandbox, tokens: TokensInMemory) -> None:
    """Desks of one account share the token through the store."""
    for _ in range(3):
        connect(DeskCredentials("demo", CLIENT), tokens=tokens, base_url=sandbox.url).ping()

    asked = [each for each in sandbox.parts.requests.listed() if each["path"].startswith("/oauth/tokens")]
    assert len(asked) == 1


@pytest.mark.parametrize("ends_in", [timedelta(hours=1), timedelta(seconds=30)])
def test_a_token_that_no_longer_counts_is_replaced(
    desk: ZendeskDesk, tokens: TokensInMemory, ends_in: timedelta
) -> None:
    """Revoked or about to end, the kept token gives way to a new one and the call goes through."""
    tokens.keep("demo", LentToken("revoked", datetime.now(UTC) + ends_in))

    desk.ping()

    kept = tokens.token("demo")
    assert kept is not None
    assert kept.value != "revoked"


def test_wrong_credentials_stay_wrong(sandbox: RunningSandbox) -> None:
    """A refused client or token is a lasting failure, said in our words."""
    for access in (OAuthClient("amends", "wrong"), OAuthToken("wrong")):
        desk = connect(DeskCredentials("demo", access), tokens=TokensInMemory(), base_url=sandbox.url)
        with pytest.raises(NoEntry) as failed:
            desk.agent("1001")
        assert failed.value.permanent


@pytest.mark.parametrize(
    ("status", "answer", "kind", "permanent"),
    [
        (400, {"error": "invalid_client"}, NoEntry, True),
        (403, {"error": "forbidden"}, NoEntry, True),
        (200, {"scope": "read"}, NoEntry, True),
        (429, {}, DeskFailure, False),
        (503, {}, DeskFailure, False),
    ],
)
def test_a_client_that_is_lent_no_token(
    bad_day: responses.RequestsMock,
    status: int,
    answer: dict[str, str],
    kind: type[DeskFailure],
    permanent: bool,  # noqa: FBT001 - a table column
) -> None:
    """Refused it is asked for once; where Zendesk only has a bad moment, the client is not to blame."""
    bad_day.post(f"{ORIGIN}/oauth/tokens", json=answer, status=status)
    desk = connect(DeskCredentials("acme", OAuthClient("amends", "s")), tokens=TokensInMemory(), clock=lambda: NOW)

    with pytest.raises(kind) as failed:
        desk.agent("8")

    assert (type(failed.value), failed.value.permanent) == (kind, permanent)
    assert len(bad_day.calls) == 1


def test_agents_are_who_zendesk_says(desk: ZendeskDesk) -> None:
    """Roles are asked of the API, and a light agent is told from a full one."""
    assert desk.agent("1003") == DeskUser("1003", "Lena Brandt", "agent", True, False, "de", False, "lena@demo.example")
    assert desk.agent("1005").light


def test_a_ticket_comes_with_its_conversation(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """Writers, brand, fields and channel are there, for as few calls as it takes."""
    desk.ping()
    sandbox.parts.requests.clear()

    ticket = desk.ticket("103")

    assert ticket.brand == Brand("513", "Fenwick Systems")
    assert (ticket.channel, ticket.status) == (Channel.EMAIL, Status.OPEN)
    assert ticket.requester.name == "Ms Adaeze Okafor"
    assert ticket.agent is not None
    assert ticket.agent.name == "Daniel Ruiz"
    assert ticket.fields["360005"] == "F-2026-1088"
    assert [(each.writer, each.public) for each in ticket.messages] == [
        (Writer.REQUESTER, True),
        (Writer.AGENT, False),
    ]
    assert len(sandbox.parts.requests.listed()) == 3


def test_every_ticket_of_the_demo_can_be_read(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """No ticket of the seed is too odd to be mapped."""
    tickets = [desk.ticket(str(number)) for number in sandbox.desk.tickets]

    assert len(tickets) >= 44
    assert all(ticket.messages for ticket in tickets)
    assert {ticket.channel for ticket in tickets} >= {
        Channel.EMAIL,
        Channel.WEB_FORM,
        Channel.MESSAGING,
        Channel.SOCIAL,
        Channel.SMS,
    }


def test_the_app_behind_an_installation_has_its_key(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """From installation to app to PEM, as signing in needs it."""
    app_id = desk.installation_app_id("77")

    assert app_id == "501"
    assert desk.app_public_key(app_id) == public_pem(sandbox.parts.key)


def test_what_is_not_there_is_not_found(desk: ZendeskDesk) -> None:
    """Unknown tickets, people, installations and apps are NotFound, whatever form their ids have."""
    for ask in (desk.ticket, desk.agent, desk.installation_app_id, desk.app_public_key):
        for wanted in ("999999", "../../users/me"):
            with pytest.raises(NotFound):
                ask(wanted)


def test_a_read_that_fails_once_is_read_again(desk: ZendeskDesk, sandbox: RunningSandbox) -> None:
    """One 503 is passed over in silence."""
    sandbox.parts.faults.add(Fault("503", path="*/users/*", times=1))

    assert desk.agent("1002").name == "Priya Nair"


@pytest.mark.parametrize(
    ("fault", "retry_after"),
    [
        (Fault("429", path="*/users/*", retry_after=30), 30),
        (Fault("500", path="*/users/*"), None),
        (Fault("503", path="*/users/*"), None),
        (Fault("drop", path="*/users/*"), None),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else str(value),
)
def test_trouble_that_passes_is_not_permanent(
    desk: ZendeskDesk, sandbox: RunningSandbox, fault: Fault, retry_after: float | None
) -> None:
    """Whoever has the job learns that trying again can help, and when; nobody sleeps in the meantime."""
    desk.ping()
    sandbox.parts.faults.add(fault)

    with pytest.raises(DeskFailure) as failed:
        desk.agent("1002")

    assert not failed.value.permanent
    assert failed.value.retry_after == retry_after


@pytest.fixture
def bad_day() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mocked:
        yield mocked


@pytest.fixture
def far_desk() -> ZendeskDesk:
    return connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory(), clock=lambda: NOW)


@pytest.mark.parametrize(
    ("status", "body", "kind", "permanent"),
    [
        (401, '{"error":"Couldn\'t authenticate you"}', NoEntry, True),
        (403, '{"error":{"title":"Forbidden","message":"No"}}', DeskFailure, True),
        (404, "<html>No such host</html>", NotFound, None),
        (404, '{"error":"InvalidEndpoint","description":"Not found"}', NotFound, None),
        (409, '{"error":"DatabaseConflict","description":"Database collision"}', Conflict, None),
        (422, '{"error":"RecordInvalid","details":{}}', DeskFailure, True),
        (429, "Number of allowed API requests per minute exceeded", DeskFailure, False),
        (500, '{"error":"InternalServerError"}', DeskFailure, False),
        (200, "<html>not JSON</html>", DeskFailure, False),
        (200, "[]", DeskFailure, False),
        (200, '{"user":{"id":"nobody"}}', DeskFailure, True),
        (200, "{}", DeskFailure, True),
    ],
)
def test_each_answer_becomes_one_of_our_errors(
    bad_day: responses.RequestsMock,
    far_desk: ZendeskDesk,
    status: int,
    body: str,
    kind: type[AmendsError],
    permanent: bool | None,  # noqa: FBT001 - a table column
) -> None:
    """Nothing of the libraries' errors gets past the desk."""
    bad_day.get(f"{ORIGIN}/api/v2/users/8.json", body=body, status=status)

    with pytest.raises(kind) as failed:
        far_desk.agent("8")

    assert type(failed.value) is kind
    assert getattr(failed.value, "permanent", None) is permanent


def test_an_unreachable_desk_may_come_back(bad_day: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """A connection that cannot be made or times out is worth another try."""
    for trouble in (requests.ConnectionError("no route"), requests.ReadTimeout("too slow")):
        bad_day.get(f"{ORIGIN}/api/v2/users/8.json", body=trouble)
        with pytest.raises(DeskFailure) as failed:
            far_desk.agent("8")
        assert not failed.value.permanent


def test_nobody_is_not_somebody(bad_day: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Zendesk answers 200 to strangers, as a user without an id; to us that is a refusal."""
    bad_day.get(f"{ORIGIN}/api/v2/users/me.json", json={"user": {"id": None, "email": "invalid@example.com"}})

    with pytest.raises(NoEntry) as failed:
        far_desk.ping()

    assert failed.value.permanent


def test_long_conversations_are_read_to_the_end(bad_day: responses.RequestsMock, far_desk: ZendeskDesk) -> None:
    """Pages follow until Zendesk says there are no more, although it gives a next link even then."""
    bad_day.get(f"{ORIGIN}/api/v2/tickets/1.json", json={"ticket": {"id": 1, "requester_id": 7}})
    for number, more in ((1, True), (2, False)):
        bad_day.get(
            f"{ORIGIN}/api/v2/tickets/1/comments.json",
            json={
                "comments": [{"id": number, "author_id": 7, "body": f"page {number}"}],
                "meta": {"has_more": more, "after_cursor": "abc=="},
                "links": {"next": "https://acme.zendesk.com/again"},
            },
        )

    assert [message.body for message in far_desk.ticket("1").messages] == ["page 1", "page 2"]
    assert "page[after]=abc" in requests.utils.unquote(str(bad_day.calls[-1].request.url))


def test_a_write_is_never_sent_twice(sandbox: RunningSandbox, tokens: TokensInMemory, desk: ZendeskDesk) -> None:
    """Zendesk may have done what it answers 503 to; a second note would be one too many (platform §8.4)."""
    desk.ping()
    sandbox.parts.faults.add(Fault("apply_then_503", path="*/tickets/*", method="PUT"))
    kept = tokens.token("demo")
    assert kept is not None
    client = Zenpy(subdomain="demo", oauth_token=kept.value, session=desk._session)
    ticket = client.tickets(id=101)
    ticket.subject = "Lamp"

    with pytest.raises((APIException, requests.HTTPError)):
        client.tickets.update(ticket)

    writes = [each for each in sandbox.parts.requests.listed() if each["method"] == "PUT"]
    assert len(writes) == 1


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (None, None),
        ("", None),
        ("30", 30.0),
        ("0", 0.0),
        ("soon", None),
        ("Tue, 24 Nov 2026 09:00:45 GMT", 45.0),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 0.0),
    ],
)
def test_the_wait_is_read_in_either_form(written: str | None, seconds: float | None) -> None:
    """Retry-After may be seconds or a date; one that is neither says nothing."""
    assert seconds_to_wait(written, NOW) == seconds
