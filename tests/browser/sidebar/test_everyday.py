"""What agents do all day beside the one click: another opinion, a second failure, undo, and typed text that stays."""

import pytest
from playwright.sync_api import expect

from tests.browser.sidebar.conftest import Desk
from tests.running_demo import Demo


@pytest.fixture(autouse=True)
def fresh_tickets(demo: Demo) -> None:
    """Other tests answer tickets too; these want them as customers wrote them."""
    demo.control("POST", "reset")
    demo.control("PUT", "limits", {"account": 100_000})


def test_the_agent_may_know_better(desk: Desk) -> None:
    """Another type, remedy and tone each redraw the letter, and the last one is what goes into the reply."""
    desk.open(117)
    desk.suggest()
    first = desk.find("letter").inner_text()

    desk.find("type").select_option("defective_item")
    expect(desk.find("letter")).not_to_have_text(first)
    desk.find("offer-refund").check()
    expect(desk.find("letter")).to_contain_text("the way you paid")
    desk.find("tone").select_option("formal")
    expect(desk.find("letter")).to_contain_text("Dear")
    desk.insert()

    assert "by the method you paid with" in desk.reply()
    assert desk.reply().startswith("Dear")


def test_a_second_apology_is_another_letter(desk: Desk) -> None:
    """After a letter was sent, the same customer gets no second coupon, and a person to speak to (C-16, C-21)."""
    desk.open(111)
    desk.suggest()
    desk.insert()
    desk.submit()

    desk.suggest()

    expect(desk.find("warnings")).to_contain_text("has had an apology from us before")
    expect(desk.find("letter")).not_to_contain_text("off your next order")
    expect(desk.find("letter")).to_contain_text("call you")


def test_undo_puts_everything_back(desk: Desk) -> None:
    """Text, tags and fields are as they were before the insertion."""
    desk.open(113)
    desk.suggest()
    field = desk.host("field-custom_field_360003")
    tags = desk.host("tag").count()
    before = field.input_value()
    desk.insert()
    expect(field).to_have_value("amends_defective_item")

    desk.find("undo").click()

    expect(desk.find("done")).to_contain_text("Undone.")
    assert desk.reply().strip() == ""
    assert field.input_value() == before
    assert desk.host("tag").count() == tags


def test_typed_text_is_never_lost(desk: Desk) -> None:
    """The agent is asked first; *Add below* keeps what they wrote above the letter."""
    desk.open(114)
    desk.suggest()
    desk.host("editor").click()
    desk.page.keyboard.type("Good morning from the whole team.")

    desk.find("insert").click()
    expect(desk.find("ask-words")).to_contain_text("already has text")
    assert "sorry" not in desk.reply()
    desk.find("add-below").click()
    expect(desk.find("done")).to_contain_text("Inserted.")

    reply = desk.reply()
    assert reply.index("Good morning") < reply.index("sorry")


def test_a_product_that_is_away_is_said(desk: Desk) -> None:
    """A failed request leaves the ticket as it is, says so, and can be tried again."""
    desk.open(110)
    desk.page.route("**/sidebar/suggestions", lambda route: route.abort())
    desk.find("suggest").click()
    expect(desk.find("problem-words")).to_be_visible()
    assert desk.reply().strip() == ""

    desk.page.unroute("**/sidebar/suggestions")
    desk.find("problem-action").click()

    assert desk.settled() == "suggestion"


def test_the_logs_carry_no_customer(desk: Desk, demo: Demo) -> None:
    """After a whole run the log names drafts and tickets, and neither the customer nor their words."""
    desk.open(111)
    desk.suggest()
    desk.insert()
    desk.submit()

    log = (demo.database.parent / "demo.log").read_text(encoding="utf-8")

    assert "suggested" in log
    assert "111" in log
    for private in ("Yolanda", "Marsh", "rained", "9-2218-RUG", "I am sorry"):
        assert private not in log
