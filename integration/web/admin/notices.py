"""Notices of cancelled orders as a policy on the page would word them: read before they may go out unread."""

from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict

from integration.apology.complaint import NOTICES
from integration.apology.policy import PolicyVersion
from integration.errors import BadInput, NotFound
from integration.flows import words
from integration.web.admin.door import caller, guarded
from integration.web.admin.labels import CANCEL_REASONS
from integration.web.bodies import Locale, parse
from integration.web.parts import parts

pages = guarded("notices")


class NoticesBody(BaseModel):
    """`POST /admin/notices` and `POST /admin/notices/<type>`: the policy as it stands on the page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: dict[str, Any]
    locale: Locale = "en"


@pages.post("/notices")
def standing() -> Response:
    """The fingerprint of each type's notice, to compare with the approved one."""
    version = _version(parse(NoticesBody, request.get_data()))
    return jsonify(notices={type_.value: _fingerprint(version, type_) for type_ in NOTICES})


@pages.post("/notices/<type_>")
def shown(type_: str) -> Response:
    """The notice of one type in one language, for every reason and a made-up order, with its fingerprint."""
    if type_ not in NOTICES:
        raise NotFound("This type of complaint has no notice.")
    body, given = parse(NoticesBody, request.get_data()), parts()
    locales = given.drafting.writers.locales()
    if body.locale not in locales:
        raise BadInput("locale: there are no letters in this language.", "locale")
    version = _version(body)
    written = given.admin.notices.samples(caller().visitor.account, type_, version, given.clock(), body.locale)
    return jsonify(
        fingerprint=_fingerprint(version, type_),
        locale=body.locale,
        languages=[{"id": locale, "label": words.LANGUAGES.get(locale, locale)} for locale in locales],
        letters=[
            {"reason": CANCEL_REASONS[reason], "subject": letter.subject, "text": letter.text}
            for reason, letter in written
        ],
    )


def _version(body: NoticesBody) -> PolicyVersion:
    """The policy on the page, as the version that would follow the live one."""
    administering = parts().admin.administering
    policy = administering.documents.from_json(body.document)
    live = administering.versions.live(caller().visitor.account)
    return PolicyVersion(live.number, policy, live.published_at, live.published_by)


def _fingerprint(version: PolicyVersion, type_: str) -> str:
    return parts().admin.notices.wordings.fingerprint(caller().visitor.account, version.policy, type_)
