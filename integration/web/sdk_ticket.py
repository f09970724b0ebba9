"""The ticket as the client SDK hands it to the browser, checked field by field and turned into ours."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from integration.apology.ticket import Agent, Brand, Channel, FieldValue, Message, Requester, Status, Ticket, Writer
from integration.errors import BadInput
from integration.web.composer import text_of
from integration.web.sessions import Session
from integration.zendesk.channels import channel_from_name

CUSTOM_FIELD = re.compile(r"ticket\.customField:custom_field_(\d{1,20})")
MOST_FIELDS = 200
STATUSES = {status.value: status for status in Status}
NOT_FOR_CUSTOMERS = frozenset({"internal", "internal_note", "internalnote"})


def _number(value: Any) -> Any:
    """Zendesk's ids are numbers in one place and strings in the next."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _nothing(value: Any) -> Any:
    return "" if value is None else value


Id = Annotated[str, BeforeValidator(_number), StringConstraints(pattern=r"^\d{1,20}$")]
Line = Annotated[str, BeforeValidator(_nothing), StringConstraints(max_length=1_000)]
Words = Annotated[str, BeforeValidator(_nothing), StringConstraints(max_length=200_000)]
Tag = Annotated[str, StringConstraints(max_length=255)]


class _Shape(BaseModel):
    """Zendesk adds fields at will; those we do not read are let pass and dropped."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Author(_Shape):
    id: Annotated[str, BeforeValidator(_number), BeforeValidator(_nothing), StringConstraints(max_length=64)] = ""
    role: Line = ""


class _Channel(_Shape):
    name: Line = ""


class _Content(_Shape):
    content: Words = ""
    contentType: Line = ""  # noqa: N815 - Zendesk's own name


class _Turn(_Shape):
    """One turn of `ticket.conversation` (platform §2.3)."""

    author: _Author = _Author()
    channel: _Channel | None = None
    message: _Content = _Content()
    timestamp: str | int | float | None = None


class _Comment(_Shape):
    """One of `ticket.comments`; always HTML."""

    id: Annotated[str, BeforeValidator(_number), StringConstraints(max_length=64)] = ""
    author: _Author = _Author()
    value: Words = ""


class _Named(_Shape):
    id: Annotated[str, BeforeValidator(_number), BeforeValidator(_nothing), StringConstraints(max_length=64)] = ""
    name: Line = ""


class _Requester(_Named):
    email: Line = ""
    locale: Line = ""
    tags: Annotated[list[Tag], BeforeValidator(lambda value: value or []), Field(max_length=500)] = []


class _Via(_Shape):
    channel: Line = ""


class SdkTicket(BaseModel):
    """The answer of one bulk `client.get`, by the SDK's own paths; custom fields are among the extras."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Id = Field(alias="ticket.id")
    subject: Line = Field("", alias="ticket.subject")
    description: Words = Field("", alias="ticket.description")
    status: Line = Field("", alias="ticket.status")
    created_at: str | int | float | None = Field(None, alias="ticket.createdAt")
    tags: Annotated[list[Tag], BeforeValidator(lambda value: value or [])] = Field(
        [], alias="ticket.tags", max_length=500
    )
    brand: _Named | None = Field(None, alias="ticket.brand")
    via: _Via | None = Field(None, alias="ticket.via")
    channel: _Channel | None = Field(None, alias="ticket.channel")
    target_channel: _Channel | None = Field(None, alias="ticket.editor.targetChannel")
    requester: _Requester | None = Field(None, alias="ticket.requester")
    organization: _Named | None = Field(None, alias="ticket.organization")
    conversation: list[_Turn] | None = Field(None, alias="ticket.conversation", max_length=200)
    comments: list[_Comment] | None = Field(None, alias="ticket.comments", max_length=200)
    agent_locale: Line = Field("", alias="currentUser.locale")


