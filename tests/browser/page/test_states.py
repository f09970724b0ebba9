"""Every state of the sidebar, and the way from one to the next."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from integration.apology.complaint import Abstention
from integration.apology.letter import Tone
from integration.apology.review import Finding, Level
from integration.errors import OutsideFailure
from tests.browser.page.conftest import Bench
from tests.fakes import a_complaint, a_reading, abstaining

pytestmark = pytest.mark.browser

CLOSED = 148
HOSTILE = (
    "<p onclick=\"document.title='x'\" style='color:red'>Hello <b>Marta</b></p><script>document.title='x'</script>"
    "<img src=x onerror=\"document.title='x'\"><a href=\"javascript:document.title='x'\">here</a>"
    '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe><form><button>Go</button></form>'
)


def test_nothing_is_written_before_a_click(bench: Bench) -> None:
    """First there is one line and one button; no draft is made and the reply is empty."""
    bench.open()
    expect(bench.find("glance")).to_have_text("Looks like a damaged item.")
    assert bench.house.drafting.asked == []
    assert bench.reply() == ""


def test_each_change_is_one_request_for_the_same_draft(bench: Bench) -> None:
    """The letter follows a change and keeps its place; the draft stays the same one."""
    bench.open().suggest()
    bench.find("letter").evaluate("place => { place.scrollTop = 80 }")
    bench.click("offer-refund")
    expect(bench.find("insert")).to_be_enabled()
    bench.find("tone").select_option("formal")
    expect(bench.find("letter")).to_contain_text("(formal, en)")

    asked = bench.house.drafting.asked
    assert [wishes.offers for _, wishes, _ in asked] == [None, ("refund", "twenty"), ("refund", "twenty")]
    assert asked[-1][1].tone is Tone.FORMAL
    assert len({occasion.draft_id for _, _, occasion in asked}) == 1
    assert bench.find("letter").evaluate("place => place.scrollTop") == 80


def test_an_extra_is_never_the_main_choice(bench: Bench) -> None:
    """Where the main offer waits for approval, what is left to add stays a box to tick."""
    remedy = bench.house.drafting.remedy
    bench.house.drafting.remedy = replace(remedy, offers=remedy.offers[1:], alternatives=())
    bench.open().suggest()
    expect(bench.find("offer-twenty")).to_have_attribute("type", "checkbox")
    expect(bench.find("offer-credit")).to_be_disabled()


def test_no_complaint_can_be_drafted_anyway(bench: Bench) -> None:
    """The page says that there is nothing to apologise for, and obeys."""
    bench.house.drafting.complaint = abstaining(Abstention.NOT_A_COMPLAINT)
    bench.open().click("suggest")
    expect(bench.find("abstained-words")).to_contain_text("does not read like a complaint")
    expect(bench.find("actions")).to_be_hidden()
    bench.click("anyway")
    expect(bench.find("letter")).to_be_visible()


def test_an_agent_may_say_that_it_is_no_complaint(bench: Bench) -> None:
    """It is the last of the types; the letter goes, the reason is read out, and there is a way back."""
    bench.open().suggest()
    assert bench.find("type").locator("option").last.get_attribute("value") == "not_a_complaint"
    bench.find("type").select_option("not_a_complaint")
    expect(bench.find("abstained-words")).to_have_text("You said that this is no complaint, so no letter is written.")
    expect(bench.find("status")).to_have_text("You said that this is no complaint, so no letter is written.")
    expect(bench.find("actions")).to_be_hidden()
    bench.click("anyway")
    expect(bench.find("letter")).to_be_visible()
    expect(bench.find("type")).to_have_value("damaged_item")
    assert [wishes.type for _, wishes, _ in bench.house.drafting.asked] == [None, "not_a_complaint", "damaged_item"]


def test_a_signal_closes_the_letter_until_it_is_wanted(bench: Bench) -> None:
    """A calm banner with the reason and the words comes first."""
    bench.house.drafting.reading = a_reading(signals=True)
    bench.open().click("suggest")
    expect(bench.find("person-words")).to_contain_text("My solicitor")
    expect(bench.find("letter")).to_be_hidden()
    bench.click("show-draft")
    expect(bench.find("letter")).to_be_visible()
    expect(bench.find("person-words")).to_be_visible()


def test_a_missing_fact_is_asked_for(bench: Bench) -> None:
    """Values that disagree are a small form in the letter's place."""
    bench.house.drafting.reading = a_reading(conflicts=True)
    bench.open().click("suggest")
    expect(bench.find("missing")).to_contain_text("Which amount: 50.00 EUR or 55.00 EUR?")
    expect(bench.find("letter")).to_be_hidden()
    bench.find("answer-amount").nth(1).check()
    bench.click("missing-use")
    expect(bench.find("letter")).to_be_visible()
    assert bench.house.drafting.asked[-1][1].answers[0].written == "55.00 EUR"


