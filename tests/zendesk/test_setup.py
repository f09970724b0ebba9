"""What an admin has set up in Zendesk: against the sandbox over HTTP, and against answers of other accounts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import responses

from integration.errors import DeskFailure, NotFound
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.zendesk import setup
from integration.zendesk.access import DeskCredentials, OAuthClient, OAuthToken, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect
from integration.zendesk.mapping import TicketField

ROOT = Path(__file__).parents[2]
API = "https://acme.zendesk.com/api/v2"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def desk(sandbox: RunningSandbox) -> ZendeskDesk:
    access = OAuthClient("amends", "sandbox-only")
    return connect(DeskCredentials("demo", access), tokens=TokensInMemory(), base_url=sandbox.url)


@pytest.fixture
def far_desk() -> ZendeskDesk:
    return connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())


def test_fields_groups_and_brands_of_the_demo(desk: ZendeskDesk) -> None:
    """The account's own fields in its order, groups and brands by name."""
    fields = setup.ticket_fields(desk)
    assert fields[0] == TicketField("360001", "Order number", "text", active=True)
    assert [field.id for field in fields][-1] == "360007"
    assert {"Support", "Team leads"} < set(setup.groups(desk))
    assert setup.brands(desk) == ("Fenwick Systems", "Hafen & Söhne", "Northlight Home")


@pytest.mark.parametrize(("agent_id", "groups"), [("1001", {"Team leads"}), ("1002", {"Support"})])
def test_the_groups_of_an_agent(desk: ZendeskDesk, agent_id: str, groups: set[str]) -> None:
    """By name, as approvals ask for them."""
    assert setup.groups_of(desk, agent_id) == groups


@pytest.mark.parametrize("agent_id", ["999999", "../users/me"])
def test_whoever_is_not_there_is_not_found(desk: ZendeskDesk, agent_id: str) -> None:
    """An odd id leads to no other address."""
    with pytest.raises(NotFound):
        setup.groups_of(desk, agent_id)


def test_built_in_and_retired_fields_are_left_out(far_desk: ZendeskDesk) -> None:
    """A policy can map a fact only to a field that tickets of this account truly have of their own."""
    rows = [
        {"id": 1, "type": "subject", "title": "Subject", "active": True},
        {"id": 2, "type": "text", "title": "Order", "active": False},
        {"id": 3, "type": "tagger", "title": "Reason", "active": True},
    ]
    with responses.RequestsMock() as mocked:
        mocked.get(f"{API}/ticket_fields.json", json={"ticket_fields": rows, "meta": {"has_more": False}})
        assert [field.id for field in setup.ticket_fields(far_desk)] == ["3"]


def test_every_page_is_read(far_desk: ZendeskDesk) -> None:
    """A list that goes on is followed to its end, and not beyond."""
    pages = [
        {"groups": [{"id": 1, "name": "Support"}], "meta": {"has_more": True, "after_cursor": "x=="}},
        {"groups": [{"id": 2, "name": "Leads"}], "meta": {"has_more": False, "after_cursor": "y"}},
    ]
    with responses.RequestsMock() as mocked:
        for page in pages:
            mocked.get(f"{API}/groups.json", json=page)
        assert setup.groups(far_desk) == ("Leads", "Support")
        assert str(mocked.calls[1].request.url).endswith("=x%3D%3D")


@pytest.mark.parametrize("answer", [{"groups": [{"name": "Support"}]}, {"groups": ["Support"]}, {"groups": 5}])
def test_an_answer_that_does_not_fit_is_zendesks_failure(far_desk: ZendeskDesk, answer: object) -> None:
    """Not an error of the admin, who can do nothing about it."""
    with responses.RequestsMock() as mocked:
        mocked.get(f"{API}/groups.json", json=answer)
        with pytest.raises(DeskFailure):
            setup.groups(far_desk)
