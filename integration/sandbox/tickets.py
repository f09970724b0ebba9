"""Creating and updating a ticket: one audit with its events, safe updates, habits of the desk, then the triggers."""

from collections.abc import Container, Mapping
from typing import Any

from integration.sandbox.comments import add_comment, checked_comment, is_blank
from integration.sandbox.conditions import Update
from integration.sandbox.problems import conflict, not_found, record_invalid
from integration.sandbox.records import via
from integration.sandbox.state import Actor, Audit, Comment, Desk, Record, Ticket, stamp
from integration.sandbox.tagging import checked_field, clean_tags, set_field, set_tags
from integration.sandbox.triggers import run_triggers

STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
_CHOICES = {
    "status": STATUSES,
    "priority": (None, "low", "normal", "high", "urgent"),
    "type": (None, "problem", "incident", "question", "task"),
}
_PEOPLE = ("requester_id", "assignee_id")
_PLAIN = ("subject", "group_id", "organization_id", "brand_id", "external_id")


def find_ticket(desk: Desk, ticket_id: int) -> Ticket:
    ticket = desk.tickets.get(ticket_id)
    if ticket is None or ticket.deleted:
        raise not_found()
    return ticket


def create_ticket(desk: Desk, actor: Actor, change: Mapping[str, Any]) -> Audit:
    """Open a ticket from what `POST /tickets` takes. Raises `ApiProblem` 422 where a value cannot stand."""
    with desk.lock:
        requester_id = _requester_id(desk, actor, change)
        values = _checked(desk, {**change, "requester_id": requester_id})
        at = desk.clock().replace(microsecond=0)
        ticket = Ticket(
            id=desk.next_ticket_id(),
            subject=values.pop("subject", None),
            requester_id=requester_id,
            submitter_id=actor.user.id,
            created_at=at,
            updated_at=at,
            via=via(desk, actor.channel, desk.users[requester_id]),
            brand_id=values.pop("brand_id", None) or next(k for k, brand in desk.brands.items() if brand["default"]),
            organization_id=desk.users[requester_id].organization_id,
        )
        first = checked_comment(desk, ticket, change.get("comment")) or {"body": change.get("description")}
        if is_blank(first):
            raise record_invalid("base", "Description: cannot be blank")
        audit = _audit(desk, actor, ticket, change)
        _apply(desk, ticket, values, change)
        comment = add_comment(desk, actor, ticket, first, audit)
        ticket.is_public = comment.public if comment else True
        audit.events += _events(desk, {}, snapshot(ticket), "Create")
        desk.tickets[ticket.id] = ticket
        ticket.audits.append(audit)
        _react(Update(desk, ticket, actor, audit, comment, before=None))
        return audit


def update_ticket(desk: Desk, actor: Actor, ticket_id: int, change: Mapping[str, Any]) -> Audit:
    """Change a ticket by what `PUT /tickets/{id}` takes, all or nothing, and bump `updated_at`.

    Raises `ApiProblem`: 404 unknown or deleted, 409 a stale safe update, 422 a closed ticket or a bad value.
    """
    with desk.lock:
        ticket = find_ticket(desk, ticket_id)
        _refuse_closed_or_stale(ticket, change)
        values = _checked(desk, change)
        given = checked_comment(desk, ticket, change.get("comment"))
        before = snapshot(ticket)
        audit = _audit(desk, actor, ticket, change)
        _apply(desk, ticket, values, change)
        comment = add_comment(desk, actor, ticket, given, audit)
        _keep_habits(ticket, actor, comment, change)
        audit.events += _events(desk, before, snapshot(ticket), "Change")
        desk.touch(ticket)
        ticket.audits.append(audit)
        _react(Update(desk, ticket, actor, audit, comment, before))
        return audit


def _requester_id(desk: Desk, actor: Actor, change: Mapping[str, Any]) -> int:
    """Whom a new ticket is for: a known user's id, or a name and an address that may be new."""
    described = change.get("requester") or {}
    if described.get("email"):
        return desk.user_for(described.get("name"), described["email"]).id
    return _reference("requester_id", change.get("requester_id"), desk.users) or actor.user.id


def snapshot(ticket: Ticket) -> Record:
    """The fields whose changes audits and trigger conditions speak of."""
    names = (*_CHOICES, *_PEOPLE, *_PLAIN)
    custom = {f"custom_fields_{number}": value for number, value in ticket.custom_fields.items() if value is not None}
    return {name: getattr(ticket, name) for name in names} | {"tags": sorted(ticket.tags)} | custom


def _react(update: Update) -> None:
    """Run the triggers, and tell in the audit what they changed and that it was them."""
    before = snapshot(update.ticket)
    run_triggers(update)
    caused = _events(update.desk, before, snapshot(update.ticket), "Change")
    rule = {"channel": "rule", "source": {"from": {}, "to": {}, "rel": "trigger"}}
    update.audit.events += [event | {"via": rule} for event in caused]


