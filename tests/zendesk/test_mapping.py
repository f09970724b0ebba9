"""Tests of the way from Zendesk's JSON to a ticket."""

from datetime import UTC, datetime
from typing import Any

import pytest

from integration.apology.ticket import Agent, Brand, Channel, Requester, Status, Writer
from integration.errors import BadInput
from integration.zendesk.channels import channel_from_name
from integration.zendesk.mapping import ticket_from_rest

SUE, BEN, EVE = 2001, 1002, 2002


def payload(**changes: Any) -> dict[str, Any]:
    """What the API says about a small ticket; `changes` replace keys of `ticket`."""
    ticket = {
        "id": 42,
        "subject": "Lamp",
        "description": "It is broken",
        "requester_id": SUE,
        "assignee_id": BEN,
        "brand_id": 511,
        "organization_id": 401,
        "status": "open",
        "via": {"channel": "email", "source": {"from": {}, "to": {}, "rel": None}},
        "tags": ["late", "vip"],
        "custom_fields": [{"id": 360001, "value": "4471"}, {"id": 360002, "value": None}],
        "created_at": "2026-11-24T09:12:00Z",
    }
    return {
        "ticket": {**ticket, **changes},
        "comments": [comment(11, SUE, 9), comment(12, BEN, 10)],
        "users": [
            {"id": SUE, "name": "Sue Doe", "email": "sue@example.com", "role": "end-user", "locale": "en-GB"},
            {"id": BEN, "name": "Ben Ode", "email": "ben@example.com", "role": "agent", "locale": "de"},
            {"id": EVE, "name": "Eve", "email": None, "role": "end-user", "tags": None},
        ],
        "brands": [{"id": 511, "name": "Northlight Home"}],
        "organizations": [{"id": 401, "name": "Acme"}],
    }


def comment(id_: int, author: int | None, hour: int, **changes: Any) -> dict[str, Any]:
    written = {"id": id_, "author_id": author, "body": "Hi", "html_body": "<p>Hi</p>", "public": True}
    return {**written, "created_at": f"2026-11-24T{hour:02}:00:00Z", **changes}


def test_every_field_finds_its_place() -> None:
    """A full answer of the API becomes a full ticket."""
    ticket = ticket_from_rest(payload())

    assert (ticket.id, ticket.subject, ticket.status) == ("42", "Lamp", Status.OPEN)
    assert ticket.requester == Requester("2001", "Sue Doe", "sue@example.com", "en-GB")
    assert ticket.agent == Agent("1002", "Ben Ode", "de")
    assert ticket.brand == Brand("511", "Northlight Home")
    assert ticket.organization == "Acme"
    assert ticket.tags == {"late", "vip"}
    assert ticket.fields == {"360001": "4471", "360002": None}
    assert ticket.created_at == datetime(2026, 11, 24, 9, 12, tzinfo=UTC)
    assert [message.writer for message in ticket.messages] == [Writer.REQUESTER, Writer.AGENT]


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("email", Channel.EMAIL),
        ("mail", Channel.EMAIL),
        ("api", Channel.EMAIL),
        ("web", Channel.WEB_FORM),
        ("Web form", Channel.WEB_FORM),
        ("mobile_sdk", Channel.WEB_FORM),
        ("chat", Channel.MESSAGING),
        ("native_messaging", Channel.MESSAGING),
        ("whatsapp", Channel.MESSAGING),
        ("facebook", Channel.SOCIAL),
        ("twitter", Channel.SOCIAL),
        ("sms", Channel.SMS),
        ("voice", Channel.VOICE),
        ("side_conversation", Channel.OTHER),
        ("", Channel.OTHER),
    ],
)
def test_channels_are_known_by_zendesks_names(name: str, channel: Channel) -> None:
    """Each of Zendesk's names leads to the way the reply will take; an unknown one counts as other."""
    assert channel_from_name(name) is channel
    assert ticket_from_rest(payload(via={"channel": name})).channel is channel


def test_a_messaging_ticket_is_messaging_whatever_its_channel_says() -> None:
    """Zendesk's own mark for messaging beats the channel's name."""
    ticket = ticket_from_rest(payload(via={"channel": "api"}, from_messaging_channel=True))

    assert ticket.channel is Channel.MESSAGING


@pytest.mark.parametrize(
    ("author", "writer"),
    [(SUE, Writer.REQUESTER), (BEN, Writer.AGENT), (EVE, Writer.OTHER), (-1, Writer.OTHER), (None, Writer.OTHER)],
)
def test_the_writer_is_seen_from_the_requester(author: int | None, writer: Writer) -> None:
    """Requester, agent, and everybody else, the system included."""
    given = payload() | {"comments": [comment(11, author, 9)]}

    assert ticket_from_rest(given).messages[0].writer is writer


