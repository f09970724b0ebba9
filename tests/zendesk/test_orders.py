"""A customer's ticket found or opened, against the sandbox over HTTP; one that was opened unheard is found again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integration.apology.ticket import Requester
from integration.errors import DeskFailure
from integration.flows.announcing import NewTicket, spoken_of
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.mail import receive
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.zendesk.access import DeskCredentials, OAuthClient, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect
from integration.zendesk.orders import RestOrderDesk, brands_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def under(sandbox: RunningSandbox) -> ZendeskDesk:
    sandbox.parts.reset()
    credentials = DeskCredentials("demo", OAuthClient("amends", "sandbox-only"))
    return connect(credentials, tokens=TokensInMemory(), base_url=sandbox.url)


@pytest.fixture
def orders(under: ZendeskDesk) -> RestOrderDesk:
    return RestOrderDesk(under, lambda: brands_of(under))


def a_new(key: str, email: str = "nova@mail.example", brand: str = "") -> NewTicket:
    requester = Requester("", "Nova Reyes", email)
    html = "<p>The shop cancelled order 88.</p>"
    return NewTicket(key, "Your cancelled order 88", html, requester, brand, {"360005": "88"}, ("amends",))


def test_a_ticket_is_opened_that_its_customer_does_not_see(orders: RestOrderDesk, sandbox: RunningSandbox) -> None:
    """For somebody Zendesk does not know yet, with an internal comment, the key, the field, the tags and the brand."""
    brand_id, brand = next((id_, each) for id_, each in sandbox.desk.brands.items() if not each["default"])
    id_ = orders.open(a_new("amends-e1", brand=str(brand["name"]).upper()))
    ticket = sandbox.desk.tickets[int(id_)]
    customer = sandbox.desk.users[ticket.requester_id]

    assert (customer.name, customer.email) == ("Nova Reyes", "nova@mail.example")
    assert (ticket.subject, ticket.external_id, ticket.brand_id) == ("Your cancelled order 88", "amends-e1", brand_id)
    assert [(comment.public, comment.author_id == ticket.requester_id) for comment in ticket.comments] == [
        (False, False)
    ]
    assert not ticket.is_public
    assert (ticket.tags, ticket.custom_fields[360005]) == (["amends"], "88")
    assert orders.opened("amends-e1") == id_
    assert orders.opened("amends-e") is None
    assert spoken_of(orders.waiting("nova@mail.example"), "88", "360005") == id_


def test_an_answer_that_was_lost(orders: RestOrderDesk, sandbox: RunningSandbox) -> None:
    """The ticket is there: it is found by its key, and asked for once more it is not opened twice."""
    before = len(sandbox.desk.tickets)
    sandbox.parts.faults.add(Fault("apply_then_503", path="*/tickets*", method="POST", times=1))
    with pytest.raises(DeskFailure) as failure:
        orders.open(a_new("amends-e2"))

    found = orders.opened("amends-e2")
    assert not failure.value.permanent
    assert found
    assert orders.open(a_new("amends-e2")) == found
    assert len(sandbox.desk.tickets) == before + 1


def test_a_customers_unsolved_tickets(orders: RestOrderDesk, sandbox: RunningSandbox) -> None:
    """The one that changed last comes first; solved ones, and those of people with similar addresses, are left out."""
    ids = []
    for subject, email in (
        ("Order 17", "ida@mail.example"),
        ("Order 18", "ida@mail.example"),
        ("x", "ida@mail.example.org"),
    ):
        mail = {"from": {"name": "Ida", "email": email}, "subject": subject, "text": f"About {subject}."}
        ids.append(receive(sandbox.desk, mail).ticket_id)
    sandbox.desk.tickets[ids[0]].status = "solved"
    mail = {"from": {"name": "Ida", "email": "ida@mail.example"}, "subject": "Third", "text": "More."}
    sandbox.desk.touch(sandbox.desk.tickets[receive(sandbox.desk, mail).ticket_id])

    found = orders.waiting("ida@mail.example")

    assert [each.subject for each in found] == ["Third", "Order 18"]
    assert "About Order 18." in found[1].text
    assert orders.waiting("nobody@mail.example") == ()
