"""The policy in an admin's hands: rules made, ordered, tried, published and rolled back, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin.conftest import PRIYA, SLOW, TOM, Admin

FIRST, SECOND = "Somebody may be hurt", "Cancelled at the identity check, order value known"
BROKEN = "#/policy/rule/damaged-dear"


def names(admin: Admin, count: int) -> list[str]:
    found: list[str] = admin.find("rule-name").all_inner_texts()
    return found[:count]


def live(admin: Admin) -> int:
    """The number in "Live Version 3, published ..."."""
    return int(str(admin.find("bar-words").inner_text()).split("Version ")[1].split(",")[0])


def why_in_the_sidebar(admin: Admin, ticket_id: int) -> str:
    """What an agent reads under "why these?" beside a ticket."""
    admin.page.goto(f"{admin.demo.sandbox}/agent/tickets/{ticket_id}")
    sidebar = admin.page.frame_locator("[data-location=ticket_sidebar]")
    sidebar.locator("[data-test=suggest]").click(timeout=SLOW)
    trace = sidebar.locator("[data-test=trace]")
    expect(trace).to_be_visible()
    return str(trace.text_content())


def test_a_rule_from_its_name_to_live_and_back(admin: Admin) -> None:
    """Made from an example, changed in its rows, told as a sentence, published with a note, used, and rolled back."""
    admin.open()
    before = live(admin)
    admin.click("add-rule")
    admin.find("new-name").fill("Broken lamps")
    admin.click("start-damaged")
    admin.click("answer-add")
    expect(admin.find("told")).to_contain_text("order value is less than 100 EUR")

    admin.find("all").locator("[data-test=value]").nth(1).fill("95,50")
    expect(admin.find("told")).to_contain_text("order value is less than 95.50 EUR")
    admin.find("value").nth(1).press("Control+s")
    expect(admin.find("bar")).to_have_attribute("data-state", "draft")
    expect(admin.find("value").nth(1)).to_be_focused()

    admin.click("publish")
    admin.click("answer-publish")
    expect(admin.find("dialog-problem")).to_contain_text("Write a note first")
    admin.find("publish-note").fill("Lamps break often")
    admin.click("answer-publish")
    expect(admin.find("toast")).to_contain_text("is live")
    assert live(admin) > before

    assert "Broken lamps" in why_in_the_sidebar(admin, 101)
    admin.open("#/versions")
    expect(admin.find("versions")).to_contain_text("Lamps break often")
    admin.click(f"version-{before}")
    expect(admin.find("version-changes")).to_contain_text("Broken lamps")
    admin.click("roll-back")
    admin.find("roll-back-note").fill("It was a mistake")
    admin.click("answer-roll")
    expect(admin.find("toast")).to_contain_text("live again")
    admin.go("#/policy")
    assert names(admin, 1) == [FIRST]


def test_rules_change_places_by_keyboard_and_by_mouse(admin: Admin) -> None:
    """Alt and an arrow move the rule in hand, aloud; the mouse drags one by its grip; each is saved at once."""
    admin.open()
    admin.find("rule-name").nth(1).press("Alt+ArrowUp")
    assert names(admin, 2) == [SECOND, FIRST]
    expect(admin.find("status")).to_contain_text(f"{SECOND}, now 1 of")
    expect(admin.find("rule-name").first).to_be_focused()
    expect(admin.find("bar-words")).to_contain_text("not live")

    third = names(admin, 3)[2]
    admin.find("grip").first.drag_to(admin.find("rule").nth(2), target_position={"x": 80, "y": 60})
    assert names(admin, 3) == [FIRST, third, SECOND]
    expect(admin.find("bar")).to_have_attribute("data-state", "draft")

    admin.open()
    assert names(admin, 3) == [FIRST, third, SECOND]


def test_rules_are_found_switched_and_deleted(admin: Admin) -> None:
    """A search looks into facts and offers; a switched rule says so; what was deleted can be had back."""
    admin.open()
    admin.find("search").fill("k7qx")
    expect(admin.find("found")).to_contain_text("1 of")
    expect(admin.find("up")).to_be_disabled()
    admin.find("search").fill("")

    admin.find("switch").first.uncheck()
    expect(admin.find("rule").first).to_contain_text("Off")
    admin.find("more").first.press("Enter")
    admin.click("delete")
    expect(admin.find("rule-name").first).to_have_text(SECOND)
    admin.click("undo")
    expect(admin.find("rule-name").first).to_have_text(FIRST)
    expect(admin.find("rule").first).to_contain_text("Off")


def test_a_ticket_is_tried_while_the_rule_is_edited(admin: Admin) -> None:
    """The panel follows each change: what did not hold holds, and the offer of the rule comes."""
    admin.open(BROKEN)
    admin.click("try-example")
    own = admin.find("try-own-rule")
    expect(own.get_by_role("img", name="does not hold").first).to_be_visible()
    expect(admin.find("try-offers")).not_to_contain_text("Store credit")

    admin.find("value").nth(1).fill("50")
    expect(admin.find("try-offers")).to_contain_text("Store credit")
    expect(own.get_by_role("img", name="does not hold")).to_have_count(0)
    admin.click("try-add-fact")
    admin.find("try-value").fill("20 EUR")
    expect(admin.find("try-offers")).not_to_contain_text("Store credit")


def test_a_problem_stands_beside_its_field(admin: Admin) -> None:
    """What was typed wrong is said at once at the field, and the summary leads to it."""
    admin.open(BROKEN)
    admin.find("offers").locator("[data-test=amount-value]").fill("lots")
    remark = admin.find("part-amount").locator("[data-test=remark-error]")
    expect(remark).to_contain_text("should be a number")
    expect(admin.find("amount-value")).to_have_attribute("aria-invalid", "true")

    admin.find("offers").locator("[data-test=amount-value]").fill("400")
    expect(remark).to_contain_text("the cap is 150 %")
    admin.find("summary").get_by_role("button").first.click()
    expect(admin.find("amount-value")).to_be_focused()


def test_nothing_typed_is_lost_without_a_question(admin: Admin) -> None:
    """Leaving asks; *Cancel* stays with what was typed, *Save and go on* keeps it."""
    admin.open(BROKEN)
    admin.find("name").fill("Broken and dear")
    admin.click("to-settings")
    admin.click("answer-cancel")
    expect(admin.find("name")).to_have_value("Broken and dear")

    admin.click("to-settings")
    admin.click("answer-save")
    expect(admin.find("currency")).to_be_visible()
    admin.go(BROKEN)
    expect(admin.find("name")).to_have_value("Broken and dear")


def test_two_admins_never_overwrite_each_other_unseen(admin: Admin, colleague: Admin) -> None:
    """Who saves second sees what the first one changed, and may keep their own or take the other's."""
    admin.open(BROKEN)
    colleague.open(BROKEN)
    admin.find("name").fill("Mine")
    colleague.find("value").nth(1).fill("700")
    colleague.save()

    admin.click("save")
    expect(admin.find("theirs")).to_contain_text("700")
    admin.click("answer-mine")
    expect(admin.find("bar")).to_have_attribute("data-state", "draft")

    colleague.find("value").nth(1).fill("800")
    colleague.click("save")
    expect(colleague.find("theirs")).to_contain_text("Mine")
    colleague.click("answer-theirs")
    assert "value: 800" in colleague.find("copy-text").input_value()
    colleague.click("answer-cancel")
    expect(colleague.find("name")).to_have_value("Mine")
    expect(colleague.find("value").nth(1)).to_have_value("500")


