"""Approvals and amounts beside the offers: what waits, what was asked for, what a lead said, what may be changed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from integration.apology.policy import OfferKind
from integration.apology.reading import Money
from integration.apology.remedy import Offered
from integration.errors import OutsideFailure
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.visitor import Visitor
from tests.approval_fakes import CREDIT, EIGHTY
from tests.browser.page.conftest import Bench

pytestmark = pytest.mark.browser

WAITING = replace(CREDIT, id="credit", optional=True)
GRANTED = replace(WAITING, needs_approval_by="")
LEA = Visitor("acme", "9", "Lea Lead", "agent")


@pytest.fixture(autouse=True)
def waiting(bench: Bench) -> None:
    """The letter offers a replacement; a credit of 80.00 waits for Team leads."""
    remedy = bench.house.drafting.remedy
    bench.house.drafting.remedy = replace(remedy, left_out=(WAITING,), repeat=False)
    bench.house.approvals.drafts.offers = (WAITING,)


def asked(bench: Bench, **changes: object) -> ApprovalRequest:
    """A request that another agent's click has left."""
    request = ApprovalRequest(
        id="f1",
        account="acme",
        draft_id="d0",
        ticket_id="101",
        requester_id="20",
        offer_id="credit",
        words="Store credit of 80.00 EUR",
        amount=EIGHTY,
        group="Team leads",
        policy_version=3,
        asked_by="8",
        asked_by_name="Ada Agent",
        asked_at=bench.house.now,
        reason="Third week without internet, and a baby on the way.",
    )
    changed = replace(request, **changes)
    bench.house.approvals.approvals.kept.insert(0, changed)
    return changed


def settle(bench: Bench, state: ApprovalState, note: str = "") -> None:
    """A lead decides elsewhere; where they approve, the next letter has the offer."""
    kept = bench.house.approvals.approvals.kept
    decided = {"decided_by": "9", "decided_by_name": "Lea Lead", "decided_at": bench.house.now}
    kept[0] = replace(kept[0], state=state, note=note, **decided)
    if state is ApprovalState.APPROVED:
        remedy = bench.house.drafting.remedy
        bench.house.drafting.remedy = replace(remedy, offers=(*remedy.offers, GRANTED), left_out=())


def ask(bench: Bench, reason: str = "") -> None:
    bench.click("ask-approval-credit")
    expect(bench.find("plea-reason")).to_be_focused()
    bench.find("plea-reason").fill(reason)
    bench.click("plea-send")
    expect(bench.find("approval-credit")).to_have_text("Asked, waiting for Team leads")


def test_an_offer_that_waits_can_be_asked_for(bench: Bench) -> None:
    """It shows its price and whose word it needs; asking takes a reason, and says that it was done."""
    bench.open().suggest()
    expect(bench.find("offer-credit")).to_be_disabled()
    expect(bench.find("approval-credit")).to_have_text("Needs approval by Team leads")

    ask(bench, "Third week")

    expect(bench.find("status")).to_have_text("Asked, waiting for Team leads.")
    expect(bench.find("approval-credit")).to_be_focused()
    expect(bench.find("ask-approval-credit")).to_have_count(0)
    assert bench.house.approvals.approvals.kept[0].reason == "Third week"


def test_the_letter_changes_by_itself_when_a_lead_approves(bench: Bench) -> None:
    """Nobody reloads: within seconds the offer is ticked and in the letter, and whose word it was is said."""
    bench.open().suggest()
    bench.find("tone").select_option("formal")
    ask(bench)

    settle(bench, ApprovalState.APPROVED, "Once.")

    expect(bench.find("offer-credit")).to_be_checked(timeout=20_000)
    expect(bench.find("status")).to_have_text("Approved by Lea Lead: Store credit of 80.00 EUR. Once.")
    expect(bench.find("approval-credit")).to_have_text("Approved by Lea Lead: Once.")
    wishes = bench.house.drafting.asked[-1][1]
    assert wishes.offers == ("credit", "replacement", "twenty")
    assert wishes.tone == "formal"


def test_a_no_is_said_with_its_reason(bench: Bench) -> None:
    """The letter stays as it was, the offer says who declined and why, and is not asked for again."""
    bench.open().suggest()
    ask(bench)
    requests = len(bench.house.drafting.asked)

    settle(bench, ApprovalState.DECLINED, "Not twice in a month.")

    expect(bench.find("approval-credit")).to_have_text("Declined by Lea Lead: Not twice in a month.", timeout=20_000)
    expect(bench.find("status")).to_have_text("Declined by Lea Lead: Store credit of 80.00 EUR. Not twice in a month.")
    expect(bench.find("ask-approval-credit")).to_have_count(0)
    assert len(bench.house.drafting.asked) == requests


