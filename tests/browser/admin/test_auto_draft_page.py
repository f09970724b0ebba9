"""The pages of what is done before anyone opens a ticket: what is chosen, what calls us, and what came of it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from sqlalchemy import insert

from integration.flows.inbox import EventKind, EventState
from integration.store.inbox_tables import inbox
from integration.store.moments import to_row
from tests.browser.admin.conftest import SLOW, Admin
from tests.browser.admin.test_other_pages import store
from tests.running_demo import Demo

GONE = "999999"  # no ticket has this number


def given_up(demo: Demo, error: str) -> str:
    """An event about a ticket that is gone, buried an hour ago; its id."""
    at = to_row(datetime.now(UTC) - timedelta(hours=1))
    row = {"id": uuid4().hex, "account": "demo", "key": uuid4().hex, "ticket_id": GONE, "tries": 20, "error": error}
    moments = {"received_at": at, "due_at": at, "next_at": at, "ended_at": at}
    kinds = {"kind": EventKind.WRITTEN.value, "state": EventState.DEAD.value, "reason": "timeout"}
    with store(demo) as engine, engine.begin() as connection:
        connection.execute(insert(inbox).values(**row, **moments, **kinds))
    return str(row["id"])


@pytest.fixture
def connected(admin: Admin) -> Iterator[Admin]:
    """Whatever a test does to the connection, it stands again afterwards."""
    yield admin.open("#/auto-draft")
    if admin.find("installation-install").is_visible():
        admin.click("installation-install")
        expect(admin.find("installation-test")).to_be_visible(timeout=SLOW)


def test_each_type_has_its_choice(admin: Admin) -> None:
    """What is chosen is kept in the draft and told in the comparison; what cannot come true is said beside it."""
    admin.open("#/auto-draft")
    row = admin.app.locator("[data-test=type-row][data-type=late_delivery]")
    row.locator("[data-test=auto-draft]").select_option(label="Set tags only")
    row.locator("[data-test=auto-draft-from]").fill("30")
    expect(row.locator("[data-test=remark-hint]")).to_have_text(
        "Hint: nothing is suggested below a confidence of 0.5, so 0.3 is too little."
    )
    row.locator("[data-test=auto-draft-from]").fill("92,5")
    expect(row.locator("[data-test=remark-hint]")).to_have_count(0)
    cancelled = admin.app.locator("[data-test=type-row][data-type=order_cancelled]")
    cancelled.locator("[data-test=notice]").select_option(label="Goes out at once")
    expect(cancelled.locator("[data-test=remark-warning]")).to_contain_text("no wording of its notice is approved")
    expect(row.locator("[data-test=notice]")).to_have_count(0)
    cancelled.locator("[data-test=read-notice]").click()
    expect(admin.find("notice-letters")).to_contain_text("Out of stock", timeout=SLOW)
    admin.find("notice-language").select_option(label="German")
    expect(admin.find("notice-letters")).to_contain_text("Guten Tag")
    admin.click("answer-approve")
    expect(cancelled.locator("[data-test=notice-state]")).to_contain_text("Approved as it is worded now.")
    expect(cancelled.locator("[data-test=remark-warning]")).to_have_count(0)
    admin.save()

    admin.click("compare")
    changes = admin.find("changes")
    expect(changes).to_contain_text("before anyone opens the ticket is tags only instead of a draft")
    expect(changes).to_contain_text("the confidence that an auto-draft takes is 0.925 instead of none")
    admin.click("answer-cancel")
    admin.go("#/types/late_delivery")
    expect(admin.find("type-auto-draft")).to_contain_text("Before anyone opens the ticket: set tags only.")
    admin.go("#/auto-draft")
    expect(row.locator("[data-test=auto-draft-from]")).to_have_value("92.5")
    row.locator("[data-test=auto-draft]").select_option(label="Write a draft")
    row.locator("[data-test=auto-draft-from]").fill("")
    expect(cancelled.locator("[data-test=notice-state]")).to_contain_text("Approved as it is worded now.")
    cancelled.locator("[data-test=notice]").select_option(label="Waits as a draft")
    admin.click("save")
    admin.click("compare")
    expect(changes.locator("li")).to_have_count(1)
    expect(changes).to_contain_text("the approved wording of the notice is")


def test_zendesk_is_disconnected_connected_and_tried_out(connected: Admin) -> None:
    """Against the sandbox: the triggers go and come again, and its call arrives at a worker."""
    page = connected
    expect(page.find("installation-words")).to_contain_text("Connected", timeout=SLOW)
    page.click("installation-more")
    page.click("installation-remove")
    page.click("answer-remove")
    expect(page.find("installation-words")).to_contain_text("does not call Amends yet", timeout=SLOW)
    titles = [trigger["title"] for trigger in page.demo.get("triggers.json")["triggers"]]
    assert not [title for title in titles if title.startswith("Amends")]
    page.find("installation-parts").locator("summary").click()
    expect(page.find("installation-parts")).to_contain_text("Amends: a customer wrote")

    page.click("installation-install")
    expect(page.find("installation-words")).to_contain_text("Connected", timeout=SLOW)
    page.click("installation-test")
    expect(page.find("installation-checks")).to_contain_text("The test passed.", timeout=SLOW)
    expect(page.find("installation")).to_contain_text("last tested")


def test_what_stands_in_the_way_is_said(connected: Admin) -> None:
    """A failed test names the part that failed; a server of Zendesk's that is away changes nothing."""
    failed = {"passed": False, "tested_at": None, "checks": [{"name": "call", "passed": False, "words": "No call."}]}
    connected.page.route("**/installation/test", lambda route: route.fulfill(json=failed))
    connected.click("installation-test")
    expect(connected.find("installation-checks")).to_contain_text("Failed: No call.")
    away = {"status": 503, "content_type": "application/problem+json", "body": json.dumps({"detail": "Away."})}
    connected.page.route("**/installation/plan", lambda route: route.fulfill(**away))
    connected.go("#/inbox").go("#/auto-draft")
    expect(connected.find("installation")).to_contain_text("Away.")
    connected.page.unroute("**/installation/plan")
    connected.find("installation").get_by_role("button", name="Try again").click()
    expect(connected.find("installation-words")).to_contain_text("Connected", timeout=SLOW)


def test_what_was_given_up_is_tried_again_or_dropped(admin: Admin) -> None:
    """The error is said in words; a second try ends as it should, a dropped one stays to be seen."""
    retried, dropped = given_up(admin.demo, "Zendesk did not answer."), given_up(admin.demo, "Zendesk broke.")
    admin.open("#/inbox")
    card = admin.app.locator(f"[data-id='{retried}']")
    expect(card).to_contain_text("Zendesk did not answer.")
    card.locator("[data-test=retry]").click()
    expect(admin.find("toast")).to_contain_text("tried again")
    expect(card).to_have_count(0)
    expect(admin.find("inbox-ended")).to_contain_text("No draft: ticket deleted", timeout=SLOW)
    expect(admin.find("skipped")).to_contain_text("Ticket deleted")

    admin.app.locator(f"[data-id='{dropped}']").locator("[data-test=drop]").click()
    expect(admin.find("dialog")).to_contain_text("Nothing is done for ticket #999999 any more.")
    admin.click("answer-drop")
    expect(admin.find("inbox-dead")).to_be_hidden()
    expect(admin.find("inbox-ended")).to_contain_text("Dropped by an admin")
    admin.go("#/activity")
    expect(admin.find("deed").first).to_contain_text("dropped something from the inbox: a customer wrote")
