"""The sidebar's page in a workspace, over use cases whose answers are scripted: every state, and the way between."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from integration import sandbox as sandbox_package
from integration.apology.complaint import Abstention
from integration.apology.letter import Tone
from integration.apology.policy import Policy
from integration.apology.review import Finding, Level
from integration.errors import OutsideFailure
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import running_sandbox
from tests.fakes import a_complaint, a_reading, abstaining
from tests.web.conftest import House

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
CLOSED = 148
LETTER = "<p>Hello Marta,</p>" + "<p>I am sorry about the lamp. ({tone}, {locale})</p>" * 12
HOSTILE = (
    "<p onclick=\"document.title='x'\" style='color:red'>Hello <b>Marta</b></p><script>document.title='x'</script>"
    "<img src=x onerror=\"document.title='x'\"><a href=\"javascript:document.title='x'\">here</a>"
    '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe><form><button>Go</button></form>'
)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The terminal is for pytest."""


class _Product:
    """One server for all tests, with an app of its own for each."""

    app: Flask

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return self.app(environ, start_response)


class Bench:
    """A ticket with our page beside it, and the fakes behind that page."""

    def __init__(self, page: Page, house: House, url: str) -> None:
        self.page, self.house, self.url = page, house, url

    def open(self, ticket_id: int = 101, query: str = "") -> "Bench":
        self.page.goto(f"{self.url}/agent/tickets/{ticket_id}{query}")
        expect(self.find("suggest")).to_be_visible()
        return self

    def find(self, test_id: str) -> Any:
        return self.page.frame_locator("[data-location=ticket_sidebar]").locator(f"[data-test={test_id}]")

    def host(self, test_id: str) -> Any:
        return self.page.locator(f"[data-test={test_id}]")

    def click(self, test_id: str) -> None:
        self.find(test_id).click()

    def suggest(self) -> None:
        self.click("suggest")
        expect(self.find("letter")).to_be_visible()

    def type(self, words: str) -> None:
        self.host("editor").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def reply(self) -> str:
        return " ".join(self.host("editor").inner_text().split())

    def outcomes(self) -> list[str]:
        return [outcome.kind.value for outcome in self.house.outcomes.kept]


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[_Product, str]]:
    product = _Product()
    server = make_server("127.0.0.1", 0, product, threaded=True, request_handler=_Quiet)
    config = SandboxConfig(
        seed=Path(sandbox_package.__path__[0]) / "seed" / "demo.yaml",
        templates=ROOT / "templates",
        app_dir=ROOT / "manifest",
        product_url=f"http://127.0.0.1:{server.server_port}",
    )
    with running_sandbox(config) as sandbox:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield product, sandbox.url
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def bench(page: Page, served: tuple[_Product, str]) -> Bench:
    product, url = served
    house = House(origin=url, sdk="/static/vendor/zaf_sdk.js", now=datetime.now(UTC))
    house.sign_in.token = None
    house.outcomes.known = None
    house.drafting.html = LETTER
    house.drafting.fields = {"360004": "replacement"}
    house.drafting.policies.policy = Policy("EUR", (), (), set_fields={"remedy": "360004"})
    product.app = house.app()
    return Bench(page, house, url)


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
    until(bench, lambda: bench.outcomes() == ["inserted", "submitted"])
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


def test_no_complaint_can_be_drafted_anyway(bench: Bench) -> None:
    """The page says that there is nothing to apologise for, and obeys."""
    bench.house.drafting.complaint = abstaining(Abstention.NOT_A_COMPLAINT)
    bench.open().click("suggest")
    expect(bench.find("abstained-words")).to_contain_text("does not read like a complaint")
    expect(bench.find("actions")).to_be_hidden()
    bench.click("anyway")
    expect(bench.find("letter")).to_be_visible()


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["suggestion", "abstained", "person", "missing", "problem"])
def test_every_state_is_accessible(bench: Bench, state: str, scheme: str) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold in every state, light and dark."""
    drafting = bench.house.drafting
    drafting.reading = a_reading(signals=state == "person", conflicts=state == "missing")
    drafting.complaint = abstaining(Abstention.UNSURE) if state == "abstained" else a_complaint()
    drafting.failure = OutsideFailure("away", permanent=False) if state == "problem" else None
    bench.open()
    app = bench.page.frame_locator("[data-location=ticket_sidebar]").locator("#app")
    app.evaluate("(_, scheme) => { document.documentElement.dataset.theme = scheme }", scheme)
    bench.click("suggest")
    expect(app).to_have_attribute("data-state", state)
    frame = next(frame for frame in bench.page.frames if "/zaf/sidebar" in frame.url)
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = frame.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def until(bench: Bench, holds: Callable[[], bool]) -> None:
    """Wait for what happens on the server after the page is done."""
    for _ in range(100):
        if holds():
            return
        bench.page.wait_for_timeout(20)
    raise AssertionError(bench.outcomes())
