"""Trigger categories: an account that has any asks for one with each new trigger (platform §6.4)."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from integration.sandbox.problems import not_found, record_invalid
from integration.sandbox.rest.bodies import desk, require_admin, wrapped_body
from integration.sandbox.rest.paging import paged
from integration.sandbox.state import Record, stamp

blueprint = Blueprint("categories", __name__)

_KEYS = ("name", "position")


@blueprint.get("/trigger_categories")
def listed() -> ResponseReturnValue:
    require_admin()
    return jsonify(paged("trigger_categories", list(desk().trigger_categories.values()), dict))


@blueprint.post("/trigger_categories")
def create() -> ResponseReturnValue:
    require_admin()
    given = _checked(wrapped_body("trigger_category", _KEYS))
    with desk().lock:
        at = stamp(desk().clock())
        number = str(desk().next_id())
        record = {"id": number, "position": len(desk().trigger_categories), "created_at": at, "updated_at": at, **given}
        desk().trigger_categories[number] = record
    return jsonify(trigger_category=record), 201


@blueprint.patch("/trigger_categories/<category_id>")
def update(category_id: str) -> ResponseReturnValue:
    require_admin()
    given = _checked(wrapped_body("trigger_category", _KEYS))
    with desk().lock:
        record = _category(category_id)
        record.update(given, updated_at=stamp(desk().clock()))
    return jsonify(trigger_category=record)


@blueprint.delete("/trigger_categories/<category_id>")
def delete(category_id: str) -> ResponseReturnValue:
    """Only an empty one goes."""
    require_admin()
    with desk().lock:
        _category(category_id)
        if any(each.get("category_id") == category_id for each in desk().triggers.values()):
            raise record_invalid("base", "The category has triggers")
        del desk().trigger_categories[category_id]
    return "", 204


def _category(category_id: str) -> Record:
    record = desk().trigger_categories.get(category_id)
    if record is None:
        raise not_found()
    return record


def _checked(given: Record) -> Record:
    if not given.get("name"):
        raise record_invalid("name", "Name: cannot be blank")
    return given
