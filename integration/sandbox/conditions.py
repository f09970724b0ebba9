"""Whether an update meets the conditions of a trigger (platform §6.4), field by field."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from integration.sandbox.markup import text_from_html
from integration.sandbox.state import Actor, Audit, Comment, Desk, Record, Ticket

_ORDERED = {
    "status": ("new", "open", "pending", "hold", "solved", "closed"),
    "priority": ("", "low", "normal", "high", "urgent"),
}
# only the numbers are documented; tickets spell mail in two ways (platform §6.4)
_VIA_IDS = {"web": 0, "email": 4, "mail": 4, "api": 5, "rule": 8}
_WORDS = re.compile(r"\w+")


@dataclass
class Update:
    """One creation or change of a ticket as triggers see it; `before` is None for a creation."""

    desk: Desk
    ticket: Ticket
    actor: Actor
    audit: Audit
    comment: Comment | None
    before: Record | None


def meets(update: Update, conditions: Record) -> bool:
    every, some = conditions.get("all") or [], conditions.get("any") or []
    return all(holds(update, each) for each in every) and (not some or any(holds(update, each) for each in some))


def holds(update: Update, condition: Record) -> bool:
    """Whether one `{field, operator, value}` is true. A field that is not known never is."""
    field, operator, value = condition["field"], condition.get("operator", "is"), condition.get("value")
    test = _TESTS.get(field)
    if test is not None:
        return test(update, operator, str(value))
    if is_compared(field):
        return _compare(update, field, operator, "" if value is None else str(value))
    return False


def is_known(field: str) -> bool:
    return field in _TESTS or is_compared(field)


def is_compared(field: str) -> bool:
    plain = {"status", "priority", "type", "group_id", "assignee_id", "brand_id", "organization_id", "requester_id"}
    return field in plain or field.startswith("custom_fields_")


def _compare(update: Update, field: str, operator: str, value: str) -> bool:
    now = _current(update.ticket, field)
    was = _text((update.before or {}).get(field))
    wanted = _text(update.actor.user.id) if value == "current_user" else value
    order = _ORDERED.get(field, ())
    if operator in {"less_than", "greater_than"}:
        if now not in order or wanted not in order:
            return False
        distance = order.index(now) - order.index(wanted)
        return distance < 0 if operator == "less_than" else distance > 0
    changed = update.before is not None and was != now
    answers = {
        "is": now == wanted,
        "is_not": now != wanted,
        "changed": changed,
        "not_changed": not changed,
        "value": changed and now == wanted,
        "not_value": not (changed and now == wanted),
        "value_previous": changed and was == wanted,
        "not_value_previous": not (changed and was == wanted),
        "present": now != "",
        "not_present": now == "",
    }
    return answers.get(operator, False)


def _current(ticket: Ticket, field: str) -> str:
    if field.startswith("custom_fields_"):
        return _text(ticket.custom_fields.get(int(field.removeprefix("custom_fields_"))))
    return _text(getattr(ticket, field))


def _update_type(update: Update, operator: str, value: str) -> bool:
    return _is(operator, ("Create" if update.before is None else "Change") == value)


def _comment_is_public(update: Update, operator: str, value: str) -> bool:
    comment = update.comment
    answers = {
        "true": comment is not None and comment.public,
        "false": comment is not None and not comment.public,
        "not_relevant": comment is not None,
        "requester_can_see_comment": comment is not None and comment.public,
    }
    return _is(operator, answers.get(value, False))


def _role(update: Update, operator: str, value: str) -> bool:
    user = update.actor.user
    matches = {
        "end_user": not user.is_staff,
        "agent": user.is_staff,
        "admin": user.role == "admin",
        str(user.id): True,
    }
    return _is(operator, matches.get(value, False))


def _tags(update: Update, operator: str, value: str) -> bool:
    shared = bool(set(value.lower().split()) & set(update.ticket.tags))
    return not shared if operator == "not_includes" else shared


def _via(update: Update, operator: str, value: str) -> bool:
    return _is(operator, str(_VIA_IDS.get(update.ticket.via["channel"], 0)) == value)


def _current_via(update: Update, operator: str, value: str) -> bool:
    return _is(operator, str(_VIA_IDS.get(update.actor.channel, 0)) == value)


def _subject(update: Update, operator: str, value: str) -> bool:
    return _mentions(update.ticket.subject or "", operator, value)


def _comment_text(update: Update, operator: str, value: str) -> bool:
    text = text_from_html(update.comment.html_body) if update.comment else ""
    return _mentions(text, operator, value)


def _privacy(update: Update, operator: str, value: str) -> bool:
    return _is(operator, ("public" if update.ticket.is_public else "private") == value)


def _satisfaction(update: Update, operator: str, value: str) -> bool:
    return _is(operator, (update.ticket.satisfaction or {}).get("score", "unoffered") == value)


def _mentions(text: str, operator: str, value: str) -> bool:
    words = {word.lower() for word in _WORDS.findall(text)}
    any_word = any(word.lower() in words for word in value.split())
    contained = value.lower() in text.lower()
    answers = {"includes": any_word, "not_includes": not any_word, "is": contained, "is_not": not contained}
    return answers.get(operator, False)


def _is(operator: str, truth: bool) -> bool:  # noqa: FBT001 # a truth value is what this is about
    return not truth if operator == "is_not" else truth


def _text(value: Any) -> str:
    return "" if value is None else str(value)


_TESTS: dict[str, Callable[[Update, str, str], bool]] = {
    "update_type": _update_type,
    "comment_is_public": _comment_is_public,
    "role": _role,
    "current_tags": _tags,
    "via_id": _via,
    "current_via_id": _current_via,
    "subject_includes_word": _subject,
    "comment_includes_word": _comment_text,
    "ticket_is_public": _privacy,
    "satisfaction_score": _satisfaction,
}