def test_an_error_in_the_letter_blocks_its_insertion(bench: Bench) -> None:
    """The button is off and the reason stands under it."""
    bench.house.drafting.findings = (Finding("E-4", Level.ERROR, "The letter promises a date that has passed."),)
    bench.open().suggest()
    expect(bench.find("insert")).to_be_disabled()
    expect(bench.find("also")).to_have_text("Cannot be inserted yet: The letter promises a date that has passed.")


def test_a_closed_ticket_takes_no_letter(bench: Bench) -> None:
    """The letter can be read and copied, and the page says why it cannot be inserted."""
    bench.open(CLOSED).suggest()
    expect(bench.find("insert")).to_be_disabled()
    expect(bench.find("also")).to_contain_text("This ticket is closed")


def test_a_failure_says_what_happened_and_can_be_tried_again(bench: Bench) -> None:
    """The letter on screen stays with the choices it was made from, and the retry asks for the wish."""
    bench.open().suggest()
    bench.house.drafting.failure = OutsideFailure("away", permanent=False)
    bench.find("tone").select_option("formal")
    expect(bench.find("problem-words")).to_contain_text("Nothing was changed.")
    expect(bench.find("tone")).to_have_value("warm")
    expect(bench.find("insert")).to_be_enabled()
    bench.house.drafting.failure = None
    bench.click("problem-action")
    expect(bench.find("letter")).to_contain_text("(formal, en)")
    expect(bench.find("problem")).to_be_hidden()


def test_a_session_that_is_over_leaves_the_letter(bench: Bench) -> None:
    """One button reloads; until then the letter can still be inserted."""
    bench.open().suggest()
    bench.house.now += timedelta(hours=1)
    bench.find("tone").select_option("formal")
    expect(bench.find("problem-action")).to_have_text("Reload")
    bench.click("insert")
    expect(bench.find("done")).to_contain_text("Inserted.")


def test_waiting_has_words_after_two_seconds(bench: Bench) -> None:
    """A slow answer is explained before anybody wonders."""
    done = threading.Event()
    bench.house.drafting.wait = lambda: done.wait(8) and None
    bench.open().click("suggest")
    expect(bench.find("working-words")).to_contain_text("takes longer", timeout=4000)
    done.set()
    expect(bench.find("letter")).to_be_visible()
    expect(bench.find("working")).to_be_hidden()


def test_a_silent_desk_is_named(bench: Bench) -> None:
    """Where Zendesk does not hand over the ticket, the page says so within its own time limit."""
    bench.open(query="?host=slow:6000").click("suggest")
    expect(bench.find("problem-words")).to_contain_text("Zendesk did not answer in time", timeout=6000)


def test_hostile_markup_never_comes_alive(bench: Bench) -> None:
    """Only the tags of a letter are shown, without handlers, styles or addresses that run."""
    bench.house.drafting.html = HOSTILE
    bench.open().suggest()
    letter = bench.find("letter")
    assert letter.inner_html() == "<p>Hello <b>Marta</b></p><a>here</a>Go"
    assert "x" not in {frame.evaluate("document.title") for frame in bench.page.frames}


@pytest.mark.parametrize("state", ["suggestion", "abstained", "person", "missing", "problem"])
def test_every_state_is_accessible(bench: Bench, state: str) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold in every state, light and dark."""
    drafting = bench.house.drafting
    drafting.reading = a_reading(signals=state == "person", conflicts=state == "missing")
    drafting.complaint = abstaining(Abstention.UNSURE) if state == "abstained" else a_complaint()
    drafting.failure = OutsideFailure("away", permanent=False) if state == "problem" else None
    bench.open()
    app = bench.page.frame_locator("[data-location=ticket_sidebar]").locator("#app")
    bench.click("suggest")
    expect(app).to_have_attribute("data-state", state)
    assert bench.faults() == []
