"""Files that a letter names: brought to the reply, and asked for before it leaves."""

import pytest
from playwright.sync_api import expect

from tests.browser.sidebar.conftest import Desk

IDENTITY_CHECK = 102
GUIDE = "identity-guide.pdf"


@pytest.fixture
def inserted(desk: Desk) -> Desk:
    """A letter that says “The attached guide shows each step”, in the reply."""
    desk.open(IDENTITY_CHECK)
    assert desk.suggest() == "suggestion"
    desk.insert()
    return desk


def test_the_file_comes_with_the_letter(inserted: Desk) -> None:
    """The macro that keeps it puts it into the reply, and leaves the words as they were."""
    expect(inserted.host("composer-files")).to_contain_text(GUIDE)
    expect(inserted.find("files-words")).to_have_text(f"Attached: {GUIDE}.")
    assert "The attached guide shows each step." in inserted.reply()


def test_a_reply_without_its_file_does_not_leave(inserted: Desk) -> None:
    """Whoever takes the file out is asked about it; whoever insists may send."""
    inserted.page.get_by_label(f"Remove {GUIDE}").click()
    expect(inserted.find("files-words")).to_contain_text("Not attached yet")
    inserted.host("submit").click()
    expect(inserted.page.locator("body")).to_contain_text(f"The letter names {GUIDE}, and it is not attached.")
    assert "The attached guide" in inserted.reply()

    inserted.find("files-without").click()
    expect(inserted.find("files-words")).to_contain_text("Goes without")
    inserted.submit()


def test_undo_asks_for_no_file(inserted: Desk) -> None:
    """A letter that was taken back names nothing any more."""
    inserted.find("undo").click()
    expect(inserted.find("done")).to_contain_text("Undone")
    expect(inserted.find("files")).to_be_hidden()
