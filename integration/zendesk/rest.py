"""The parts of Zendesk's own JSON that we read, with what each field may be (platform §7.1, §7.3, §7.5)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from integration.apology.ticket import FieldValue, Status
from integration.errors import BadInput

OURS = "amends"
SENTENCES = {
    "missing": "is missing",
    "int_type": "must be a number",
    "int_parsing": "must be a number",
    "int_from_float": "must be a whole number",
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "model_type": "must be an object",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "enum": f"must be one of {', '.join(Status)}",
    "datetime_type": "must be a time such as 2026-11-24T09:12:00Z",
    "datetime_parsing": "must be a time such as 2026-11-24T09:12:00Z",
    "datetime_from_date_parsing": "must be a time such as 2026-11-24T09:12:00Z",
}


def _unless_null(fallback: Any) -> BeforeValidator:
    """Zendesk writes null for what it does not know; to us that is the same as leaving it out."""
    return BeforeValidator(lambda value: fallback if value is None else value)


def _in_utc(value: datetime | None) -> datetime | None:
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def _field_value(value: Any) -> FieldValue:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)  # a multi-select field
    raise PydanticCustomError(OURS, "must be text, a number, true, false or null")


Text = Annotated[str, _unless_null("")]
Texts = Annotated[tuple[str, ...], _unless_null(())]
Time = Annotated[datetime | None, AfterValidator(_in_utc)]
# Apps may have written anything there, and it is no reason not to read the rest.
Notes = Annotated[dict[str, Any], BeforeValidator(lambda value: value if isinstance(value, dict) else {})]
Row = TypeVar("Row", bound=BaseModel)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Via(_Row):
    channel: Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))] = ""


class CustomField(_Row):
    id: int
    value: Annotated[Any, BeforeValidator(_field_value)] = None


class TicketRow(_Row):
    id: int
    requester_id: int
    subject: Text = ""
    description: Text = ""
    status: Annotated[Status, _unless_null(Status.OPEN)] = Status.OPEN
    via: Annotated[Via, _unless_null(Via())] = Via()
    assignee_id: int | None = None
    brand_id: int | None = None
    organization_id: int | None = None
    tags: Texts = ()
    custom_fields: Annotated[tuple[CustomField, ...], _unless_null(())] = ()
    created_at: Time = None
    updated_at: Annotated[str, BeforeValidator(lambda value: value if isinstance(value, str) else "")] = ""
    from_messaging_channel: Annotated[bool, _unless_null(False)] = False


class CommentMetadata(_Row):
    flags: Annotated[tuple[int, ...], _unless_null(())] = ()
    custom: Notes = Field(default_factory=dict)  # of the change that the comment came with (platform §7.2)


class CommentRow(_Row):
    id: int
    author_id: int | None = None
    html_body: Text = ""
    body: Text = ""
    plain_body: Text = ""
    public: Annotated[bool, _unless_null(True)] = True
    created_at: Time = None
    metadata: Annotated[CommentMetadata, _unless_null(CommentMetadata())] = CommentMetadata()


class EventRow(_Row):
    """One thing that a change did: a comment, a field, a notification."""

    id: Annotated[str, BeforeValidator(str)]
    type: Text = ""


class AuditRow(_Row):
    """One change of a ticket with all it did (platform §7.2)."""

    created_at: Time = None
    metadata: Annotated[CommentMetadata, _unless_null(CommentMetadata())] = CommentMetadata()
    events: Annotated[tuple[EventRow, ...], _unless_null(())] = ()


class WrittenRow(_Row):
    """The answer to a change of a ticket."""

    ticket: TicketRow
    audit: AuditRow


class UserRow(_Row):
    id: int
    name: Text = ""
    email: Text = ""
    role: Text = ""
    role_type: int | None = None
    active: Annotated[bool, _unless_null(True)] = True
    suspended: Annotated[bool, _unless_null(False)] = False
    locale: Text = ""
    tags: Texts = ()


class NamedRow(_Row):
    """A brand, a group or an organization."""

    id: int
    name: Text = ""


class FieldRow(_Row):
    """A ticket field as it is set up."""

    id: int
    title: Text = ""
    type: Text = ""
    active: Annotated[bool, _unless_null(True)] = True


class UserDocument(_Row):
    user: UserRow


class InstallationRow(_Row):
    """The one answer that Zendesk does not wrap (platform §7.7)."""

    app_id: int


class TicketDocument(_Row):
    """A ticket with whatever was side-loaded; each list may be absent."""

    ticket: TicketRow
    comments: Annotated[tuple[CommentRow, ...], _unless_null(())] = ()
    users: Annotated[tuple[UserRow, ...], _unless_null(())] = ()
    brands: Annotated[tuple[NamedRow, ...], _unless_null(())] = ()
    organizations: Annotated[tuple[NamedRow, ...], _unless_null(())] = ()


def ticket_document(payload: Any) -> TicketDocument:
    """Read an answer with a ticket. Raises `BadInput` with the path of the first field that does not fit."""
    if not isinstance(payload, Mapping):
        raise BadInput("The ticket must be a JSON object with the key ticket.", "ticket")
    return read_row(TicketDocument, _with_lists(payload))


def read_row(kind: type[Row], payload: Any) -> Row:
    """Read one object of Zendesk's. Raises `BadInput` with the path of the first field that does not fit."""
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        raise _bad_input(error.errors(include_url=False)[0]) from error


def _with_lists(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Single-object answers (`user`, `comment`, `brand`, `organization`) join the lists of the same kind."""
    merged = dict(payload)
    for one in ("user", "comment", "brand", "organization"):
        rows = merged.get(f"{one}s") or []
        if merged.get(one) is not None and isinstance(rows, list):
            merged[f"{one}s"] = [*rows, merged[one]]
    return merged


def _bad_input(problem: ErrorDetails) -> BadInput:
    path = ""
    for part in problem["loc"]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    path = path.removeprefix(".")
    said = problem["msg"] if problem["type"] == OURS else SENTENCES.get(problem["type"], "is not as Zendesk sends it")
    return BadInput(f"{path} {said}.", path)
