"""Zendesk's JSON becomes a `Ticket` here, field by field, and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from integration.apology.ticket import Agent, Brand, Channel, Message, Requester, Ticket, Writer
from integration.zendesk.rest import (
    CommentRow,
    InstallationRow,
    NamedRow,
    TicketDocument,
    TicketRow,
    UserDocument,
    UserRow,
    read_row,
    ticket_document,
)

LIGHT_AGENT = 1  # role_type (platform §7.5)
AUTOMATIC = 4  # flag of a comment that a machine wrote (platform §7.3)
STAFF = frozenset({"agent", "admin"})
CHANNELS: Mapping[str, Channel] = {
    "email": Channel.EMAIL,
    "mail": Channel.EMAIL,
    # a ticket made through the API is answered by e-mail
    "api": Channel.EMAIL,
    "web_service": Channel.EMAIL,
    "web": Channel.WEB_FORM,
    "web_form": Channel.WEB_FORM,
    "web_widget": Channel.WEB_FORM,
    "help_center": Channel.WEB_FORM,
    "mobile": Channel.WEB_FORM,
    "mobile_sdk": Channel.WEB_FORM,
    "chat": Channel.MESSAGING,
    "messaging": Channel.MESSAGING,
    "native_messaging": Channel.MESSAGING,
    "whatsapp": Channel.MESSAGING,
    "line": Channel.MESSAGING,
    "wechat": Channel.MESSAGING,
    "telegram": Channel.MESSAGING,
    "viber": Channel.MESSAGING,
    "instagram_dm": Channel.MESSAGING,
    "facebook_messenger": Channel.MESSAGING,
    "twitter_dm": Channel.MESSAGING,
    "apple_business_chat": Channel.MESSAGING,
    "google_business_messages": Channel.MESSAGING,
    "sunshine_conversations": Channel.MESSAGING,
    "sunshine_conversations_api": Channel.MESSAGING,
    "facebook": Channel.SOCIAL,
    "twitter": Channel.SOCIAL,
    "instagram": Channel.SOCIAL,
    "sms": Channel.SMS,
    "text": Channel.SMS,
    "voice": Channel.VOICE,
    "voicemail": Channel.VOICE,
    "phone": Channel.VOICE,
    "phone_call_inbound": Channel.VOICE,
    "phone_call_outbound": Channel.VOICE,
}


@dataclass(frozen=True, slots=True)
class DeskUser:
    """Somebody in the account; `role` is `end-user`, `agent` or `admin`, and `light` agents may only write notes."""

    id: str
    name: str
    role: str
    active: bool
    suspended: bool
    locale: str
    light: bool


def ticket_from_rest(payload: Any) -> Ticket:
    """Map `ticket` with `comments`, `users`, `brands` and `organizations` as the REST API returns them.

    Side-loads may be missing: an unknown author counts as neither customer nor agent, and without comments the
    description is the only message. Raises `BadInput` with the path of the field that does not fit.
    """
    read = ticket_document(payload)
    row = read.ticket
    people = {user.id: user for user in read.users}
    return Ticket(
        id=str(row.id),
        subject=row.subject,
        messages=_messages(read, people),
        requester=_requester(row, people),
        channel=channel_from_name(row.via.channel, messaging=row.from_messaging_channel),
        status=row.status,
        brand=Brand(str(row.brand_id), _name(read.brands, row.brand_id)) if row.brand_id else Brand(),
        agent=_agent(people.get(row.assignee_id)) if row.assignee_id else None,
        organization=_name(read.organizations, row.organization_id),
        tags=frozenset(row.tags),
        fields={str(each.id): each.value for each in row.custom_fields},
        created_at=row.created_at,
    )


def user_from_rest(payload: Any) -> DeskUser:
    """Map `{"user": {...}}`. Raises `BadInput` with the path of the field that does not fit."""
    row = read_row(UserDocument, payload).user
    return DeskUser(
        id=str(row.id),
        name=row.name,
        role=row.role or "end-user",
        active=row.active,
        suspended=row.suspended,
        locale=row.locale,
        light=row.role_type == LIGHT_AGENT,
    )


def app_id_from_rest(payload: Any) -> str:
    """The app that an installation is of. Raises `BadInput`."""
    return str(read_row(InstallationRow, payload).app_id)


def channel_from_name(name: str, *, messaging: bool = False) -> Channel:
    """The channel behind Zendesk's name for it; `messaging` is its own mark on a ticket, and beats the name."""
    known = CHANNELS.get(name.strip().lower().replace(" ", "_"), Channel.OTHER)
    return Channel.MESSAGING if messaging and known is not Channel.SMS else known


def _messages(read: TicketDocument, people: Mapping[int, UserRow]) -> tuple[Message, ...]:
    row = read.ticket
    if not read.comments:
        first = Message("description", Writer.REQUESTER, row.description, sent_at=row.created_at)
        return (first,) if row.description.strip() else ()
    messages = [_message(comment, row, people) for comment in read.comments]
    # The API can be asked for the newest first, and exports are.
    if all(message.sent_at for message in messages):
        messages.sort(key=lambda message: message.sent_at.timestamp() if message.sent_at else 0.0)
    return tuple(messages)


def _message(comment: CommentRow, ticket: TicketRow, people: Mapping[int, UserRow]) -> Message:
    html = bool(comment.html_body.strip())
    return Message(
        id=str(comment.id),
        writer=_writer(comment.author_id, ticket, people),
        body=comment.html_body if html else comment.body or comment.plain_body,
        is_html=html,
        public=comment.public,
        sent_at=comment.created_at,
        automatic=AUTOMATIC in comment.metadata.flags,
    )


def _writer(author_id: int | None, ticket: TicketRow, people: Mapping[int, UserRow]) -> Writer:
    if author_id is None:
        return Writer.OTHER
    if author_id == ticket.requester_id:
        return Writer.REQUESTER
    author = people.get(author_id)
    if author_id == ticket.assignee_id or (author and author.role in STAFF):
        return Writer.AGENT
    return Writer.OTHER


def _requester(ticket: TicketRow, people: Mapping[int, UserRow]) -> Requester:
    user = people.get(ticket.requester_id)
    if user is None:
        return Requester(str(ticket.requester_id))
    return Requester(str(user.id), user.name, user.email, user.locale, tags=frozenset(user.tags))


def _agent(user: UserRow | None) -> Agent | None:
    return Agent(str(user.id), user.name, user.locale) if user else None


def _name(rows: Iterable[NamedRow], wanted: int | None) -> str:
    return next((row.name for row in rows if row.id == wanted), "")