def ticket_of(sdk: SdkTicket, session: Session, *, but: Collection[str] = frozenset()) -> Ticket:
    """The ticket as the browser told it; who asks comes from the session, never from the browser.

    `but` are comments that are no part of the conversation, by id.
    """
    requester = sdk.requester or _Requester()
    return Ticket(
        id=sdk.id,
        subject=sdk.subject,
        messages=_messages(sdk, requester.id, but),
        requester=Requester(
            id=requester.id,
            name=requester.name,
            email=requester.email,
            locale=requester.locale,
            tags=frozenset(requester.tags),
        ),
        channel=_channel(sdk),
        status=STATUSES.get(sdk.status, Status.OPEN),
        brand=Brand(sdk.brand.id, sdk.brand.name) if sdk.brand else Brand(),
        agent=Agent(session.agent_id, session.agent_name, sdk.agent_locale),
        organization=sdk.organization.name if sdk.organization else "",
        tags=frozenset(sdk.tags),
        fields=_fields(sdk.model_extra or {}),
        created_at=moment_of(sdk.created_at),
    )


def _messages(sdk: SdkTicket, requester: str, but: Collection[str]) -> tuple[Message, ...]:
    """The conversation where the desk has it, since comments lack chat turns; else comments; else the description."""
    if sdk.conversation:
        left_out = {text_of(each.value, rich=True) for each in sdk.comments or () if each.id in but}
        return tuple(
            Message(
                id=str(place),
                writer=_writer(turn.author, requester),
                body=turn.message.content,
                is_html="html" in turn.message.contentType,
                public=not turn.channel or turn.channel.name.lower() not in NOT_FOR_CUSTOMERS,
                sent_at=moment_of(turn.timestamp),
                automatic=turn.author.role == "system",
            )
            for place, turn in enumerate(sdk.conversation)
            if not left_out or not _says(turn, left_out)
        )
    if sdk.comments:
        return tuple(
            Message(comment.id, _writer(comment.author, requester), comment.value, is_html=True)
            for comment in sdk.comments
            if comment.id not in but
        )
    return (Message("description", Writer.REQUESTER, sdk.description, sent_at=moment_of(sdk.created_at)),)


def _says(turn: _Turn, texts: Collection[str]) -> bool:
    """A turn has no id by which it could be known as a comment, but it has the same words."""
    return text_of(turn.message.content, rich="html" in turn.message.contentType) in texts


def _writer(author: _Author, requester: str) -> Writer:
    """Chat turns of a customer may come without an id; roles of agents may have any name an admin gave them."""
    role = author.role.lower()
    if author.id and author.id == requester:
        return Writer.REQUESTER
    if role in ("", "system", "bot"):
        return Writer.OTHER
    if role == "end-user":
        return Writer.OTHER if author.id else Writer.REQUESTER
    return Writer.AGENT


def _channel(sdk: SdkTicket) -> Channel:
    """Where the reply will go: what the composer is set to, unless that is a note among agents."""
    named = [sdk.target_channel.name if sdk.target_channel else "", sdk.channel.name if sdk.channel else ""]
    named.append(sdk.via.channel if sdk.via else "")
    known = [name for name in named if name and name.lower() not in NOT_FOR_CUSTOMERS]
    return channel_from_name(known[0]) if known else Channel.OTHER


def _fields(extras: Mapping[str, Any]) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {}
    for path, value in list(extras.items())[:MOST_FIELDS]:
        match = CUSTOM_FIELD.fullmatch(path)
        if not match or not isinstance(value, str | int | float | bool | None):
            continue
        if isinstance(value, str) and len(value) > 10_000:
            raise BadInput(f"{path}: longer than 10,000 characters.", path)
        found[match[1]] = value
    return found


def moment_of(value: str | float | None) -> datetime | None:
    """ISO 8601 or milliseconds; a time nobody can read is no reason to refuse the ticket."""
    try:
        if isinstance(value, str):
            parsed = datetime.fromisoformat(value)
            return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
