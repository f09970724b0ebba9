"""Tests of the demo's seed file: it loads, and holds every kind of ticket the product must be shown on."""

from pathlib import Path

import pytest
import yaml

from integration.sandbox import seed as loader
from integration.sandbox.seed import load_seed
from integration.sandbox.state import Desk

SEED = Path(loader.__file__).parent / "seed" / "demo.yaml"
TYPES = 15


@pytest.fixture(scope="module")
def desk() -> Desk:
    return load_seed(SEED)


def test_there_are_tickets_enough_of_every_channel_and_status(desk: Desk) -> None:
    """The workspace shows a day's variety, numbered from 101."""
    assert len(desk.tickets) >= 44
    assert min(desk.tickets) == 101
    channels = {ticket.via["channel"] for ticket in desk.tickets.values()}
    assert channels >= {"email", "web", "sms", "twitter", "facebook", "native_messaging", "whatsapp"}
    assert {ticket.status for ticket in desk.tickets.values()} >= {"open", "pending", "solved", "closed"}
    assert {ticket.brand_id for ticket in desk.tickets.values()} == set(desk.brands)


def test_everybody_is_who_the_demo_says(desk: Desk) -> None:
    """Admin, agents and a light agent; our app's client acts as the admin."""
    assert {number: desk.users[number].name for number in range(1001, 1005)} == {
        1001: "Amara Cole",
        1002: "Priya Nair",
        1003: "Lena Brandt",
        1004: "Daniel Ruiz",
    }
    assert desk.users[1001].role == "admin"
    assert desk.users[1005].only_private_comments
    assert desk.oauth_clients["amends"]["user_id"] == 1001
    assert desk.installations[77]["app_id"] == 501


def test_custom_fields_used_by_tickets_exist(desk: Desk) -> None:
    """Every value stands in a field of the account, and a drop-down's value is one of its options."""
    complaint = desk.ticket_fields[360003]
    options = {option["value"] for option in complaint["custom_field_options"]}

    assert len(options) == TYPES
    for ticket in desk.tickets.values():
        assert set(ticket.custom_fields) <= set(desk.ticket_fields)
        assert ticket.custom_fields.get(360003) in options | {None}
    filled = [ticket for ticket in desk.tickets.values() if ticket.custom_fields.get(360001)]
    assert 0 < len(filled) < len(desk.tickets)


@pytest.mark.parametrize("number", [101, 102, 103])
def test_the_model_letters_have_their_tickets(desk: Desk, number: int) -> None:
    """What the three letters were made from can be read in the three tickets."""
    facts = {
        101: ("4471", "cracked", "glass in the box", "sister's birthday on Saturday", "Marta"),
        102: ("88213", "129.00 EUR", "identity", "Jonas Meyer"),
        103: ("26 October", "tier X", "tier Y", "50.00 USD", "Okafor"),
    }
    ticket = desk.tickets[number]
    told = ticket.comments[0].body + desk.users[ticket.requester_id].name

    assert [fact for fact in facts[number] if fact not in told] == []


def test_a_customer_comes_back_after_an_apology(desk: Desk) -> None:
    """The second failure of the same customer follows a public apology of ours."""
    first, second = desk.tickets[148], desk.tickets[149]

    assert first.requester_id == second.requester_id
    apology = first.comments[1]
    assert apology.public
    assert desk.users[apology.author_id].is_staff
    assert "sorry" in apology.body


def test_the_hostile_tickets_are_as_hostile_as_zendesk_lets_them_be(desk: Desk) -> None:
    """Script is gone from stored HTML, as at Zendesk; names, subjects and placeholders are the attacker's own."""
    stored = "".join(comment.html_body for ticket in desk.tickets.values() for comment in ticket.comments)

    assert "<script" not in stored
    assert "onerror" not in stored
    assert "<style" not in stored
    assert desk.users[desk.tickets[141].requester_id].name.startswith("<img src=x onerror=")
    assert "{{ticket.requester.email}}" in desk.tickets[142].comments[0].html_body
    assert "{% raw %}" in desk.tickets[142].comments[0].html_body
    assert "{{ config }}" in str(desk.tickets[143].subject)
    assert "\u202e" in str(desk.tickets[144].subject)


def test_a_very_important_person_is_tagged(desk: Desk) -> None:
    """The requester of ticket 150 bears the tag that policies look for."""
    assert "vip" in desk.users[desk.tickets[150].requester_id].tags


def test_every_address_is_an_invented_one() -> None:
    """No message of the demo can ever reach anybody: addresses end in .example."""
    people = yaml.safe_load(SEED.read_text(encoding="utf-8"))
    requesters = [row["requester"] for row in people["tickets"] if isinstance(row["requester"], dict)]
    addresses = [row["email"] for row in (*people["agents"], *requesters) if row.get("email")]

    assert addresses
    assert [address for address in addresses if not address.endswith(".example")] == []
