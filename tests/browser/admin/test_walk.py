"""An admin's whole way: a rule made, tried, tested on past tickets, published, met by an agent, and taken back."""

import re

from playwright.sync_api import expect

from tests.browser.admin.conftest import Admin
from tests.browser.sidebar.conftest import Desk

LAMP = 101
RULE = "Lamps first"
DECIDES = f"“{RULE}” because"


def reasons(desk: Desk) -> str:
    """Why the sidebar offers what it does on the ticket of the broken lamp."""
    desk.open(LAMP)
    assert desk.suggest() == "suggestion"
    return str(desk.find("trace").text_content())


def test_a_rule_goes_all_the_way_to_a_ticket_and_back(admin: Admin) -> None:
    """What was made in the admin page decides the next suggestion, and no longer does once it is rolled back."""
    desk = Desk(admin.page.context.new_page(), admin.demo)
    admin.open()
    before = re.search(r"Version (\d+)", admin.find("bar-words").inner_text())
    assert before
    admin.click("add-rule")
    admin.find("new-name").fill(RULE)
    admin.click("start-damaged")
    admin.click("answer-add")
    expect(admin.find("told")).to_contain_text("order value")
    admin.go("#/policy")
    expect(admin.find("rule-name").first).to_have_text(RULE)

    admin.go("#/try")
    admin.click("try-example")
    expect(admin.find("try-words")).to_contain_text(RULE)
    admin.go("#/backtest")
    admin.click("run")
    expect(admin.find("rules").get_by_role("row", name=re.compile(RULE))).to_be_visible(timeout=20_000)
    assert DECIDES not in reasons(desk)

    admin.click("publish")
    admin.find("publish-note").fill("Lamps break often")
    admin.click("answer-publish")
    expect(admin.find("bar")).to_have_attribute("data-state", "live")
    assert DECIDES in reasons(desk)

    admin.go("#/versions")
    admin.click(f"version-{before[1]}")
    admin.click("roll-back")
    admin.find("roll-back-note").fill("Too many of them")
    admin.click("answer-roll")
    expect(admin.find("toast")).to_contain_text("live again")
    assert DECIDES not in reasons(desk)
