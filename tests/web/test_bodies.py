"""Hostile and odd input from browsers: what becomes of it, and which field is named."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from integration.apology.reading import FactKind, Money, Where
from integration.apology.ticket import Channel, Status, Ticket, Writer
from integration.errors import BadInput
from integration.web.bodies import DecisionBody, OutcomeBody, PleaBody, SuggestionBody, parse, wishes_of
from integration.web.forms import FORMS, HOW_TO_WRITE, Form
from integration.web.sdk_ticket import ticket_of
from integration.web.sessions import Session
from tests.web.builders import sdk_ticket, turn

SESSION = Session("acme", "8", "Ada Agent", "ticket_sidebar", 0, 1)


def ticket(**changes: Any) -> Ticket:
    """The value that becomes of an SDK answer with these changes."""
    return ticket_of(parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(**changes)}).encode()).ticket, SESSION)


def test_a_ticket_of_the_sdk_becomes_ours() -> None:
    """Every part that the SDK gives lands where it belongs."""
    read = ticket()
    assert (read.id, read.subject, read.status, read.channel) == ("101", "Broken lamp", Status.OPEN, Channel.EMAIL)
    assert (read.requester.id, read.requester.name, read.requester.locale) == ("20", "Marta", "en-GB")
    assert read.messages[0].body == "It is cracked."
    assert (read.messages[0].writer, read.messages[0].is_html) == (Writer.REQUESTER, True)
    assert read.messages[0].sent_at == datetime(2026, 5, 3, 10, tzinfo=UTC)
    assert read.brand.name == "Lumen"
    assert read.fields == {"360001": "lamp"}
    assert read.tags == frozenset({"vip"})


@pytest.mark.parametrize(
    ("author", "writer"),
    [
        ({"id": 20, "role": "end-user"}, Writer.REQUESTER),
        ({"id": "20", "role": ""}, Writer.REQUESTER),
        ({"id": None, "role": "end-user"}, Writer.REQUESTER),
        ({"id": 21, "role": "end-user"}, Writer.OTHER),
        ({"id": 8, "role": "agent"}, Writer.AGENT),
        ({"id": 9, "role": "Returns team"}, Writer.AGENT),
        ({"id": 20, "role": "admin"}, Writer.REQUESTER),
        ({"id": 1, "role": "system"}, Writer.OTHER),
        ({}, Writer.OTHER),
    ],
)
def test_who_wrote_a_turn(author: dict[str, Any], writer: Writer) -> None:
    """The requester is known by id; agents by any role that is not an end user's."""
    assert ticket(ticket_conversation=[turn("Hello", author=author)]).messages[0].writer is writer


def test_notes_among_agents_are_not_public() -> None:
    """A turn in the internal channel is marked as such."""
    note = turn("He is rude", channel={"name": "internal"})
    assert [message.public for message in ticket(ticket_conversation=[turn("Hi"), note]).messages] == [True, False]


def test_without_a_conversation_the_comments_are_read() -> None:
    """Older desks have comments only, and new tickets a description at least."""
    comments = [{"id": 5, "author": {"id": 20, "role": "end-user"}, "value": "<p>Broken</p>"}]
    assert ticket(ticket_conversation=None, ticket_comments=comments).messages[0].body == "<p>Broken</p>"
    assert ticket(ticket_conversation=[], ticket_comments=[]).messages[0].body == "The lamp is broken."


@pytest.mark.parametrize(
    ("changes", "channel"),
    [
        ({"ticket_editor.targetChannel": {"name": "whatsapp"}}, Channel.MESSAGING),
        ({"ticket_editor.targetChannel": {"name": "internal"}}, Channel.EMAIL),
        ({"ticket_editor.targetChannel": None, "ticket_channel": {"name": "web"}}, Channel.WEB_FORM),
        ({"ticket_editor.targetChannel": None, "ticket_channel": None, "ticket_via": {"channel": "sms"}}, Channel.SMS),
        ({"ticket_editor.targetChannel": {"name": "carrier_pigeon"}}, Channel.OTHER),
    ],
)
def test_the_channel_is_where_the_reply_will_go(changes: dict[str, Any], channel: Channel) -> None:
    """The composer's channel decides; an unknown one counts as plain."""
    assert ticket(**changes).channel is channel


