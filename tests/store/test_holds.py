"""Holds: however many letters are suggested and sent at once, no limit of the policy is ever overspent."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import Approval, Guards, OfferKind
from integration.apology.reading import Money
from integration.apology.remedy import Grant, Held, History, Remedy
from integration.errors import Conflict, NotFound
from integration.flows.approval import ApprovalState
from integration.store.approvals import ApprovalStore
from integration.store.drafts import DraftStore
from integration.store.holds import HOLD_HOURS, HoldLedger
from integration.store.tables import holds as table
from tests.store.approval_requests import a_request
from tests.store.at_once import MANY, at_once
from tests.store.letters import CREDIT, NO_LIMITS, NOW, Desk, asked, by_policy, look, open_accounts

TEN = Decimal("10.00")
NINETY_FIVE = Decimal(95)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    open_accounts(engine, "acme", "zenith")
    return Desk(engine, by_policy())


@pytest.mark.parametrize(
    ("limit", "same"),
    [
        ("budget_day", {}),
        ("budget_month", {}),
        ("amount_per_requester", {"requester_id": "20"}),
        ("amount_per_agent_day", {"agent_id": "8"}),
    ],
)
def test_fifty_letters_at_once_never_overspend(desk: Desk, limit: str, same: dict[str, str]) -> None:
    """Held or sent, they make exactly what the limit allows: the last one is cut, and the rest go without."""
    busy = desk.with_guards(replace(NO_LIMITS, **{limit: NINETY_FIVE}))

    def click(number: int) -> Decimal:
        letter = asked(number, **same)
        cost = busy.suggest(letter)
        if number % 3 == 0:
            busy.send(letter)
        return cost

    costs = at_once(click)

    assert sorted(costs, reverse=True) == [TEN] * 9 + [Decimal("5.00")] + [Decimal(0)] * (MANY - 10)
    assert busy.suggest(asked(MANY, **same)) == 0


def test_fifty_letters_to_one_customer_make_as_many_offers_as_allowed(desk: Desk) -> None:
    """The number of gestures is limited as surely as their sum."""
    busy = desk.with_guards(replace(NO_LIMITS, offers_per_requester=2))

    costs = at_once(lambda number: busy.suggest(asked(number, requester_id="20")))

    assert sorted(costs, reverse=True) == [TEN, TEN] + [Decimal(0)] * (MANY - 2)


def test_a_partial_refund_out_of_goodwill_counts_as_held_and_as_sent(desk: Desk, engine: Engine) -> None:
    """It is a gesture by its amount and not by its kind, and is one of the customer's offers before and after."""
    refund = replace(CREDIT, kind=OfferKind.REFUND_PARTIAL)
    generous = desk.with_guards(NO_LIMITS, refund)
    first, second = asked(1, requester_id="20"), asked(2, requester_id="20")
    generous.suggest(first)
    assert look(engine, second).gestures_held == 1

    generous.send(first)

    assert look(engine, second).gestures == 1


def test_fifty_changes_of_mind_hold_once(desk: Desk) -> None:
    """One letter, suggested again and again, holds what it costs and not fifty times as much."""
    tight = desk.with_guards(replace(NO_LIMITS, budget_day=TEN))

    assert at_once(lambda _: tight.suggest(asked())) == [TEN] * MANY


def test_a_hold_counts_for_others_until_it_runs_out(desk: Desk, engine: Engine) -> None:
    """For hours nobody else can spend what a letter holds; a letter not sent by then is taken for given up."""
    desk.suggest(asked(1, agent_id="8", requester_id="20"))
    until = NOW + timedelta(hours=HOLD_HOURS)
    other = asked(2, agent_id="8", requester_id="20")

    before = look(engine, replace(other, now=until - timedelta(seconds=1)))
    after = look(engine, replace(other, now=until))

    spent = before.spending
    assert (spent.agent_today, spent.account_today, spent.account_month) == (TEN, TEN, TEN)
    assert before.held == (Held("101", 1, TEN),)
    assert after == History()


def test_a_hold_is_no_apology(desk: Desk, engine: Engine) -> None:
    """A letter nobody has read yet makes no repeat failure, and no second gesture for the same ticket."""
    desk.suggest(asked(1, requester_id="20"))

    history = look(engine, asked(2, requester_id="20"))

    assert (history.apologies, history.gestures, history.gestures_held) == ((), 0, 1)


def test_holds_are_counted_for_whom_they_are(desk: Desk, engine: Engine) -> None:
    """Another agent's holds are the account's, another customer's are nobody's, another account's are not seen."""
    desk.suggest(asked(1))
    desk.suggest(asked(2, account="zenith"))

    history = look(engine, asked(3))

    assert history.held == ()
    assert (history.spending.agent_today, history.spending.account_today) == (0, TEN)


def test_what_is_held_is_spent_the_day_it_may_be_sent(desk: Desk, engine: Engine) -> None:
    """A letter suggested before midnight counts for the new day, and for the new month, as long as it may be sent."""
    desk.suggest(asked(1, now=NOW.replace(day=30, hour=23)))

    spending = look(engine, asked(2, now=NOW.replace(month=12, day=1, hour=1))).spending

    assert (spending.account_today, spending.account_month) == (TEN, TEN)


