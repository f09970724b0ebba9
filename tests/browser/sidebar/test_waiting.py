"""A customer writes, and the draft is there before anybody opens the ticket: from the trigger to the record of it."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import expect

from integration.bootstrap.installing import installing
from integration.bootstrap.parts import Parts, now
from integration.bootstrap.setting_up import DEMO_ACCOUNT
from integration.settings import DEMO_SECRET, read_settings
from tests.browser.sidebar.conftest import Desk
from tests.browser.sidebar.test_main_job import words
from tests.running_demo import Demo

pytestmark = pytest.mark.browser

PATIENCE_SECONDS = 30
MARTA = {"name": "Marta Ilves", "email": "marta.waits@mail.example"}
CRACKED = "Hello,\n\nthe lamp from order 4471 came this morning, cracked right through, with glass in the box.\n\nMarta"
STILL = "Nobody has answered me. The lamp from order 4471 is still cracked, and I paid 89.00 EUR for it."
OWN_WORDS = "I am on it and will call you today."


@pytest.fixture(autouse=True)
def triggers(demo: Demo) -> None:
    """The demo sets them up by itself; other tests may have reset the sandbox since."""
    if any(trigger["title"].startswith("Amends") for trigger in demo.get("triggers.json")["triggers"]):
        return
    parts = Parts(
        read_settings(
            database_url=f"sqlite:///{demo.database}",
            secret_key=DEMO_SECRET,
            public_url=demo.product,
            zendesk_url=demo.sandbox,
        )
    )
    installing(parts).install(DEMO_ACCOUNT, by="a test", now=now())
    parts.engine.dispose()


def mailed(demo: Demo, text: str, **changes: Any) -> int:
    """A customer's mail, as Zendesk takes it in; gives the ticket."""
    found = demo.control("POST", "mail", {"from": MARTA, "subject": "Broken lamp", "text": text, **changes})
    return int(found["ticket_id"])


def new_ticket(demo: Demo) -> int:
    """A reset sandbox counts its tickets from the same number again, and Amends remembers those before the reset."""
    while record(demo, ticket_id := mailed(demo, CRACKED)):
        pass
    return ticket_id


def awaited(look: Callable[[], Any]) -> Any:
    """What `look` gives as soon as it gives anything."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert found
    return found


def notes(demo: Demo, ticket_id: int) -> list[dict[str, Any]]:
    """The internal notes that Amends has written into a ticket, as Zendesk has them."""
    return [each for each in demo.comments(ticket_id) if each["metadata"]["custom"].get("app") == "amends"]


def tags(demo: Demo, ticket_id: int) -> set[str]:
    return set(demo.get(f"tickets/{ticket_id}.json")["ticket"]["tags"])


def rows(demo: Demo, query: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.database)) as connection:
        return connection.execute(query, values).fetchall()


def record(demo: Demo, ticket_id: int) -> list[tuple[Any, ...]]:
    """Of each note, the oldest first: its draft, how it stands, its comment, and the agent's that ended it."""
    query = "SELECT draft_id, state, comment_id, answer_id FROM notes WHERE ticket_id = ? ORDER BY id"
    return rows(demo, query, str(ticket_id))


def test_the_ticket_opens_with_the_note_and_the_sidebar_on_the_draft(desk: Desk) -> None:
    """One note, found before the ticket is opened; insert and submit, and the record links note, draft and comment."""
    demo = desk.demo
    ticket_id = new_ticket(demo)
    note = awaited(lambda: notes(demo, ticket_id))[0]
    draft_id = note["metadata"]["custom"]["draft"]
    assert note["public"] is False
    assert {"amends", "amends_drafted", "amends_damaged_item"} <= tags(demo, ticket_id)

    desk.visit(ticket_id)
    conversation = desk.page.locator("#conversation")
    expect(conversation).to_contain_text("Drafted by Amends: Damaged item")
    expect(desk.find("origin")).to_contain_text("by a trigger.", timeout=15_000)
    expect(desk.find("letter")).to_contain_text("the lamp in order 4471")
    assert desk.reply().strip() == ""
    desk.insert()
    desk.submit()

    answer = demo.comments(ticket_id)[-1]
    assert answer["public"] is True
    assert "Priya Nair" in answer["html_body"]  # who opened the ticket signs, where the note's letter had nobody
    assert [words(text) for text in demo.sent(ticket_id)] == [words(answer["html_body"])]
    outcomes = "SELECT draft_id, kind, agent_id FROM outcomes WHERE draft_id = ? ORDER BY at"
    assert rows(demo, outcomes, draft_id) == [(draft_id, "inserted", "1002"), (draft_id, "submitted", "1002")]
    linked = [(draft_id, "answered", str(note["id"]), str(answer["id"]))]
    assert awaited(lambda: record(demo, ticket_id) == linked)
    assert "amends_drafted" not in tags(demo, ticket_id)
    assert len(notes(demo, ticket_id)) == 1

    desk.visit(ticket_id)
    expect(desk.find("suggest")).to_be_visible(timeout=15_000)  # what is sent does not open again


def test_a_ticket_that_goes_on_while_it_is_open(desk: Desk) -> None:
    """The draft of a customer's next message takes the place of the last, and an agent's own answer ends it."""
    demo = desk.demo
    ticket_id = new_ticket(demo)
    awaited(lambda: notes(demo, ticket_id))
    desk.visit(ticket_id)
    expect(desk.find("origin")).to_be_visible(timeout=15_000)

    mailed(demo, STILL, ticket_id=ticket_id)
    awaited(lambda: len(notes(demo, ticket_id)) == 2)
    assert "replaces the earlier draft" in notes(demo, ticket_id)[1]["html_body"]
    expect(desk.find("status")).to_contain_text("there is a newer draft", timeout=15_000)
    awaited(lambda: [state for _, state, *_ in record(demo, ticket_id)] == ["superseded", "written"])
    second = record(demo, ticket_id)[1][0]
    assert rows(demo, "SELECT agent_id FROM drafts WHERE id = ?", second) == [("1002",)]

    desk.host("editor").click()
    desk.page.keyboard.type(OWN_WORDS)
    desk.host("submit").click()
    awaited(lambda: record(demo, ticket_id)[1][1] == "answered")
    expect(desk.find("glance")).to_contain_text("The draft was withdrawn", timeout=25_000)
