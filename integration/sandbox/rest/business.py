"""Brands, ticket fields, triggers and satisfaction ratings."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.conditions import is_known
from integration.sandbox.problems import not_found, record_invalid
from integration.sandbox.records import api_url, field_record, rule_record
from integration.sandbox.rest.bodies import desk, number, require_admin, wrapped_body
from integration.sandbox.rest.paging import paged
from integration.sandbox.state import Record, Ticket, stamp

blueprint = Blueprint("business", __name__)

_TRIGGER_KEYS = ("title", "active", "position", "conditions", "all", "any", "actions", "category_id", "description")
_FIELD_KEYS = (
    "type",
    "title",
    "description",
    "agent_description",
    "active",
    "required",
    "tag",
    "custom_field_options",
    "position",
)
_CONDITIONS = (
    "update_type",
    "comment_is_public",
    "role",
    "status",
    "priority",
    "type",
    "current_tags",
    "brand_id",
    "group_id",
    "assignee_id",
    "requester_id",
    "via_id",
    "current_via_id",
    "subject_includes_word",
    "comment_includes_word",
    "ticket_is_public",
    "satisfaction_score",
)
_ACTIONS = (
    "status",
    "priority",
    "type",
    "group_id",
    "assignee_id",
    "brand_id",
    "current_tags",
    "set_tags",
    "remove_tags",
    "notification_webhook",
)


@blueprint.get("/brands")
def brands() -> ResponseReturnValue:
    return jsonify(paged("brands", list(desk().brands.values()), dict))


@blueprint.get("/brands/<int:brand_id>")
def brand(brand_id: int) -> ResponseReturnValue:
    return jsonify(brand=_found(desk().brands, brand_id))


@blueprint.get("/ticket_fields")
def ticket_fields() -> ResponseReturnValue:
    return jsonify(paged("ticket_fields", list(desk().ticket_fields.values()), _field_shown))


@blueprint.get("/ticket_fields/<int:field_id>")
def ticket_field(field_id: int) -> ResponseReturnValue:
    return jsonify(ticket_field=_field_shown(_found(desk().ticket_fields, field_id)))


@blueprint.post("/ticket_fields")
def create_field() -> ResponseReturnValue:
    require_admin()
    given = wrapped_body("ticket_field", _FIELD_KEYS)
    if not given.get("title") or not given.get("type"):
        raise record_invalid("base", "Title and type: cannot be blank")
    with desk().lock:
        field_id = desk().next_id()
        _demand_free_tags(given, 0)
        row = {"id": field_id, "options": given.pop("custom_field_options", []), **given}
        desk().ticket_fields[field_id] = field_record(row, stamp(desk().clock()))
    shown = _field_shown(desk().ticket_fields[field_id])
    return jsonify(ticket_field=shown), 201, {"Location": shown["url"]}


@blueprint.put("/ticket_fields/<int:field_id>")
def update_field(field_id: int) -> ResponseReturnValue:
    """Options that are given are all there are from then on."""
    require_admin()
    given = wrapped_body("ticket_field", _FIELD_KEYS)
    with desk().lock:
        record = _found(desk().ticket_fields, field_id)
        _demand_free_tags(given, field_id)
        given.pop("type", None)  # what a field is it stays
        options = given.pop("custom_field_options", record.get("custom_field_options"))
        row = {**record, **given, "options": options}
        row.pop("custom_field_options", None)
        desk().ticket_fields[field_id] = field_record(row, stamp(desk().clock())) | {"created_at": record["created_at"]}
    return jsonify(ticket_field=_field_shown(desk().ticket_fields[field_id]))


@blueprint.get("/triggers")
@blueprint.get("/triggers/active")
def triggers() -> ResponseReturnValue:
    require_admin()
    wanted = "true" if request.path.endswith("/active") else request.args.get("active")
    found = [each for each in desk().triggers.values() if wanted is None or each["active"] == (wanted == "true")]
    return jsonify(paged("triggers", sorted(found, key=lambda each: each["position"]), _trigger_shown))


@blueprint.get("/triggers/definitions")
def definitions() -> ResponseReturnValue:
    require_admin()
    conditions = [{"title": field, "subject": field} for field in _CONDITIONS]
    known = {"conditions_all": conditions, "conditions_any": conditions}
    return jsonify(definitions=known | {"actions": [{"title": field, "subject": field} for field in _ACTIONS]})


@blueprint.get("/triggers/<int:trigger_id>")
def trigger(trigger_id: int) -> ResponseReturnValue:
    require_admin()
    return jsonify(trigger=_trigger_shown(_found(desk().triggers, trigger_id)))


@blueprint.post("/triggers")
def create_trigger() -> ResponseReturnValue:
    require_admin()
    given = _checked_trigger(wrapped_body("trigger", _TRIGGER_KEYS))
    if not given.get("title") or not given.get("actions") or "conditions" not in given:
        raise record_invalid("base", "Title, conditions and actions: cannot be blank")
    with desk().lock:
        trigger_id = desk().next_id()
        _demand_category(given.get("category_id"))
        position = max((each["position"] for each in desk().triggers.values()), default=0) + 1
        record = {"id": trigger_id, "position": position, "category_id": None, **given}
        desk().triggers[trigger_id] = rule_record(record, stamp(desk().clock()))
    shown = _trigger_shown(desk().triggers[trigger_id])
    return jsonify(trigger=shown), 201, {"Location": shown["url"]}


@blueprint.put("/triggers/<int:trigger_id>")
def update_trigger(trigger_id: int) -> ResponseReturnValue:
    require_admin()
    given = _checked_trigger(wrapped_body("trigger", _TRIGGER_KEYS))
    with desk().lock:
        record = _found(desk().triggers, trigger_id)
        if "category_id" in given:
            _demand_category(given["category_id"])
        record.update(given, updated_at=stamp(desk().clock()))
        record["raw_title"] = record["title"]
    return jsonify(trigger=_trigger_shown(record))


@blueprint.delete("/triggers/<int:trigger_id>")
def delete_trigger(trigger_id: int) -> ResponseReturnValue:
    require_admin()
    with desk().lock:
        _found(desk().triggers, trigger_id)
        del desk().triggers[trigger_id]
    return "", 204


@blueprint.get("/satisfaction_ratings")
def satisfaction_ratings() -> ResponseReturnValue:
    require_admin()
    score, start = request.args.get("score"), number(request.args.get("start_time"), 0)
    rated = [each for each in desk().tickets.values() if each.satisfaction and each.updated_at.timestamp() >= start]
    found = [each for each in rated if each.satisfaction and score in {None, each.satisfaction["score"]}]
    return jsonify(paged("satisfaction_ratings", found, _rating))


def _checked_trigger(given: Record) -> Record:
    """Conditions under one roof, whichever way they came. Raises `ApiProblem` 422 where a field is unknown."""
    conditions = given.pop("conditions", None) or {key: given[key] for key in ("all", "any") if given.get(key)}
    for key in ("all", "any"):
        given.pop(key, None)
    unknown = [each["field"] for rows in conditions.values() for each in rows if not is_known(str(each["field"]))]
    if unknown:
        raise record_invalid("conditions", f"Condition: {', '.join(unknown)} is not known")
    return given | ({"conditions": {"all": [], "any": [], **conditions}} if any(conditions.values()) else {})


def _demand_category(category_id: object) -> None:
    """Raises `ApiProblem` 422 where the account has categories and this is none of them."""
    if desk().trigger_categories and category_id not in desk().trigger_categories:
        raise record_invalid("category_id", "Category: is not one of the account's")


def _demand_free_tags(given: Record, field_id: int) -> None:
    """Options are tags, and no two fields may have the same. Raises `ApiProblem` 422."""
    wanted = {str(each.get("value")) for each in given.get("custom_field_options") or []}
    others = [each for each in desk().ticket_fields.values() if each["id"] != field_id]
    taken = {str(each["value"]) for field in others for each in field.get("custom_field_options") or []} & wanted
    if taken:
        raise record_invalid("custom_field_options", f"Tag: {', '.join(sorted(taken))} is used by another field")


def _trigger_shown(record: Record) -> Record:
    return {"url": api_url(desk(), f"triggers/{record['id']}"), **record}


def _field_shown(record: Record) -> Record:
    return {"url": api_url(desk(), f"ticket_fields/{record['id']}"), **record}


def _rating(ticket: Ticket) -> Record:
    rating = ticket.satisfaction or {}
    return {
        "url": api_url(desk(), f"satisfaction_ratings/{rating['id']}"),
        "id": rating["id"],
        "ticket_id": ticket.id,
        "requester_id": ticket.requester_id,
        "assignee_id": ticket.assignee_id,
        "group_id": ticket.group_id,
        "score": rating["score"],
        "comment": rating.get("comment"),
        "reason": rating.get("reason"),
        "reason_id": None,
        "created_at": rating["created_at"],
        "updated_at": rating["created_at"],
    }


def _found(records: dict[int, Record], record_id: int) -> Record:
    if record_id not in records:
        raise not_found()
    return records[record_id]