def test_the_next_letter_on_the_ticket_takes_the_place_of_the_last(desk: Desk, engine: Engine) -> None:
    """An agent who begins anew on the same ticket holds one letter; a colleague there holds one more."""
    first, again = asked(1), asked(2, ticket_id="101", agent_id="8001", requester_id="2001")
    colleague = replace(again, draft_id=f"{3:032x}", agent_id="9")
    desk.suggest(first)
    desk.suggest(again)
    desk.suggest(colleague)

    with engine.connect() as connection:
        rows = connection.execute(select(table.c.draft_id, table.c.cents).order_by(table.c.draft_id)).all()

    assert [tuple(row) for row in rows] == [(again.draft_id, 1000), (colleague.draft_id, 1000)]


def test_a_letter_that_turns_plain_lets_its_hold_go(desk: Desk, engine: Engine) -> None:
    """Where the agent takes the voucher out again, others can spend the money at once."""
    desk.suggest(asked(1))
    desk.with_guards(replace(NO_LIMITS, budget_day=Decimal(0))).suggest(asked(1))

    assert look(engine, asked(2)).spending.account_today == 0


def test_a_sent_letter_is_spent_once(desk: Desk, engine: Engine) -> None:
    """With the letter on record its hold is gone: the money is counted for the letter and not twice."""
    letter = asked(1, requester_id="20")
    desk.suggest(letter)
    desk.send(letter)

    history = look(engine, asked(2, requester_id="20"))

    assert history.spending.account_today == TEN
    assert (history.gestures, history.amount, history.held) == (1, TEN, ())


def test_a_note_spends_nothing(desk: Desk, engine: Engine) -> None:
    """What went to colleagues only holds nothing any more, and costs nothing."""
    desk.suggest(asked(1))
    desk.send(asked(1), public=False)

    assert look(engine, asked(2)).spending.account_today == 0


def test_a_letter_taken_back_from_the_composer_still_holds(desk: Desk, engine: Engine) -> None:
    """Undoing the insertion is no farewell to the letter: it can be inserted again."""
    desk.suggest(asked(1))
    DraftStore(engine).record("acme", Outcome(asked(1).draft_id, OutcomeKind.UNDONE, NOW, asked(1).agent_id))

    assert look(engine, asked(2)).spending.account_today == TEN


def test_nothing_is_held_for_a_letter_that_was_sent(desk: Desk) -> None:
    """Whoever goes on with a letter that is gone is told to start a new one."""
    desk.suggest(asked(1))
    desk.send(asked(1))

    with pytest.raises(Conflict):
        desk.suggest(asked(1))


@pytest.mark.parametrize("changes", [{"account": "zenith"}, {"agent_id": "9"}, {"ticket_id": "7"}])
@pytest.mark.parametrize("kept", [True, False])
def test_nobody_takes_the_hold_of_another(desk: Desk, engine: Engine, changes: dict[str, str], kept: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """The id of somebody else's draft is as good as none, kept or only held, and what was held stays held."""
    if kept:
        desk.suggest(asked(1))
    else:
        HoldLedger(engine).hold(asked(1), desk.decision(asked(1)))

    with pytest.raises(NotFound):
        desk.suggest(asked(1, **changes))

    assert look(engine, asked(2)).spending.account_today == TEN


def test_a_decision_that_fails_changes_nothing(desk: Desk, engine: Engine) -> None:
    """What the letter held before stays held, and the failure reaches the caller."""
    desk.suggest(asked(1))

    def fail(_: History) -> Remedy:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        HoldLedger(engine).hold(asked(1), fail)

    assert look(engine, asked(2)).spending.account_today == TEN


@pytest.mark.usefixtures("desk")
def test_only_what_was_approved_on_the_ticket_is_granted(engine: Engine) -> None:
    """The decision knows its own ticket's approvals, who gave them, the greatest first; others give nothing."""
    store = ApprovalStore(engine)
    for number, ticket, amount, state in [
        (1, "101", 40, ApprovalState.APPROVED),
        (2, "101", 70, ApprovalState.DECLINED),
        (3, "102", 90, ApprovalState.APPROVED),
        (4, "101", 60, ApprovalState.APPROVED),
        (5, "101", 50, ApprovalState.APPROVED),
    ]:
        request = store.ask(a_request(number, ticket_id=ticket, amount=Money(Decimal(amount), "EUR")))
        store.decide(replace(request, state=state, decided_by="5", decided_by_name="Priya Nair", decided_at=NOW))
    store.ask(a_request(6, amount=None))

    assert look(engine, asked(1)).grants == tuple(
        Grant("credit", Money(Decimal(amount), "EUR"), "Priya Nair", "Team leads") for amount in (60, 50, 40)
    )


def test_what_is_approved_is_offered(desk: Desk, engine: Engine) -> None:
    """An offer above its limit waits and holds nothing; once a lead has approved it, the same click holds it."""
    offer = replace(CREDIT, approval=Approval(Decimal(5), "Team leads"))
    careful = desk.with_guards(Guards(), offer)
    assert careful.suggest(asked(1)) == 0

    store = ApprovalStore(engine)
    request = store.ask(a_request(1, ticket_id="101", offer_id="credit", amount=Money(TEN, "EUR")))
    store.decide(replace(request, state=ApprovalState.APPROVED, decided_by="5", decided_at=NOW))

    assert careful.suggest(asked(1)) == TEN
    assert look(engine, asked(2)).spending.account_today == TEN


def test_the_decision_is_asked_once(desk: Desk, engine: Engine) -> None:
    """What it says is given back as it is: the letter is written by what was held."""
    given: list[Remedy] = []

    def decide(history: History) -> Remedy:
        given.append(desk.decision(asked())(history))
        return given[-1]

    assert [HoldLedger(engine).hold(asked(), decide)] == given
