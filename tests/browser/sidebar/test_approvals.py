"""An agent asks in one browser, a lead decides in another, and the first goes on without a reload."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.barriers import violations
from tests.browser.sidebar.conftest import Desk
from tests.running_demo import Demo

pytestmark = pytest.mark.browser

INVOICE = 103  # 50.00 USD too much; dollars cannot be measured by a limit in euros, so Finance has to see it
BULBS = 114  # the wrong ones, of an order whose value nobody knows: a refund is for Team leads to allow
PRIYA, INES, NOOR, AMARA = "1002", "1006", "1007", "1001"  # an agent, a team lead, somebody in Finance, an admin
SOON = 20_000

Open = Callable[[str, int], Desk]


@pytest.fixture(autouse=True)
def fresh_tickets(demo: Demo) -> None:
    demo.control("POST", "reset")
    demo.control("PUT", "limits", {"account": 100_000})


@pytest.fixture
def seat(browser: Browser, demo: Demo) -> Iterator[Open]:
    """Somebody's own browser: the agent with this number before this ticket."""
    errors: list[str] = []
    with ExitStack() as closing:

        def sit(agent: str, ticket: int) -> Desk:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            closing.callback(context.close)
            context.add_cookies([{"name": "sandbox_agent", "value": agent, "url": demo.sandbox}])
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            return Desk(page, demo).open(ticket)

        yield sit
    assert errors == []


def ask(desk: Desk, group: str, reason: str) -> None:
    desk.suggest()
    expect(desk.find("letter")).not_to_contain_text("the way you paid")
    desk.find("ask-approval-refund").click()
    desk.find("plea-reason").fill(reason)
    desk.find("plea-send").click()
    expect(desk.find("approval-refund")).to_have_text(f"Asked, waiting for {group}", timeout=SOON)


def check(desk: Desk) -> None:
    """What a machine can check of WCAG 2.2 AA."""
    frame = next(frame for frame in desk.page.frames if "/zaf/sidebar" in frame.url)
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations(frame)] == []


def test_a_lead_approves_in_a_second_browser_and_the_first_shows_it(seat: Open) -> None:
    """The agent waits with the letter open; it changes by itself, names the offer, and is sent as it is shown."""
    agent = seat(PRIYA, INVOICE)
    ask(agent, "Finance", "Our own mistake, and their bookkeeper found it.")
    check(agent)

    lead = seat(NOOR, INVOICE)
    expect(lead.find("plea")).to_contain_text("Priya Nair asks for: Refund of 50.00 USD.", timeout=SOON)
    expect(lead.find("plea")).to_contain_text("their bookkeeper found it")
    check(lead)
    lead.find("plea-note").fill("Right.")
    lead.find("approve").click()
    expect(lead.find("plea-done")).to_have_text("Approved. Priya Nair sees it now.", timeout=SOON)

    expect(agent.find("letter")).to_contain_text("50.00 USD", timeout=SOON)
    expect(agent.find("letter")).to_contain_text("the way you paid")
    expect(agent.find("offer-refund")).to_be_checked()
    expect(agent.find("approval-refund")).to_have_text("Approved by Noor Haddad: Right.")
    expect(agent.find("status")).to_have_text("Approved by Noor Haddad: Refund of 50.00 USD. Right.")
    check(agent)
    agent.insert()
    assert "the way you paid" in agent.reply()


def test_only_who_the_policy_names_sees_the_buttons(seat: Open) -> None:
    """A lead of another group sees nothing to decide, an admin does; the no of one of them reaches the agent."""
    agent = seat(PRIYA, BULBS)
    ask(agent, "Team leads", "")
    other, lead, admin = seat(NOOR, BULBS), seat(INES, BULBS), seat(AMARA, BULBS)
    other.suggest()
    expect(other.find("approval-refund")).to_have_text("Priya Nair asked, waiting for Team leads", timeout=SOON)
    expect(other.find("plea")).to_have_count(0)
    expect(lead.find("plea")).to_contain_text("Priya Nair asks for: Refund in full.", timeout=SOON)

    admin.find("plea-note").fill("The right bulbs will do.")
    admin.find("decline").click()

    expect(agent.find("approval-refund")).to_have_text("Declined by Amara Cole: The right bulbs will do.", timeout=SOON)
    expect(agent.find("letter")).not_to_contain_text("the way you paid")
    expect(agent.find("ask-approval-refund")).to_have_count(0)
    expect(lead.find("plea")).to_have_count(0, timeout=SOON)
