"""Examples of a complaint type, which the account's own model learns from."""

from typing import Any

from flask import Response, jsonify, request

from integration.web.admin.bodies import ExamplesBody
from integration.web.admin.door import caller, guarded
from integration.web.bodies import parse
from integration.web.parts import parts

pages = guarded("examples")


@pages.get("/types/<type_>/examples")
def listed(type_: str) -> Response:
    return jsonify(_listed(type_))


@pages.post("/types/<type_>/examples")
def added(type_: str) -> Response:
    body = parse(ExamplesBody, request.get_data())
    given = parts()
    given.admin.examples.add(caller().visitor, type_, body.texts, given.clock())
    return jsonify(_listed(type_))


@pages.delete("/types/<type_>/examples/<path:example_id>")
def dropped(type_: str, example_id: str) -> Response:
    given = parts()
    given.admin.examples.drop(caller().visitor, type_, example_id, given.clock())
    return jsonify(_listed(type_))


def _listed(type_: str) -> dict[str, Any]:
    """The examples, and how many more the type needs before it can be learnt."""
    found = parts().admin.examples.of(caller().visitor.account, type_)
    return {"examples": [{"id": each.source, "text": each.text} for each in found]}
