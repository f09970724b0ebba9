"""The reply checked while it is typed: what is said, and above all when nothing is."""

import threading

import pytest
from playwright.sync_api import expect

from integration.apology.review import Finding, Level
from integration.errors import OutsideFailure
from tests.browser.page.conftest import Bench

pytestmark = pytest.mark.browser

PROMISE = Finding("C-5", Level.ERROR, "Nobody can promise “never again”.", "Never again.", "Leave it out.")
SPELLING = Finding("CS-11", Level.WARNING, "“recieved” is not a word we know.", "We recieved it.", "Write “received”.")
A_MOMENT = 1200  # longer than the page waits after the last key


@pytest.fixture(autouse=True)
def rules(bench: Bench) -> None:
    """What the check says of certain words."""
    bench.house.checking.findings = {"Never": (PROMISE,), "recieved": (SPELLING,)}


def inserted(bench: Bench) -> Bench:
    bench.open().suggest()
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")
    return bench


def erase(bench: Bench, words: str) -> None:
    for _ in words:
        bench.page.keyboard.press("Backspace")


def texts(bench: Bench) -> list[str]:
    """What was asked about, the last words of each."""
    return [text[-20:] for _, text, _ in bench.house.checking.asked]


def test_what_is_wrong_stands_there_until_it_is_put_right(bench: Bench) -> None:
    """One question after the last key; the sentence, what to write instead, and silence once it is gone."""
    inserted(bench)
    bench.type(" Never again.")

    expect(bench.find("checks")).to_contain_text("Change before you send")
    expect(bench.find("checks")).to_contain_text("Nobody can promise “never again”.")
    expect(bench.find("checks").locator("q")).to_have_text("Never again.")
    expect(bench.find("checks")).to_contain_text("Leave it out.")
    expect(bench.find("status")).to_have_text("Change before you send: Nobody can promise “never again”.")
    assert len(bench.house.checking.asked) == 1

    erase(bench, "Never again.")
    expect(bench.find("checks")).to_be_hidden()
    bench.type("We recieved it.")
    expect(bench.find("checks")).to_contain_text("Look at your reply again")


def test_nothing_is_asked_of_a_reply_that_is_not_ours(bench: Bench) -> None:
    """Neither before a letter was inserted, nor while it stands there unchanged, nor after it was taken back."""
    bench.open()
    bench.type("Never again.")
    bench.suggest()
    bench.page.wait_for_timeout(A_MOMENT)
    bench.click("insert")
    bench.click("replace")
    expect(bench.find("done")).to_contain_text("Inserted.")
    bench.page.wait_for_timeout(A_MOMENT)
    bench.click("undo")
    expect(bench.find("done")).to_contain_text("Undone.")
    bench.type("Never again.")
    bench.page.wait_for_timeout(A_MOMENT)

    assert bench.house.checking.asked == []
    expect(bench.find("checks")).to_be_hidden()


def test_who_deletes_everything_is_left_in_peace(bench: Bench) -> None:
    """What is typed then may be anything; once the letter is back, it is looked at again."""
    inserted(bench)
    bench.type(" Never again.")
    expect(bench.find("checks")).to_be_visible()

    bench.host("editor").fill("")
    expect(bench.find("checks")).to_be_hidden()
    bench.type("Never mind.")
    bench.page.wait_for_timeout(A_MOMENT)
    assert len(bench.house.checking.asked) == 1

    bench.host("editor").fill("Hello Marta, I am sorry about the lamp. (warm, en) Never again.")
    expect(bench.find("checks")).to_be_visible()


def test_a_note_among_agents_is_no_reply(bench: Bench) -> None:
    """While the composer is a note, nothing is said; back on the reply it is."""
    inserted(bench)
    bench.type(" Never again.")
    expect(bench.find("checks")).to_be_visible()
    bench.host("comment-type").select_option("internalNote")
    expect(bench.find("checks")).to_be_hidden()
    bench.host("comment-type").select_option("publicReply")
    expect(bench.find("checks")).to_be_visible()


def test_a_letter_in_a_note_is_checked_there(bench: Bench) -> None:
    """Who drafts it as a note for a colleague wants it right as well."""
    bench.open().suggest()
    bench.click("more")
    bench.click("as-note")
    expect(bench.find("done")).to_contain_text("Inserted.")
    bench.type(" Never again.")
    expect(bench.find("checks")).to_contain_text("Nobody can promise")


def test_the_newest_words_count(bench: Bench) -> None:
    """While an answer is on its way nothing else is asked, and an answer about older words is not shown."""
    inserted(bench)
    go_on, under_way, most = threading.Event(), [0], [0]

    def wait() -> None:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        go_on.wait(8)
        under_way[0] -= 1

    bench.house.checking.wait = wait
    bench.type(" Never again.")
    bench.until(lambda: len(bench.house.checking.asked), 1)
    erase(bench, " Never again.")
    bench.type(" Good day.")
    bench.page.wait_for_timeout(A_MOMENT)
    assert len(bench.house.checking.asked) == 1
    go_on.set()

    bench.until(lambda: len(bench.house.checking.asked), 2)
    expect(bench.find("checks")).to_be_hidden()
    assert texts(bench)[1].endswith("Good day.")
    assert most[0] == 1


def test_the_agent_decides(bench: Bench) -> None:
    """A reply that should be changed can be sent all the same; then nothing is left to say."""
    inserted(bench)
    bench.type(" Never again.")
    expect(bench.find("checks")).to_be_visible()
    bench.host("submit").click()
    expect(bench.find("glance")).to_contain_text("on record")
    expect(bench.find("checks")).to_be_hidden()
    assert "Never again." in bench.house.outcomes.kept[-1].text


def test_a_check_that_fails_is_no_trouble_of_the_agents(bench: Bench) -> None:
    """Nothing is said about it, not even what was said before; the next words are checked again."""
    inserted(bench)
    bench.type(" Never again.")
    expect(bench.find("checks")).to_be_visible()
    bench.house.checking.failure = OutsideFailure("away", permanent=False)
    bench.type(" Truly.")
    expect(bench.find("checks")).to_be_hidden()
    expect(bench.find("problem")).to_be_hidden()
    bench.house.checking.failure = None
    bench.type(" Yes.")
    expect(bench.find("checks")).to_be_visible()


def test_findings_are_accessible(bench: Bench) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold, light and dark."""
    inserted(bench)
    bench.type(" Never again. We recieved it.")
    expect(bench.find("checks").locator("li")).to_have_count(2)
    assert bench.faults() == []
