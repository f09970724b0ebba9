"""The record as sentences."""

import re
from pathlib import Path
from typing import Any

import pytest

from integration.flows.approval import ApprovalState
from integration.flows.policy_draft import AuditEntry
from integration.web.admin.audit import PAGE, words_of
from tests.fakes import NOON
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

SOURCES = Path(__file__).parents[3] / "integration"
APPROVAL = {"ticket": "101", "offer": "Store credit of 30.00 EUR", "amount": "30.00 EUR", "note": "Fine."}


def an_entry(action: str, **details: Any) -> AuditEntry:
    return AuditEntry(7, NOON, "Amara Cole", action, details)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            an_entry("policy_published", version=4, note="Dearer lamps"),
            "Amara Cole published version 4 of the policy. “Dearer lamps”",
        ),
        (
            an_entry("policy_rolled_back", **{"from": 4, "to": 3, "note": ""}),
            "Amara Cole made version 3 of the policy live again, in place of version 4.",
        ),
        (
            an_entry("policy_draft_saved", revision=2, base=3),
            "Amara Cole saved the draft of the policy, revision 2.",
        ),
        (an_entry("policy_draft_discarded", revision=2), "Amara Cole threw the draft of the policy away."),
        (an_entry("codes_added", pool="spring", count=2), "Amara Cole put 2 codes into the pool spring."),
        (an_entry("codes_dropped", pool="spring", count=1), "Amara Cole dropped 1 code from the pool spring."),
        (
            an_entry("approval_requested", **APPROVAL),
            "Amara Cole asked for approval of store credit of 30.00 EUR on ticket 101. “Fine.”",
        ),
        (
            an_entry("approval_approved", **(APPROVAL | {"offer": "Free service", "note": ""})),
            "Amara Cole approved free service (30.00 EUR) on ticket 101.",
        ),
        (
            an_entry("approval_declined", **(APPROVAL | {"amount": None, "note": ""})),
            "Amara Cole declined store credit of 30.00 EUR on ticket 101.",
        ),
        (
            an_entry("approval_withdrawn", **(APPROVAL | {"note": ""})),
            "Amara Cole withdrew the request for store credit of 30.00 EUR on ticket 101.",
        ),
        (an_entry("model_published", number=2, replaced=None), "Amara Cole put the trained model 2 to work."),
        (
            an_entry("model_rolled_back", **{"from": 2, "to": None}),
            "Amara Cole went back from the trained model 2 to the shipped one.",
        ),
        (
            an_entry("model_rolled_back", **{"from": 2, "to": 1}),
            "Amara Cole went back from the trained model 2 to model 1.",
        ),
        (
            an_entry("event_retried", event="e1", kind="order_cancelled"),
            "Amara Cole had something in the inbox tried again: the shop cancelled an order.",
        ),
        (an_entry("event_dropped", event="e1", kind="later"), "Amara Cole dropped something from the inbox."),
        (an_entry("installed", create=3, update=1), "Amara Cole connected Zendesk: 3 new, 1 changed."),
        (an_entry("api_token_issued", name="Shop"), "Amara Cole issued the API token “Shop”."),
        (an_entry("flag_hoisted"), "Amara Cole did flag hoisted."),
    ],
    ids=lambda value: value.action if isinstance(value, AuditEntry) else "",
)
def test_every_entry_is_a_sentence(entry: AuditEntry, words: str) -> None:
    """Who did what, and why where they said so; an action of a later version still says something."""
    assert words_of(entry) == words


def test_no_action_is_without_words() -> None:
    """Whatever any module puts on record has a sentence of its own."""
    calls = re.compile(r'(?:put_on_record|note)\((?:[^()]|\([^()]*\))*?(f?)"([a-z_]+?)(?:\{[^}]*\})?"', re.DOTALL)
    written = set()
    for path in SOURCES.rglob("*.py"):
        for is_pattern, action in calls.findall(path.read_text(encoding="utf-8")):
            written |= {f"{action}{state}" for state in ApprovalState} if is_pattern else {action}
    known = written - {"approval_open"}  # what is open was requested
    assert {"policy_published", "codes_added", "approval_requested", "examples_added"} <= known
    assert [action for action in sorted(known) if "did " in words_of(an_entry(action))] == []


def test_the_record_is_read_in_pages(house: House, page: AdminPage) -> None:
    """The newest first, and where to go on."""
    for number in range(PAGE + 2):
        house.admin.log.note("acme", "codes_added", {"pool": "p", "count": number}, by="Amara Cole", now=NOON)
    first = page.get("/admin/audit")
    assert [entry["id"] for entry in first["entries"]] == list(range(PAGE + 2, 2, -1))
    assert first["entries"][0] == {
        "id": PAGE + 2,
        "at": "2026-05-04T12:00:00+00:00",
        "actor": "Amara Cole",
        "action": "codes_added",
        "words": f"Amara Cole put {PAGE + 1} codes into the pool p.",
        "details": {"pool": "p", "count": PAGE + 1},
    }
    rest = page.get(f"/admin/audit?before={first['next']}")
    assert ([entry["id"] for entry in rest["entries"]], rest["next"]) == ([2, 1], None)


@pytest.mark.parametrize("before", ["x", "-1", "", "9" * 30, "\uff11"])
def test_an_id_is_a_number(page: AdminPage, before: str) -> None:
    """Anything else is refused."""
    assert page.ask("GET", f"/admin/audit?before={before}").status_code == 422
