"""The buttons that set up, try out and take away what calls us from Zendesk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from integration.errors import DeskFailure
from integration.flows.inbox import EventKind, EventState, InboxLine
from integration.flows.installation import FoundTrigger
from integration.flows.installing import Called
from tests.fakes import NOON
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House


def test_a_plan_is_shown_before_anything_is_done(house: House, page: AdminPage) -> None:
    """Part by part, as sentences and as lines."""
    told = page.send("POST", "/admin/installation/plan", {})

    assert told["address"] == "https://amends.example/acme"
    assert (told["installed"], told["installed_at"], told["open"], told["blocked"]) == (False, None, 4, False)
    assert [(each["part"], each["step"]) for each in told["changes"]] == [
        ("webhook", "create"),
        ("secret", "create"),
        ("trigger", "create"),
        ("trigger", "create"),
    ]
    assert told["changes"][0]["words"] == "Webhook “Amends”: new."
    assert "+endpoint: https://amends.example/acme" in told["changes"][0]["lines"]
    assert house.admin.installation.desk.writes == 0


def test_the_buttons_do_what_they_say(house: House, page: AdminPage) -> None:
    """Set up, another secret, taken away; the record says who it was."""
    made = page.send("POST", "/admin/installation/install", {})
    again = page.send("POST", "/admin/installation/plan", {})
    rotated = page.send("POST", "/admin/installation/rotate", {})
    removed = page.send("POST", "/admin/installation/remove", {})
    record = [entry["words"] for entry in page.get("/admin/audit")["entries"]]

    assert (made["installed"], made["open"], again["open"], again["overlap_until"]) == (True, 4, 0, None)
    assert made["installed_at"] == NOON.isoformat()
    assert rotated["overlap_until"] == (NOON + timedelta(hours=1)).isoformat()
    assert (removed["installed"], house.admin.installation.desk.parts) == (False, {})
    assert not any(secret in str((made, rotated)) for secret in house.admin.installation.desk.secrets.values())
    assert record == [
        "Amara Cole disconnected Zendesk.",
        "Amara Cole connected Zendesk: 2 changed.",
        "Amara Cole replaced the signing secret of the webhook.",
        "Amara Cole connected Zendesk: 4 new.",
    ]


def test_a_test_tells_what_was_looked_at(house: House, page: AdminPage) -> None:
    """And when it last passed."""
    page.send("POST", "/admin/installation/install", {})
    house.admin.installation.desk.answer = Called(403, "signature")
    failed = page.send("POST", "/admin/installation/test", {})
    assert (failed["passed"], failed["tested_at"]) == (False, None)
    assert [each["name"] for each in failed["checks"]] == ["parts", "call"]

    house.admin.installation.desk.answer = Called(202)
    line = InboxLine("e1", EventKind.TEST, "", EventState.DONE, NOON, NOON, NOON, 1, result="tested")
    house.admin.installation.desk.arrive = lambda: house.admin.inbox.kept.update(e1=line)
    passed = page.send("POST", "/admin/installation/test", {})
    assert (passed["passed"], passed["tested_at"]) == (True, NOON.isoformat())
    assert page.send("POST", "/admin/installation/plan", {})["tested_at"] == NOON.isoformat()


def test_what_stands_in_the_way_is_said(house: House, page: AdminPage) -> None:
    """Somebody else's trigger of the same name; and a Zendesk that does not answer."""
    page.send("POST", "/admin/installation/install", {})
    parts = house.admin.installation.desk.parts
    ours = next(each for each in parts.values() if isinstance(each, FoundTrigger))
    parts[ours.id] = replace(ours, id="1", key="", actions=())
    house.admin.installation.hooks.kept = None
    told = page.send("POST", "/admin/installation/plan", {})
    assert told["blocked"]
    assert any("somebody else's" in each["words"] for each in told["changes"])

    house.admin.installation.desk.failure = DeskFailure("Zendesk cannot be reached.", permanent=False)
    answer = page.ask("POST", "/admin/installation/install", {})
    assert answer.status_code in (502, 503)
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("deed", ["plan", "install", "rotate", "remove", "test"])
def test_nothing_is_asked_of_the_page(page: AdminPage, deed: str) -> None:
    """A field too many is named, and nothing is done; there is nothing to rotate before anything is there."""
    answer = page.ask("POST", f"/admin/installation/{deed}", {"account": "other"})

    assert answer.status_code == 422
    assert answer.json
    assert answer.json["detail"].startswith("account: ")