@pytest.mark.parametrize("moment", ["yesterday", "", None, 10**30, -(10**30), "2026-13-45"])
def test_a_time_nobody_can_read_is_no_reason_to_refuse(moment: Any) -> None:
    """The words count, the odd time stamp is dropped."""
    assert ticket(ticket_conversation=[turn("Hello", timestamp=moment)]).messages[0].sent_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ticket_id": "101; drop"}, "ticket.id"),
        ({"ticket_id": None}, "ticket.id"),
        ({"ticket_id": True}, "ticket.id"),
        ({"ticket_subject": "x" * 1001}, "ticket.subject"),
        ({"ticket_subject": ["a"]}, "ticket.subject"),
        ({"ticket_tags": "vip"}, "ticket.tags"),
        ({"ticket_tags": ["x" * 300]}, "ticket.tags[0]"),
        ({"ticket_tags": ["x"] * 501}, "ticket.tags"),
        ({"ticket_conversation": {"a": 1}}, "ticket.conversation"),
        ({"ticket_conversation": [turn("x")] * 201}, "ticket.conversation"),
        ({"ticket_conversation": [turn("x"), turn("y" * 200_001)]}, "ticket.conversation[1].message.content"),
        ({"ticket_conversation": [turn("x", author=5)]}, "ticket.conversation[0].author"),
        ({"ticket_requester": "Marta"}, "ticket.requester"),
        ({"ticket_requester": {"id": 20, "name": {"$ne": 1}}}, "ticket.requester.name"),
        ({"ticket_customField__custom_field_360001": "x" * 10_001}, "ticket.customField:custom_field_360001"),
    ],
)
def test_what_cannot_be_used_is_named(changes: dict[str, Any], field: str) -> None:
    """A refusal names the path of the culprit."""
    with pytest.raises(BadInput) as refused:
        ticket(**changes)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "payload",
    [b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"ticket": null}', b'{"ticket": {}}', b"[" * 100_000, b'{"a": NaN}'],
)
def test_what_is_no_body_is_refused(payload: bytes) -> None:
    """Broken, nested and empty payloads are input that cannot be used, not faults of ours."""
    with pytest.raises(BadInput):
        parse(SuggestionBody, payload)


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        ({"type": "Damaged Item"}, "wishes.type"),
        ({"tone": "sarcastic"}, "wishes.tone"),
        ({"locale": "../../etc"}, "wishes.locale"),
        ({"offers": ["x"] * 21}, "wishes.offers"),
        ({"offers": [""]}, "wishes.offers[0]"),
        ({"answers": {"shoe_size": "42"}}, "wishes.answers.shoe_size.[key]"),
        ({"amount": 1_000_000}, "wishes.amount"),
        ({"amounts": {"credit": 20}}, "wishes.amounts.credit"),
        ({"amounts": {"credit": "1" * 21}}, "wishes.amounts.credit"),
        ({"amounts": {str(number): "1" for number in range(21)}}, "wishes.amounts"),
    ],
)
def test_wishes_keep_to_what_can_be_wished(wishes: dict[str, Any], field: str) -> None:
    """An unknown wish or value is named."""
    with pytest.raises(BadInput) as refused:
        parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": wishes}).encode())
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("amount", "50.00 EUR", Money(Decimal("50.00"), "EUR")),
        ("order_value", "84.5", Money(Decimal("84.5"))),
        ("deadline", "2026-05-03", date(2026, 5, 3)),
        ("days_late", "4", 4),
        ("order", " 4471 ", "4471"),
        ("item", "floor lamp", "floor lamp"),
        ("event", "their daughter's 3rd birthday", "their daughter's 3rd birthday"),
    ],
)
def test_a_settled_fact_is_read_as_its_kind(kind: str, text: str, value: Any) -> None:
    """What the page sends back for a candidate is the same value again, now on the agent's word."""
    body = parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": {"answers": {kind: text}}}).encode())
    fact = wishes_of(body.wishes).answers[0]
    assert fact.value == value
    assert fact.source.where is Where.AGENT


