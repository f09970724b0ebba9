"""The OpenAPI document of what other programs call, made from the shapes that check their requests."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from flask import Blueprint, Response, jsonify
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from integration.flows.api_access import Scope
from integration.web.api.bodies import Accepted, Event, OrderCancelled, Problem
from integration.web.parts import parts
from integration.web.webhooks import HookBody
from integration.zendesk.webhook import INVOCATION_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER

REFERENCE = "#/components/schemas/{model}"
PROBLEMS = {
    "400": "The request cannot be read.",
    "401": "The token is missing, unknown or revoked.",
    "403": "This caller may not do that; `reason` says why.",
    "404": "There is no such event of this account.",
    "409": "The Idempotency-Key was used for another body before.",
    "413": "The request is larger than one megabyte.",
    "422": "The request cannot be used; `field` says what is wrong with it.",
    "503": "Not now. Send it again after the seconds that `Retry-After` names.",
}

pages = Blueprint("api_description", __name__)


@pages.get("/api/v1/openapi.json")
def openapi() -> Response:
    """Anybody may read it."""
    return jsonify(document(parts().product_version))


@cache
def document(version: str) -> dict[str, Any]:
    """The whole description, as OpenAPI 3.1 has it."""
    shapes: tuple[type[BaseModel], ...] = (OrderCancelled, Accepted, Event, HookBody, Problem)
    _, defined = models_json_schema([(shape, "validation") for shape in shapes], ref_template=REFERENCE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Amends",
            "version": version,
            "summary": "Tell Amends what happened, and ask what came of it.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/events/order-cancelled": {"post": _order_cancelled()},
            "/api/v1/events/{event}": {"get": _event()},
            "/api/v1/openapi.json": {"get": _itself()},
            "/webhooks/zendesk/{account}": {"post": _webhook()},
        },
        "components": {"schemas": defined["$defs"], "securitySchemes": _security()},
    }


def _order_cancelled() -> dict[str, Any]:
    return {
        "operationId": "orderCancelled",
        "summary": "An order was cancelled by the shop",
        "description": "The event is kept before this answers; the notice is drafted, or sent where the account's "
        "policy says so, soon after. The same key with the same body gives the same id, however often it is sent.",
        "security": [{"token": [Scope.EVENTS_WRITE.value]}],
        "parameters": [
            _header(
                "Idempotency-Key",
                "Yours for this event: sent again after a failure, it stays the same.",
                {"type": "string", "pattern": "^[!-~]{1,200}$"},
            )
        ],
        "requestBody": _body(OrderCancelled),
        "responses": {
            "202": {
                "description": "Kept.",
                "headers": {"Location": {"description": "Where it can be looked up.", "schema": {"type": "string"}}},
                "content": _json(Accepted),
                "links": {"event": {"operationId": "event", "parameters": {"event": "$response.body#/id"}}},
            },
            **dict(_problems("400", "401", "403", "409", "413", "422", "503")),
        },
    }


def _event() -> dict[str, Any]:
    return {
        "operationId": "event",
        "summary": "How an event stands",
        "security": [{"token": [Scope.EVENTS_READ.value]}],
        "parameters": [
            _path("event", "The id that came with the 202.", {"type": "string", "pattern": "^[0-9a-f]{32}$"})
        ],
        "responses": {
            "200": {"description": "How it stands.", "content": _json(Event)},
            **dict(_problems("400", "401", "403", "404", "413", "503")),
        },
    }


def _itself() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This document",
        "security": [],
        "responses": {
            "200": {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}},
        },
    }


def _webhook() -> dict[str, Any]:
    return {
        "operationId": "zendesk",
        "summary": "What the triggers in Zendesk call",
        "description": "Signed by Zendesk, and set up by `amends install`. Other programs have no use for it.",
        "security": [{"signature": []}],
        "parameters": [
            _path("account", "The NAME of NAME.zendesk.com.", {"type": "string", "pattern": "^[a-z0-9-]{1,63}$"}),
            _header(TIMESTAMP_HEADER, "When it was signed; at most five minutes ago.", {"type": "string"}),
            _header(
                INVOCATION_HEADER,
                "The same for all attempts to deliver one event.",
                {"type": "string", "pattern": "^[0-9A-Za-z_-]{1,64}$"},
                required=False,
            ),
        ],
        "requestBody": _body(HookBody),
        "responses": {
            "202": {"description": "Kept, now or before."},
            **dict(_problems("400", "403", "413", "503")),
        },
    }


def _security() -> dict[str, Any]:
    scopes = ", ".join(scope.value for scope in Scope)
    return {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": f"Made with `amends tokens add`. Scopes: {scopes}.",
        },
        "signature": {
            "type": "apiKey",
            "in": "header",
            "name": SIGNATURE_HEADER,
            "description": "Base64 of the HMAC-SHA256 of timestamp and raw body, with the webhook's signing secret.",
        },
    }


def _problems(*statuses: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for status in statuses:
        content = {"application/problem+json": {"schema": {"$ref": REFERENCE.format(model=Problem.__name__)}}}
        yield status, {"description": PROBLEMS[status], "content": content}


def _body(shape: type[BaseModel]) -> dict[str, Any]:
    return {"required": True, "content": _json(shape)}


def _json(shape: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": REFERENCE.format(model=shape.__name__)}}}


def _header(name: str, words: str, schema: dict[str, Any], *, required: bool = True) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": required, "description": words, "schema": schema}


def _path(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": words, "schema": schema}
