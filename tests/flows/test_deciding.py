"""What a letter holds and takes while it is only suggested, and what it lets go again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.complaint import Abstention
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Approval,
    Bounds,
    Conditions,
    Contact,
    Offer,
    OfferKind,
    Policy,
    Pool,
    Rule,
)
from integration.apology.reading import Money
from integration.apology.remedy import Grant, History, Offered
from integration.errors import Conflict
from integration.flows.deciding import Deciding
from integration.flows.draft import Draft
from integration.flows.looking_on import SAMPLE_CODE, LookingOn
from tests.fakes import NOON, a_complaint
from tests.flows.test_drafting import House

SPRING = Offer("spring", OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), cost=Decimal(12), code=Pool("spring"))
AUTUMN = Offer("autumn", OfferKind.FREE_SHIPPING, cost=Decimal(5), code=Pool("autumn"))
TWENTY = Amount(AmountBasis.FIXED, Decimal(20))
CREDIT = Offer("credit", OfferKind.STORE_CREDIT, TWENTY, agent_may=Bounds(Decimal(5), Decimal(60)))
REPLACEMENT = Offer("replacement", OfferKind.REPLACEMENT)


def policy(*offers: Offer, **changes: object) -> Policy:
    """One rule for everything that makes these offers; all but the first may be left out."""
    optional = frozenset(offer.id for offer in offers[1:])
    rule = replace(Rule("all", "Everything", Conditions(), offers, optional=optional), **changes)
    return Policy("EUR", (rule,), (Contact(phone="0800 555 0142"),))


def offers(draft: Draft) -> dict[str, Offered]:
    assert draft.remedy
    return {offer.id: offer for offer in draft.remedy.offers}


def test_the_decision_is_held_for_the_draft() -> None:
    """Whose letter it is, on which ticket, for whom and when in the policy's own time: the ledger hears it all."""
    house = House(policy=replace(policy(CREDIT), time_zone="Europe/Berlin"))
    house.suggest()

    asked = house.ledger.asked[0]
    assert (asked.account, asked.draft_id, asked.ticket_id) == ("acme", "d1", "101")
    assert (asked.requester_id, asked.agent_id, asked.days) == ("20", "8", 90)
    assert (asked.now, asked.now.hour) == (NOON, 14)
    assert house.ledger.held == {"d1": Decimal(20)}


def test_an_abstention_holds_nothing() -> None:
    """Where no letter is suggested, no money is kept from others."""
    house = House(a_complaint(abstention=Abstention.UNSURE), policy(CREDIT))
    house.suggest()

    assert house.ledger.asked == []


def test_what_is_no_complaint_after_all_lets_everything_go() -> None:
    """An agent who says so after a look at the letter gives back its money and its code."""
    house = House(policy=policy(SPRING))
    house.codes.pools = {"spring": ["S-1"]}
    house.suggest()
    assert house.ledger.held == {"d1": Decimal(12)}

    house.suggest(type="not_a_complaint")

    assert house.ledger.held == {"d1": Decimal(0)}
    assert house.codes.pools == {"spring": ["S-1"]}


def test_a_draft_that_was_sent_is_not_made_anew() -> None:
    """The refusal comes before a letter is written."""
    house = House(policy=policy(CREDIT))
    house.ledger.refusal = Conflict("This draft was already sent.")

    with pytest.raises(Conflict):
        house.suggest()

    assert house.drafts.kept == []


def test_a_one_time_code_stands_in_the_letters_offer() -> None:
    """Each pool gives one, and the letter keeps it through every change."""
    house = House(policy=policy(SPRING, AUTUMN))
    house.codes.pools = {"spring": ["S-1", "S-2"], "autumn": ["A-1"]}

    codes = [{id_: offer.code for id_, offer in offers(house.suggest()).items()} for _ in range(2)]

    assert codes == [{"spring": "S-1", "autumn": "A-1"}] * 2


def test_an_offer_left_out_again_gives_its_code_back() -> None:
    """Its own, and not that of an offer that stays."""
    house = House(policy=policy(SPRING, AUTUMN))
    house.codes.pools = {"spring": ["S-1", "S-2"], "autumn": ["A-1"]}
    house.suggest()

    kept = offers(house.suggest(offers=("spring",)))

    assert {id_: offer.code for id_, offer in kept.items()} == {"spring": "S-1"}
    assert house.codes.pools == {"spring": ["S-2"], "autumn": ["A-1"]}


def test_where_a_pool_is_empty_the_offer_is_left_out() -> None:
    """The trace says why, the others stay, and nothing is held for what is not offered."""
    house = House(policy=policy(SPRING, AUTUMN))
    house.codes.pools = {"autumn": ["A-1"]}
    draft = house.suggest()

    assert set(offers(draft)) == {"autumn"}
    assert draft.remedy
    assert ("pool_empty", "spring") in [(guard.guard, guard.offer_id) for guard in draft.remedy.trace.guards]
    assert "20 % voucher left out because no code is left in the pool spring." in draft.remedy.trace.words
    assert house.ledger.held == {"d1": Decimal(5)}


def test_where_every_pool_is_empty_an_answer_is_promised() -> None:
    """A letter that is left with words says when the customer will hear more (CL-11)."""
    house = House(policy=policy(SPRING, AUTUMN))
    draft = house.suggest()

    assert draft.remedy
    assert draft.remedy.offers == ()
    assert draft.remedy.answer_by
    assert house.ledger.held == {"d1": Decimal(0)}


def test_an_amount_within_the_bounds_is_the_agents() -> None:
    """What they asked for is offered and held; beyond the bounds it is cut to them."""
    house = House(policy=policy(CREDIT))

    given = [
        offers(house.suggest(amounts={"credit": Decimal(wished)}))["credit"].amount for wished in ("35.50", "99", "1")
    ]

    assert [money.amount for money in given if money] == [Decimal("35.50"), Decimal(60), Decimal(5)]
    assert house.ledger.held == {"d1": Decimal(5)}


def test_what_was_approved_is_offered() -> None:
    """An offer above its limit waits, and nothing is held for it; once approved on the ticket it is in the letter."""
    waiting = replace(CREDIT, approval=Approval(Decimal(10), "Team leads"))
    house = House(policy=policy(REPLACEMENT, waiting))
    before = house.suggest()
    held = dict(house.ledger.held)
    house.ledger.grant(Grant("credit", Money(Decimal(20), "EUR"), "Lea Lead"))

    after = house.suggest()

    assert before.remedy
    assert [offer.needs_approval_by for offer in before.remedy.left_out] == ["Team leads"]
    assert held == {"d1": Decimal(0)}
    assert set(offers(after)) == {"replacement", "credit"}
    assert house.ledger.held == {"d1": Decimal(20)}


class _NoHistories:
    def of(self, *_: object) -> History:
        return History()


def test_who_only_looks_on_changes_nothing() -> None:
    """The letter is the same but for a code that opens nothing; no money is held, and none goes back."""
    house = House(policy=policy(SPRING, CREDIT))
    house.codes.pools = {"spring": ["S-1"]}
    onlooker = LookingOn(_NoHistories())
    house.drafting = replace(house.drafting, deciding=Deciding(onlooker, onlooker))

    draft, again = house.suggest(), house.suggest()

    assert offers(draft)["spring"].code == offers(again)["spring"].code == SAMPLE_CODE
    assert set(offers(draft)) == {"spring", "credit"}
    assert (house.ledger.asked, house.codes.given) == ([], {})
