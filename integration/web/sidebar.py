"""The ticket sidebar: the signed first request that brings the page, and the few calls the page makes after it."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from integration.apology.letter import Tone
from integration.apology.outcome import Outcome
from integration.errors import Refused, TooMany
from integration.flows.draft import Occasion
from integration.flows.signing_in import SIDEBAR
from integration.observability import bound, logger
from integration.web import sessions, words
from integration.web.bodies import GlanceBody, OutcomeBody, SuggestionBody, parse, wishes_of
from integration.web.draft_json import draft_json, glance_json
from integration.web.parts import parts
from integration.web.sdk_ticket import ticket_of
from integration.web.security import sidebar_policy

PACE = timedelta(minutes=1)

pages = Blueprint("sidebar", __name__)


@pages.post("/zaf/sidebar")
def sidebar() -> Response:
    """The page, for somebody whom Zendesk vouches for in the form field `token` (platform §4.1)."""
    given = parts()
    now = given.clock()
    token = request.form.get("token", "")
    if not token:
        raise Refused("token_missing", "Zendesk sent no sign-in along. Open Amends from a ticket in Zendesk.")
    visitor = given.sign_in.visit(token, SIDEBAR, now)
    # The token does not cover the query string, so the address that wants to frame us is compared with the account's.
    if request.args.get("origin") != given.desk_origin(visitor.account):
        raise Refused("wrong_origin", "This page was opened from an address that is not your Zendesk.")
    session = sessions.start(visitor, SIDEBAR, now)
    page = render_template("sidebar/sidebar.html", boot=_boot(session), zaf_sdk_url=given.zaf_sdk_url)
    response = make_response(page)
    response.headers["Content-Security-Policy"] = sidebar_policy(visitor.account)
    return response


@pages.post("/sidebar/session")
def session() -> Response:
    """A new token for one that still holds, if Zendesk still calls its owner an agent."""
    given = parts()
    old = _session()
    visitor = given.sign_in.again(old.account, old.agent_id, SIDEBAR)
    return jsonify(_pass(sessions.renewed(old, visitor.name, given.clock())))


@pages.post("/sidebar/glances")
def glance() -> Response:
    """One line about the ticket for the page that was just opened; nothing is kept and no letter is written."""
    asking = _session()
    ticket = ticket_of(parse(GlanceBody, request.get_data()).ticket, asking)
    return jsonify(glance_json(*parts().drafting.glance(ticket, asking.account)))


@pages.post("/sidebar/suggestions")
def suggestion() -> Response:
    """A draft for the ticket as the browser told it, with the agent's wishes."""
    given = parts()
    asking = _session()
    _mind_the_pace(asking)
    body = parse(SuggestionBody, request.get_data())
    wishes = wishes_of(body.wishes)
    occasion = Occasion(asking.account, body.draft_id or given.new_id(), given.clock(), asking.agent_id)
    ticket = ticket_of(body.ticket, asking)
    with bound(ticket=ticket.id, draft=occasion.draft_id):
        draft = given.drafting.suggest(ticket, wishes, occasion)
        result = draft.complaint.abstention or "letter"
        given.metrics.suggestions.labels(result).inc()
        logger().info("suggested", type=draft.complaint.type, result=str(result), findings=len(draft.findings))
    return jsonify(draft_json(draft, given.drafting.policies.version(asking.account, draft.policy_version).policy))


@pages.post("/sidebar/drafts/<draft_id>/outcomes")
def outcome(draft_id: str) -> Response:
    """What became of a draft; telling it twice changes nothing."""
    given = parts()
    asking = _session()
    body = parse(OutcomeBody, request.get_data())
    told = Outcome(draft_id, body.outcome_kind(), given.clock(), asking.agent_id, body.text, body.public)
    new = given.delivering.record(asking.account, told)
    if new:
        given.metrics.outcomes.labels(told.kind).inc()
    return jsonify(recorded=new)


def _session() -> sessions.Session:
    given = parts()
    header = request.headers.get("Authorization", "")
    return sessions.opened(header, SIDEBAR, given.session_secret, given.clock())


def _boot(session: sessions.Session) -> dict[str, Any]:
    """What the page knows from the start; the fields are those the policy reads or sets."""
    given = parts()
    policy = given.drafting.policies.live(session.account).policy
    locales = given.drafting.writer.locales()
    return {
        **_pass(session),
        "origin": given.desk_origin(session.account),
        "fields": sorted({*policy.field_map.values(), *policy.set_fields.values()}),
        "tones": [tone.value for tone in Tone],
        "languages": [{"id": locale, "label": words.LANGUAGES.get(locale, locale)} for locale in locales],
    }


def _pass(session: sessions.Session) -> dict[str, Any]:
    """The token with its life in seconds; a length, because the browser's clock may be wrong."""
    given = parts()
    life = max(0, session.expires - int(given.clock().timestamp()))
    return {"token": sessions.seal(session, given.session_secret), "expires_in": life}


def _mind_the_pace(asking: sessions.Session) -> None:
    given = parts()
    since = given.clock() - PACE
    if given.pace.count_since(asking.account, asking.agent_id, since) >= given.suggestions_per_minute:
        raise TooMany(
            "too_many_suggestions",
            f"You asked for {given.suggestions_per_minute} suggestions within a minute. Try again in a minute.",
            retry_after=int(PACE.total_seconds()),
        )
