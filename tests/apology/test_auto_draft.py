"""Whether a ticket gets a draft unasked, and which of the reasons against it comes first."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from integration.apology.auto_draft import (
    Skip,
    answer,
    skip_by_judgement,
    skip_by_letter,
    skip_by_ticket,
    waiting,
    without,
)
from integration.apology.complaint import Abstention
from integration.apology.delivery import complaint_field, tags_for, tags_without_draft
from integration.apology.policy import AutoDraft, TypeSettings
from integration.apology.reading import Conflict, FactKind, Signal, SignalKind, Span, Where
from integration.apology.remedy import ConditionTrace, GuardTrace, RuleTrace, Trace, Truth
from integration.apology.review import Finding, Level
from integration.apology.ticket import Message, Status, Ticket, Writer
from tests.builders import a_complaint, a_fact, a_policy, a_reading, a_remedy, a_ticket

KINDS = {
    "c": (Writer.REQUESTER, True, False),  # the customer writes
    "m": (Writer.REQUESTER, True, True),  # the customer's machine
    "p": (Writer.REQUESTER, False, False),  # the customer's words, hidden
    "a": (Writer.AGENT, True, False),  # an agent answers
    "n": (Writer.AGENT, False, False),  # an agent's note
    "r": (Writer.AGENT, True, True),  # our automatic receipt
    "o": (Writer.OTHER, True, False),  # somebody in copy
}


def talked(story: str, **changes: object) -> Ticket:
    """A ticket with these messages, by one letter each; their ids count from 0."""
    told = [KINDS[letter] for letter in story]
    messages = tuple(
        Message(str(place), writer, "x", public=public, automatic=automatic)
        for place, (writer, public, automatic) in enumerate(told)
    )
    return a_ticket(messages=messages, **changes)


@pytest.mark.parametrize(
    ("story", "waits", "answered"),
    [
        ("c", "0", None),
        ("cc", "1", None),
        ("cnc", "2", None),
        ("cn", "0", None),
        ("cm", "0", None),
        ("co", "0", None),
        ("crc", "2", None),
        ("ca", None, "1"),
        ("cac", "2", "1"),
        ("cam", None, "1"),
        ("cap", None, "1"),
        ("", None, None),
        ("a", None, "0"),
    ],
)
def test_the_message_that_waits(story: str, waits: str | None, answered: str | None) -> None:
    """The customer's newest public one since an agent's public answer; machines and notes count for nothing."""
    ticket = talked(story)
    message, answering = waiting(ticket), answer(ticket)

    assert (message.id if message else None, answering.id if answering else None) == (waits, answered)


@pytest.mark.parametrize(
    ("story", "changes", "more", "reason"),
    [
        ("c", {}, {}, None),
        ("ca", {"status": Status.CLOSED, "tags": frozenset({"closed_by_merge"})}, {"suspended": True}, Skip.MERGED),
        ("ca", {"status": Status.CLOSED}, {"suspended": True}, Skip.CLOSED),
        ("c", {"status": Status.SOLVED, "tags": frozenset({"closed_by_merge"})}, {"suspended": True}, Skip.SOLVED),
        ("ca", {}, {"suspended": True, "source": "rule"}, Skip.SUSPENDED),
        ("ca", {}, {"source": "side_conversation"}, Skip.CHANNEL),
        ("ca", {}, {}, Skip.ANSWERED),
        ("ca", {}, {"own": {"1"}}, Skip.OWN_UPDATE),
        ("can", {}, {"own": {"2"}}, Skip.OWN_UPDATE),
        ("m", {}, {}, Skip.AUTOMATIC),
        ("cam", {}, {}, Skip.AUTOMATIC),
        ("", {}, {}, Skip.NO_MESSAGE),
        ("n", {}, {}, Skip.NO_MESSAGE),
        ("o", {}, {}, Skip.NO_MESSAGE),
        ("cn", {}, {"drafted": {"0"}}, Skip.DRAFTED),
        ("cnc", {}, {"drafted": {"0"}}, None),
    ],
)
def test_reasons_of_the_ticket(
    story: str, changes: dict[str, object], more: dict[str, object], reason: Skip | None
) -> None:
    """The first that holds is given."""
    known = {"source": "email", "suspended": False, "drafted": frozenset(), "own": frozenset()} | more

    assert skip_by_ticket(talked(story, **changes), **known) is reason  # type: ignore[arg-type] # by name


def test_what_is_no_answer() -> None:
    """Words of ours that only say when the answer comes are left out of the account."""
    ticket = talked("ca")

    assert waiting(ticket) is None
    assert waiting(without(ticket, {"1"})) == ticket.messages[0]
    assert without(ticket, set()) is ticket


@pytest.mark.parametrize("abstention", Abstention)
def test_what_the_judge_will_not_say_is_a_reason(abstention: Abstention) -> None:
    """Each abstention is a reason of its own name; a signal comes before all of them."""
    abstains = a_complaint(abstention=abstention)
    signal = Signal(SignalKind.INJURY_OR_SAFETY, Span(Where.TEXT, 0, 2, "It"))

    assert skip_by_judgement(abstains, a_policy()) == abstention.value
    assert skip_by_judgement(replace(abstains, signals=(signal,)), a_policy()) is Skip.SIGNAL


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (TypeSettings(), None),
        (TypeSettings(auto_draft=AutoDraft.TAG, auto_draft_from=0.94), None),
        (TypeSettings(auto_draft=AutoDraft.TAG, auto_draft_from=0.95), Skip.UNSURE),
        (TypeSettings(auto_draft=AutoDraft.NOTHING, auto_draft_from=0.95), Skip.TYPE_OFF),
    ],
)
def test_what_the_policy_asks_of_a_type(settings: TypeSettings, reason: Skip | None) -> None:
    """Nothing at all, or to be surer than the judge is."""
    assert skip_by_judgement(a_complaint(), a_policy(types={"damaged_item": settings})) is reason


UNKNOWN = RuleTrace(
    "dear", "Dear", Truth.UNKNOWN, (ConditionTrace("order_value", "greater_than", "100", "", Truth.UNKNOWN),), False
)
SETTLED = replace(UNKNOWN, truth=Truth.FALSE)
OVER = GuardTrace("budget_day", "ten", "the day's budget of 5.00 EUR has 0.00 EUR left", "left out")
LIMIT = replace(OVER, guard="amount_per_requester")
BROKEN = Finding("C-3", Level.ERROR, "The letter does not say sorry.")


@pytest.mark.parametrize(
    ("rules", "guards", "findings", "in_conflict", "reason"),
    [
        ((), (), (), FactKind.ORDER_VALUE, None),
        ((UNKNOWN,), (), (), FactKind.AMOUNT, None),
        ((SETTLED,), (), (), FactKind.ORDER_VALUE, None),
        ((UNKNOWN,), (), (BROKEN,), FactKind.ORDER_VALUE, Skip.UNKNOWN_ANSWER),
        ((UNKNOWN,), (OVER,), (BROKEN,), FactKind.ORDER_VALUE, Skip.OVER_BUDGET),
        ((), (LIMIT,), (), FactKind.AMOUNT, None),
        ((), (), (replace(BROKEN, level=Level.WARNING),), FactKind.AMOUNT, None),
        ((), (), (BROKEN,), FactKind.AMOUNT, Skip.BLOCKED),
    ],
)
def test_reasons_of_the_letter(
    rules: Sequence[RuleTrace],
    guards: tuple[GuardTrace, ...],
    findings: tuple[Finding, ...],
    in_conflict: FactKind,
    reason: Skip | None,
) -> None:
    """A budget used up, a rule that hangs on a fact in conflict, an error that only a person can mend."""
    candidates = (a_fact(in_conflict, "50"), a_fact(in_conflict, "55"))
    reading = a_reading(conflicts=(Conflict(in_conflict, candidates),))
    remedy = a_remedy(trace=Trace(1, rules, guards, ()))

    assert skip_by_letter(reading, remedy, findings) is reason


def test_tags() -> None:
    """Ours take the place of older ones of ours; what only begins like ours stays, as all others do."""
    policy = a_policy(types={"lost_booking": TypeSettings()}, set_fields={"complaint": "360001"})
    there = [
        "vip",
        "amends_fan",
        "amends_lost_booking",
        "amends_late_delivery",
        "amends_severity_high",
        "amends_drafted",
    ]

    tagged = tags_for(there, a_complaint(), policy, drafted=False)

    assert tagged == ("amends", "amends_damaged_item", "amends_fan", "amends_severity_medium", "vip")
    assert tags_for((), a_complaint(), policy, drafted=True) == (
        "amends",
        "amends_damaged_item",
        "amends_drafted",
        "amends_severity_medium",
    )
    assert tags_without_draft(tags_for((), a_complaint(), policy, drafted=True)) == tags_for(
        (), a_complaint(), policy, drafted=False
    )
    assert complaint_field("late_delivery", policy) == {"360001": "amends_late_delivery"}
    assert complaint_field("late_delivery", a_policy()) == {}
