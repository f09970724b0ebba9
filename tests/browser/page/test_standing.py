"""The sidebar on a draft that a trigger made: the page opens on it, follows the ticket, and takes nothing away."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from integration.apology.cancellation import Cancellation, CancelReason
from integration.errors import Conflict, NotFound, OutsideFailure
from tests.browser.page.conftest import Bench
from tests.fakes import a_reading

pytestmark = pytest.mark.browser

FIRST, SECOND = "1" * 32, "2" * 32
TELL = """() => document.querySelector("iframe[data-location=ticket_sidebar]").contentWindow.postMessage(
  JSON.stringify({ key: "zaf.ticket.conversation.changed", message: [] }), "*")"""


def opened(bench: Bench) -> Bench:
    """A ticket whose draft is there already; nobody clicks."""
    bench.page.goto(f"{bench.url}/agent/tickets/101")
    expect(bench.find("letter")).to_be_visible(timeout=20_000)
    return bench


def changed(bench: Bench) -> None:
    """Zendesk tells all apps that the conversation has another turn."""
    bench.page.evaluate(TELL)


def drafts(bench: Bench) -> list[str]:
    return [occasion.draft_id for _, _, occasion in bench.house.drafting.asked]


def test_the_page_opens_on_the_draft(bench: Bench) -> None:
    """It says since when it waits, and goes on under its id to what is sent; then it does not open again."""
    bench.house.standing.drafted(FIRST, bench.house.now)
    opened(bench)
    expect(bench.find("origin")).to_have_text(re.compile(r"^Drafted for you at \d\d?:\d\d.* by a trigger\.$"))
    expect(bench.find("status")).to_contain_text("Suggestion ready")
    assert drafts(bench) == [FIRST]

    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")
    bench.host("submit").click()
    expect(bench.find("glance")).to_contain_text("on record", timeout=10_000)
    assert drafts(bench) == [FIRST, FIRST]
    assert [(each.draft_id, each.kind.value) for each in bench.house.outcomes.kept] == [
        (FIRST, "inserted"),
        (FIRST, "submitted"),
    ]

    changed(bench)  # the server still calls it standing, until Zendesk says that an agent answered
    bench.page.wait_for_timeout(1200)
    expect(bench.find("suggest")).to_be_visible()


def test_a_draft_of_another_day_says_which_and_why(bench: Bench) -> None:
    """Starting over is the same draft as it was made, and the focus is on it, because somebody asked."""
    bench.house.standing.drafted(FIRST, bench.house.now - timedelta(days=40))
    cancelled = Cancellation("4471", CancelReason.OUT_OF_STOCK)
    bench.house.drafting.reading = replace(a_reading(), cancellation=cancelled)
    opened(bench)
    words = re.compile(r"^Drafted for you on \d+ \w+ at .* because the shop cancelled the order\.$")
    expect(bench.find("origin")).to_have_text(words)
    expect(bench.find("confidence")).to_have_text("told by the shop")

    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    bench.click("more")
    bench.click("start-over")
    expect(bench.find("letter")).to_contain_text("(warm, en)")
    expect(bench.find("suggestion")).to_be_focused()
    assert set(drafts(bench)) == {FIRST}


@pytest.mark.parametrize("failure", [Conflict("Sent."), NotFound("Gone."), OutsideFailure("away", permanent=False)])
def test_a_draft_that_cannot_be_had_troubles_nobody(bench: Bench, failure: Exception) -> None:
    """The page is as it always was, and a click starts a draft; of its own where that one is done with."""
    bench.house.standing.drafted(FIRST, bench.house.now)
    bench.house.drafting.failure = failure
    bench.open()
    expect(bench.find("glance")).to_have_text("Looks like a damaged item.")
    bench.until(lambda: drafts(bench), [FIRST])
    expect(bench.find("problem")).to_be_hidden()

    bench.house.drafting.failure = None
    bench.suggest()
    is_same = drafts(bench)[-1] == FIRST
    assert is_same == isinstance(failure, OutsideFailure)
    assert ("by a trigger" in bench.find("origin").inner_text()) == is_same


def test_a_newer_draft_takes_the_place_of_one_nobody_touched(bench: Bench) -> None:
    """Where the draft is withdrawn the page says so. Whoever was typing meanwhile goes on typing."""
    bench.open()
    bench.type("I am")
    bench.house.standing.drafted(FIRST, bench.house.now)
    changed(bench)
    expect(bench.find("origin")).to_be_visible()
    expect(bench.host("editor")).to_be_focused()

    bench.house.standing.drafted(SECOND, bench.house.now)
    changed(bench)
    expect(bench.find("status")).to_contain_text("The customer has written again, and there is a newer draft. Sugg")
    assert drafts(bench) == [FIRST, SECOND]

    bench.house.standing.note = None
    changed(bench)
    expect(bench.find("glance")).to_have_text("The draft was withdrawn, because the conversation has gone on.")
    expect(bench.find("letter")).to_be_hidden()


def test_work_in_hand_is_not_taken_away(bench: Bench) -> None:
    """Whoever has changed or inserted the draft is told of a newer one, and opens it when they like."""
    bench.house.standing.drafted(FIRST, bench.house.now)
    opened(bench)
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")

    bench.house.standing.drafted(SECOND, bench.house.now)
    changed(bench)
    expect(bench.find("newer-words")).to_have_text("The customer has written again, and there is a newer draft.")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    assert bench.faults() == []

    bench.click("newer-open")
    expect(bench.find("newer")).to_be_hidden()
    expect(bench.find("letter")).to_contain_text("(warm, en)")
    assert drafts(bench)[-1] == SECOND
