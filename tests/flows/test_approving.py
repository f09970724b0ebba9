"""Who may ask for what, and whose word counts: from the agent's plea to the lead's yes or no."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.policy import OfferKind
from integration.apology.reading import Money
from integration.errors import BadInput, Conflict, NotFound, OutsideFailure, Refused
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.approving import Plea
from integration.flows.visitor import Visitor
from tests.approval_fakes import CREDIT, EIGHTY, ApprovalFakes
from tests.fakes import NOON

ADA = Visitor("acme", "8", "Ada Agent", "agent")
LEA = Visitor("acme", "9", "Lea Lead", "agent")
OTTO = Visitor("acme", "7", "Otto Other", "agent")
ADMIN = Visitor("acme", "1", "Amara Cole", "admin")
PLEA = Plea("r1", "d1", "credit", "  Third week without internet ")


@pytest.fixture
def house() -> ApprovalFakes:
    return ApprovalFakes()


def ask(house: ApprovalFakes, by: Visitor = ADA, **changes: object) -> ApprovalRequest:
    return house.approving().ask(by, replace(PLEA, **changes), NOON)


def decide(house: ApprovalFakes, by: Visitor, *, approve: bool = True, note: str = "") -> ApprovalRequest:
    return house.approving().decide("acme", "r1", by, approve=approve, note=note, now=NOON)


def test_a_request_names_the_offer_and_who_asks(house: ApprovalFakes) -> None:
    """The lead reads what it is, what it costs, who wants it and why; the policy's group has to decide."""
    asked = ask(house)

    assert (asked.words, asked.amount, asked.group) == ("Store credit of 80.00 EUR", EIGHTY, "Team leads")
    assert (asked.asked_by, asked.asked_by_name, asked.reason) == ("8", "Ada Agent", "Third week without internet")
    assert (asked.ticket_id, asked.requester_id, asked.policy_version) == ("101", "20", 3)
    assert asked.state is ApprovalState.OPEN


@pytest.mark.parametrize(
    ("offer", "words", "amount"),
    [
        (
            replace(CREDIT, kind=OfferKind.REPLACEMENT, amount=None, cost=Money(Decimal(600), "EUR")),
            "Replacement, which costs 600.00 EUR",
            Money(Decimal(600), "EUR"),
        ),
        (replace(CREDIT, kind=OfferKind.REFUND_FULL, amount=None, cost=None), "Refund in full", None),
        (
            replace(CREDIT, kind=OfferKind.CUSTOM, id="garden_set"),
            "Garden set of 80.00 EUR",
            EIGHTY,
        ),
        (
            replace(CREDIT, kind=OfferKind.CUSTOM, id="garden_set", amount=None),
            "Garden set, which costs 80.00 EUR",
            EIGHTY,
        ),
    ],
)
def test_every_request_says_what_it_costs(
    house: ApprovalFakes, offer: object, words: str, amount: Money | None
) -> None:
    """What is approved is the sum that the guard looks at: the amount, or what it costs us."""
    house.drafts.offers = (offer,)
    asked = ask(house, offer_id=offer.id)

    assert (asked.words, asked.amount) == (words, amount)


@pytest.mark.parametrize(
    ("by", "changes", "error"),
    [
        (ADA, {"offer_id": "nothing_like_it"}, BadInput),
        (OTTO, {}, NotFound),
        (replace(ADA, account="zenith"), {}, NotFound),
    ],
)
def test_only_an_offer_of_ones_own_draft_can_be_asked_for(
    house: ApprovalFakes, by: Visitor, changes: dict[str, str], error: type[Exception]
) -> None:
    """Neither what the policy never offered, nor for a letter of somebody else."""
    with pytest.raises(error):
        ask(house, by, **changes)

    assert house.approvals.kept == []


def test_a_draft_that_no_agent_asked_for_is_any_agents(house: ApprovalFakes) -> None:
    """Whoever has it open may ask, although another agent opened it last."""
    house.drafts.unasked = True

    assert ask(house, OTTO).asked_by == OTTO.agent_id


def test_an_offer_that_waits_for_nobody_needs_no_approval(house: ApprovalFakes) -> None:
    """What the agent left out themselves is not asked for."""
    house.drafts.offers = (replace(CREDIT, needs_approval_by=""),)

    with pytest.raises(BadInput, match="does not wait"):
        ask(house)