def test_a_session_that_is_over_loses_nothing(admin: Admin) -> None:
    """Where saving is refused for good, the policy as typed is there to copy."""
    admin.open(BROKEN)
    admin.find("name").fill("Typed for an hour")
    over = {"status": 401, "detail": "Your session is over. Reload the page to start a new one."}
    admin.page.route("**/admin/policy", lambda route: route.fulfill(status=401, json=over))
    admin.click("save")
    expect(admin.find("dialog")).to_contain_text("Your session is over")
    assert "Typed for an hour" in admin.find("copy-text").input_value()


def test_limits_are_told_in_words(admin: Admin) -> None:
    """An emptied limit is no limit; what the settings change is compared like the rules."""
    admin.open("#/settings")
    admin.find("budget-day").fill("")
    admin.find("pack-eu").check()
    admin.save()
    admin.click("compare")
    expect(admin.find("changes").get_by_role("listitem")).to_have_count(2)
    expect(admin.find("changes")).to_contain_text("budget")


def test_a_policy_goes_out_and_comes_in(admin: Admin) -> None:
    """The YAML that is shown can be imported; what is wrong with another is told by its place."""
    admin.open("#/versions")
    admin.click("export-copy")
    text = admin.find("copy-text").input_value()
    admin.click("answer-cancel")
    admin.find("import-yaml").fill("currency: [EUR]\nrules: []\ncontacts: []\n")
    admin.click("import")
    expect(admin.find("import-problems")).to_contain_text("currency")

    changed = text.replace("currency: EUR", "currency: USD").encode()
    admin.find("import-file").set_input_files({"name": "policy.yaml", "mimeType": "text/yaml", "buffer": changed})
    expect(admin.find("import-yaml")).to_have_value(re.compile("currency: USD"))
    admin.click("import")
    expect(admin.find("bar-words")).to_contain_text("not live")
    admin.go("#/settings")
    expect(admin.find("currency")).to_have_value("USD")


@pytest.mark.parametrize("who", [PRIYA, TOM])
def test_only_admins_come_in(admin: Admin, who: int) -> None:
    """An agent and a light agent find a sentence in place of the page."""
    admin.sign_in(who).page.goto(f"{admin.demo.sandbox}/agent/apps/amends")
    expect(admin.find("notice")).to_be_visible()


@pytest.mark.parametrize("width", [380, 1280])
def test_the_pages_are_accessible(admin: Admin, width: int) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold on each page, in light and dark, narrow and wide."""
    rail = 56  # Zendesk's own bar beside our frame
    admin.page.set_viewport_size({"width": width + rail, "height": 900})
    admin.page.emulate_media(reduced_motion="reduce")
    admin.open()
    admin.find("search").fill("broken")  # what holds for some rules holds for all
    for route in ("#/policy", BROKEN, "#/settings", "#/try", "#/versions", "#/versions/1"):
        admin.go(route)
        for scheme in ("light", "dark"):
            admin.wear(scheme)
            assert admin.faults() == [], f"{route}, {scheme}"
        assert admin.frame.evaluate("document.documentElement.scrollWidth") <= width, route
    admin.go("#/policy")
    admin.click("add-rule")
    assert admin.faults() == []
