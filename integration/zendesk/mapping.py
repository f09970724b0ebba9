"""Zendesk's JSON becomes a `Ticket` here, field by field, and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from integration.apology.ticket import Agent, Brand, Message, Requester, Status, Ticket, Writer
from integration.flows.announcing import OpenTicket
from integration.flows.note import SeenTicket
from integration.zendesk.channels import channel_from_name
from integration.zendesk.marks import mark_from_metadata
from integration.zendesk.rest import (
    CommentRow,
    FieldRow,
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
# Every ticket has these; all other types of fields are an account's own (platform §7.7).
BUILT_IN = frozenset(
    {"assignee", "custom_status", "description", "group", "priority", "status", "subject", "tickettype"}
)


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
    email: str = ""


@dataclass(frozen=True, slots=True)
class TicketField:
    """A field of the account's tickets; `type` is Zendesk's, such as text or tagger."""

    id: str
    title: str
    type: str
    active: bool

    @property
    def is_built_in(self) -> bool:
        return self.type in BUILT_IN


class ListedTicket(NamedTuple):
    """A ticket as lists show it."""

    ticket: OpenTicket
    status: Status


def ticket_from_rest(payload: Any) -> Ticket:
    """Map `ticket` with `comments`, `users`, `brands` and `organizations` as the REST API returns them.

    Side-loads may be missing: an unknown author counts as neither customer nor agent, and without comments the
    description is the only message. Raises `BadInput` with the path of the field that does not fit.
    """
    read = ticket_document(payload)
    return _ticket(read, _people(read))


def seen_from_rest(payload: Any, read_at: datetime) -> SeenTicket:
    """The same, with what a change of it needs, and with which of its comments are ours. Raises `BadInput`."""
    read = ticket_document(payload)
    people = _people(read)
    requester = people.get(read.ticket.requester_id)
    marks = {str(comment.id): mark_from_metadata(comment.metadata.custom) for comment in read.comments}
    return SeenTicket(
        ticket=_ticket(read, people),
        stamp=read.ticket.updated_at,
        updated_at=_moment(read.ticket.updated_at),
        read_at=read_at,
        source=read.ticket.via.channel,
        requester_suspended=requester is not None and requester.suspended,
        ours={comment: mark for comment, mark in marks.items() if mark},
    )


def _ticket(read: TicketDocument, people: Mapping[int, UserRow]) -> Ticket:
    row = read.ticket
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
        email=row.email,
    )


def app_id_from_rest(payload: Any) -> str:
    """The app that an installation is of. Raises `BadInput`."""
    return str(read_row(InstallationRow, payload).app_id)


def field_from_rest(payload: Any) -> TicketField:
    """Map one of `ticket_fields`. Raises `BadInput` with the path of the field that does not fit."""
    row = read_row(FieldRow, payload)
    return TicketField(str(row.id), row.title, row.type, row.active)


def open_ticket_from_rest(payload: Any) -> ListedTicket:
    """One of a list of tickets, without its conversation. Raises `BadInput`."""
    row = read_row(TicketRow, payload)
    fields = {str(each.id): each.value for each in row.custom_fields}
    return ListedTicket(OpenTicket(str(row.id), row.subject, row.description, fields), row.status)


def brand_from_rest(payload: Any) -> tuple[str, str]:
    """Id and name. Raises `BadInput`."""
    row = read_row(NamedRow, payload)
    return str(row.id), row.name


def name_from_rest(payload: Any) -> str:
    """The name of a group or a brand. Raises `BadInput`."""
    return read_row(NamedRow, payload).name


def _people(read: TicketDocument) -> dict[int, UserRow]:
    return {user.id: user for user in read.users}


def _moment(stamp: str) -> datetime | None:
    """None for what is no time; the stamp itself is Zendesk's word, and is given back to it as it came."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


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