def test_a_letter_that_is_gone_asks_for_nothing(house: ApprovalFakes) -> None:
    """The customer has read it: what it offers cannot change any more."""
    house.drafts.sent = True

    with pytest.raises(Conflict):
        ask(house)


def test_the_same_offer_is_asked_for_once_a_ticket(house: ApprovalFakes) -> None:
    """Another draft of the same ticket, as after a reload, finds the request that is open."""
    first = ask(house)

    assert ask(house, id="r2", draft_id="d2") == first
    assert len(house.approvals.kept) == 1


def test_another_sum_or_another_try_is_another_request(house: ApprovalFakes) -> None:
    """More money is a new question, and so is the same after a no, for a new letter."""
    ask(house)
    house.drafts.offers = (replace(CREDIT, amount=Money(Decimal(90), "EUR")),)
    dearer = ask(house, id="r2", draft_id="d2")
    decide(house, LEA, approve=False)
    house.drafts.offers = (CREDIT,)
    again = ask(house, id="r3", draft_id="d3")

    assert (dearer.id, again.id) == ("r2", "r3")


@pytest.mark.parametrize("by", [LEA, ADMIN])
@pytest.mark.parametrize("approve", [True, False])
def test_a_lead_or_an_admin_decides(house: ApprovalFakes, by: Visitor, approve: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """With their name, the time and a note."""
    ask(house)

    decided = decide(house, by, approve=approve, note=" Once. ")

    assert decided.state is (ApprovalState.APPROVED if approve else ApprovalState.DECLINED)
    assert (decided.decided_by, decided.decided_by_name, decided.note) == (by.agent_id, by.name, "Once.")
    assert decided.decided_at == NOON
    assert house.approving().of_ticket("acme", "101") == (decided,)


@pytest.mark.parametrize(
    ("by", "reason"),
    [(OTTO, "not_in_group"), (ADA, "own_request"), (replace(LEA, account="zenith"), "not_in_group")],
)
def test_nobody_else_decides(house: ApprovalFakes, by: Visitor, reason: str) -> None:
    """Not an agent of another group, not who asked though they are in the group, nobody of another account."""
    house.groups.members["8"] = frozenset({"Team leads"})
    ask(house)

    with pytest.raises(Refused) as refused:
        decide(house, by)

    assert refused.value.reason == reason
    assert not house.approving().may_decide(by, house.approvals.kept[0])
    assert house.approvals.kept[0].state is ApprovalState.OPEN


def test_an_admin_may_decide_on_their_own_request(house: ApprovalFakes) -> None:
    """Who could change the policy itself needs nobody's leave; the record shows it."""
    ask(house)
    own = replace(ADA, role="admin")

    assert decide(house, own).decided_by == house.approvals.kept[0].asked_by == "8"


def test_the_group_is_known_by_its_name_in_any_case(house: ApprovalFakes) -> None:
    """An admin who typed the name of the group without its capital means the same group."""
    house.groups.members["9"] = frozenset({"team LEADS"})
    ask(house)

    assert house.approving().may_decide(LEA, house.approvals.kept[0])


def test_a_request_is_decided_once(house: ApprovalFakes) -> None:
    """The second lead is told that somebody was first, and nobody may decide any more."""
    ask(house)
    decide(house, LEA)

    with pytest.raises(Conflict):
        decide(house, ADMIN, approve=False)

    assert not house.approving().may_decide(ADMIN, house.approvals.kept[0])


def test_a_request_nobody_made_is_not_found(house: ApprovalFakes) -> None:
    """An id of nowhere is no reason to fail otherwise."""
    with pytest.raises(NotFound):
        decide(house, ADMIN)


def test_where_zendesk_cannot_be_asked_nobody_is_let_through(house: ApprovalFakes) -> None:
    """A group that is not known gives no leave."""
    ask(house)
    house.groups.failure = OutsideFailure("away", permanent=False)

    with pytest.raises(OutsideFailure):
        decide(house, LEA)


def test_requests_are_listed_by_how_they_stand(house: ApprovalFakes) -> None:
    """What is open, and what was decided."""
    ask(house)
    approving = house.approving()

    assert len(approving.listed("acme", frozenset({ApprovalState.OPEN}))) == 1
    assert approving.listed("acme", frozenset({ApprovalState.APPROVED, ApprovalState.DECLINED})) == ()
    assert approving.listed("zenith", frozenset(ApprovalState)) == ()
