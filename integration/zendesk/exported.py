"""Tickets out of an export: Zendesk's incremental one, or a file an admin has downloaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from integration.apology.ticket import Ticket
from integration.errors import DeskFailure
from integration.zendesk.mapping import ticket_from_rest

DELETED = "deleted"  # a status that only an export tells of


@dataclass(frozen=True, slots=True)
class SideLoads:
    """What the tickets of a page refer to, by kind and id: whole lists would be read anew for every ticket."""

    users: Mapping[Any, Any] = field(default_factory=dict)
    brands: Mapping[Any, Any] = field(default_factory=dict)
    organizations: Mapping[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Mapping[str, Any], brands: Mapping[Any, Any]) -> "SideLoads":
        return cls(by_id(page.get("users")), brands, by_id(page.get("organizations")))


def ticket_from_export(row: Mapping[str, Any], beside: SideLoads) -> Ticket:
    """A ticket of the incremental export, whose only message is its description. Raises BadInput."""
    people = (beside.users.get(row.get(name)) for name in ("requester_id", "assignee_id"))
    return ticket_from_rest({
        "ticket": row,
        "users": [person for person in people if person],
        "brands": _one(beside.brands, row.get("brand_id")),
        "organizations": _one(beside.organizations, row.get("organization_id")),
    })  # fmt: skip


def ticket_from_file(payload: object) -> Ticket:
    """A ticket as the REST API answers it, or as a line of Zendesk's own JSON export has it. Raises BadInput.

    In the export everything hangs on the ticket itself: its comments, and people and the organization as objects.
    """
    if not isinstance(payload, Mapping) or "ticket" in payload:
        return ticket_from_rest(payload)
    row = dict(payload)
    people = [row.get(name) for name in ("requester", "submitter", "assignee")]
    for name in ("requester", "assignee", "brand", "organization"):
        if row.get(f"{name}_id") is None and isinstance(row.get(name), Mapping):
            row[f"{name}_id"] = row[name].get("id")
    return ticket_from_rest({
        "ticket": row,
        "comments": row.get("comments"),
        "users": _objects([*people, *(row.get("users") or ())]),
        "brands": _objects([row.get("brand")]),
        "organizations": _objects([row.get("organization")]),
    })  # fmt: skip


def by_id(rows: object) -> dict[Any, Any]:
    """Rows by their ids; what is none is left out."""
    return {row.get("id"): row for row in rows if isinstance(row, Mapping)} if isinstance(rows, list) else {}


def counts(row: object, until: datetime) -> bool:
    """Whether this row of an export is a ticket that is still there, and was not changed after the export began.

    What changes meanwhile comes a second time.
    """
    if not isinstance(row, Mapping) or row.get("status") == DELETED:
        return False
    try:
        return datetime.fromisoformat(str(row.get("updated_at"))) <= until
    except (TypeError, ValueError):
        return True


def cursor_of(page: Mapping[str, Any]) -> str:
    """Where the export goes on; "" at its end."""
    after = page.get("after_cursor")
    return "" if page.get("end_of_stream") or not after else str(after)


def rows_of(page: Mapping[str, Any]) -> list[Any]:
    """Raises DeskFailure where the page has no list of tickets."""
    rows = page.get("tickets")
    if not isinstance(rows, list):
        raise DeskFailure("Zendesk's answer cannot be read.", permanent=True)
    return rows


def _one(rows: Mapping[Any, Any], wanted: object) -> list[Any]:
    return [rows[wanted]] if wanted in rows else []


def _objects(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if isinstance(row, Mapping)]
