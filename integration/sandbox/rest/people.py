"""Users, groups and organizations."""

import secrets

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox.problems import bad_request, not_found
from integration.sandbox.rest.bodies import desk, ids_in_query
from integration.sandbox.rest.paging import paged
from integration.sandbox.state import Record, User
from integration.sandbox.wire import anonymous_json, user_json

blueprint = Blueprint("people", __name__)


@blueprint.get("/users/me")
def me() -> ResponseReturnValue:
    """The caller; nobody in particular is answered 200 as well, with an id of null."""
    shown = user_json(desk(), g.actor.user) if g.actor else anonymous_json()
    return jsonify(user=shown | {"authenticity_token": secrets.token_hex(16)})


@blueprint.get("/users")
def listed() -> ResponseReturnValue:
    roles = set(request.args.getlist("role") + request.args.getlist("role[]"))
    return _page([user for user in desk().users.values() if not roles or user.role in roles])


@blueprint.get("/users/<int:user_id>")
def shown(user_id: int) -> ResponseReturnValue:
    user = desk().users.get(user_id)
    if user is None:
        raise not_found()
    return jsonify(user=user_json(desk(), user))


@blueprint.get("/users/show_many")
def show_many() -> ResponseReturnValue:
    return _page([desk().users[number] for number in ids_in_query() if number in desk().users])


@blueprint.get("/users/search")
def search() -> ResponseReturnValue:
    """By words of the name or the whole address in `query`, or by `external_id`."""
    external_id, query = request.args.get("external_id"), request.args.get("query", "").strip().lower()
    if external_id:
        return _page([user for user in desk().users.values() if user.external_id == external_id])
    if not query:
        raise bad_request("MissingParameter", "query or external_id is needed")
    wanted = query.removeprefix("email:").strip('"')
    return _page([user for user in desk().users.values() if _matches(user, wanted)])


@blueprint.get("/users/<int:user_id>/groups")
def groups_of(user_id: int) -> ResponseReturnValue:
    """Here everybody is in one group at most."""
    user = desk().users.get(user_id)
    if user is None:
        raise not_found()
    theirs = desk().groups.get(user.default_group_id or 0)
    return jsonify(paged("groups", [theirs] if theirs else [], dict))


@blueprint.get("/groups")
@blueprint.get("/groups/assignable")
def groups() -> ResponseReturnValue:
    return jsonify(paged("groups", list(desk().groups.values()), dict))


@blueprint.get("/groups/<int:group_id>")
def group(group_id: int) -> ResponseReturnValue:
    return jsonify(group=_found(desk().groups, group_id))


@blueprint.get("/organizations")
def organizations() -> ResponseReturnValue:
    return jsonify(paged("organizations", list(desk().organizations.values()), dict))


@blueprint.get("/organizations/<int:organization_id>")
def organization(organization_id: int) -> ResponseReturnValue:
    return jsonify(organization=_found(desk().organizations, organization_id))


def _page(users: list[User]) -> ResponseReturnValue:
    ordered = sorted(users, key=lambda user: user.id)
    return jsonify(paged("users", ordered, lambda user: user_json(desk(), user)))


def _matches(user: User, wanted: str) -> bool:
    return wanted == (user.email or "").lower() or wanted == user.phone or wanted in user.name.lower()


def _found(records: dict[int, Record], number: int) -> Record:
    if number not in records:
        raise not_found()
    return records[number]
