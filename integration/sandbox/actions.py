"""What macros and triggers do to a ticket's own fields; comments and webhook calls are their callers' business."""

from collections.abc import Iterable
from typing import Any

from integration.sandbox.state import Desk, Record, Ticket, User
from integration.sandbox.tagging import clean_tags, set_field, set_tags

_PLAIN = frozenset({"status", "priority", "type", "subject"})
_NUMBERS = frozenset({"group_id", "brand_id"})


def apply_actions(desk: Desk, ticket: Ticket, actions: Iterable[Record], actor: User) -> None:
    for action in actions:
        _apply(desk, ticket, action, actor)


def _apply(desk: Desk, ticket: Ticket, action: Record, actor: User) -> None:
    field, value = str(action["field"]), action.get("value")
    if field in _PLAIN:
        setattr(ticket, field, value or None)
    elif field in _NUMBERS:
        setattr(ticket, field, int(value) if value else None)
    elif field == "assignee_id":
        ticket.assignee_id = _assignee(value, actor)
    elif field.startswith("custom_fields_"):
        # rules outlive fields: one for a field that is gone does nothing
        number = int(field.removeprefix("custom_fields_"))
        if number in desk.ticket_fields:
            set_field(desk, ticket, number, value)
    elif field in {"set_tags", "current_tags", "remove_tags"}:
        set_tags(desk, ticket, _tags(ticket, field, clean_tags(value or "")))


def _tags(ticket: Ticket, field: str, given: list[str]) -> list[str]:
    if field == "set_tags":
        return given
    if field == "remove_tags":
        return [tag for tag in ticket.tags if tag not in given]
    return [*ticket.tags, *given]


def _assignee(value: Any, actor: User) -> int | None:
    if value == "current_user":
        return actor.id
    return int(value) if value else None
