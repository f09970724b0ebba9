"""Trying a policy out: the true steps and the true past, and nothing that stays."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

import pytest

from integration.apology.complaint import Severity
from integration.apology.letter import Brief, Letter, Paragraph, Section
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Condition,
    Conditions,
    Due,
    Offer,
    OfferKind,
    Operator,
    PolicyVersion,
    Pool,
    Promise,
    Rule,
)
from integration.apology.remedy import History, PastApology, Truth
from integration.apology.ticket import Channel, Message, Requester, Ticket, Writer
from integration.errors import BadInput, NotFound, PolicyRefused
from integration.flows.deciding import Deciding
from integration.flows.draft import Draft, Wishes
from integration.flows.drafting import Drafting
from integration.flows.trying import Attempt, Supposed, Trying
from tests.admin_fakes import FakeCodes, FakeDeskSetup
from tests.builders import a_policy
from tests.fakes import NOON, FakePolicies, a_reading
from tests.lesson_fakes import FakeJudges, FakeLessons

PASTED = Ticket("0", "Lamp", (Message("1", Writer.REQUESTER, "Broken."),), Requester("0"))


def a_rule(*conditions: Condition, **offer: object) -> Rule:
    given = {"id": "credit", "kind": OfferKind.STORE_CREDIT, "amount": Amount(AmountBasis.FIXED, Decimal(10))}
    return Rule("r", "Lamps", Conditions(all=conditions), (Offer(**(given | offer)),))


def a_version(*rules: Rule, **changes: object) -> PolicyVersion:
    return PolicyVersion(4, a_policy(rules=rules or (a_rule(),), **changes), NOON, "draft")


@dataclass
class FakeHistories:
    """One earlier apology, and whom it was asked of."""

    asked: list[str] = field(default_factory=list)

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History:
        self.asked.append(requester_id)
        return History((PastApology(NOON, "90", "late_delivery", ()),))


class FakeReader:
    """Reads the same of every ticket."""

    def read(self, _ticket: Ticket, _field_map: dict[str, str]) -> object:
        return a_reading()


class FakeWriter:
    """Writes the codes of the offers, so that a test can see them; the writer of every account."""

    def of(self, account: str) -> "FakeWriter":
        return self

    def write(self, brief: Brief) -> Letter:
        codes = " ".join(offer.code for offer in brief.remedy.offers)
        sorry = (Paragraph(Section.REGRET, "Sorry."),)
        return Letter("Sorry", sorry, "<p>Sorry.</p>", f"Sorry. {codes}", "en", brief.tone, "en/any_type@1")

    def locales(self) -> tuple[str, ...]:
        return ("en",)


@dataclass
class Forbidden:
    """What must not be touched: a ledger, drafts and lessons that hold, keep or learn."""

    touched: list[str] = field(default_factory=list)

    def hold(self, *_given: object) -> None:
        self.touched.append("hold")

    def keep(self, *_given: object) -> None:
        self.touched.append("keep")


class House:
    """The use case, beside a drafting that would hold, keep and learn."""

    def __init__(self) -> None:
        self.forbidden, self.codes, self.lessons = Forbidden(), FakeCodes({"spring": ["ABC"]}), FakeLessons()
        self.histories, self.setup = FakeHistories(), FakeDeskSetup()
        drafting = Drafting(
            reader=FakeReader(),
            judges=FakeJudges(),
            policies=FakePolicies(),
            deciding=Deciding(self.forbidden, self.codes),
            writers=FakeWriter(),
            drafts=self.forbidden,
            lessons=self.lessons,
        )
        self.trying = Trying(drafting, self.histories, self.setup)

    def out(self, version: PolicyVersion, ticket: Ticket | str = PASTED, **given: object) -> Draft:
        return self.trying.out("acme", Attempt(version, ticket, **given), NOON)


def test_the_policy_that_was_given_decides() -> None:
    """Neither the live one nor the draft has a say; the letter is written as it would be."""
    draft = House().out(a_version())
    assert [offer.id for offer in draft.remedy.offers] == ["credit"]
    assert draft.letter.text.startswith("Sorry.")


def test_nothing_stays() -> None:
    """No draft is kept, no money held, no code taken, and an admin's choice of a type teaches nothing."""
    house = House()
    draft = house.out(a_version(a_rule(code=Pool("spring"))), wishes=Wishes(type="late_delivery"))
    assert draft.complaint.type == "late_delivery"
    assert "SAMPLE-CODE" in draft.letter.text
    assert house.forbidden.touched == []
    assert house.codes.kept == {"spring": ["ABC"]}
    assert house.lessons.of("acme") == ()


