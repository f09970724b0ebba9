"""What becomes of a ticket when its customer writes, or an agent answers: one note, or a reason for none."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import delete

from integration.apology.policy import AutoDraft, Guards, TypeSettings
from integration.apology.ticket import Status
from integration.errors import NoEntry
from integration.flows.inbox import EventKind
from integration.flows.note import Mark, NoteKind, NoteState, SeenTicket, draft_id_for
from integration.store.inbox_tables import notes
from tests.fakes import FakePolicies
from tests.note_fakes import BARE, LATE, LAWYER, MONEY, PERHAPS, THANKS, a_policy
from tests.note_house import House, MakeHouse, opened

OURS = ["amends", "amends_damaged_item", "amends_severity_medium"]
DRAFTED = sorted([*OURS, "amends_drafted"])


def test_a_complaint_gets_one_note(house: House) -> None:
    """Three calls: the note is private, with our tags among theirs, the mapped field, and the mark it is known by."""
    opened(house)

    (note,) = house.zendesk.tickets["101"].notes
    standing = house.standing()
    assert standing
    assert note.html.startswith("<p>New: Hello Marta")
    assert note.mark == standing.mark == Mark(standing.draft_id, "1001", NoteKind.DRAFT)
    assert standing.draft_id == draft_id_for(house.account, "101", "1001", NoteKind.DRAFT)
    assert house.kept() == {standing.draft_id}
    assert house.tags() == sorted([*DRAFTED, "amends_fan", "vip"])
    assert house.zendesk.tickets["101"].ticket.fields == {"360001": "amends_damaged_item"}
    (line,) = house.lines()
    assert (line.result, line.reason, line.draft_id, line.tries) == ("drafted", "", standing.draft_id, 1)
    assert house.told[-1][1]["calls"] == 3


def test_no_step_tells_what_the_customer_wrote(house: House) -> None:
    """Each step has its line with the event's id, and none has a word, a name or a mail of the customer's."""
    opened(house)

    steps = ["event claimed", "ticket read", "ticket judged", "note written", "event done"]
    assert [step for step, _ in house.told] == steps
    assert {facts["event"] for _, facts in house.told} == {f"{house.account}-1"}
    assert not any(word in str(house.told).lower() for word in ("lamp", "broken", "marta", "mail.example"))


def test_the_customer_writes_again(house: House) -> None:
    """The newer note says that it replaces the older one, whose code and money go back; no limit per agent holds."""
    opened(house)
    house.zendesk.wrote("101", LATE)
    house.clock.passes(3)
    house.works()

    assert [note.html[:13] for note in house.zendesk.tickets["101"].notes] == ["<p>New: Hello", "<p>Replaces: "]
    assert house.states() == [NoteState.SUPERSEDED, NoteState.WRITTEN]
    assert house.spent() == (1, 1)
    late = sorted(["amends", "amends_drafted", "amends_fan", "amends_late_delivery", "amends_severity_medium", "vip"])
    assert house.tags() == late


def test_several_messages_before_we_look(house: House) -> None:
    """One note for the newest; the events of the others are done with it, without a call."""
    house.zendesk.opened("101")
    house.zendesk.wrote("101", LATE)
    house.receive(EventKind.WRITTEN, "101", house.clock())
    house.clock.passes(3)
    house.works()

    (note,) = house.zendesk.tickets["101"].notes
    assert note.mark
    assert note.mark.message_id == "1002"
    assert house.ends() == [("drafted", ""), ("drafted", "covered"), ("drafted", "covered")]


def test_an_event_that_came_in_after_the_ticket_was_read(house: House) -> None:
    """It may be about what nobody has seen yet, and so it is looked into."""
    house.zendesk.opened("101")
    house.clock.passes(3)
    house.zendesk.before_write = lambda _ticket_id: house.receive(EventKind.WRITTEN, "101", house.clock())
    house.works()

    assert house.ends() == [("drafted", ""), ("skipped", "drafted")]


def test_an_event_of_a_message_that_has_its_note(house: House) -> None:
    """Two triggers, or a delivery repeated days later: nothing is written."""
    opened(house)
    house.clock.passes(9)
    house.receive(EventKind.WRITTEN, "101", house.zendesk.tickets["101"].updated_at)
    house.works()

    assert len(house.zendesk.tickets["101"].notes) == 1
    assert house.ends() == [("drafted", ""), ("skipped", "drafted")]


def test_an_older_draft_goes_where_none_follows(make_house: MakeHouse) -> None:
    """No draft for the newer message, none for the older one either; nothing is held, kept or tagged as drafted."""
    reasons = {THANKS: "not_a_complaint", PERHAPS: "unsure", LAWYER: "signal", BARE: "blocked"}
    for words, reason in reasons.items():
        house = opened(make_house())
        assert house.spent() == (1, 1)
        house.zendesk.wrote("101", words)
        house.clock.passes(3)
        house.works()

        assert house.ends()[-1] == ("withdrawn", reason)
        assert house.states() == [NoteState.SUPERSEDED]
        assert house.tags() == sorted([*OURS, "amends_fan", "vip"])
        assert house.spent() == (0, 0)
        assert len(house.kept()) == 1


def test_tags_only(house: House) -> None:
    """Where the policy asks for no more: our tags and the field, and no note; an older draft goes."""
    opened(house)
    house.zendesk.wrote("101", MONEY)
    house.clock.passes(3)
    house.works()

    ticket = house.zendesk.tickets["101"]
    assert house.ends() == [("drafted", ""), ("tagged", "")]
    assert len(ticket.notes) == 1
    assert house.tags() == sorted(["amends", "amends_fan", "amends_refund_delay", "amends_severity_medium", "vip"])
    assert ticket.ticket.fields == {"360001": "amends_refund_delay"}
    assert house.spent() == (0, 0)
    assert [(note.kind, note.state) for note in house.notes.of_ticket(house.account, "101")] == [
        (NoteKind.DRAFT, NoteState.SUPERSEDED),
        (NoteKind.TAGS, NoteState.WRITTEN),
    ]
    house.clock.passes(9)
    house.receive(EventKind.WRITTEN, "101", house.zendesk.tickets["101"].updated_at)
    house.works()
    assert house.ends()[-1] == ("skipped", "drafted")


def _suspended(house: House) -> None:
    house.zendesk.tickets["101"].suspended = True


def _automatic(house: House) -> None:
    house.zendesk.answered("101")
    house.zendesk.wrote("101", "I am out of the office.", automatic=True)


def _by_a_rule(house: House) -> None:
    house.zendesk.tickets["101"].source = "rule"


SKIPS: dict[str, Callable[[House], object]] = {
    "gone": lambda house: house.zendesk.tickets.clear(),
    "closed": lambda house: house.zendesk.becomes("101", Status.CLOSED),
    "merged": lambda house: house.zendesk.becomes("101", Status.CLOSED, "closed_by_merge"),
    "solved": lambda house: house.zendesk.becomes("101", Status.SOLVED),
    "suspended": _suspended,
    "channel": _by_a_rule,
    "answered": lambda house: house.zendesk.answered("101"),
    "automatic": _automatic,
}


def test_no_draft(make_house: MakeHouse) -> None:
    """A reason that the ticket gives ends the event with it: no note, no tag, nothing kept or held."""
    for reason, happens in SKIPS.items():
        house = make_house()
        house.zendesk.opened("101")
        happens(house)
        house.clock.passes(3)
        house.works()

        assert {end for end in house.ends() if end[1] != "covered"} == {("skipped", reason)}
        assert house.spent() == (0, 0)
        assert not house.kept()
        assert not house.notes.of_ticket(house.account, "101")
        for ticket in house.zendesk.tickets.values():
            assert not ticket.notes
            assert not any(tag.startswith("amends") for tag in ticket.ticket.tags)


def test_a_ticket_that_is_closed_right_before_the_write(house: House) -> None:
    """Zendesk refuses; the ticket is read again, and says why."""
    house.zendesk.opened("101")
    house.zendesk.tickets["101"].closes_before_writing = True
    house.clock.passes(3)
    house.works()

    assert house.ends() == [("skipped", "closed")]
    assert house.spent() == (0, 0)


def test_the_policy_asks_for_none(make_house: MakeHouse) -> None:
    """Types switched off or asked to be surer about, and money used up."""
    for policy, reason in (
        (a_policy(damaged_item=TypeSettings(enabled=False)), "type_off"),
        (a_policy(damaged_item=TypeSettings(auto_draft=AutoDraft.NOTHING)), "type_off"),
        (a_policy(damaged_item=TypeSettings(auto_draft_from=0.95)), "unsure"),
        (a_policy(Guards(budget_day=Decimal(5))), "over_budget"),
        (a_policy(Guards(budget_month=Decimal(5))), "over_budget"),
    ):
        house = opened(make_house(policy=policy))

        assert house.ends() == [("skipped", reason)]
        assert house.spent() == (0, 0)
        assert not house.notes.of_ticket(house.account, "101")


def test_a_ticket_that_is_deleted(house: House) -> None:
    """What was held for its draft is free again."""
    opened(house)
    house.receive(EventKind.WRITTEN, "101", house.clock())
    house.zendesk.tickets.clear()
    house.clock.passes(3)
    house.works()

    assert house.ends()[-1] == ("skipped", "gone")
    assert house.states() == [NoteState.SUPERSEDED]
    assert house.spent() == (0, 0)


def test_no_policy(make_house: MakeHouse) -> None:
    """The ticket is there, and so the event is not done: an admin reads what is missing."""
    house = make_house()
    house.policies = FakePolicies("somebody else's")
    house.zendesk.opened("101")
    house.clock.passes(3)
    house.works()

    (line,) = house.lines()
    assert (line.state, line.reason, line.error) == ("dead", "unusable", "This account has no policy yet.")


def test_the_ticket_remembers_what_we_forgot(house: House) -> None:
    """A note that was pruned, or that a database of yesterday does not know: its mark in the ticket says that it is
    there, and no second one is written."""
    opened(house)
    with house.engine.begin() as connection:
        connection.execute(delete(notes).where(notes.c.account == house.account))
    house.receive(EventKind.WRITTEN, "101", house.clock())
    house.clock.passes(3)
    house.works()

    (note,) = house.zendesk.tickets["101"].notes
    standing = house.standing()
    assert house.ends()[-1] == ("skipped", "drafted")
    assert standing
    assert (standing.comment_id, standing.mark) == (note.comment_id, note.mark)


def test_refused_credentials_are_not_tried_again_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ticket is read once; the event waits with all others of its account."""
    asked: list[str] = []

    def refuse(ticket_id: str) -> SeenTicket:
        asked.append(ticket_id)
        raise NoEntry("No key fits.")

    monkeypatch.setattr(house.zendesk, "read", refuse)
    house.zendesk.opened("101")
    house.clock.passes(3)

    assert house.worker().one("worker 1")
    assert asked == ["101"]
    assert house.lines()[0].error == "No key fits."
