"""What Zendesk calls: a request is checked on its raw bytes, kept in the inbox and answered; the rest comes later."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from flask import Blueprint, Response, request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from integration.errors import Malformed
from integration.flows.inbox import EventKind
from integration.flows.receiving import Told
from integration.flows.receiving_ports import ReceivingReason
from integration.observability import tell
from integration.web.parts import parts
from integration.web.problems import ACCEPTED
from integration.web.raw import raw_body
from integration.zendesk.webhook import INVOCATION_HEADER, verify_webhook

# Zendesk's ids are letters and digits; what else stands in this header, which nobody signed, is no id.
INVOCATION = re.compile(r"[0-9A-Za-z_-]{1,64}")

pages = Blueprint("webhooks", __name__)


def _number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _moment(value: Any) -> datetime | None:
    """The ticket's time as Zendesk writes it; a placeholder that was not filled in is no reason to lose an event."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


class HookBody(BaseModel):
    """`POST /webhooks/zendesk/<account>`, as our own triggers word it (platform §6.6): ids and words of ours only."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    event: Literal["written", "answered", "test"]
    ticket: Annotated[str, BeforeValidator(_number), StringConstraints(pattern=r"^[0-9]{1,20}$")] | None = Field(
        None, description="Id of the ticket. Only a test goes without."
    )
    at: Annotated[datetime | None, BeforeValidator(_moment, json_schema_input_type=Any)] = Field(
        None, description="When the ticket was changed, as far as Zendesk says."
    )
    nonce: Annotated[str, StringConstraints(max_length=64)] = Field("", description="Comes back with a test.")

    @model_validator(mode="after")
    def _names_its_ticket(self) -> "HookBody":
        if self.event != "test" and not self.ticket:
            raise ValueError("it does not name its ticket")
        return self


@pages.post("/webhooks/zendesk/<account>")
def zendesk(account: str) -> Response:
    """One event, kept before it is answered. Nothing is asked of Zendesk, and nothing is read here."""
    given, now = parts(), parts().clock()
    raw = raw_body()
    secrets = given.receiving.secrets
    signature = verify_webhook(
        request.headers,
        raw,
        secrets=(lambda: secrets.of(account, now), lambda: secrets.anew(account, now)),
        now=now,
    )
    said = _told(account, signature, _parsed(raw))
    event_id, receipt = given.receiving.told(said, now)
    given.metrics.received.labels(said.kind, receipt).inc()
    tell("received", event=event_id, account=account, kind=said.kind.value, receipt=receipt.value)
    return Response(status=ACCEPTED)


def _parsed(raw: bytes) -> HookBody:
    try:
        return HookBody.model_validate_json(raw)
    except ValidationError as error:
        raise Malformed(ReceivingReason.MALFORMED, "The body is not one that the triggers of Amends send.") from error


def _told(account: str, signature: str, body: HookBody) -> Told:
    invocation = request.headers.get(INVOCATION_HEADER, "")
    return Told(
        account=account,
        kind=EventKind(body.event),
        signature=signature,
        invocation=invocation if INVOCATION.fullmatch(invocation) else "",
        ticket_id=body.ticket or "",
        seen_at=body.at,
        details={"nonce": body.nonce} if body.nonce else {},
    )
