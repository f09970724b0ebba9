"""What the agent knows and the ticket does not say: facts put right, blanks filled in, calls made, second offers."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from integration.apology.complaint import Severity
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.remedy import Offered
from tests.browser.page.conftest import Bench
from tests.fakes import a_complaint

pytestmark = pytest.mark.browser

POINTS = ("Say that you are sorry the lamp came broken.", "Say by when the new one comes.")
WITH_PHONE = 124


def answers(bench: Bench) -> dict[str, str]:
    return {fact.kind.value: fact.written for fact in bench.house.drafting.asked[-1][1].answers}


def test_a_fact_that_was_misread_is_put_right(bench: Bench) -> None:
    """A click shows where it stands and takes another value; the letter and the line of facts follow."""
    bench.open().suggest()
    expect(bench.find("fact-form")).to_be_hidden()
    bench.find("facts").locator("[data-fact=order]").click()
    expect(bench.find("fact-order")).to_be_focused()
    expect(bench.find("fact-order")).to_have_value("4471")
    expect(bench.find("heard").locator("mark")).to_have_text("order 4471")

    bench.find("fact-order").fill("4472")
    bench.find("fact-order").press("Enter")

    expect(bench.find("facts")).to_contain_text("order 4472")
    expect(bench.find("fact-form")).to_be_hidden()
    expect(bench.find("facts").locator("[data-fact=order]")).to_be_focused()
    assert answers(bench) == {"order": "4472"}


def test_a_value_that_is_none_is_refused_at_its_field(bench: Bench) -> None:
    """The field says what to write, the letter stays, and Escape leaves everything as it was."""
    bench.open().suggest()
    bench.find("facts").locator("[data-fact=order]").click()
    bench.find("fact-order").fill("see my e-mail")
    bench.click("fact-use")
    expect(bench.find("fact-form")).to_contain_text("Write the number as the customer has it, such as 4471.")
    expect(bench.find("fact-order")).to_have_attribute("aria-invalid", "true")
    expect(bench.find("fact-order")).to_be_focused()
    expect(bench.find("problem")).to_be_hidden()
    expect(bench.find("insert")).to_be_enabled()

    bench.find("fact-order").press("Escape")

    expect(bench.find("fact-form")).to_be_hidden()
    expect(bench.find("facts")).to_contain_text("order 4471")


def test_blanks_can_be_filled_in_and_need_not(bench: Bench) -> None:
    """They are closed at first and in order of worth; one answer is enough, and what was typed elsewhere stays."""
    bench.open().suggest()
    expect(bench.find("blank-order_value")).to_be_hidden()
    bench.click("blanks-summary")
    labels = bench.find("blanks").locator("label").all_inner_texts()
    assert labels == ["Order value", "Needed for"]

    bench.find("blank-event").fill("their wedding")
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    expect(bench.find("blank-event")).to_have_value("their wedding")
    bench.click("blanks-use")

    expect(bench.find("facts")).to_contain_text("their wedding")
    expect(bench.find("blank-event")).to_have_count(0)
    assert answers(bench) == {"event": "their wedding"}
    bench.find("blank-order_value").fill("84.5")
    bench.find("blank-order_value-currency").fill("usd")
    bench.click("blanks-use")
    expect(bench.find("facts")).to_contain_text("order value 84.50 USD")
    assert answers(bench) == {"event": "their wedding", "order_value": "84.50 USD"}
    expect(bench.find("blanks")).to_be_hidden()


@pytest.mark.parametrize(("amount", "currency"), [("-5", "EUR"), ("0", "EUR"), ("5.555", "EUR"), ("5", "€")])
def test_an_amount_that_is_none_is_not_asked_for(bench: Bench, amount: str, currency: str) -> None:
    """Nothing is sent before it is one."""
    bench.open().suggest()
    bench.click("blanks-summary")
    bench.find("blank-order_value").fill(amount)
    bench.find("blank-order_value-currency").fill(currency)
    bench.click("blanks-use")
    expect(bench.find("blanks")).to_contain_text("Write an amount such as 12.50, with a currency such as EUR.")
    expect(bench.find("blank-order_value")).to_be_focused()
    assert len(bench.house.drafting.asked) == 1


def test_a_day_is_picked_as_a_day(bench: Bench) -> None:
    """What is asked for depends on the type; a day comes with its year."""
    bench.house.drafting.complaint = a_complaint(type="billing_error")
    bench.open().suggest()
    bench.click("blanks-summary")
    assert bench.find("blanks").locator("label").all_inner_texts() == ["Amount", "Invoice", "Date it happened"]
    bench.find("blank-incident_date").fill("2026-05-02")
    bench.click("blanks-use")
    expect(bench.find("facts")).to_contain_text("2 May 2026")
    assert answers(bench) == {FactKind.INCIDENT_DATE.value: "2026-05-02"}


def test_after_a_call_the_letter_is_its_follow_up(bench: Bench) -> None:
    """The points and the number are there before the letter; the tick asks for the other letter, and can be undone."""
    bench.house.drafting.call = POINTS
    bench.open(WITH_PHONE).suggest()
    expect(bench.find("call-points")).to_be_hidden()
    bench.click("call-summary")
    assert bench.find("call-points").locator("li").all_inner_texts() == list(POINTS)
    expect(bench.find("call-phone").locator("a")).to_have_attribute("href", "tel:+447700900142")

    bench.house.drafting.call = ()
    bench.find("called").check()
    expect(bench.find("status")).to_have_text("The letter has changed.")
    assert bench.house.drafting.asked[-1][1].called
    expect(bench.find("call-points").locator("li")).to_have_count(2)
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    assert bench.house.drafting.asked[-1][1].called

    bench.house.drafting.call = POINTS
    bench.find("called").uncheck()
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    expect(bench.find("called")).not_to_be_checked()


def test_without_points_there_is_no_call(bench: Bench) -> None:
    """Where nothing is to be said on the phone, the page does not speak of it; nor of wordings where there is one."""
    bench.open().suggest()
    expect(bench.find("call")).to_be_hidden()
    expect(bench.find("variant")).to_be_hidden()


def second(bench: Bench) -> None:
    """The letter answers a late delivery, too."""
    remedy = bench.house.drafting.remedy
    free = Offered("ship", OfferKind.FREE_SHIPPING, "late", optional=True, for_type="late_delivery")
    bench.house.drafting.remedy = replace(remedy, offers=(*remedy.offers, free))


def test_offers_for_the_second_complaint_stand_under_its_name(bench: Bench) -> None:
    """They are boxes to tick, apart from those for the first, and which wording was drawn is said in small."""
    second(bench)
    bench.house.drafting.variant = "b"
    bench.open().suggest()
    expect(bench.find("second-offers")).to_contain_text("For the late delivery")
    expect(bench.find("second-offers").locator("input")).to_have_attribute("data-offer", "ship")
    expect(bench.find("variant")).to_have_text("Wording B")
    bench.find("offer-ship").uncheck()
    expect(bench.find("status")).to_have_text("The letter has changed.")
    assert bench.house.drafting.asked[-1][1].offers == ("replacement", "twenty")


def test_every_open_part_is_accessible(bench: Bench) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold with all of it open, a refusal included."""
    second(bench)
    bench.house.drafting.call = POINTS
    bench.house.drafting.complaint = a_complaint(severity=Severity.HIGH)
    bench.open(WITH_PHONE).suggest()
    bench.click("call-summary")
    bench.click("blanks-summary")
    bench.find("facts").locator("[data-fact=deadline]").click()
    bench.find("fact-deadline").fill("")
    bench.click("fact-use")
    expect(bench.find("fact-form")).to_contain_text("Give the day, month and year.")
    assert bench.faults() == []
    app = bench.page.frame_locator("[data-location=ticket_sidebar]").locator("#app")
    assert app.evaluate("() => document.documentElement.scrollWidth") <= 320
