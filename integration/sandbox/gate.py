"""What every request passes: faults that were asked for, rate limits, sign-in; and the headers it leaves with."""

import re
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request

from integration.sandbox.auth import authenticate, require_scope, require_staff
from integration.sandbox.context import sandbox
from integration.sandbox.faults import AFTER, BEFORE, Fault
from integration.sandbox.limits import Meter
from integration.sandbox.problems import ApiProblem, too_many_requests, unauthenticated
from integration.sandbox.requestlog import Seen
from integration.sandbox.state import Actor, stamp

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_API = "/api/v2/"
# what steers the sandbox has to work while everything else is made to fail
_OWN_PATHS = ("/sandbox/", "/static/")
_TICKET_UPDATE = re.compile(r"/api/v2/tickets/(\d+)(?:/tags)?")
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def without_json_suffix(app: "WSGIApplication") -> "WSGIApplication":
    """The API takes every path with and without `.json`; the views know only the short form."""

    def strip(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if path.startswith(_API):
            environ["PATH_INFO"] = path.removesuffix(".json")
        return app(environ, start_response)

    return strip


def guard(app: Flask) -> None:
    app.before_request(_enter)
    app.after_request(_leave)


def _enter() -> Response | None:
    g.strikes, g.warnings, g.meters, g.actor = [], [], {}, None
    if request.path.startswith(_OWN_PATHS):
        return None
    faults = sandbox().faults
    g.strikes = faults.take(AFTER, request.method, request.path)
    struck = faults.take(BEFORE, request.method, request.path)
    g.strikes += struck
    for fault in struck:
        answer = _strike(fault)
        if answer is not None:
            return answer
    if request.path.startswith(_API):
        _admit()
    return None


def _strike(fault: Fault) -> Response | None:
    match fault.kind:
        case "latency":
            time.sleep(fault.seconds)
        case "429":
            raise too_many_requests(fault.retry_after)
        case "drop":
            return _hang_up()
        case "500" | "503":
            raise _outage(fault)
    return None


def _outage(fault: Fault) -> ApiProblem:
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    status = int(fault.kind[-3:])
    return ApiProblem(status, f"<html><body><h1>{status}</h1></body></html>", headers | {"Content-Type": "text/html"})


def _hang_up() -> Response:
    """Close the connection without an answer; what is returned never arrives."""
    connection = request.environ["werkzeug.socket"]
    with suppress(OSError):  # who called may have hung up first
        connection.shutdown(socket.SHUT_RDWR)
    return Response(status=503)


def _admit() -> None:
    parts = sandbox()
    limits = parts.limiter.limits
    # counted before anybody is known: wrong credentials use the account's allowance up as well
    _charge("account", "account", limits.account)
    header = request.headers.get("Authorization")
    if header is None:
        if request.path == "/api/v2/users/me":
            return
        raise unauthenticated()
    ip_address = request.remote_addr or ""
    actor, scope = authenticate(parts.desk, header, request.user_agent.string, ip_address, parts.desk.clock())
    g.actor = actor
    resource = request.path.removeprefix(_API).partition("/")[0]
    require_scope(scope, request.method, resource)
    if request.path != "/api/v2/users/me":
        require_staff(actor)
    _charge_by_kind(actor, resource)
    if request.content_length and not request.is_json:
        raise ApiProblem(415, {"error": "UnsupportedMediaType", "description": "Content-Type: application/json"})


def _charge_by_kind(actor: Actor, resource: str) -> None:
    limits = sandbox().limiter.limits
    update = _TICKET_UPDATE.fullmatch(request.path)
    # tags have a door of their own, but changing them is an update of the ticket all the same
    if update and request.method in _WRITES - {"DELETE"}:
        _charge("zendesk-rate-limit-tickets-update", "ticket updates", limits.ticket_updates)
        key = f"ticket {update[1]} by {actor.user.id}"
        _charge("zendesk-ratelimit-per-ticket-updates", key, limits.per_ticket, minutes=10)
    if resource == "webhooks":
        _charge("webhooks", "webhooks", limits.webhooks)
    if request.path == "/api/v2/webhooks/test":
        _charge("webhook tests", "webhook tests", limits.webhook_tests)


def _charge(header: str, key: str, total: int, minutes: int = 1) -> None:
    meter = sandbox().limiter.charge(key, total, minutes)
    g.meters[header] = meter
    if meter.exceeded:
        raise too_many_requests(meter.resets)


def _leave(response: Response) -> Response:
    if request.path.startswith(_OWN_PATHS):
        return response
    response = _after_strikes(response)
    if request.path.startswith(_API):
        _add_headers(response, g.meters)
    seen = Seen(
        at=stamp(sandbox().desk.clock()),
        method=request.method,
        path=request.path,
        query=request.query_string.decode(),
        status=response.status_code,
        actor=g.actor.user.email if g.actor else None,
        client=request.user_agent.string,
        faults=tuple(fault.kind for fault in g.strikes),
    )
    sandbox().requests.add(seen)
    return response


def _after_strikes(response: Response) -> Response:
    for fault in g.strikes:
        if fault.kind == "apply_then_drop":
            return _hang_up()
        if fault.kind == "apply_then_503":
            outage = _outage(fault)
            return Response(str(outage.body), status=503, headers=outage.headers)
    return response


def _add_headers(response: Response, meters: dict[str, Meter]) -> None:
    limits = sandbox().limiter.limits
    account = meters.get("account") or Meter(limits.account, limits.account, 60, exceeded=False)
    # the old names and the new ones: clients read either, and some take a missing one for zero
    for name in ("X-Rate-Limit", "ratelimit-limit"):
        response.headers[name] = str(account.total)
    for name in ("X-Rate-Limit-Remaining", "ratelimit-remaining"):
        response.headers[name] = str(account.remaining)
    response.headers["ratelimit-reset"] = str(account.resets)
    for name, meter in meters.items():
        if name.startswith("zendesk-"):
            response.headers[name] = f"total={meter.total}; remaining={meter.remaining}; resets={meter.resets}"
    if g.warnings:
        named = ", ".join(f'"{name}"' for name in g.warnings)
        response.headers["x-zendesk-api-warn"] = f"unpermitted_keys=>[{named}]"