def test_after_a_reload_a_request_is_still_there(bench: Bench) -> None:
    """The new draft of the same ticket shows what was asked for the old one; after a no it may ask again."""
    asked(bench)
    bench.open().suggest()
    expect(bench.find("approval-credit")).to_have_text("Asked, waiting for Team leads")

    settle(bench, ApprovalState.DECLINED)
    expect(bench.find("approval-credit")).to_have_text("Declined by Lea Lead", timeout=20_000)
    expect(bench.find("ask-approval-credit")).to_have_text("Ask again")


@pytest.mark.parametrize("away", [True, False])
def test_who_has_no_letter_on_screen_hears_it_too(bench: Bench, away: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Before the first click there is a line to read, also where the lead decided while the page was closed."""
    asked(bench)
    if away:
        settle(bench, ApprovalState.APPROVED)
        bench.open()
    else:
        with bench.page.expect_response("**/approvals"):
            bench.open()
        settle(bench, ApprovalState.APPROVED)
    expect(bench.find("news")).to_have_text("Approved by Lea Lead: Store credit of 80.00 EUR.", timeout=20_000)
    bench.suggest()
    expect(bench.find("news")).to_be_hidden()


def test_nothing_is_asked_while_nothing_waits(bench: Bench) -> None:
    """A ticket without requests costs one look, not one every four seconds."""
    looks: list[str] = []
    bench.page.on("request", lambda request: looks.append(request.url) if "/approvals" in request.url else None)
    bench.open().suggest()
    bench.page.wait_for_timeout(5000)
    assert len(looks) <= 2


def test_a_typed_reason_survives_what_happens_meanwhile(bench: Bench) -> None:
    """Another tone redraws the letter and its offers, and the reason stays in its field; Escape throws it away."""
    bench.open().suggest()
    bench.click("ask-approval-credit")
    bench.find("plea-reason").fill("Third week")
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    expect(bench.find("plea-reason")).to_have_value("Third week")
    bench.find("plea-reason").press("Escape")
    expect(bench.find("plea-reason")).to_have_count(0)
    expect(bench.find("ask-approval-credit")).to_be_focused()


def test_a_failed_request_says_so(bench: Bench) -> None:
    """Nothing was asked, the reason is still there, and trying again asks."""
    bench.open().suggest()
    bench.page.route("**/approvals", lambda route: route.abort())
    bench.click("ask-approval-credit")
    bench.find("plea-reason").fill("Third week")
    bench.click("plea-send")
    expect(bench.find("problem-words")).to_contain_text("Nothing was changed")
    expect(bench.find("plea-reason")).to_have_value("Third week")
    bench.page.unroute("**/approvals")
    bench.click("problem-action")
    expect(bench.find("approval-credit")).to_have_text("Asked, waiting for Team leads")


def test_a_lead_sees_the_request_on_the_ticket_and_approves(bench: Bench) -> None:
    """Before any letter: who asks for what and why, with a note for the answer; then who will see it."""
    bench.house.sign_in.visitor = LEA
    asked(bench)
    bench.open()
    expect(bench.find("plea")).to_contain_text("Ada Agent asks for: Store credit of 80.00 EUR.")
    expect(bench.find("plea")).to_contain_text("a baby on the way")
    bench.find("plea-note").fill("Once.")
    bench.click("approve")
    expect(bench.find("plea-done")).to_have_text("Approved. Ada Agent sees it now.")
    expect(bench.find("plea-done")).to_be_focused()
    expect(bench.find("plea")).to_have_count(0)
    kept = bench.house.approvals.approvals.kept[0]
    assert (kept.state, kept.note, kept.decided_by_name) == (ApprovalState.APPROVED, "Once.", "Lea Lead")


def test_who_comes_second_is_told(bench: Bench) -> None:
    """Another lead was faster: the request goes, with the reason."""
    bench.house.sign_in.visitor = LEA
    asked(bench)
    bench.open()
    bench.find("plea-note").fill("No.")
    settle(bench, ApprovalState.APPROVED)
    bench.click("decline")
    expect(bench.find("problem-words")).to_have_text("This request is approved already.")
    expect(bench.find("plea")).to_have_count(0)


def test_a_note_in_the_making_is_not_lost(bench: Bench) -> None:
    """While a lead writes, another request may come in."""
    bench.house.sign_in.visitor = LEA
    asked(bench)
    bench.open()
    bench.find("plea-note").fill("Only if")
    asked(bench, id="f2", offer_id="other", words="Refund in full of 540.00 EUR", asked_by_name="Otto Other")
    expect(bench.find("plea")).to_have_count(2, timeout=20_000)
    expect(bench.find("status")).to_have_text("Otto Other asks for: Refund in full of 540.00 EUR.")
    expect(bench.find("plea-note").nth(1)).to_have_value("Only if")
    expect(bench.find("plea-note").nth(1)).to_be_focused()


def test_where_zendesk_is_away_the_page_goes_on(bench: Bench) -> None:
    """A look that fails is no problem of the agent's; a click that fails says what it is."""
    bench.house.sign_in.visitor = LEA
    asked(bench)
    bench.open()
    expect(bench.find("plea")).to_be_visible()
    bench.house.approvals.groups.failure = OutsideFailure("away", permanent=False)
    bench.page.wait_for_timeout(4500)
    expect(bench.find("problem")).to_be_hidden()
    bench.click("approve")
    expect(bench.find("problem-words")).to_contain_text("Zendesk did not answer")


def with_bounds(bench: Bench) -> None:
    """The credit is in the letter, and may be anything from 10 to 100."""
    least, most = Money(Decimal(10), "EUR"), Money(Decimal(100), "EUR")
    free = replace(GRANTED, least=least, most=most)
    remedy = bench.house.drafting.remedy
    bench.house.drafting.remedy = replace(remedy, offers=(*remedy.offers[:1], free), left_out=())


def test_an_agent_changes_an_amount_within_its_bounds(bench: Bench) -> None:
    """The letter follows, and later choices keep the amount."""
    with_bounds(bench)
    bench.open().suggest()
    field = bench.find("amount-credit")
    expect(field).to_have_value("80.00")
    expect(bench.find("range-credit")).to_have_text("From 10.00 to 100.00 EUR")

    field.fill("55.5")
    field.press("Enter")
    expect(bench.find("status")).to_have_text("The letter has changed.")
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")

    asked_for = [wishes.amounts for _, wishes, _ in bench.house.drafting.asked]
    assert asked_for == [{}, {"credit": Decimal("55.50")}, {"credit": Decimal("55.50")}]


@pytest.mark.parametrize("typed", ["101", "9.99", "", "55.555"])
def test_an_amount_out_of_bounds_is_not_asked_for(bench: Bench, typed: str) -> None:
    """The field says what it takes, and the letter stays."""
    with_bounds(bench)
    bench.open().suggest()
    field = bench.find("amount-credit")
    field.fill(typed)
    field.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(bench.find("range-credit")).to_have_text("Give an amount. From 10.00 to 100.00 EUR.")
    assert len(bench.house.drafting.asked) == 1


def test_an_approved_main_offer_takes_its_place(bench: Bench) -> None:
    """What waited among the choices is the one chosen once it is approved, and stands in the list once."""
    refund = Offered("refund", OfferKind.REFUND_FULL, "broken", amount=EIGHTY, cost=EIGHTY)
    remedy = bench.house.drafting.remedy
    waits = replace(refund, needs_approval_by="Team leads")
    bench.house.drafting.remedy = replace(remedy, alternatives=(), left_out=(waits,))
    bench.house.approvals.drafts.offers = (waits,)
    bench.open().suggest()
    bench.click("ask-approval-refund")
    bench.click("plea-send")
    expect(bench.find("approval-refund")).to_have_text("Asked, waiting for Team leads")

    settle(bench, ApprovalState.APPROVED)
    bench.house.drafting.remedy = replace(
        remedy, offers=(refund, remedy.offers[1]), alternatives=remedy.offers[:1], left_out=()
    )

    expect(bench.find("offer-refund")).to_have_attribute("type", "radio", timeout=20_000)
    expect(bench.find("offer-refund")).to_be_checked()
    expect(bench.find("offer-refund")).to_have_count(1)
    assert bench.house.drafting.asked[-1][1].offers == ("refund", "replacement", "twenty")


@pytest.mark.parametrize("state", ["waiting", "form", "asked", "granted", "declined", "bounds", "lead"])
def test_every_state_of_an_approval_is_accessible(bench: Bench, state: str) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold, light and dark."""
    show(bench, state)
    assert bench.faults() == []


def show(bench: Bench, state: str) -> None:
    """Bring the sidebar into a state."""
    if state == "lead":
        bench.house.sign_in.visitor = LEA
    if state not in ("waiting", "form", "bounds"):
        asked(bench)
    if state in ("granted", "declined"):
        settle(bench, ApprovalState.APPROVED if state == "granted" else ApprovalState.DECLINED, "Once, and no more.")
    if state == "bounds":
        with_bounds(bench)
    bench.open()
    bench.suggest()
    if state == "form":
        bench.click("ask-approval-credit")
    marks = {"form": "plea-send", "bounds": "amount-credit", "lead": "plea"}
    expect(bench.find(marks.get(state, "approval-credit"))).to_be_visible()
