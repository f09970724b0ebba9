"""Tickets, comments, audits and users as the REST API writes them (platform §7.1, §7.3, §7.5)."""

from datetime import UTC, datetime

from integration.sandbox.markup import plain_from_html, wrapped
from integration.sandbox.records import MESSAGING, api_url
from integration.sandbox.state import Audit, Comment, Desk, Record, Ticket, User, stamp

# the real ids are large and differ by account; here it matters only that each status has its own
_CUSTOM_STATUS = {"new": 1, "open": 2, "pending": 3, "hold": 4, "solved": 5, "closed": 6}
_LOCALE_IDS = {"en-US": 1, "es": 2, "de": 8, "fr": 16}


def ticket_json(desk: Desk, ticket: Ticket) -> Record:
    """The whole ticket; every active custom field is listed, and null where nothing is set."""
    custom = [
        {"id": number, "value": ticket.custom_fields.get(number)}
        for number, each in desk.ticket_fields.items()
        if each["active"]
    ]
    return {
        "url": api_url(desk, f"tickets/{ticket.id}"),
        "id": ticket.id,
        "external_id": ticket.external_id,
        "via": ticket.via,
        "created_at": stamp(ticket.created_at),
        "updated_at": stamp(ticket.updated_at),
        "type": ticket.type,
        "subject": ticket.subject,
        "raw_subject": ticket.subject,
        "description": ticket.comments[0].body if ticket.comments else "",
        "priority": ticket.priority,
        "status": "deleted" if ticket.deleted else ticket.status,
        "recipient": ticket.via["source"]["to"].get("address"),
        "requester_id": ticket.requester_id,
        "submitter_id": ticket.submitter_id,
        "assignee_id": ticket.assignee_id,
        "organization_id": ticket.organization_id,
        "group_id": ticket.group_id,
        "collaborator_ids": [],
        "follower_ids": [],
        "email_cc_ids": [],
        "forum_topic_id": None,
        "problem_id": None,
        "has_incidents": False,
        "is_public": ticket.is_public,
        "due_at": None,
        "tags": sorted(ticket.tags),
        "custom_fields": custom,
        "satisfaction_rating": _satisfaction(ticket),
        "sharing_agreement_ids": [],
        "custom_status_id": _CUSTOM_STATUS[ticket.status],
        "fields": custom,
        "followup_ids": [],
        "ticket_form_id": None,
        "brand_id": ticket.brand_id,
        "allow_channelback": False,
        "allow_attachments": True,
        "from_messaging_channel": ticket.via["channel"] in MESSAGING,
    }


def comment_json(comment: Comment) -> Record:
    flags: Record = {"flags": comment.flags} if comment.flags else {}
    options: Record = {"flags_options": {str(flag): {"trusted": False} for flag in comment.flags}} if flags else {}
    return {
        "id": comment.id,
        "type": "Comment",
        "author_id": comment.author_id,
        "body": comment.body,
        "html_body": wrapped(comment.html_body),
        "plain_body": plain_from_html(comment.html_body),
        "public": comment.public,
        "attachments": comment.attachments,
        "audit_id": comment.audit_id,
        "via": comment.via,
        "created_at": stamp(comment.created_at),
        "metadata": {"system": {}, "custom": {}, **comment.metadata, **flags, **options},
    }


def audit_json(audit: Audit) -> Record:
    return {
        "id": audit.id,
        "ticket_id": audit.ticket_id,
        "created_at": stamp(audit.created_at),
        "author_id": audit.author_id,
        "metadata": audit.metadata,
        "events": audit.events,
        "via": audit.via,
    }


def user_json(desk: Desk, user: User) -> Record:
    at = stamp(user.created_at)
    return {
        "id": user.id,
        "url": api_url(desk, f"users/{user.id}"),
        "name": user.name,
        "email": user.email,
        "created_at": at,
        "updated_at": at,
        "time_zone": user.time_zone,
        "iana_time_zone": user.time_zone,
        "phone": user.phone,
        "shared_phone_number": None,
        "photo": None,
        "locale_id": _LOCALE_IDS.get(user.locale, 1),
        "locale": user.locale,
        "organization_id": user.organization_id,
        "role": user.role,
        "verified": user.email is not None,
        "external_id": user.external_id,
        "tags": user.tags,
        "alias": "",
        "active": user.active,
        "shared": False,
        "shared_agent": False,
        "last_login_at": None,
        "two_factor_auth_enabled": None,
        "signature": user.signature,
        "details": user.details,
        "notes": user.notes,
        "role_type": user.role_type,
        "custom_role_id": None,
        "moderator": user.is_staff and user.role_type != 1,
        "ticket_restriction": None if user.is_staff else "requested",
        "only_private_comments": user.only_private_comments,
        "restricted_agent": user.role != "admin",
        "suspended": user.suspended,
        "chat_only": False,
        "default_group_id": user.default_group_id,
        "report_csv": user.role == "admin",
        "user_fields": {},
    }


def anonymous_json() -> Record:
    """What `users/me` answers to nobody in particular: 200, and an id of null."""
    desk = Desk()
    nobody = User(id=0, name="Anonymous user", email="invalid@example.com", created_at=datetime(1970, 1, 1, tzinfo=UTC))
    return {**user_json(desk, nobody), "id": None, "url": None, "verified": False}


def _satisfaction(ticket: Ticket) -> Record | None:
    if ticket.satisfaction is None:
        return None
    return {key: ticket.satisfaction.get(key) for key in ("id", "score", "comment", "reason")}
