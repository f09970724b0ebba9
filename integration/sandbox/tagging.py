"""Tags and custom fields of a ticket, which Zendesk keeps in step: a drop-down's choice is a tag as well."""

import re
from collections.abc import Iterable
from typing import Any

from integration.sandbox.problems import record_invalid
from integration.sandbox.state import Desk, Record, Ticket

_NOT_IN_TAGS = re.compile(r"[^\w\-/:.]")


def clean_tags(given: str | Iterable[Any]) -> list[str]:
    """Tags as they are stored: lower case, split at spaces and commas, no special characters, each once."""
    text = given if isinstance(given, str) else " ".join(str(tag) for tag in given)
    words = (_NOT_IN_TAGS.sub("", word) for word in re.split(r"[\s,]+", text.lower()))
    return list(dict.fromkeys(word for word in words if word))


def set_tags(desk: Desk, ticket: Ticket, tags: Iterable[str]) -> None:
    """Replace the tags; a drop-down whose tag went away is emptied, one whose tag arrived is chosen."""
    ticket.tags = list(dict.fromkeys(tags))
    for number, record in desk.ticket_fields.items():
        choices = _choices(record)
        if not choices or ticket.custom_fields.get(number) in ticket.tags:
            continue
        ticket.custom_fields[number] = next((tag for tag in ticket.tags if tag in choices), None)


def checked_field(desk: Desk, number: int, value: Any) -> Any:
    """The value a field may take. Raises `ApiProblem` 422 for a choice the drop-down does not have."""
    record = desk.ticket_fields[number]
    if record["type"] == "tagger" and value and value not in _choices(record):
        raise record_invalid("base", f"{record['title']}: {value} is not a valid option")
    return value or None if record["type"] == "tagger" else value


def set_field(desk: Desk, ticket: Ticket, number: int, value: Any) -> None:
    previous = ticket.custom_fields.get(number)
    ticket.custom_fields[number] = value
    if desk.ticket_fields[number]["type"] == "tagger":
        kept = [tag for tag in ticket.tags if tag != previous]
        ticket.tags = list(dict.fromkeys([*kept, value] if value else kept))


def _choices(record: Record) -> set[str]:
    if record["type"] != "tagger":
        return set()
    return {option["value"] for option in record.get("custom_field_options", [])}
