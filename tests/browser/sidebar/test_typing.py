"""A real letter in the reply, edited: the review speaks where a rule is broken, and is silent otherwise."""

from playwright.sync_api import expect

from tests.browser.sidebar.conftest import Desk

A_MOMENT = 1500  # longer than the page waits after the last key, and the server needs
LAMP = 101


def test_an_edit_is_checked_as_it_is_typed(desk: Desk) -> None:
    """A kind line is well; a promise nobody can keep and a misspelt word are said with their sentences."""
    desk.open(LAMP)
    desk.suggest()
    desk.insert()
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/checks") else None)
    desk.host("editor").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" ")
    desk.page.wait_for_timeout(A_MOMENT)
    assert asked
    expect(desk.find("checks")).to_be_hidden()

    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("This will never happen again. We recieved your photos.")

    expect(desk.find("checks")).to_contain_text("This will never happen again.")
    expect(desk.find("checks")).to_contain_text("“recieved” is not a word we know.")
    expect(desk.find("checks-title")).to_have_text("Change before you send")
