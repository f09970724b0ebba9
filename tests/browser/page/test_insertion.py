"""The letter's way into the reply and back out, and what is recorded of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page.conftest import Bench

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("add-below", r"^My words\. Hello Marta"), ("replace", r"^Hello Marta"), ("cancel", r"^My words\.$")],
)
def test_typed_words_are_never_overwritten_unasked(bench: Bench, answer: str, expected: str) -> None:
    """Where the reply holds text, the agent says what becomes of it."""
    bench.open()
    bench.type("My words.")
    bench.suggest()
    bench.click("insert")
    expect(bench.find("ask-words")).to_be_focused()
    bench.click(answer)
    expect(bench.find("ask")).to_be_hidden()
    if answer != "cancel":
        expect(bench.find("done")).to_contain_text("Inserted.")
    assert re.search(expected, bench.reply())


def test_undo_puts_everything_back(bench: Bench) -> None:
    """Text, tags and fields are as they were before the insertion."""
    bench.open()
    state = "() => [...document.querySelectorAll('#fields input, #fields select')].map((each) => each.value).join('|')"
    before = (bench.reply(), bench.page.locator("#tags").inner_text(), bench.page.evaluate(state))
    bench.suggest()
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")
    assert "amends" in bench.page.locator("#tags").inner_text()
    assert "replacement" in bench.page.evaluate(state)
    bench.click("undo")
    expect(bench.find("done")).to_contain_text("Undone.")
    assert (bench.reply(), bench.page.locator("#tags").inner_text(), bench.page.evaluate(state)) == before
    expect(bench.find("insert")).to_have_text("Insert in reply")


def test_undo_asks_where_the_letter_was_edited(bench: Bench) -> None:
    """What was typed after the insertion is not thrown away by a click."""
    bench.open().suggest()
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")
    bench.type(" And more.")
    bench.click("undo")
    expect(bench.find("ask")).to_be_visible()
    bench.page.keyboard.press("Escape")
    assert bench.reply().endswith("And more.")


def test_a_note_goes_into_a_note(bench: Bench) -> None:
    """The composer turns to an internal note first, and back on undo."""
    bench.open().suggest()
    bench.click("more")
    bench.click("as-note")
    expect(bench.find("done")).to_contain_text("Inserted.")
    expect(bench.host("comment-type")).to_have_value("internalNote")
    bench.click("undo")
    expect(bench.host("comment-type")).to_have_value("publicReply")


def test_a_composer_that_does_not_turn_gets_no_letter(bench: Bench) -> None:
    """Where Zendesk keeps the kind of comment, the agent is told and nothing is inserted."""
    bench.open(query="?host=noType").suggest()
    bench.click("more")
    bench.click("as-note")
    expect(bench.find("problem-words")).to_contain_text("Nothing was inserted.")
    assert bench.reply() == ""


def test_the_final_text_is_recorded_after_the_submit(bench: Bench) -> None:
    """What the agent made of the letter is told once Zendesk has taken it."""
    bench.open().suggest()
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")
    bench.type(" My own end.")
    bench.host("submit").click()
    expect(bench.find("glance")).to_contain_text("on record")
    bench.until(bench.outcomes, ["inserted", "submitted"])
    sent = bench.house.outcomes.kept[-1]
    assert "My own end." in sent.text
    assert sent.public is True


def test_a_reply_without_our_letter_is_none_of_our_business(bench: Bench) -> None:
    """Looking at a draft and writing something else leaves no outcome."""
    bench.open(102).suggest()
    bench.type("I wrote this myself.")
    bench.host("submit").click()
    expect(bench.host("conversation")).to_contain_text("I wrote this myself.")
    assert bench.outcomes() == []
