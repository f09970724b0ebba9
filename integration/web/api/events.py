"""`/api/v1/events`: what the shop tells us, and what came of it."""

import re

from flask import Blueprint, Response, jsonify, make_response, request, url_for

from integration.errors import BadInput
from integration.flows.api_access import ApiToken, Scope, admitted
from integration.flows.inbox import EventKind
from integration.observability import tell
from integration.web.api.bodies import Accepted, Event, OrderCancelled
from integration.web.bodies import id_of, parse
from integration.web.parts import parts
from integration.web.problems import ACCEPTED
from integration.web.raw import raw_body

KEY_HEADER = "Idempotency-Key"
KEY = re.compile(r"[!-~]{1,200}")

pages = Blueprint("api_events", __name__, url_prefix="/api/v1/events")


@pages.post("/order-cancelled")
def order_cancelled() -> Response:
    """Keep the event; the same key and body give the same answer, however often they come."""
    given, now = parts(), parts().clock()
    token = _token(Scope.EVENTS_WRITE)
    key = _key()
    body = parse(OrderCancelled, raw_body())
    event_id, receipt = given.receiving.order_cancelled(token.account, key, body.details(), now)
    given.metrics.received.labels(EventKind.ORDER_CANCELLED, receipt).inc()
    kind = EventKind.ORDER_CANCELLED.value
    tell("received", event=event_id, account=token.account, kind=kind, receipt=receipt.value, caller=token.id)
    answer = make_response(jsonify(Accepted(id=event_id).model_dump()), ACCEPTED)
    answer.headers["Location"] = url_for("api_events.event", event_id=event_id)
    return answer


@pages.get("/<string(length=32):event_id>")
def event(event_id: str) -> Response:
    """How an event of the token's account stands."""
    token = _token(Scope.EVENTS_READ)
    line = parts().api.events.line(token.account, id_of(event_id))
    return jsonify(Event.of(line).model_dump(mode="json", exclude_none=True))


def _token(scope: Scope) -> ApiToken:
    given = parts()
    return admitted(request.headers.get("Authorization", ""), scope, given.api.tokens, given.clock())


def _key() -> str:
    """What the caller calls this event. Raises BadInput where it is missing, or cannot be kept."""
    key = request.headers.get(KEY_HEADER, "")
    if not KEY.fullmatch(key):
        raise BadInput(f"Send the header {KEY_HEADER}: 1 to 200 signs without spaces, new for each event.", KEY_HEADER)
    return key
