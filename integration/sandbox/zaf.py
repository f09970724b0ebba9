"""Tickets, people and the account in the shapes that apps read through the client SDK (platform §2.2, §2.3)."""

from integration.sandbox.records import MESSAGING
from integration.sandbox.state import Comment, Desk, Record, Ticket, User, stamp

_RICH_CHANNELS = frozenset({"api", "email", "help_center", "mail", "mobile", "rule", "voice", "web", "web_service"})
_SESSION_CHANNELS = frozenset({"chat", "native_messaging"})


def takes_rich_text(channel: str) -> bool:
    """Whether a public reply may be formatted; a channel nobody listed takes plain text."""
    return channel in _RICH_CHANNELS


def user_view(desk: Desk, user: User) -> Record:
    """A person, as `currentUser` and `ticket.requester` show them."""
    group = desk.groups.get(user.default_group_id or 0)
    organization = desk.organizations.get(user.organization_id or 0)
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "role": user.role,
        "groups": [{"id": group["id"], "name": group["name"]}] if group else [],
        "organizations": [_organization(organization)] if organization else [],
        "identities": _identities(user),
        "externalId": user.external_id,
        "locale": user.locale,
        "details": user.details,
        "notes": user.notes,
        "alias": "",
        "signature": user.signature or "",
        "timeZone": {"name": user.time_zone, "ianaName": user.time_zone, "translatedName": user.time_zone},
        "tags": user.tags,
        "avatarUrl": "",
    }


def account_view(desk: Desk) -> Record:
    return {
        "planName": "Suite Professional",
        "subdomain": desk.subdomain,
        "daysLeftInTrial": None,
        "timeZone": {"name": desk.time_zone, "ianaName": desk.time_zone},
    }


def ticket_view(desk: Desk, ticket: Ticket) -> Record:
    """A stored ticket; what the agent has typed since lives in the page, which lays it over this."""
    assignee = desk.users.get(ticket.assignee_id or 0)
    group = desk.groups.get(ticket.group_id or 0)
    organization = desk.organizations.get(ticket.organization_id or 0)
    return {
        "id": ticket.id,
        "isNew": False,
        "subject": ticket.subject,
        "description": ticket.comments[0].body if ticket.comments else "",
        "createdAt": stamp(ticket.created_at),
        "updatedAt": stamp(ticket.updated_at),
        "externalId": ticket.external_id,
        "recipient": ticket.via["source"]["to"].get("address"),
        "via": ticket.via,
        "channel": channel_view(ticket.via["channel"]),
        "type": ticket.type,
        "priority": ticket.priority,
        "status": ticket.status,
        "tags": sorted(ticket.tags),
        "brand": brand_view(desk.brands[ticket.brand_id]),
        "form": {"id": None},
        "requester": user_view(desk, desk.users[ticket.requester_id]),
        "assignee": {
            "user": user_view(desk, assignee) if assignee else None,
            "group": {"id": group["id"], "name": group["name"]} if group else None,
        },
        "organization": _organization(organization) if organization else None,
        "collaborators": [],
        "sharedWith": [],
        "viewers": [],
        "customFields": {str(number): ticket.custom_fields.get(number) for number in desk.ticket_fields},
        "comments": [_comment(desk, each) for each in ticket.comments if not _is_message(ticket, each)],
        "conversation": [_turn(desk, each) for each in ticket.comments],
    }


def field_view(record: Record) -> Record:
    options = [{"label": each["name"], "value": each["value"]} for each in record.get("custom_field_options", [])]
    return {
        "id": record["id"],
        "name": f"custom_field_{record['id']}",
        "label": record["title"],
        "type": record["type"],
        "isRequired": record["required"],
        "isVisible": True,
        "optionValues": options,
    }


def brand_view(record: Record) -> Record:
    return {
        "id": record["id"],
        "name": record["name"],
        "hasHelpCenter": record["has_help_center"],
        "isActive": record["active"],
        "isDefault": record["default"],
        "logo": record["logo"],
        "subdomain": record["subdomain"],
    }


def channel_view(name: str) -> Record:
    session = name in _SESSION_CHANNELS
    return {"name": name, "sessionBased": session, "sessionActive": session}


def _is_message(ticket: Ticket, comment: Comment) -> bool:
    """Turns of a chat or a messaging conversation are missing from `ticket.comments`; its notes are there."""
    return comment.public and ticket.via["channel"] in MESSAGING | {"chat"}


def _comment(desk: Desk, comment: Comment) -> Record:
    images = [each for each in comment.attachments if each["content_type"].startswith("image/")]
    others = [each for each in comment.attachments if each not in images]
    return {
        "id": comment.id,
        "value": comment.html_body,
        "author": _author(desk, comment),
        "via": comment.via,
        "imageAttachments": [_attachment(each) for each in images],
        "nonImageAttachments": [_attachment(each) for each in others],
    }


def _turn(desk: Desk, comment: Comment) -> Record:
    """One turn of `ticket.conversation`, where a note's channel is `internal`."""
    return {
        "author": _author(desk, comment),
        "attachments": [_attachment(each) for each in comment.attachments],
        "channel": {"name": comment.via["channel"] if comment.public else "internal"},
        "message": {"content": comment.html_body, "contentType": "text/html"},
        "timestamp": stamp(comment.created_at),
    }


def _author(desk: Desk, comment: Comment) -> Record:
    author = desk.users[comment.author_id]
    return {"id": author.id, "name": author.name, "role": author.role, "avatar": ""}


def _attachment(record: Record) -> Record:
    name = record["file_name"]
    return {"contentType": record["content_type"], "contentUrl": record["content_url"], "filename": name}


def _identities(user: User) -> list[Record]:
    kinds = (("email", user.email), ("phone_number", user.phone))
    return [
        {"id": user.id * 10 + place, "type": kind, "value": value, "verified": True, "primary": True, "userId": user.id}
        for place, (kind, value) in enumerate(kinds)
        if value
    ]


def _organization(record: Record) -> Record:
    return {"id": record["id"], "name": record["name"], "tags": record["tags"], "domains": record["domain_names"]}
