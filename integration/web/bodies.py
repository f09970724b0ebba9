"""What the page sends, checked field by field; none of it is trusted."""

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from integration.apology.letter import Tone
from integration.apology.outcome import OutcomeKind
from integration.apology.reading import Fact, FactKind, FactValue, Money, Source, Where
from integration.errors import BadInput, NotFound
from integration.flows.draft import Wishes
from integration.rendering.cleaning import phrase, reference
from integration.web.forms import FORMS, HOW_TO_WRITE, Form
from integration.web.sdk_ticket import SdkTicket, Words, moment_of

ID = re.compile(r"[0-9a-z]{1,32}")
SUM = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
MONEY = re.compile(r"(\d{1,9}(?:\.\d{1,4})?)(?: ([A-Z]{3}))?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
COUNT = re.compile(r"\d{1,4}")

Body = TypeVar("Body", bound=BaseModel)
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
OfferId = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
# Zendesk takes comments of 65,535 characters; more than that is no reply, and not worth reading on every key.
Composed = Annotated[str, StringConstraints(max_length=65_535)]
DraftId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,32}$")]


class _Wishes(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Key | None = None
    offers: Annotated[list[OfferId], Field(max_length=20)] | None = None
    amounts: Annotated[dict[OfferId, Annotated[str, StringConstraints(max_length=20)]], Field(max_length=20)] = {}
    tone: Tone | None = None
    locale: Locale | None = None
    anyway: bool = False
    called: bool = False
    second: Key | Literal[""] | None = None
    answers: dict[FactKind, Annotated[str, StringConstraints(min_length=1, max_length=200)]] = {}


class SuggestionBody(BaseModel):
    """`POST /sidebar/suggestions`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ticket: SdkTicket
    wishes: _Wishes = _Wishes()
    draft_id: DraftId | None = None


class GlanceBody(BaseModel):
    """`POST /sidebar/glances`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ticket: SdkTicket


class PleaBody(BaseModel):
    """`POST /sidebar/drafts/<id>/approvals`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    offer_id: OfferId
    reason: Note = ""


class DecisionBody(BaseModel):
    """`POST /sidebar/approvals/<id>`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: Literal["approve", "decline"]
    note: Note = ""


class CheckBody(BaseModel):
    """`POST /sidebar/drafts/<id>/checks`. `text` is what stands in the composer, in HTML where `html` says so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ticket: SdkTicket
    text: Composed
    html: bool = True


class OutcomeBody(BaseModel):
    """`POST /sidebar/drafts/<id>/outcomes`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["inserted", "undone", "submitted"]
    text: Words = ""
    public: bool = True

    def outcome_kind(self) -> OutcomeKind:
        return OutcomeKind(self.kind)


def parse(shape: type[Body], payload: bytes) -> Body:
    """The body as this shape. Raises BadInput that names the first field that does not fit."""
    try:
        return shape.model_validate_json(payload)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = _path(first["loc"])
        raise BadInput(f"{field or 'The body'}: {first['msg'][:1].lower()}{first['msg'][1:]}.", field) from error


def id_of(text: str) -> str:
    """An id of ours out of an address. Raises NotFound for what can be none, before any database sees it."""
    if not ID.fullmatch(text):
        raise NotFound("There is nothing at this address.")
    return text


def wishes_of(wishes: _Wishes) -> Wishes:
    return Wishes(
        type=wishes.type,
        offers=None if wishes.offers is None else tuple(wishes.offers),
        amounts={offer_id: _sum(offer_id, text) for offer_id, text in wishes.amounts.items()},
        tone=wishes.tone,
        locale=wishes.locale,
        answers=tuple(answer(kind, text) for kind, text in wishes.answers.items()),
        anyway=wishes.anyway,
        called=wishes.called,
        second=wishes.second,
    )


def _sum(offer_id: str, text: str) -> Decimal:
    if not SUM.fullmatch(text.strip()):
        raise BadInput(f"{text} is not an amount. Write it as 12.50.", f"wishes.amounts.{offer_id}")
    return Decimal(text.strip())


def answer(kind: FactKind, text: str) -> Fact:
    return Fact(kind, _value(kind, text.strip()), text.strip(), Source(Where.AGENT))


def _value(kind: FactKind, text: str) -> FactValue:
    """What an agent picked or typed, as `draft_json` would write it. Raises BadInput that says what to write."""
    form = FORMS[kind]
    if form is Form.MONEY and (money := MONEY.fullmatch(text)):
        return Money(Decimal(money[1]), money[2] or "")
    if form is Form.DAY and DAY.fullmatch(text) and (moment := moment_of(text)):
        return moment.date()
    if form is Form.COUNT and COUNT.fullmatch(text):
        return int(text)
    if (form is Form.REFERENCE and reference(text)) or (form is Form.PHRASE and phrase(text)):
        return text
    raise BadInput(HOW_TO_WRITE[form], f"wishes.answers.{kind.value}")


def _path(location: tuple[int | str, ...]) -> str:
    """`ticket.conversation[3].message.content`; the SDK's paths already begin with `ticket` or `currentUser`."""
    steps = list(location)
    if len(steps) > 1 and "." in str(steps[1]):
        steps = steps[1:]
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return path.removeprefix(".")