def test_the_assignee_is_an_agent_even_without_side_loads() -> None:
    """Where nobody was side-loaded, the assignee's words still are not the customer's."""
    given = payload() | {"users": []}

    ticket = ticket_from_rest(given)

    assert [message.writer for message in ticket.messages] == [Writer.REQUESTER, Writer.AGENT]
    assert ticket.requester == Requester("2001")
    assert ticket.agent is None


@pytest.mark.parametrize(
    ("row", "body", "is_html"),
    [
        ({"html_body": "<p>Hi</p>", "body": "Hi"}, "<p>Hi</p>", True),
        ({"html_body": " ", "body": "Hi", "plain_body": "Hi "}, "Hi", False),
        ({"html_body": None, "body": None, "plain_body": "Hi"}, "Hi", False),
        ({"html_body": None, "body": None, "plain_body": None}, "", False),
    ],
)
def test_html_is_preferred(row: dict[str, Any], body: str, is_html: bool) -> None:  # noqa: FBT001 - a table column
    """The HTML of a comment is taken where there is one, and its plain text otherwise."""
    message = ticket_from_rest(payload() | {"comments": [comment(11, SUE, 9, **row)]}).messages[0]

    assert (message.body, message.is_html) == (body, is_html)


@pytest.mark.parametrize(("flags", "automatic"), [([4], True), ([0, 4], True), ([0, 2], False), (None, False)])
def test_flag_four_is_a_machine(flags: list[int] | None, automatic: bool) -> None:  # noqa: FBT001 - a table column
    """A comment that Zendesk flags as generated is automatic."""
    given = payload() | {"comments": [comment(11, SUE, 9, metadata={"flags": flags})]}

    assert ticket_from_rest(given).messages[0].automatic is automatic


def test_messages_run_from_the_oldest() -> None:
    """Comments asked for newest first are turned round."""
    given = payload() | {"comments": [comment(12, BEN, 10), comment(11, SUE, 9)]}

    assert [message.id for message in ticket_from_rest(given).messages] == ["11", "12"]


def test_the_description_stands_in_for_missing_comments() -> None:
    """A ticket alone still has the customer's first words."""
    message = ticket_from_rest({"ticket": payload()["ticket"]}).messages[0]

    assert (message.writer, message.body) == (Writer.REQUESTER, "It is broken")


def test_single_objects_are_read_like_lists() -> None:
    """Answers that hold one user, comment and brand count as lists of one."""
    full = payload()
    given = {
        "ticket": full["ticket"],
        "comment": full["comments"][0],
        "user": full["users"][0],
        "brand": full["brands"][0],
    }

    ticket = ticket_from_rest(given)

    assert (ticket.requester.name, ticket.brand.name, len(ticket.messages)) == ("Sue Doe", "Northlight Home", 1)


def test_nulls_are_the_same_as_nothing() -> None:
    """A ticket of nulls is an empty ticket, not an error."""
    ticket = ticket_from_rest({"ticket": {**dict.fromkeys(payload()["ticket"]), "id": 1, "requester_id": 2}})

    assert (ticket.subject, ticket.messages, ticket.tags, ticket.channel) == ("", (), frozenset(), Channel.OTHER)


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ([], "ticket", "The ticket must be a JSON object with the key ticket."),
        ({}, "ticket", "ticket is missing."),
        ({"ticket": 5}, "ticket", "ticket must be an object."),
        (payload(requester_id="sue"), "ticket.requester_id", "ticket.requester_id must be a number."),
        (payload(requester_id=None), "ticket.requester_id", "ticket.requester_id must be a number."),
        (payload(id={}), "ticket.id", "ticket.id must be a number."),
        (payload(subject=["a"]), "ticket.subject", "ticket.subject must be text."),
        (
            payload(status="lost"),
            "ticket.status",
            "ticket.status must be one of new, open, pending, hold, solved, closed.",
        ),
        (payload(tags="late"), "ticket.tags", "ticket.tags must be a list."),
        (
            payload(created_at="soon"),
            "ticket.created_at",
            "ticket.created_at must be a time such as 2026-11-24T09:12:00Z.",
        ),
        (
            payload(custom_fields=[{"id": 1, "value": {"a": 1}}]),
            "ticket.custom_fields[0].value",
            "ticket.custom_fields[0].value must be text, a number, true, false or null.",
        ),
        (
            payload() | {"comments": [comment(11, SUE, 9), comment(12, BEN, 10, body=7)]},
            "comments[1].body",
            "comments[1].body must be text.",
        ),
        (payload() | {"users": {"id": 1}}, "users", "users must be a list."),
    ],
)
def test_what_does_not_fit_is_named(given: Any, field: str, sentence: str) -> None:
    """The reader learns which field to mend, by its path."""
    with pytest.raises(BadInput) as refused:
        ticket_from_rest(given)

    assert (refused.value.field, str(refused.value)) == (field, sentence)
