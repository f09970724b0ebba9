"""Installed apps: their settings, and the key that their signed requests are checked with."""

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from integration.sandbox.context import sandbox
from integration.sandbox.keys import public_pem
from integration.sandbox.problems import not_found
from integration.sandbox.rest.bodies import desk, json_body, require_admin
from integration.sandbox.state import Record, stamp

blueprint = Blueprint("installed_apps", __name__)


@blueprint.get("/apps/installations")
def installations() -> ResponseReturnValue:
    return jsonify(installations=list(desk().installations.values()))


@blueprint.get("/apps/installations/<int:installation_id>")
def installation(installation_id: int) -> ResponseReturnValue:
    """The one answer of the API that is not wrapped."""
    return jsonify(_installation(installation_id))


@blueprint.put("/apps/installations/<int:installation_id>")
def update_settings(installation_id: int) -> ResponseReturnValue:
    """Settings are merged: what is not named stays."""
    require_admin()
    given = json_body().get("settings") or {}
    with desk().lock:
        record = _installation(installation_id)
        record["settings"] = {**record["settings"], **given}
        record["settings_objects"] = [{"name": name, "value": value} for name, value in record["settings"].items()]
        record["updated_at"] = stamp(desk().clock())
    return jsonify(record)


@blueprint.get("/apps/installations/<int:installation_id>/requirements")
def requirements(installation_id: int) -> ResponseReturnValue:
    _installation(installation_id)
    return jsonify(requirements=[], count=0, next_page=None, previous_page=None)


@blueprint.get("/apps/<int:app_id>/public_key.pem")
def public_key(app_id: int) -> ResponseReturnValue:
    require_admin()
    if all(each["app_id"] != app_id for each in desk().installations.values()):
        raise not_found()
    return Response(public_pem(sandbox().key), content_type="application/x-pem-file")


def _installation(installation_id: int) -> Record:
    record = desk().installations.get(installation_id)
    if record is None:
        raise not_found()
    return record