def _refuse_closed_or_stale(ticket: Ticket, change: Mapping[str, Any]) -> None:
    if change.get("safe_update") in {True, "true"} and change.get("updated_stamp") != stamp(ticket.updated_at):
        raise conflict()
    if ticket.status == "closed":
        raise record_invalid("status", "Status: closed prevents ticket update")


def _checked(desk: Desk, change: Mapping[str, Any]) -> Record:
    """The plain fields of a change, each looked at before any is written."""
    for name, choices in _CHOICES.items():
        if name in change and (change[name] or None) not in choices:
            raise record_invalid(name, f"{name.capitalize()}: {change[name]} is not a valid value")
    known: dict[str, Container[int]] = {
        "requester_id": desk.users,
        "assignee_id": {user.id for user in desk.users.values() if user.is_staff},
        "group_id": desk.groups,
        "brand_id": desk.brands,
        "organization_id": desk.organizations,
    }
    references = {name: _reference(name, change[name], of) for name, of in known.items() if name in change}
    plain = {name: change[name] or None for name in (*_CHOICES, "subject", "external_id") if name in change}
    return plain | references


def _reference(name: str, value: Any, known: Container[int]) -> int | None:
    """The number of something that exists; ids come as numbers and as strings of digits."""
    if value in {None, ""}:
        return None
    if not str(value).isdigit() or int(value) not in known:
        thing = name.removesuffix("_id")
        raise record_invalid(thing, f"{thing.capitalize()}: {value} is not one of this account's")
    return int(value)


def _apply(desk: Desk, ticket: Ticket, values: Record, change: Mapping[str, Any]) -> None:
    given = {str(each.get("id")): each.get("value") for each in _custom_fields(change)}
    chosen = [
        (number, checked_field(desk, number, given[str(number)]))
        for number in desk.ticket_fields
        if str(number) in given
    ]
    for name, value in values.items():
        setattr(ticket, name, value)
    if "tags" in change:
        set_tags(desk, ticket, clean_tags(change["tags"] or []))
    if change.get("additional_tags"):
        set_tags(desk, ticket, [*ticket.tags, *clean_tags(change["additional_tags"])])
    if change.get("remove_tags"):
        gone = set(clean_tags(change["remove_tags"]))
        set_tags(desk, ticket, [tag for tag in ticket.tags if tag not in gone])
    for number, value in chosen:
        set_field(desk, ticket, number, value)


def _custom_fields(change: Mapping[str, Any]) -> list[Record]:
    given = change.get("custom_fields") or change.get("fields") or []
    return [{"id": key, "value": value} for key, value in given.items()] if isinstance(given, dict) else list(given)


def _keep_habits(ticket: Ticket, actor: Actor, comment: Comment | None, change: Mapping[str, Any]) -> None:
    """Solving assigns, an assignee opens what was new, a customer's answer reopens, a public word makes it public."""
    ticket.is_public = ticket.is_public or (comment is not None and comment.public)
    if ticket.status in {"solved", "closed"} and ticket.assignee_id is None and actor.user.is_staff:
        ticket.assignee_id = actor.user.id
    if ticket.status == "new" and (ticket.assignee_id or (comment and comment.public and actor.user.is_staff)):
        ticket.status = "open"
    customer_spoke = comment is not None and comment.public and not actor.user.is_staff
    if customer_spoke and "status" not in change and ticket.status in {"pending", "hold", "solved"}:
        ticket.status = "open"


def _audit(desk: Desk, actor: Actor, ticket: Ticket, change: Mapping[str, Any]) -> Audit:
    system = {"client": actor.client, "ip_address": actor.ip_address, "location": "", "latitude": 0, "longitude": 0}
    custom = dict(change.get("metadata") or {})
    made_via = via(desk, actor.channel, actor.user)
    at = desk.clock().replace(microsecond=0)
    audit = Audit(desk.next_id(), ticket.id, actor.user.id, at, made_via, {"system": system, "custom": custom})
    macro_id = change.get("macro_id")
    if macro_id and int(macro_id) in desk.macros:
        reference = {"macro_id": str(macro_id), "macro_title": desk.macros[int(macro_id)]["title"]}
        audit.events.append({"id": desk.next_id(), "type": "AgentMacroReference", **reference})
    return audit


def _events(desk: Desk, before: Record, after: Record, kind: str) -> list[Record]:
    """One event per field that differs; custom fields go by their number, as strings."""
    events = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old == new or (not before and not new):
            continue
        event = {"id": desk.next_id(), "type": kind, "field_name": name.removeprefix("custom_fields_"), "value": new}
        events.append(event if kind == "Create" else event | {"previous_value": old})
    return events
