"""The button that keeps native macros in step with the letters, and what it would do."""

from typing import Annotated, Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from integration.flows import words
from integration.flows.macro import Change, Plan
from integration.web.admin.door import caller, guarded
from integration.web.bodies import Locale, parse
from integration.web.parts import parts

pages = guarded("macros")


class SyncBody(BaseModel):
    """`POST /admin/macros/plan` and `POST /admin/macros/sync`; no language means those that have macros already."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    locales: Annotated[list[Locale], Field(max_length=20)] = []


@pages.post("/macros/plan")
def plan() -> Response:
    """What a sync would change, line by line; nothing is changed."""
    body, given = parse(SyncBody, request.get_data()), parts()
    return _shown(given.admin.macros.plan(caller().visitor.account, body.locales, given.clock()))


@pages.post("/macros/sync")
def sync() -> Response:
    body, given, by = parse(SyncBody, request.get_data()), parts(), caller().visitor
    return _shown(given.admin.macros.sync(by.account, body.locales, by=by.known_as, now=given.clock()))


def _shown(plan: Plan) -> Response:
    locales = parts().drafting.writers.locales()
    languages = [{"id": locale, "label": words.LANGUAGES.get(locale, locale)} for locale in locales]
    return jsonify(languages=languages, chosen=plan.languages, macros=[_change_json(each) for each in plan.changes])


def _change_json(change: Change) -> dict[str, Any]:
    return {"step": change.step.value, "title": change.title, "lines": list(change.lines)}
