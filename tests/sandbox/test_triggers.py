"""Triggers: conditions one by one, order, once per update, and the webhook they call."""

import json
from typing import Any

import pytest

from integration.sandbox.conditions import Update, holds
from integration.sandbox.state import Actor, Desk
from integration.sandbox.tickets import snapshot
from tests.sandbox.callers import Caller, Letterbox

LETTER = {"from": {"name": "Sue Doe", "email": "sue@example.com"}, "ticket_id": 1, "text": "Where is my parcel?"}
ALWAYS = {"all": [{"field": "update_type", "operator": "is", "value": "Change"}], "any": []}


@pytest.mark.parametrize(
    ("field", "operator", "value", "expected"),
    [
        ("update_type", "is", "Change", True),
        ("update_type", "is", "Create", False),
        ("comment_is_public", "is", "true", True),
        ("comment_is_public", "is", "not_relevant", True),
        ("comment_is_public", "is", "false", False),
        ("role", "is", "end_user", True),
        ("role", "is_not", "agent", True),
        ("status", "less_than", "solved", True),
        ("status", "greater_than", "open", False),
        ("status", "changed", "", True),
        ("status", "value", "open", True),
        ("status", "value_previous", "pending", True),
        ("status", "not_changed", "", False),
        ("priority", "is", "", True),
        ("brand_id", "is", "501", True),
        ("current_tags", "includes", "apology_queued late", True),
        ("current_tags", "not_includes", "apology_queued late", False),
        ("requester_id", "is", "current_user", True),
        ("via_id", "is", "4", True),
        ("current_via_id", "is_not", "5", True),
        ("subject_includes_word", "includes", "parcel order", True),
        ("subject_includes_word", "is", "my order", True),
        ("comment_includes_word", "not_includes", "refund", True),
        ("comment_includes_word", "includes", "nothing", True),
        ("custom_fields_360002", "is", "A-1", True),
        ("custom_fields_360001", "not_present", "", True),
        ("ticket_is_public", "is", "public", True),
        ("no_such_field", "is", "x", False),
    ],
)
def test_conditions(desk: Desk, field: str, operator: str, value: str, expected: bool) -> None:  # noqa: FBT001 # a table of truth
    """Each condition answers for a customer's public mail that took a ticket from pending to open."""
    ticket = desk.tickets[1]
    sender = Actor(desk.users[ticket.requester_id], channel="email")
    before = snapshot(ticket) | {"status": "pending"}
    update = Update(desk, ticket, sender, ticket.audits[-1], ticket.comments[-1], before)

    assert holds(update, {"field": field, "operator": operator, "value": value}) is expected


def test_the_drafting_trigger_calls_once_and_does_not_loop(admin: Caller, receiver: Letterbox) -> None:
    """A customer's mail calls the webhook with the ticket's id; the app's own note does not call it again."""
    webhook_id = _webhook(admin, receiver)
    body = '{"ticket_id":"{{ticket.id}}","by":"{{current_user.name}}"}'
    conditions = {
        "all": [
            {"field": "comment_is_public", "operator": "is", "value": "true"},
            {"field": "role", "operator": "is", "value": "end_user"},
            {"field": "current_tags", "operator": "not_includes", "value": "apology_queued"},
        ]
    }
    actions = [
        {"field": "current_tags", "value": "apology_queued"},
        {"field": "notification_webhook", "value": [webhook_id, body]},
    ]
    made = admin.ask("POST", "triggers", {"trigger": {"title": "Draft", "conditions": conditions, "actions": actions}})

    audit = admin.ask("POST", "/sandbox/mail", LETTER).json()["audit"]
    [(_, got)] = receiver.wait_for(1)
    admin.put("tickets/1", {"ticket": {"comment": {"body": "draft", "public": False}}})

    assert made.status_code == 201
    assert json.loads(got) == {"ticket_id": "1", "by": "Sue Doe"}
    assert "apology_queued" in admin.get("tickets/1")["ticket"]["tags"]
    rules = [event for event in audit["events"] if event.get("via", {}).get("channel") == "rule"]
    assert [event["field_name"] for event in rules] == ["tags"]
    assert len(receiver.wait_for(2, seconds=0.2)) == 1


def test_triggers_see_what_others_changed_and_fire_once(admin: Caller) -> None:
    """A later trigger wakes an earlier one, which wakes the later no second time."""
    _trigger(admin, "waits", [{"field": "current_tags", "operator": "includes", "value": "woken"}], "priority", "high")
    _trigger(admin, "wakes", ALWAYS["all"], "current_tags", "woken")
    _trigger(admin, "ends", [{"field": "priority", "operator": "is", "value": "high"}], "remove_tags", "woken")

    ticket_id = admin.put("tickets/1", {"ticket": {"subject": "Changed"}})["ticket"]["id"]

    ticket = admin.get(f"tickets/{ticket_id}")["ticket"]
    assert (ticket["priority"], ticket["tags"]) == ("high", ["late"])


def test_switched_off_triggers_rest(admin: Caller) -> None:
    """An inactive trigger does nothing."""
    trigger = _trigger(admin, "off", ALWAYS["all"], "priority", "urgent")
    admin.put(f"triggers/{trigger['id']}", {"trigger": {"active": False}})

    assert admin.put("tickets/1", {"ticket": {"subject": "x"}})["ticket"]["priority"] is None


@pytest.mark.parametrize(
    "body",
    [
        {"title": "no conditions", "actions": [{"field": "priority", "value": "low"}]},
        {
            "title": "odd",
            "conditions": {"all": [{"field": "moon", "operator": "is", "value": "full"}]},
            "actions": [{}],
        },
    ],
)
def test_triggers_that_cannot_work_are_refused(admin: Caller, body: dict[str, Any]) -> None:
    """A trigger needs a condition, and conditions need known fields."""
    assert admin.ask("POST", "triggers", {"trigger": body}).status_code == 422


def test_conditions_may_come_flat(admin: Caller) -> None:
    """`all` beside the title is understood as well."""
    body = {"title": "flat", "all": ALWAYS["all"], "actions": [{"field": "priority", "value": "low"}]}

    trigger = admin.ask("POST", "triggers", {"trigger": body}).json()["trigger"]

    assert trigger["conditions"] == ALWAYS


def _trigger(admin: Caller, title: str, conditions: list[dict[str, str]], field: str, value: str) -> dict[str, Any]:
    actions = [{"field": field, "value": value}]
    answer = admin.ask(
        "POST", "triggers", {"trigger": {"title": title, "conditions": {"all": conditions}, "actions": actions}}
    )
    assert answer.status_code == 201, answer.text
    trigger: dict[str, Any] = answer.json()["trigger"]
    return trigger


def _webhook(admin: Caller, receiver: Letterbox) -> str:
    settings = {
        "name": "Apology drafts",
        "status": "active",
        "endpoint": receiver.url,
        "http_method": "POST",
        "request_format": "json",
        "subscriptions": ["conditional_ticket_events"],
    }
    return str(admin.ask("POST", "webhooks", {"webhook": settings}).json()["webhook"]["id"])
