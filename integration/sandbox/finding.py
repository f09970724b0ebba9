"""The search language of `GET /search`, as far as integrations use it: properties, comparisons, tags and words."""

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from integration.sandbox.problems import ApiProblem
from integration.sandbox.state import Desk, Ticket, User

_TERM = re.compile(r"(-?)([a-z_0-9]+)(:|<=|>=|<|>)(.*)", re.DOTALL)
_STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
_PRIORITIES = ("low", "normal", "high", "urgent")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": lambda have, want: bool(have == want),
    "<": lambda have, want: bool(have < want),
    ">": lambda have, want: bool(have > want),
    "<=": lambda have, want: bool(have <= want),
    ">=": lambda have, want: bool(have >= want),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query; `field` is empty for a word to be found in the text."""

    field: str
    operator: str
    value: str
    negated: bool


def terms(query: str) -> list[Term]:
    """Read a query. Raises `ApiProblem` 422 where a quote is left open."""
    try:
        # an apostrophe belongs to a name; only double quotes hold words together
        words = shlex.split(query.replace("'", "\\'"))
    except ValueError as wrong:
        raise ApiProblem(422, {"error": "invalid", "description": f"Invalid search: {wrong}"}) from wrong
    found = []
    for word in words:
        match = _TERM.fullmatch(word)
        if match:
            found.append(Term(match[2], match[3], match[4], negated=bool(match[1])))
        else:
            found.append(Term("", ":", word.lstrip("-"), negated=word.startswith("-")))
    return found


def find(desk: Desk, query: str) -> list[Ticket | User]:
    """Everything that meets the whole query, newest first; both tickets and users unless `type:` says which."""
    read = terms(query)
    kinds = {term.value for term in read if term.field == "type"}
    asked = [term for term in read if term.field not in {"type", "order_by", "sort"}]
    found: list[Ticket | User] = []
    if not kinds or "ticket" in kinds:
        tickets = [each for each in desk.tickets.values() if not each.deleted]
        found += [each for each in tickets if all(_ticket_meets(desk, each, term) != term.negated for term in asked)]
    if not kinds or "user" in kinds:
        users = list(desk.users.values())
        found += [each for each in users if all(_user_meets(each, term) != term.negated for term in asked)]
    return sorted(found, key=lambda each: (each.created_at, each.id), reverse=True)


def _ticket_meets(desk: Desk, ticket: Ticket, term: Term) -> bool:
    if term.field in {"status", "priority"}:
        return _ranked(term, ticket)
    if term.field in {"created", "updated", "created_at", "updated_at"}:
        moment = ticket.created_at if term.field.startswith("created") else ticket.updated_at
        return _when(moment, term.value, term.operator)
    if term.field in {"requester", "assignee", "submitter"}:
        return _is_person(desk, getattr(ticket, f"{term.field}_id"), term.value)
    if term.field.startswith("custom_field_"):
        return str(ticket.custom_fields.get(int(term.field.removeprefix("custom_field_")))) == term.value
    return _ticket_says(desk, ticket, term)


def _ticket_says(desk: Desk, ticket: Ticket, term: Term) -> bool:
    """The terms that look at words rather than at ranks, moments or people."""
    match term.field:
        case "":
            return _mentions(ticket, term.value)
        case "tags" | "tag":
            return any(tag in ticket.tags for tag in term.value.lower().split())
        case "subject":
            return term.value.lower() in (ticket.subject or "").lower()
        case "ticket_type" | "via" | "brand" | "group" | "organization" | "external_id" | "id":
            return _COMPARE[term.operator](_plain(desk, ticket, term.field), term.value.lower())
    return False


def _user_meets(user: User, term: Term) -> bool:
    match term.field:
        case "":
            return term.value.lower() in f"{user.name} {user.email or ''}".lower()
        case "role":
            return user.role == term.value
        case "email":
            return (user.email or "").lower() == term.value.lower()
        case "name":
            return term.value.lower() in user.name.lower()
        case "tags" | "tag":
            return any(tag in user.tags for tag in term.value.lower().split())
    return False


def _mentions(ticket: Ticket, words: str) -> bool:
    text = " ".join([ticket.subject or "", *(comment.body for comment in ticket.comments)]).lower()
    return words.lower().rstrip("*") in text


def _ranked(term: Term, ticket: Ticket) -> bool:
    order = _STATUSES if term.field == "status" else _PRIORITIES
    have = getattr(ticket, term.field)
    if term.value not in order or have not in order:
        return False
    return _COMPARE[term.operator](order.index(have), order.index(term.value))


def _when(moment: datetime, value: str, operator: str) -> bool:
    try:
        wanted = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise ApiProblem(422, {"error": "invalid", "description": f"Invalid search: {wrong}"}) from wrong
    wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=UTC)
    if operator == ":":
        return moment.date() == wanted.date()
    return _COMPARE[operator](moment, wanted)


def _is_person(desk: Desk, number: int | None, value: str) -> bool:
    if value == "none":
        return number is None
    user = desk.users.get(number or 0)
    if user is None:
        return False
    return value.lower() in {str(user.id), (user.email or "").lower(), user.name.lower()}


def _plain(desk: Desk, ticket: Ticket, field: str) -> str:
    values: dict[str, Any] = {
        "ticket_type": ticket.type,
        "via": ticket.via["channel"],
        "brand": desk.brands.get(ticket.brand_id, {}).get("name"),
        "group": desk.groups.get(ticket.group_id or 0, {}).get("name"),
        "organization": desk.organizations.get(ticket.organization_id or 0, {}).get("name"),
        "external_id": ticket.external_id,
        "id": ticket.id,
    }
    return str(values[field] or "").lower()
