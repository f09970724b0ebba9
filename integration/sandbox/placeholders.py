"""Placeholders as Zendesk renders them: Liquid over the ticket, the requester and the acting user.

What an agent sends is rendered, so a customer's `{{ticket.requester.email}}` that slips into a letter shows here.
"""

from collections.abc import Mapping
from typing import Any

from liquid import Environment
from liquid.exceptions import LiquidError

from integration.sandbox.markup import text_from_html
from integration.sandbox.state import Comment, Desk, Ticket, User, stamp


class _Bounded(Environment):
    """What a customer wrote may end up in a template, so a loop in it must not hold the desk up."""

    loop_iteration_limit = 10_000
    output_stream_limit = 1_000_000
    context_depth_limit = 20


def render(template: str, context: Mapping[str, Any], *, escape: bool) -> str:
    """Render a text; unknown placeholders become empty, and a text with broken Liquid is left as it was written."""
    if "{{" not in template and "{%" not in template:
        return template
    try:
        return _Bounded(autoescape=escape).from_string(template).render(**context)
    except LiquidError:
        return template


def ticket_context(desk: Desk, ticket: Ticket, current: User | None) -> dict[str, Any]:
    """Everything a placeholder may name (platform §6.6), as plain values."""
    requester = desk.users.get(ticket.requester_id)
    assignee = desk.users.get(ticket.assignee_id or 0)
    public = [comment for comment in ticket.comments if comment.public]
    fields = {f"ticket_field_{key}": _text(value) for key, value in ticket.custom_fields.items()}
    titles = {
        f"ticket_field_option_title_{key}": _option_title(desk, key, value)
        for key, value in ticket.custom_fields.items()
    }
    values = {
        "id": ticket.id,
        "title": ticket.subject or "",
        "description": text_from_html(ticket.comments[0].html_body) if ticket.comments else "",
        "status": ticket.status.capitalize(),
        "priority": (ticket.priority or "").capitalize(),
        "ticket_type": (ticket.type or "").capitalize(),
        "via": ticket.via["channel"],
        "tags": " ".join(ticket.tags),
        "url": f"{desk.subdomain}.zendesk.com/agent/tickets/{ticket.id}",
        "link": f"https://{desk.subdomain}.zendesk.com/agent/tickets/{ticket.id}",
        "external_id": ticket.external_id or "",
        "account": desk.name,
        "brand": _name(desk.brands, ticket.brand_id),
        "group": _name(desk.groups, ticket.group_id),
        "organization": _name(desk.organizations, ticket.organization_id),
        "created_at_with_timestamp": stamp(ticket.created_at),
        "updated_at_with_timestamp": stamp(ticket.updated_at),
        "latest_comment": _comment(desk, ticket.comments[-1] if ticket.comments else None),
        "latest_public_comment": _comment(desk, public[-1] if public else None),
        "requester": _person(requester),
        "assignee": _person(assignee),
    }
    satisfaction = ticket.satisfaction or {}
    return {
        "ticket": values | fields | titles,
        "current_user": _person(current),
        "satisfaction": {
            "current_rating": satisfaction.get("score", ""),
            "current_comment": satisfaction.get("comment") or "",
        },
    }


def _person(user: User | None) -> dict[str, Any]:
    if user is None:
        return {}
    return {
        "id": user.id,
        "name": user.name,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email or "",
        "language": user.locale,
        "locale": user.locale,
        "phone": user.phone or "",
        "external_id": user.external_id or "",
        "details": user.details,
        "notes": user.notes,
        "signature": user.signature or "",
    }


class _Said(dict[str, Any]):
    """A comment prints as its words, and still has an author and a time."""

    def __str__(self) -> str:
        return str(self["text"])

    def __liquid__(self) -> str:
        return str(self["text"])


def _comment(desk: Desk, comment: Comment | None) -> dict[str, Any]:
    if comment is None:
        return {}
    author = desk.users.get(comment.author_id)
    return _Said(text=text_from_html(comment.html_body), author=_person(author), created_at=stamp(comment.created_at))


def _name(records: Mapping[int, Mapping[str, Any]], key: int | None) -> dict[str, str]:
    return {"name": str(records.get(key or 0, {}).get("name", ""))}


def _option_title(desk: Desk, field_id: int, value: Any) -> str:
    options = desk.ticket_fields.get(field_id, {}).get("custom_field_options", [])
    return next((str(option["name"]) for option in options if option["value"] == value), _text(value))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
