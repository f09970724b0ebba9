"""The customer is told at once when the answer comes (seed CL-2): once, where policy and ticket allow it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from integration.apology.policy import AutoDraft, TypeSettings
from integration.apology.ticket import Channel, Message, Requester, Ticket, Writer
from integration.flows.acknowledged import unanswered
from integration.flows.note import Note, NoteKind, NoteState
from tests.note_fakes import BROKEN, LATE, LAWYER, MORNING, FakeWriter, a_policy
from tests.note_house import House

SOON = TypeSettings(acknowledge=True)


def a_house(engine: Engine, settings: TypeSettings = SOON) -> House:
    return House(engine, policy=a_policy(damaged_item=settings, late_delivery=settings))


def lines(house: House) -> list[str]:
    """What the customer was told, in ticket 101."""
    return [change.html for change in house.zendesk.tickets["101"].changes if change.public]


def works(house: House) -> House:
    house.clock.passes(3)
    house.works()
    return house


def test_the_customer_hears_when_the_answer_comes(engine: Engine) -> None:
    """Before the note, with the day in business time and the mark of its own; one call more, and no tag of a draft on
    it, so that nothing takes it for an agent's answer."""
    house = a_house(engine)
    house.zendesk.opened("101", BROKEN, "vip")
    works(house)

    first, second = [change for change in house.zendesk.tickets["101"].changes if change.mark]
    assert first.mark
    assert second.mark
    assert (first.public, first.mark.kind, first.mark.message_id) == (True, NoteKind.ACKNOWLEDGEMENT, "1001")
    assert (second.public, second.mark.kind) == (False, NoteKind.DRAFT)
    assert "You will have my answer by 25 November." in first.html
    assert "0800 555 0142" in first.html
    assert house.ends() == [("drafted", "")]
    assert house.told[-1][1]["calls"] == 4
    assert {"vip", "amends_drafted"} <= set(house.tags())


def test_it_is_said_once_a_ticket(engine: Engine) -> None:
    """Who writes again knows it already; and the message still waits, so it has its draft."""
    house = a_house(engine)
    house.zendesk.opened("101")
    works(house)
    house.zendesk.wrote("101", LATE)
    works(house)

    assert len(lines(house)) == 1
    assert sorted(house.states()) == [NoteState.SUPERSEDED, NoteState.WRITTEN, NoteState.WRITTEN]


def test_a_machine_is_not_told_for_ever(engine: Engine) -> None:
    """One that answers each mail with a new ticket, which the words of a complaint come back in: three a day."""
    house = a_house(engine)
    for number in range(101, 105):
        house.zendesk.opened(str(number))
        works(house)
    told = [any(change.public for change in found.changes) for found in house.zendesk.tickets.values()]
    house.clock.passes(timedelta(days=1).total_seconds())
    house.zendesk.opened("105")
    works(house)

    assert told == [True, True, True, False]
    assert any(change.public for change in house.zendesk.tickets["105"].changes)
    assert set(house.ends()) == {("drafted", "")}


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("no-reply@shop.example", False),
        ("NoReply+7@shop.example", False),
        ("mailer-daemon@mx.example", False),
        ("bounces-12=marta@list.example", False),
        ("noreply.ilves@mail.example", False),
        ("norma@mail.example", True),
        ("marta.noreply@mail.example", True),
        ("postmasters@mail.example", True),
    ],
)
def test_a_machines_address_is_not_answered(engine: Engine, address: str, is_told: bool) -> None:  # noqa: FBT001 - a case
    """A mail to it comes back, or is answered by another machine; the draft is for whoever reads the ticket."""
    house = a_house(engine)
    found = house.zendesk.opened("101")
    found.ticket = replace(found.ticket, requester=replace(found.ticket.requester, email=address))
    works(house)

    assert bool(lines(house)) is is_told
    assert house.ends() == [("drafted", "")]


def test_tags_alone_get_it_too(engine: Engine) -> None:
    """The policy may have no draft written, and the customer waits all the same."""
    house = a_house(engine, replace(SOON, auto_draft=AutoDraft.TAG))
    house.zendesk.opened("101")
    works(house)

    assert len(lines(house)) == 1
    assert house.ends() == [("tagged", "")]


@pytest.mark.parametrize("case", ["off", "answered", "social", "person", "nothing"])
def test_when_it_is_not_said(engine: Engine, case: str) -> None:
    """Where the policy does not ask for it, an agent has spoken, others read along, a person is needed, or nothing is
    drafted."""
    house = a_house(engine, replace(SOON, acknowledge=case != "off", enabled=case != "nothing"))
    found = house.zendesk.opened("101", f"{BROKEN} {LAWYER}" if case == "person" else BROKEN)
    if case == "answered":
        house.zendesk.answered("101")
        house.zendesk.wrote("101", LATE)
    if case == "social":
        found.ticket = replace(found.ticket, channel=Channel.SOCIAL)
    works(house)

    assert lines(house) == []


def test_it_is_not_said_in_a_language_we_do_not_write(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft is in a language that an agent can check; these lines nobody checks."""
    monkeypatch.setattr(FakeWriter, "locales", lambda _self: ("de",))
    house = a_house(engine)
    house.zendesk.opened("101")
    works(house)

    assert lines(house) == []


def test_lines_with_an_error_are_not_sent(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account's own wording may have lost the day; the note is written nevertheless."""
    said = FakeWriter._lines
    monkeypatch.setattr(
        FakeWriter, "_lines", lambda self, brief: replace(said(self, brief), text="Hello Marta,\n\nThank you.")
    )
    house = a_house(engine)
    house.zendesk.opened("101")
    works(house)

    assert lines(house) == []
    assert house.ends() == [("drafted", "")]
    assert [facts["rules"] for step, facts in house.told if step == "no acknowledgement"]


@pytest.mark.parametrize(("id_", "seconds", "gone"), [("77", 900, True), ("", 1, True), ("", 900, False)])
def test_whoever_reads_the_ticket_finds_no_answer(id_: str, seconds: int, gone: bool) -> None:  # noqa: FBT001 - a case
    """The lines are known by their comment, or by their moment where comments come without ids, as from the sidebar."""
    house_note = Note("acme", "101", "1", NoteKind.ACKNOWLEDGEMENT, "d", MORNING, NoteState.WRITTEN, "77")
    sent_at = MORNING + timedelta(seconds=seconds)
    messages = (
        Message("1", Writer.REQUESTER, BROKEN, sent_at=MORNING),
        Message(id_, Writer.AGENT, "You will hear from us.", sent_at=sent_at),
    )
    ticket = Ticket("101", "Lamp", messages, Requester("7"))

    assert (len(unanswered(ticket, (house_note,)).messages) == 1) is gone