def test_a_ticket_of_zendesks_has_its_true_past() -> None:
    """Its customer had an apology before, and so the letter is another."""
    house = House()
    draft = house.out(a_version(), "101")
    assert draft.remedy.repeat
    assert house.histories.asked == [draft.ticket.requester.id]
    with pytest.raises(NotFound):
        house.out(a_version(), "999")


def test_a_pasted_text_has_no_past() -> None:
    """Nobody is asked what its customer had, because there is none."""
    house = House()
    assert not house.out(a_version()).remedy.repeat
    assert house.histories.asked == []


@pytest.mark.parametrize("ticket", [PASTED, "101"])
@pytest.mark.parametrize("count", [0, 2])
def test_a_past_can_be_supposed(ticket: Ticket | str, count: int) -> None:
    """As many earlier apologies as were supposed, whatever there were."""
    rule = a_rule(Condition("earlier_apologies", Operator.IS, Decimal(count)))
    draft = House().out(a_version(rule), ticket, supposed=Supposed(earlier_apologies=count))
    assert draft.remedy.trace.rules[0].used
    assert draft.remedy.repeat is bool(count)


@pytest.mark.parametrize(
    ("condition", "supposed"),
    [
        (Condition("brand", Operator.IS, "Fenwick"), Supposed(brand="Fenwick")),
        (Condition("country", Operator.IS, "US"), Supposed(country="US")),
        (Condition("locale", Operator.IS, "de"), Supposed(locale="de-AT")),
        (Condition("channel", Operator.IS, "sms"), Supposed(channel=Channel.SMS)),
        (Condition("organization", Operator.IS, "Marlow"), Supposed(organization="Marlow")),
        (Condition("tags", Operator.INCLUDES_ANY, ("vip",)), Supposed(tags=frozenset({"vip"}))),
        (Condition("requester_tags", Operator.INCLUDES_ALL, ("gold",)), Supposed(requester_tags=frozenset({"gold"}))),
        (Condition("field:360001", Operator.AT_LEAST, Decimal(5)), Supposed(fields={"360001": "7"})),
        (Condition("severity", Operator.IS, "high"), Supposed(severity=Severity.HIGH)),
    ],
    ids=lambda value: value.fact if isinstance(value, Condition) else "",
)
def test_what_is_supposed_of_the_ticket_decides(condition: Condition, supposed: Supposed) -> None:
    """A rule that asks about it holds then, and not before."""
    version = a_version(a_rule(condition))
    before, after = House().out(version), House().out(version, supposed=supposed)
    assert before.remedy.trace.rules[0].truth is not Truth.TRUE
    assert after.remedy.trace.rules[0].truth is Truth.TRUE


def test_what_is_not_supposed_stays_as_it_is() -> None:
    """A ticket is changed in nothing else."""
    house = House()
    ticket = house.setup.tickets["101"]
    assert Supposed().ticket(ticket) == ticket
    assert Supposed(country="DE").ticket(ticket) == replace(ticket, requester=replace(ticket.requester, country="DE"))


@pytest.mark.parametrize(
    ("version", "path"),
    [
        (a_version(time_zone="Mars/Olympus"), "time_zone"),
        (a_version(a_rule(promise=Promise("send", "warehouse", Due(-1)))), "rules[0].offers[0].promise.due.count"),
        (a_version(a_rule(expires_after_days=10**12)), "rules[0].offers[0].expires_after_days"),
    ],
)
def test_what_cannot_be_worked_out_is_said(version: PolicyVersion, path: str) -> None:
    """A draft with such a value is named at its place instead of being tried."""
    with pytest.raises(PolicyRefused) as refused:
        House().out(version)
    assert path in refused.value.paths


def test_a_number_beyond_all_measure_is_said() -> None:
    """Where the sum cannot be worked out, the admin reads why."""
    with pytest.raises(PolicyRefused, match="too large"):
        House().out(a_version(a_rule(amount=Amount(AmountBasis.FIXED, Decimal("1e400")))))


def test_a_draft_with_lesser_problems_can_be_tried() -> None:
    """A rule without a name or a promise without an owner shows what it would do."""
    rule = replace(a_rule(promise=Promise("send", "", Due(1))), name="")
    assert House().out(a_version(rule)).remedy.offers


def test_a_type_that_nobody_knows_is_refused() -> None:
    """It must be shipped, or in the policy that is tried."""
    with pytest.raises(BadInput):
        House().out(a_version(), wishes=Wishes(type="lost_booking"))