@pytest.mark.parametrize(
    ("kind", "text", "advice"),
    [
        ("amount", "1e9 EUR", "such as 12.50"),
        ("amount", "-5", "such as 12.50"),
        ("amount", "NaN", "such as 12.50"),
        ("order_value", "5 euro", "such as EUR"),
        ("deadline", "soon", "day, month and year"),
        ("incident_date", "2026-02-30", "day, month and year"),
        ("days_late", "99999999", "whole number"),
        ("order", "see my e-mail", "such as 4471"),
        ("tracking", "<b>12</b>", "such as 4471"),
        ("item", "https://evil.example", "plain words"),
        ("event", "{{ticket.id}}", "plain words"),
    ],
)
def test_a_settled_fact_that_is_none_is_refused(kind: str, text: str, advice: str) -> None:
    """Amounts, days, counts, numbers and things must be such; the answer says what to write."""
    body = parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": {"answers": {kind: text}}}).encode())
    with pytest.raises(BadInput) as refused:
        wishes_of(body.wishes)
    assert refused.value.field == f"wishes.answers.{kind}"
    assert advice in str(refused.value)


def test_a_call_that_was_made_arrives() -> None:
    """Nothing is taken for granted: only who says so has called."""
    for said, called in (({"called": True}, True), ({}, False)):
        body = parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": said}).encode())
        assert wishes_of(body.wishes).called is called


def test_every_kind_of_fact_has_a_field() -> None:
    """A kind that a reading can have can be put right."""
    assert set(FORMS) == set(FactKind)
    assert set(HOW_TO_WRITE) == set(Form)


@pytest.mark.parametrize("text", ["", "free", "-5", "1e3", "NaN", "Infinity", "1,50", "0x10", "12.34567"])
def test_an_amount_that_is_none_is_refused(text: str) -> None:
    """What an agent wants an offer to come to is a plain number, or the field is named."""
    body = parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": {"amounts": {"credit": text}}}).encode())
    with pytest.raises(BadInput) as refused:
        wishes_of(body.wishes)
    assert refused.value.field == "wishes.amounts.credit"


def test_amounts_are_read_to_the_cent() -> None:
    """Each by the id of its offer."""
    wishes = {"amounts": {"credit": "35.50", "late.fee": "7"}}
    body = parse(SuggestionBody, json.dumps({"ticket": sdk_ticket(), "wishes": wishes}).encode())
    assert wishes_of(body.wishes).amounts == {"credit": Decimal("35.50"), "late.fee": Decimal(7)}


@pytest.mark.parametrize(
    ("shape", "body", "field"),
    [
        (PleaBody, {"reason": "Because"}, "offer_id"),
        (PleaBody, {"offer_id": ""}, "offer_id"),
        (PleaBody, {"offer_id": "credit", "reason": "x" * 501}, "reason"),
        (PleaBody, {"offer_id": "credit", "amount": "80.00"}, "amount"),
        (DecisionBody, {"decision": "maybe"}, "decision"),
        (DecisionBody, {"decision": "approve", "note": ["yes"]}, "note"),
        (DecisionBody, {"decision": "approve", "by": "1"}, "by"),
    ],
)
def test_pleas_and_decisions_keep_to_their_shape(shape: type[PleaBody], body: dict[str, Any], field: str) -> None:
    """Neither the sum nor who decides can be told by a browser."""
    with pytest.raises(BadInput) as refused:
        parse(shape, json.dumps(body).encode())
    assert refused.value.field == field


def test_an_outcome_is_one_of_three() -> None:
    """Other kinds of outcome are not taken."""
    with pytest.raises(BadInput) as refused:
        parse(OutcomeBody, b'{"kind": "approved"}')
    assert refused.value.field == "kind"
