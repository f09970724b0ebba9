"""Letters as an admin finds, writes, tries, saves and takes them back, up to the agent who meets the new wording."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route, expect

from tests.browser.admin.conftest import SLOW, Admin
from tests.browser.sidebar.conftest import Desk

LAMP = 101
RAIL = 56  # Zendesk's own bar beside our frame
DAMAGED = "#/letters/en/damaged_item"
LATE = "#/letters/en/late_delivery"
OUTAGE = "#/letters/en/service_outage"
REFUND = "#/letters/en/refund_delay"


def opened(admin: Admin, route: str) -> Admin:
    """The page of a letter, with its preview written."""
    if admin.page.url == "about:blank":
        admin.open(route)
    else:
        admin.go(route)
    expect(admin.find("letter")).to_be_visible(timeout=SLOW)
    return admin


def shown(admin: Admin) -> Any:
    """The editor of the wording in hand."""
    return admin.app.locator("[data-test=template]:visible")


def source(admin: Admin) -> str:
    return str(shown(admin).input_value())


def rewritten(admin: Admin, before: str, after: str) -> None:
    """Other words in the place of some that the wording has."""
    text = source(admin)
    assert before in text
    shown(admin).fill(text.replace(before, after))


def saved(admin: Admin, note: str) -> None:
    admin.click("save")
    admin.find("letter-note").fill(note)
    admin.click("answer-save")


def end_of_line(admin: Admin, words: str) -> None:
    """Put the caret behind the line with these words."""
    script = """(area, words) => {
        const at = area.value.indexOf('\\n', area.value.indexOf(words));
        area.focus();
        area.setSelectionRange(at, at);
    }"""
    shown(admin).evaluate(script, words)


def greeted(desk: Desk) -> Any:
    """The letter in the sidebar of the ticket about the broken lamp."""
    desk.open(LAMP)
    assert desk.suggest() == "suggestion"
    return desk.find("letter")


def altered(change: Callable[[dict[str, Any]], None]) -> Callable[[Route], None]:
    """Lets the server answer, and changes what it says."""

    def handle(route: Route) -> None:
        answer = route.fetch()
        told = answer.json()
        if route.request.method == "GET":
            change(told)
        route.fulfill(response=answer, body=json.dumps(told))

    return handle


def test_letters_are_found_by_name_and_state(admin: Admin) -> None:
    """Types and parts stand by language; what nothing fits says so and leads back to all."""
    admin.open("#/letters")
    expect(admin.find("letters").get_by_role("row", name="Damaged item")).to_contain_text("Shipped")
    expect(admin.find("parts").get_by_role("row", name="Greeting")).to_be_visible()
    admin.find("find-letter").fill("refund")
    expect(admin.find("letters").locator("tbody tr")).to_have_count(1)
    expect(admin.find("parts")).to_have_count(0)
    admin.find("by-state").select_option("stale")
    expect(admin.find("none-fits")).to_be_visible()
    admin.click("show-all")
    admin.find("letter-en-damaged_item").click()
    expect(admin.app.locator("h1")).to_have_text("Damaged item")


def test_a_wording_goes_all_the_way_to_a_ticket_and_back(admin: Admin) -> None:
    """What was written, tried and saved is what the next letter says, until the shipped wording is used again."""
    desk = Desk(admin.page.context.new_page(), admin.demo)
    opened(admin, DAMAGED)
    rewritten(admin, "reached you damaged", "reached you in pieces")
    expect(admin.find("letter")).to_contain_text("reached you in pieces")
    saved(admin, "Plainer words")
    expect(admin.find("bar-words")).to_contain_text("Own wording", timeout=SLOW)
    expect(admin.find("letter-versions").get_by_role("row", name="Version 1")).to_contain_text("Plainer words")
    expect(greeted(desk)).to_contain_text("reached you in pieces")

    admin.click("back-to-shipped")
    expect(admin.find("diff").last).to_contain_text("in pieces")
    admin.click("answer-shipped")
    expect(admin.find("bar-words")).to_contain_text("Shipped")
    expect(greeted(desk)).not_to_contain_text("in pieces")

    admin.click("view-1")
    expect(admin.find("diff").last).to_contain_text("in pieces")
    admin.click("answer-bring-back")
    expect(admin.find("bar-words")).to_contain_text("Version 3", timeout=SLOW)
    admin.click("undo")
    expect(admin.find("bar-words")).to_contain_text("Shipped")
    desk.page.close()


def test_a_mistake_stands_beside_its_line_and_is_not_saved(admin: Admin) -> None:
    """An unknown name is said at its line and in a list that leads there; it cannot be saved, and undo takes it off."""
    opened(admin, LATE)
    before = source(admin)
    end_of_line(admin, "{% paragraph acknowledgement %}")
    shown(admin).press_sequentially(" {{ ite")
    expect(admin.find("complete")).to_contain_text("lamp, travel bag")
    shown(admin).press("Enter")
    assert " {{ item }}\n" in source(admin)
    for _ in range(len("item }}")):
        shown(admin).press("Backspace")
    shown(admin).press_sequentially("itm }}")
    expect(admin.find("mistake").first).to_contain_text("itm")
    line = source(admin).split("itm")[0].count("\n") + 1
    expect(admin.find(f"sign-{line}")).to_have_attribute("aria-label", re.compile(f"line {line}.*itm"))
    admin.find("mistake").first.get_by_role("button").click()
    assert shown(admin).evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)").endswith("itm }}")

    admin.click("save")
    expect(admin.find("toast")).to_contain_text("Not saved")
    expect(admin.find("dialog")).to_have_count(0)
    while source(admin) != before:
        shown(admin).press("Control+z")
    expect(admin.find("mistake")).to_have_count(0)
    expect(admin.find("bar")).to_have_attribute("data-state", "live")


def test_what_the_review_refuses_is_said_by_line(admin: Admin) -> None:
    """A sentence that no letter may have is refused at saving, with its line; the text stays, and leaving asks."""
    opened(admin, REFUND)
    end_of_line(admin, "{% paragraph acknowledgement %}")
    shown(admin).press_sequentially("\nWe apologise for any inconvenience this may have caused.")
    saved(admin, "")
    expect(admin.find("mistake").first).to_contain_text("Line", timeout=SLOW)
    assert "any inconvenience" in source(admin)

    admin.frame.evaluate("location.hash = '#/letters'")
    admin.click("answer-cancel")
    assert "any inconvenience" in source(admin)
    admin.frame.evaluate("location.hash = '#/letters'")
    admin.click("answer-leave")
    expect(admin.find("letters")).to_be_visible()


def test_two_wordings_share_the_tickets(admin: Admin) -> None:
    """The second begins as a copy, its share is taken from the first, and the list of letters says so."""
    opened(admin, OUTAGE)
    first = source(admin)
    admin.click("add-variant")
    expect(admin.find("wording-b")).to_have_attribute("aria-selected", "true")
    assert source(admin) == first
    admin.find("share-b").fill("0")
    expect(admin.find("share-problem")).to_contain_text("at least 1 %")
    admin.find("share-b").fill("30")
    expect(admin.find("share-a")).to_have_value("70")
    expect(admin.find("same")).to_contain_text("Each ticket gets the same wording every time.")
    saved(admin, "Side by side")
    expect(admin.find("bar-words")).to_contain_text("Own wording", timeout=SLOW)
    admin.go("#/letters")
    expect(admin.find("letter-en-service_outage")).to_have_text("Two, 70 : 30")

    opened(admin, OUTAGE)
    admin.click("remove-variant")
    expect(admin.find("add-variant")).to_be_visible()
    admin.click("undo")
    expect(admin.find("share-a")).to_have_value("70")
    expect(admin.find("bar")).to_have_attribute("data-state", "live")


def test_names_are_picked_and_the_keyboard_gets_out(admin: Admin) -> None:
    """A name is inserted at the caret with another wording; Tab indents, Esc and Tab leave the editor."""
    opened(admin, REFUND)
    end_of_line(admin, "{% paragraph acknowledgement %}")
    admin.click("names")
    admin.find("unsure").check()
    admin.find("find-name").fill("invoice number")
    admin.find("name-invoice").click()
    assert "{% say %}{{ invoice }}{% or %}{% endsay %}\n" in source(admin)
    shown(admin).press("Tab")
    assert "{% say %}  {{ invoice }}" in source(admin)
    shown(admin).press("Escape")
    shown(admin).press("Tab")
    expect(shown(admin)).not_to_be_focused()
    admin.click("discard")
    expect(admin.find("bar")).to_have_attribute("data-state", "live")


def test_nobodys_wording_goes_without_a_word(admin: Admin, colleague: Admin) -> None:
    """Where a colleague saved first, who it was and what they wrote is shown, and one's own text stays to be saved."""
    opened(admin, LATE)
    opened(colleague, LATE)
    for page, note in ((colleague, "First"), (admin, "Second")):
        end_of_line(page, "{% paragraph acknowledgement %}")
        shown(page).press_sequentially(f" {{# {note} #}}")
        saved(page, note)
    expect(admin.find("dialog")).to_contain_text("Amara Cole changed this letter meanwhile", timeout=SLOW)
    expect(admin.find("meanwhile")).to_contain_text("First")
    admin.click("answer-mine")
    expect(admin.find("bar-words")).to_contain_text("Version 2", timeout=SLOW)
    assert "# Second #" in source(admin)
    expect(admin.find("letter-versions")).to_contain_text("First")


