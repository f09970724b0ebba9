"""The main job on tickets of every kind: open, click, insert, submit, and what Zendesk then holds."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from integration import sandbox
from tests.browser.sidebar.conftest import Desk

SEED = yaml.safe_load((Path(sandbox.__path__[0]) / "seed" / "demo.yaml").read_text(encoding="utf-8"))
TICKETS = {ticket["id"]: ticket for ticket in SEED["tickets"]}
# One of each channel, of each state of the sidebar and of each kind of hostile text; test_suggest.py has all tickets.
OF_EVERY_KIND = (101, 105, 109, 130, 139, 141, 142, 144, 147, 148)
RICH = {"email", "web", "mail", "api", "web_form"}
COMPLAINT_FIELD, REMEDY_FIELD = 360003, 360004
TRICKS = re.compile(r"<script|<style|<iframe|onerror|javascript:|\{\{|\{%|[\u202a-\u202e\u2066-\u2069]", re.IGNORECASE)


def words(html: str) -> str:
    """The text of a piece of HTML, with single spaces; blocks and breaks count as spaces."""
    spaced = re.sub(r"</(p|li|div)>|<br ?/?>", r"\g<0> ", html)
    return " ".join((LexborHTMLParser(spaced).text() or "").split())


def shape(html: str) -> list[str]:
    """The tags of a piece of HTML in order, without what Zendesk wraps around it."""
    body = LexborHTMLParser(html).body
    return [node.tag for node in (body.traverse() if body else []) if node.tag not in ("body", "div")]


@pytest.mark.parametrize("ticket_id", OF_EVERY_KIND)
def test_one_click_puts_the_right_apology_into_the_reply(desk: Desk, ticket_id: int) -> None:
    """What was shown is what was posted, with tags and fields; where nothing is offered, nothing is written."""
    before = desk.demo.comments(ticket_id)
    desk.open(ticket_id)
    state = desk.suggest()
    assert state != "problem", desk.find("problem-words").inner_text()
    if state == "person":
        desk.find("show-draft").click()
        state = desk.settled()
    if state == "abstained":
        expect(desk.find("actions")).to_be_hidden()
        assert desk.find("abstained-words").inner_text()
        assert desk.reply().strip() == ""
        return
    if state == "missing":
        desk.find("missing-skip").click()
    if TICKETS[ticket_id].get("status") == "closed":
        return

    letter = desk.find("letter")
    shown, html = " ".join(letter.inner_text().split()), letter.inner_html()
    expect(desk.find("insert")).to_be_enabled()
    desk.insert()
    desk.submit()

    check_posted(desk, ticket_id, before, shown, html)


def check_posted(desk: Desk, ticket_id: int, before: list[Any], shown: str, html: str) -> None:
    comments = desk.demo.comments(ticket_id)
    assert len(comments) == len(before) + 1
    posted = comments[-1]
    assert posted["public"] is True
    assert not TRICKS.search(posted["html_body"])
    requester = desk.demo.get(f"users/{desk.demo.get(f'tickets/{ticket_id}.json')['ticket']['requester_id']}.json")
    assert not requester["user"]["email"] or requester["user"]["email"] not in posted["html_body"]
    assert [words(text) for text in desk.demo.sent(ticket_id)][-1:] == [words(posted["html_body"])]
    if TICKETS[ticket_id].get("channel", "email") in RICH:
        assert words(posted["html_body"]) == shown
        assert shape(posted["html_body"]) == shape(html)
    ticket = desk.demo.get(f"tickets/{ticket_id}.json")["ticket"]
    tag = next(tag for tag in ticket["tags"] if tag.startswith("amends_"))
    fields = {field["id"]: field["value"] for field in ticket["custom_fields"]}
    assert "amends" in ticket["tags"]
    assert fields[COMPLAINT_FIELD] == tag
