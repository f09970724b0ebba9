"""Macros: their catalogue, and what each would do to a ticket."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.macros import applied, applied_to_nothing, is_visible
from integration.sandbox.problems import forbidden, not_found, record_invalid
from integration.sandbox.records import api_url, rule_record
from integration.sandbox.rest.bodies import actor, desk, wrapped_body
from integration.sandbox.rest.paging import paged
from integration.sandbox.state import Record, stamp
from integration.sandbox.tickets import find_ticket

blueprint = Blueprint("macros", __name__)

_KEYS = ("title", "active", "actions", "description", "restriction", "position")
_ACTION_FIELDS = (
    "subject",
    "status",
    "priority",
    "type",
    "group_id",
    "assignee_id",
    "current_tags",
    "set_tags",
    "remove_tags",
    "comment_value",
    "comment_value_html",
    "comment_mode_is_public",
    "brand_id",
)


@blueprint.get("/macros")
def listed() -> ResponseReturnValue:
    wanted = request.args.get("active")
    macros = [each for each in _visible() if wanted is None or each["active"] == (wanted == "true")]
    return jsonify(paged("macros", macros, _shown))


@blueprint.get("/macros/active")
def active() -> ResponseReturnValue:
    return jsonify(paged("macros", [each for each in _visible() if each["active"]], _shown))


@blueprint.get("/macros/search")
def search() -> ResponseReturnValue:
    query = request.args.get("query", "").lower()
    return jsonify(paged("macros", [each for each in _visible() if query in each["title"].lower()], _shown))


@blueprint.get("/macros/categories")
def categories() -> ResponseReturnValue:
    named = {each["title"].partition("::")[0] for each in _visible() if "::" in each["title"]}
    return jsonify(categories=sorted(named))


@blueprint.get("/macros/actions")
def actions() -> ResponseReturnValue:
    return jsonify(actions=[{"title": field, "value": field, "type": "ticket"} for field in _ACTION_FIELDS])


@blueprint.get("/macros/<int:macro_id>")
def shown(macro_id: int) -> ResponseReturnValue:
    return jsonify(macro=_shown(_macro(macro_id)))


@blueprint.post("/macros")
def create() -> ResponseReturnValue:
    given = _checked(wrapped_body("macro", _KEYS))
    if not given.get("title") or not given.get("actions"):
        raise record_invalid("base", "Title and actions: cannot be blank")
    with desk().lock:
        number = desk().next_id()
        record = {"id": number, "position": 10_000, "restriction": None, **given}
        desk().macros[number] = rule_record(record, stamp(desk().clock()))
    return jsonify(macro=_shown(desk().macros[number])), 201, {"Location": api_url(desk(), f"macros/{number}")}


@blueprint.put("/macros/<int:macro_id>")
def update(macro_id: int) -> ResponseReturnValue:
    given = _checked(wrapped_body("macro", _KEYS))
    with desk().lock:
        macro = _macro(macro_id)
        _require_own(macro)
        macro.update(given, updated_at=stamp(desk().clock()))
        macro["raw_title"] = macro["title"]
    return jsonify(macro=_shown(macro))


@blueprint.delete("/macros/<int:macro_id>")
def delete(macro_id: int) -> ResponseReturnValue:
    with desk().lock:
        _require_own(_macro(macro_id))
        del desk().macros[macro_id]
    return "", 204


@blueprint.get("/macros/<int:macro_id>/apply")
def apply(macro_id: int) -> ResponseReturnValue:
    with desk().lock:
        return jsonify(result=applied_to_nothing(desk(), _macro(macro_id), actor()))


@blueprint.get("/tickets/<int:ticket_id>/macros/<int:macro_id>/apply")
def apply_to_ticket(ticket_id: int, macro_id: int) -> ResponseReturnValue:
    with desk().lock:
        return jsonify(result=applied(desk(), _macro(macro_id), find_ticket(desk(), ticket_id), actor()))


def _visible() -> list[Record]:
    macros = [each for each in desk().macros.values() if is_visible(each, actor().user)]
    return sorted(macros, key=lambda each: (each["position"], each["id"]))


def _macro(macro_id: int) -> Record:
    macro = desk().macros.get(macro_id)
    if macro is None or not is_visible(macro, actor().user):
        raise not_found()
    return macro


def _shown(macro: Record) -> Record:
    shown = {key: value for key, value in macro.items() if key != "files"}
    return {"url": api_url(desk(), f"macros/{macro['id']}"), "restriction": None, **shown}


def _checked(given: Record) -> Record:
    """Only admins make macros for others; agents make their own."""
    if "restriction" in given or request.method == "POST":
        _require_own({"restriction": given.get("restriction")})
    return given


def _require_own(macro: Record) -> None:
    user = actor().user
    restriction = macro.get("restriction") or {}
    if user.role != "admin" and (restriction.get("type"), restriction.get("id")) != ("User", user.id):
        raise forbidden()