def test_a_shipped_letter_that_moved_on_is_told(admin: Admin) -> None:
    """Who wrote their own sees that the shipped one changed and how, and keeps theirs with one click."""
    opened(admin, OUTAGE)
    if admin.find("bar-words").inner_text().startswith("Shipped"):
        end_of_line(admin, "{% paragraph acknowledgement %}")
        shown(admin).press_sequentially(" {# Ours #}")
        saved(admin, "")
        expect(admin.find("bar-words")).to_contain_text("Own wording", timeout=SLOW)
    address = "**/admin/letters/en/service_outage"
    admin.page.route(address, altered(lambda told: told["live"].update(stale=True)))
    admin.go("#/letters")
    opened(admin, OUTAGE)
    expect(admin.find("stale")).to_contain_text("The shipped letter has changed since you wrote yours.")
    admin.find("stale-diff").locator("summary").click()
    expect(admin.find("stale").locator("[data-test=diff], [data-test=no-difference]").first).to_be_visible()
    admin.click("keep-mine")
    expect(admin.find("stale")).to_have_count(0, timeout=SLOW)
    admin.page.unroute(address)


# The frame hears of its new width a moment after the window has it.
FITS = "(width) => innerWidth <= width && document.documentElement.scrollWidth <= width"


def test_letters_are_accessible(admin: Admin) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold on both pages, and nothing is wider than the page."""
    admin.page.emulate_media(reduced_motion="reduce")
    admin.open("#/letters")
    expect(admin.find("letters")).to_be_visible()
    for route in ("#/letters", LATE):
        if route == LATE:
            opened(admin, LATE)
            admin.find("case").locator("summary").click()
            shown(admin).fill(source(admin) + "{{ itm }}")
            expect(admin.find("mistake").first).to_be_visible()
        for scheme in ("light", "dark"):
            admin.wear(scheme)
            assert admin.faults() == [], f"{route}, {scheme}"
        for width in (320, 1280):
            admin.page.set_viewport_size({"width": width + RAIL, "height": 900})
            admin.frame.wait_for_function(FITS, arg=width)
    admin.click("names")
    assert admin.faults() == []
