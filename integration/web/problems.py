"""What went wrong, as answers: the one table from error to status, public sentence and log level (RFC 9457)."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from math import ceil
from typing import Any

from flask import Flask, Response, json, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from integration.errors import (
    AmendsError,
    BadInput,
    Conflict,
    DatabaseFailure,
    LettersRefused,
    Malformed,
    NotFound,
    OutsideFailure,
    PolicyRefused,
    Refused,
    SignedOut,
    TooMany,
    UnknownAccount,
    places_of,
)
from integration.flows.receiving_ports import ReceivingReason
from integration.observability import logger
from integration.web.parts import parts
from integration.web.security import notice_policy

PAGES = "/zaf/"  # under this path people read the answers, elsewhere programs do
WEBHOOKS = "/webhooks/"
FOR_PROGRAMS = ("/api/", WEBHOOKS)  # no person comes here, not even by mistake


class ShownConflict(Conflict):
    """A conflict whose answer shows what is there now, so that nobody loses anything without a word."""

    def __init__(self, message: str, shown: dict[str, Any]) -> None:
        super().__init__(message)
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Answer:
    """How an error leaves the house. Without a `sentence` the error's own message is fit for the reader.

    A `reason` is counted like that of a refusal.
    """

    status: HTTPStatus
    title: str
    level: str
    sentence: str = ""
    reason: str = ""


# The first class that fits decides, so children stand before their parents.
ERRORS: tuple[tuple[type[Exception], Answer], ...] = (
    (SignedOut, Answer(HTTPStatus.UNAUTHORIZED, "Not signed in", "info")),
    (TooMany, Answer(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests", "warning")),
    (Malformed, Answer(HTTPStatus.BAD_REQUEST, "Cannot be read", "warning")),
    (Refused, Answer(HTTPStatus.FORBIDDEN, "Not let in", "warning")),
    (
        UnknownAccount,
        Answer(
            HTTPStatus.FORBIDDEN, "Not set up", "warning", "This Zendesk account is not set up here. Tell your admin."
        ),
    ),
    (BadInput, Answer(HTTPStatus.UNPROCESSABLE_ENTITY, "Cannot be used", "info")),
    (NotFound, Answer(HTTPStatus.NOT_FOUND, "Not found", "info")),
    (Conflict, Answer(HTTPStatus.CONFLICT, "Changed meanwhile", "info")),
    (
        DatabaseFailure,
        Answer(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Database away",
            "error",
            "Amends cannot reach its database at the moment. Try again in a minute.",
        ),
    ),
    (
        OutsideFailure,
        Answer(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Zendesk did not answer",
            "error",
            "Zendesk did not answer Amends. Nothing was changed. Try again in a minute.",
        ),
    ),
    (AmendsError, Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke", "error")),
)
BROKEN = Answer(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Something broke",
    "error",
    "Something broke on the Amends server. Nothing was changed. Try again; if it stays, tell your admin.",
)
# Zendesk sends an event again only after a 429 or 503 with a Retry-After below a minute (platform §6.3); shops are told
# that they may, and what they send twice is taken in once.
BROKEN_DOOR = replace(BROKEN, status=HTTPStatus.SERVICE_UNAVAILABLE)
SECONDS_UNTIL_MENDED = 30
HTTP: dict[int, Answer] = {
    HTTPStatus.BAD_REQUEST: Answer(HTTPStatus.BAD_REQUEST, "Cannot be read", "info", "This request cannot be read."),
    HTTPStatus.NOT_FOUND: Answer(HTTPStatus.NOT_FOUND, "Not found", "info", "There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: Answer(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "Open it in Zendesk",
        "info",
        "Amends lives in Zendesk. Open a ticket and look for it in the apps panel. "
        "The pages for admins open from the navigation bar.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Answer(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "Too large",
        "warning",
        "This request is larger than one megabyte.",
        ReceivingReason.OVERSIZED,
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Answer(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Not JSON", "info", "This address takes JSON only."
    ),
}
WRONG_METHOD = Answer(
    HTTPStatus.METHOD_NOT_ALLOWED, "Another method", "info", "This address does not take requests of this method."
)
NOT_READY = HTTPStatus.SERVICE_UNAVAILABLE
ACCEPTED = HTTPStatus.ACCEPTED


def register(app: Flask) -> None:
    """Answer every error of this app from the table."""
    app.register_error_handler(AmendsError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def answer_to(error: AmendsError) -> Answer:
    return next(answer for kind, answer in ERRORS if isinstance(error, kind))


def _ours(error: AmendsError) -> Response:
    answer = answer_to(error)
    log = getattr(logger(), answer.level)
    extra: dict[str, object] = {}
    if isinstance(error, Refused):
        extra |= _counted(error.reason)
    if isinstance(error, BadInput) and error.field:
        extra["field"] = error.field
    log("request refused", error=type(error).__name__, path=request.path, status=int(answer.status), **extra)
    response = _response(answer, answer.sentence or str(error), extra | _shown(error))
    wait = getattr(error, "retry_after", None)
    if wait is not None:
        response.headers["Retry-After"] = str(ceil(wait))
    if isinstance(error, SignedOut):
        response.headers["WWW-Authenticate"] = "Bearer"  # which RFC 9110 asks of every 401
    return response


def _counted(reason: str) -> dict[str, object]:
    parts().metrics.refused.labels(str(reason)).inc()
    return {"reason": str(reason)}


def _shown(error: AmendsError) -> dict[str, object]:
    """What the answer carries beside the sentence and the log must not: it may be long, and quotes people."""
    if isinstance(error, ShownConflict):
        return error.shown
    if isinstance(error, LettersRefused):
        named = [dict(zip(("variant", "line", "message"), problem, strict=True)) for problem in error.problems]
        return {"problems": named}
    if isinstance(error, PolicyRefused):
        paths = error.paths or ("",) * len(error.problems)
        placed = zip(paths, error.problems, strict=True)
        return {"problems": [{"path": path, "words": words.removeprefix(f"{path}: ")} for path, words in placed]}
    return {}


def _of_http(error: HTTPException) -> Response:
    answer = HTTP.get(error.code or 0)
    if answer is None:
        return make_response(error.get_response())
    if error.code == HTTPStatus.METHOD_NOT_ALLOWED and request.path.startswith(FOR_PROGRAMS):
        answer = WRONG_METHOD
    extra: dict[str, object] = {}
    if answer.reason:
        extra = _counted(answer.reason)
        logger().warning("request refused", path=request.path, status=int(answer.status), **extra)
    response = _response(answer, answer.sentence, extra)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _unforeseen(error: Exception) -> Response:
    logger().error("request failed", error=type(error).__name__, path=request.path, places=places_of(error))
    if request.path.startswith(FOR_PROGRAMS):
        response = _response(BROKEN_DOOR, BROKEN_DOOR.sentence, {})
        response.headers["Retry-After"] = str(SECONDS_UNTIL_MENDED)
        return response
    return _response(BROKEN, BROKEN.sentence, {})


def _response(answer: Answer, sentence: str, extra: dict[str, object]) -> Response:
    if request.path.startswith(PAGES):
        page = render_template("sidebar/notice.html", title=answer.title, sentence=sentence)
        response = make_response(page, answer.status)
        response.headers["Content-Security-Policy"] = notice_policy()
        return response
    problem = {"type": "about:blank", "title": answer.title, "status": int(answer.status), "detail": sentence, **extra}
    return Response(json.dumps(problem), answer.status, mimetype="application/problem+json")
