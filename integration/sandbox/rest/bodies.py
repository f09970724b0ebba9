"""What came with a request: the wrapped object in its body, its known keys, and lists of ids."""

from collections.abc import Iterable
from typing import Any

from flask import g, request

from integration.sandbox.auth import require_admin as admin_only
from integration.sandbox.context import sandbox
from integration.sandbox.problems import ApiProblem, bad_request, too_many_values
from integration.sandbox.state import Actor, Desk, Record


def desk() -> Desk:
    return sandbox().desk


def actor() -> Actor:
    """The caller; the gate has let nobody else through."""
    caller: Actor = g.actor
    return caller


def require_admin() -> None:
    admin_only(actor())


def json_body() -> Record:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise bad_request("InvalidJSON", "The body is not a JSON object")
    return body


def wrapped_body(name: str, known: Iterable[str]) -> Record:
    """The object under `name`, reduced to known keys; the others are named in `x-zendesk-api-warn`."""
    inner = json_body().get(name)
    if not isinstance(inner, dict):
        raise ApiProblem(422, {"error": f"Param {name} is missing or empty", "description": f"{name} is missing"})
    return permitted(inner, name, known)


def permitted(inner: Record, name: str, known: Iterable[str]) -> Record:
    allowed = set(known)
    g.warnings += [f"{name}.{key}" for key in inner if key not in allowed]
    return {key: value for key, value in inner.items() if key in allowed}


def ids_in_query(most: int = 100) -> list[int]:
    """The numbers in `?ids=1,2`. Raises `ApiProblem` 400 for more than `most`."""
    ids = [int(each) for each in request.args.get("ids", "").split(",") if each.strip().isdigit()]
    if len(ids) > most:
        raise too_many_values(most)
    return ids


def included() -> set[str]:
    return set(request.args.get("include", "").replace(" ", "").split(","))


def number(value: Any, fallback: int) -> int:
    return int(value) if str(value or "").isdigit() else fallback
