"""The policy draft and its versions: read, saved, thrown away, published, rolled back, taken out and put in."""

from typing import Any

from flask import Response, jsonify, request

from integration.apology.policy import Policy
from integration.errors import BadInput, Conflict
from integration.flows.administering import Administering, Desktop
from integration.web.admin.bodies import DraftBody, ImportBody, PublishBody, RollBackBody
from integration.web.admin.door import caller, guarded
from integration.web.admin.policy_json import changes, desktop_json, line_json, version_json
from integration.web.bodies import parse
from integration.web.parts import parts
from integration.web.problems import ShownConflict

pages = guarded("policy")


@pages.get("/policy")
def shown() -> Response:
    return _answer(_administering().desktop(caller().visitor.account))


@pages.put("/policy")
def saved() -> Response:
    """The document as the draft; where somebody else was first, what is there now and what they changed."""
    body = parse(DraftBody, request.get_data())
    administering = _administering()
    policy = administering.documents.from_json(body.document)
    was = administering.documents.from_json(body.was) if body.was is not None else None
    try:
        return _answer(administering.save(caller().visitor, policy, body.revision, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict, was) from conflict


@pages.delete("/policy")
def discarded() -> Response:
    revision = request.args.get("revision", type=int)
    if revision is None:
        raise BadInput("The revision to throw away is not named.", "revision")
    try:
        return _answer(_administering().discard(caller().visitor, revision, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict) from conflict


@pages.post("/policy/publish")
def published() -> Response:
    body = parse(PublishBody, request.get_data())
    try:
        return _answer(_administering().publish(caller().visitor, body.revision, body.note, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict) from conflict


@pages.post("/policy/rollback")
def rolled_back() -> Response:
    body = parse(RollBackBody, request.get_data())
    return _answer(_administering().roll_back(caller().visitor, body.number, body.note, parts().clock()))


@pages.get("/policy/versions")
def versions() -> Response:
    return jsonify(versions=[line_json(line) for line in _administering().listed(caller().visitor.account)])


@pages.get("/policy/versions/<int(max=2147483647):number>")
def version(number: int) -> Response:
    administering = _administering()
    account = caller().visitor.account
    found, live = administering.versions.version(account, number), administering.versions.live(account)
    return jsonify(version_json(found, live, administering.documents))


@pages.get("/policy/export")
def exported() -> Response:
    which = request.args.get("which", "draft")
    if which not in ("draft", "live"):
        raise BadInput("which: this is either draft or live.", "which")
    text = _administering().export(caller().visitor.account, live=which == "live")
    return Response(text, mimetype="application/yaml")


@pages.post("/policy/import")
def imported() -> Response:
    body = parse(ImportBody, request.get_data())
    try:
        return _answer(_administering().bring_in(caller().visitor, body.yaml, body.revision, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict) from conflict


def _administering() -> Administering:
    return parts().admin.administering


def _answer(desktop: Desktop) -> Response:
    return jsonify(_json(desktop))


def _json(desktop: Desktop) -> dict[str, Any]:
    return desktop_json(desktop, _administering().documents, parts().clock().date())


def _shown(conflict: Conflict, was: Policy | None = None) -> ShownConflict:
    """The conflict with what is on the table now, and what others changed since the policy the page has read."""
    current = _administering().desktop(caller().visitor.account)
    before = was or current.live.policy
    return ShownConflict(str(conflict), {"current": _json(current), "theirs": changes(before, current.policy)})
