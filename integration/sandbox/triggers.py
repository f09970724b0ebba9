"""Running triggers over an update: in order of position, from the top again after a change, each at most once."""

import json

from integration.sandbox.actions import apply_actions
from integration.sandbox.conditions import Update, meets
from integration.sandbox.placeholders import render, ticket_context
from integration.sandbox.state import Notification, Record


def run_triggers(update: Update) -> None:
    fired: set[int] = set()
    while True:
        trigger = _next(update, fired)
        if trigger is None:
            return
        fired.add(trigger["id"])
        _perform(update, trigger)


def _next(update: Update, fired: set[int]) -> Record | None:
    """The first trigger, from the top, that has not fired for this update and whose conditions hold now."""
    active = [each for each in update.desk.triggers.values() if each["active"] and each["id"] not in fired]
    ordered = sorted(active, key=lambda each: (each["position"], each["id"]))
    return next((each for each in ordered if meets(update, each["conditions"])), None)


def _perform(update: Update, trigger: Record) -> None:
    apply_actions(update.desk, update.ticket, trigger["actions"], update.actor.user)
    for action in trigger["actions"]:
        if action["field"] == "notification_webhook":
            _notify(update, action["value"])


def _notify(update: Update, value: list[object]) -> None:
    """Queue a webhook call; placeholders are rendered as they are, without escaping for JSON (platform §6.6)."""
    webhook_id, template = str(value[0]), value[1]
    text = template if isinstance(template, str) else json.dumps(template)
    body = render(text, ticket_context(update.desk, update.ticket, update.actor.user), escape=False)
    update.desk.outgoing.put(Notification(webhook_id, body))
    event = {"id": update.desk.next_id(), "type": "External", "resource": webhook_id, "body": body}
    update.audit.events.append(event)
