"""What the API takes and gives, as shapes: checked by them, and described by them in the OpenAPI document."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from integration.apology.cancellation import CancelReason
from integration.flows.inbox import EventKind, EventState, InboxLine

MOST_ALTERNATIVES, MOST_ITEMS, LONGEST_WAIT = 5, 20, 60


def _bare(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)


def _whole(value: Any) -> Any:
    """In JSON 5.0 is as whole a number as 5."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("is no moment that can have been") from error


# One line with at least one sign that can be seen; spaces around it, and double ones, go.
SEEN = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$"
Reference = Annotated[str, StringConstraints(max_length=64, pattern=SEEN), AfterValidator(_bare)]
Brief = Annotated[str, StringConstraints(max_length=100, pattern=SEEN), AfterValidator(_bare)]
Name = Annotated[str, StringConstraints(max_length=200, pattern=SEEN), AfterValidator(_bare)]
Sentence = Annotated[str, StringConstraints(max_length=500, pattern=SEEN), AfterValidator(_bare)]
Address = Annotated[
    str,
    StringConstraints(
        max_length=254, pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}$"
    ),
]
Link = Annotated[
    str,
    StringConstraints(max_length=2_000, pattern=r"^https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[!#-;=?-Z_a-z~]*)?$"),
]
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{1,4})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Days = Annotated[int, Field(ge=1, le=LONGEST_WAIT), BeforeValidator(_whole)]


class _Shape(BaseModel):
    """Strict: a number is no text, and a misspelt field is told instead of dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Customer(_Shape):
    """Whose order it was."""

    email: Address
    name: Name | None = None
    locale: Locale | None = Field(None, description="The customer's language, such as `en` or `pt-BR`.")


def _one_date_only(schema: dict[str, Any]) -> None:
    both = {"within_business_days": {"type": "integer"}, "by": {"type": "string"}}
    schema["not"] = {"required": list(both), "properties": both}


class Refund(_Shape):
    """What the customer gets back. `within_business_days` or `by` says until when; both at once do not."""

    model_config = ConfigDict(json_schema_extra=_one_date_only)

    amount: Amount = Field(description="As text, such as `49.90`, so that no cent is lost on the way.")
    currency: Currency
    method: Brief | None = Field(None, description="Where it goes, such as `your Visa card`.")
    within_business_days: Days | None = None
    by: date | None = None

    @model_validator(mode="after")
    def _says_one_time(self) -> "Refund":
        if self.within_business_days is not None and self.by is not None:
            raise ValueError("give within_business_days or by, not both")
        return self


class Alternative(_Shape):
    """What the customer may like instead."""

    name: Name
    url: Link


class OrderCancelled(_Shape):
    """`POST /api/v1/events/order-cancelled`: the shop cancelled an order (seed OC-1)."""

    order: Reference = Field(description="The order's number, as the customer knows it.")
    customer: Customer
    reason: CancelReason
    reason_words: Sentence | None = Field(None, description="The reason in a sentence for the customer.")
    refund: Refund | None = None
    alternatives: Annotated[list[Alternative], Field(max_length=MOST_ALTERNATIVES)] = []
    status_url: Link | None = Field(None, description="Where the customer can see how the cancellation stands.")
    reorder_url: Link | None = None
    items: Annotated[list[Name], Field(max_length=MOST_ITEMS)] = []
    cancelled_at: Annotated[AwareDatetime, AfterValidator(_utc)] | None = None
    brand: Brief | None = Field(None, description="Name of the brand in Zendesk, where there are several.")

    def details(self) -> dict[str, Any]:
        """As the event keeps it: what was not given is not there."""
        return self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


class Accepted(BaseModel):
    """The event is kept, and will be worked on."""

    id: str


class Event(BaseModel):
    """How an event stands. `result`, `reason`, `ticket` and `draft` are there once they are known."""

    id: str
    kind: EventKind
    state: EventState
    received_at: datetime
    ended_at: datetime | None = None
    result: str | None = None
    reason: str | None = None
    error: str | None = Field(None, description="Why the last try failed, in words.")
    ticket: str | None = None
    draft: str | None = None

    @classmethod
    def of(cls, line: InboxLine) -> "Event":
        return cls(
            id=line.id,
            kind=line.kind,
            state=line.state,
            received_at=line.received_at,
            ended_at=line.ended_at,
            result=line.result or None,
            reason=line.reason or None,
            error=line.error or None,
            ticket=line.ticket_id or None,
            draft=line.draft_id or None,
        )


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence for whoever has to act on it.")
    reason: str | None = Field(None, description="A slug of docs/refusals.md.")
    field: str | None = Field(None, description="The path of what cannot be used.")
