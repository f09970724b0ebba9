"""Webhooks: their settings, signing secrets, a test call, and what became of every invocation."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.context import sandbox
from integration.sandbox.courier import outcome
from integration.sandbox.problems import ApiProblem
from integration.sandbox.rest.bodies import actor, desk, json_body, require_admin, wrapped_body
from integration.sandbox.rest.paging import paged
from integration.sandbox.signature import TEST_SECRET, new_secret
from integration.sandbox.state import Record, stamp
from integration.sandbox.ulid import new_ulid

blueprint = Blueprint("webhooks", __name__)

_KEYS = (
    "name",
    "status",
    "endpoint",
    "http_method",
    "request_format",
    "subscriptions",
    "description",
    "authentication",
    "custom_headers",
    "signing_secret",
)
_CHOICES = {"status": {"active", "inactive"}, "http_method": {"GET", "POST", "PUT", "PATCH", "DELETE"}}
_NEEDED = ("name", "status", "endpoint", "http_method", "request_format")
_KIND = "conditional_ticket_events"


@blueprint.before_request
def _admins_only() -> None:
    require_admin()


@blueprint.get("/webhooks")
def listed() -> ResponseReturnValue:
    part = request.args.get("filter[name_contains]", "").lower()
    found = [each for each in desk().webhooks.values() if part in each["name"].lower()]
    return jsonify(paged("webhooks", found, _shown))


@blueprint.post("/webhooks")
def create() -> ResponseReturnValue:
    given = _checked(wrapped_body("webhook", _KEYS))
    missing = [key for key in _NEEDED if not given.get(key)]
    if missing:
        raise _refusal(400, "InvalidWebhook", f"{', '.join(missing)} cannot be blank")
    given.pop("signing_secret", None)
    now = desk().clock()
    record: Record = {
        "id": new_ulid(now),
        "subscriptions": [_KIND],
        **given,
        "created_at": stamp(now),
        "created_by": str(_caller_id()),
    }
    with desk().lock:
        desk().webhooks[record["id"]] = record
        desk().webhook_secrets[record["id"]] = new_secret()
    # only the answer to the creation counts nanoseconds
    return jsonify(webhook=_shown(record) | {"created_at": f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond:06d}000Z"}), 201


@blueprint.get("/webhooks/<webhook_id>")
def shown(webhook_id: str) -> ResponseReturnValue:
    return jsonify(webhook=_shown(_webhook(webhook_id)))


@blueprint.put("/webhooks/<webhook_id>")
@blueprint.patch("/webhooks/<webhook_id>")
def update(webhook_id: str) -> ResponseReturnValue:
    given = _checked(wrapped_body("webhook", _KEYS))
    with desk().lock:
        record = _webhook(webhook_id)
        if (_KIND in given.get("subscriptions", [_KIND])) != (_KIND in record["subscriptions"]):
            raise _refusal(400, "InvalidWebhook", "A webhook cannot change its kind of subscription")
        record.update(given, updated_at=stamp(desk().clock()), updated_by=str(_caller_id()))
    return "", 204


@blueprint.delete("/webhooks/<webhook_id>")
def delete(webhook_id: str) -> ResponseReturnValue:
    with desk().lock:
        _webhook(webhook_id)
        if any(_calls(trigger, webhook_id) for trigger in desk().triggers.values() if trigger["active"]):
            raise _refusal(400, "WebhookInUse", "The webhook is used by an active trigger")
        del desk().webhooks[webhook_id]
    return "", 204


@blueprint.get("/webhooks/<webhook_id>/signing_secret")
def secret(webhook_id: str) -> ResponseReturnValue:
    _webhook(webhook_id)
    return jsonify(signing_secret={"secret": desk().webhook_secrets[webhook_id], "algorithm": "SHA256"})


@blueprint.post("/webhooks/<webhook_id>/signing_secret")
def reset_secret(webhook_id: str) -> ResponseReturnValue:
    """The old secret is worth nothing from here on."""
    _webhook(webhook_id)
    desk().webhook_secrets[webhook_id] = new_secret()
    return jsonify(signing_secret={"secret": desk().webhook_secrets[webhook_id], "algorithm": "SHA256"}), 201


@blueprint.post("/webhooks/test")
def test() -> ResponseReturnValue:
    """One call, at once: of a webhook with its own secret, or of settings not stored yet with the known test secret."""
    body = json_body()
    payload = (body.get("request") or {}).get("payload", "")
    webhook_id = request.args.get("webhook_id")
    if webhook_id:
        webhook, signed_with = _webhook(webhook_id), desk().webhook_secrets[webhook_id]
    else:
        given = body.get("request") or body.get("webhook") or {}
        webhook = {"id": "", "http_method": "POST", "request_format": "json", **given}
        signed_with = TEST_SECRET
    if not webhook.get("endpoint"):
        raise _refusal(400, "InvalidWebhook", "endpoint cannot be blank")
    answer = sandbox().courier.attempt(webhook, signed_with, str(payload), new_ulid(desk().clock()))
    shown_answer: Record = {"status": answer.status, "headers": [], "payload": answer.body, "result": outcome(answer)}
    return jsonify(response=shown_answer)


@blueprint.get("/webhooks/<webhook_id>/invocations")
def invocations(webhook_id: str) -> ResponseReturnValue:
    _webhook(webhook_id)
    with desk().lock:
        rows = desk().invocations.get(webhook_id, [])[::-1]
        return jsonify(paged("invocations", rows, _invocation_shown))


@blueprint.get("/webhooks/<webhook_id>/invocations/<invocation_id>/attempts")
def attempts(webhook_id: str, invocation_id: str) -> ResponseReturnValue:
    with desk().lock:
        rows = desk().invocations.get(webhook_id, [])
        found = next((each for each in rows if each["id"] == invocation_id), None)
        if found is None:
            raise _refusal(404, "InvocationNotFound", "Not found")
        shown_attempts = [
            {
                "id": each["id"],
                "invocation_id": invocation_id,
                "status": each["status"],
                "completed_at": each["completed_at"],
                "request": {"payload": found["payload"]},
                "response": {"status": each["status_code"], "payload": each["body"]},
            }
            for each in found["attempts"]
        ]
    return jsonify(attempts=shown_attempts)


def _invocation_shown(record: Record) -> Record:
    return {key: record[key] for key in ("id", "webhook_id", "status", "latest_completed_at")}


def _webhook(webhook_id: str) -> Record:
    record = desk().webhooks.get(webhook_id)
    if record is None:
        raise _refusal(404, "WebhookNotFound", "Not found")
    return record


def _shown(record: Record) -> Record:
    """Settings without their secrets: of the credentials only the kind is told, and a user name."""
    hidden = dict(record)
    authentication = record.get("authentication")
    if authentication:
        told = {key: authentication[key] for key in ("type", "add_position") if key in authentication}
        username = (authentication.get("data") or {}).get("username")
        hidden["authentication"] = told | ({"data": {"username": username}} if username else {})
    return hidden


def _checked(given: Record) -> Record:
    for key, choices in _CHOICES.items():
        if key in given and given[key] not in choices:
            raise _refusal(400, "InvalidWebhook", f"{key} is one of {', '.join(sorted(choices))}")
    return given


def _calls(trigger: Record, webhook_id: str) -> bool:
    calls = [each["value"] for each in trigger["actions"] if each["field"] == "notification_webhook"]
    return any(value[0] == webhook_id for value in calls)


def _caller_id() -> int:
    return actor().user.id


def _refusal(status: int, code: str, detail: str) -> ApiProblem:
    """The error shape of the newer API families."""
    error = {"code": code, "title": code, "detail": detail, "status": str(status), "id": new_ulid(desk().clock())}
    return ApiProblem(status, {"errors": [error]})
