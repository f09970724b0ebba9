"""The account's own wordings of letters: listed, read, tried, saved, rolled back, given up for the shipped ones."""

from typing import Any

from flask import Response, jsonify, request

from integration.apology.policy import Policy
from integration.errors import Conflict
from integration.flows.letter_desk import LetterDesk, OpenLetter
from integration.web.admin.door import caller, guarded
from integration.web.admin.letter_bodies import PreviewBody, RollBackLetterBody, WordingBody
from integration.web.admin.letter_json import listed_json, opened_json, preview_json, version_json
from integration.web.bodies import parse
from integration.web.parts import parts
from integration.web.problems import ShownConflict

NAMED = "/letters/<locale>/<name>"

pages = guarded("letters")


@pages.get("/letters")
def listed() -> Response:
    account, desk = caller().visitor.account, _desk()
    return jsonify(listed_json(desk.listed(account), desk.workshop.locales(), _policy()))


@pages.get(NAMED)
def opened(locale: str, name: str) -> Response:
    return jsonify(_json(_desk().opened(caller().visitor.account, locale, name)))


@pages.get(f"{NAMED}/versions/<int(max=2147483647):number>")
def version(locale: str, name: str, number: int) -> Response:
    return jsonify(version_json(_desk().version(caller().visitor.account, locale, name, number)))


@pages.put(NAMED)
def saved(locale: str, name: str) -> Response:
    """The wording goes live; where somebody else was first, the answer has what is there now."""
    desk, visitor = _desk(), caller().visitor
    desk.shipped(visitor.account, locale, name)
    body = parse(WordingBody, request.get_data())
    try:
        return _answer(desk.save(visitor, body.wording(locale, name), body.expected, body.note, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict, locale, name) from conflict


@pages.post(f"{NAMED}/roll-back")
def rolled_back(locale: str, name: str) -> Response:
    desk, visitor = _desk(), caller().visitor
    desk.shipped(visitor.account, locale, name)
    body = parse(RollBackLetterBody, request.get_data())
    try:
        old = desk.version(visitor.account, locale, name, body.number)
        return _answer(desk.roll_back(visitor, old, body.note, parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict, locale, name) from conflict


@pages.delete(NAMED)
def reset(locale: str, name: str) -> Response:
    """Back to the shipped wording, which is a version too."""
    try:
        return _answer(_desk().reset(caller().visitor, locale, name, "", parts().clock()))
    except Conflict as conflict:
        raise _shown(conflict, locale, name) from conflict


@pages.post("/letters/preview")
def previewed() -> Response:
    """A source that nobody has saved, on a case or a ticket; nothing is kept."""
    body = parse(PreviewBody, request.get_data())
    unsaved = body.unsaved()
    return jsonify(preview_json(parts().admin.letters.previewing.shown(_account(), unsaved, parts().clock())))


def _desk() -> LetterDesk:
    return parts().admin.letters.desk


def _account() -> str:
    return caller().visitor.account


def _policy() -> Policy:
    return _desk().policies.live(_account()).policy


def _json(letter: OpenLetter) -> dict[str, Any]:
    return opened_json(letter, _desk().workshop.names(), _policy())


def _answer(letter: OpenLetter) -> Response:
    return jsonify(_json(letter))


def _shown(conflict: Conflict, locale: str, name: str) -> ShownConflict:
    return ShownConflict(str(conflict), {"current": _json(_desk().opened(_account(), locale, name))})
