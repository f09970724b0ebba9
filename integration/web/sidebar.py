"""The ticket sidebar: the signed first request that brings the page, and the few calls the page makes after it."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request

from integration.apology.letter import Tone
from integration.apology.outcome import Outcome
from integration.apology.ticket import Ticket
from integration.errors import TooMany
from integration.flows import words
from integration.flows.approval import ApprovalRequest
from integration.flows.approving import Plea
from integration.flows.draft import Occasion
from integration.flows.signing_in import SIDEBAR
from integration.flows.summary import finding_json
from integration.flows.visitor import Visitor
from integration.observability import bound, logger
from integration.web import entering, sessions
from integration.web.approval_json import beside_ticket
from integration.web.bodies import (
    CheckBody,
    DecisionBody,
    GlanceBody,
    OutcomeBody,
    PleaBody,
    SuggestionBody,
    id_of,
    parse,
    wishes_of,
)
from integration.web.composer import text_of
from integration.web.draft_json import draft_json, glance_json, standing_json
from integration.web.parts import parts
from integration.web.sdk_ticket import SdkTicket, ticket_of

PACE = timedelta(minutes=1)
CHECKS_REST = 20  # seconds: of the checks within a minute, so many are over by then that the next one passes

pages = Blueprint("sidebar", __name__)


@pages.post("/zaf/sidebar")
def sidebar() -> Response:
    """The page, for an agent whom Zendesk vouches for."""
    session = entering.let_in(SIDEBAR, opened_from="a ticket in Zendesk")
    return entering.page("sidebar/sidebar.html", session.account, _boot(session))


@pages.post("/sidebar/session")
def session() -> Response:
    """A new token for one that still holds, if Zendesk still calls its owner an agent."""
    given = parts()
    old = _session()
    visitor = given.sign_in.again(old.account, old.agent_id, SIDEBAR)
    return jsonify(entering.pass_of(sessions.renewed(old, visitor.name, given.clock())))


@pages.post("/sidebar/glances")
def glance() -> Response:
    """One line about the ticket for the page that was just opened, and the draft that a trigger made for it.

    Nothing is kept and no letter is written.
    """
    asking = _session()
    given = parts()
    ticket = _ticket(parse(GlanceBody, request.get_data()).ticket, asking)
    policy = given.drafting.policies.live(asking.account).policy
    seen = glance_json(*given.drafting.glance(ticket, asking.account), policy)
    return jsonify(**seen, standing=standing_json(given.standing.standing(asking.account, ticket.id)))


@pages.get("/sidebar/tickets/<int:ticket_id>/standing")
def standing(ticket_id: int) -> Response:
    """The draft that a trigger made for this ticket, if one stands; asked again when the ticket has changed."""
    note = parts().standing.standing(_session().account, str(ticket_id))
    return jsonify(standing=standing_json(note))


@pages.post("/sidebar/suggestions")
def suggestion() -> Response:
    """A draft for the ticket as the browser told it, with the agent's wishes."""
    given = parts()
    asking = _session()
    _mind_the_pace(asking)
    body = parse(SuggestionBody, request.get_data())
    wishes = wishes_of(body.wishes)
    again = body.draft_id is not None
    occasion = Occasion(asking.account, body.draft_id or given.new_id(), given.clock(), asking.agent_id, again)
    ticket = _ticket(body.ticket, asking)
    with bound(ticket=ticket.id, draft=occasion.draft_id):
        draft = given.drafting.suggest(ticket, wishes, occasion)
        result = draft.complaint.abstention or "letter"
        given.metrics.suggestions.labels(result).inc()
        logger().info("suggested", type=draft.complaint.type, result=str(result), findings=len(draft.findings))
    return jsonify(draft_json(draft, given.drafting.policies.version(asking.account, draft.policy_version).policy))


@pages.post("/sidebar/drafts/<draft_id>/checks")
def check(draft_id: str) -> Response:
    """What is wrong with a reply that began as this draft's letter; nothing of it is kept."""
    given = parts()
    asking = _session()
    if not given.checks_pace.allows((asking.account, asking.agent_id)):
        raise TooMany("too_many_checks", "That was too many checks within a minute.", retry_after=CHECKS_REST)
    body = parse(CheckBody, request.get_data())
    occasion = Occasion(asking.account, id_of(draft_id), given.clock(), asking.agent_id)
    ticket = _ticket(body.ticket, asking)
    with bound(ticket=ticket.id, draft=draft_id):
        found = given.checking.check(ticket, text_of(body.text, rich=body.html), occasion)
    return jsonify(findings=[finding_json(finding) for finding in found])


@pages.get("/sidebar/tickets/<int:ticket_id>/approvals")
def approvals(ticket_id: int) -> Response:
    """What was asked of leads on this ticket, and how it stands; the page looks again while something waits."""
    asking = _session()
    visitor = _visitor(asking)
    approving = parts().approving
    found = approving.of_ticket(asking.account, str(ticket_id))
    return jsonify(approvals=[_beside_ticket(each, visitor) for each in found])


@pages.post("/sidebar/drafts/<draft_id>/approvals")
def plead(draft_id: str) -> Response:
    """Ask for an offer that waits for approval; asking twice asks once."""
    given = parts()
    visitor = _visitor(_session())
    body = parse(PleaBody, request.get_data())
    plea = Plea(given.new_id(), id_of(draft_id), body.offer_id, body.reason)
    asked = given.approving.ask(visitor, plea, given.clock())
    logger().info("approval asked", ticket=asked.ticket_id, draft=draft_id, approval=asked.id)
    return jsonify(_beside_ticket(asked, visitor))


@pages.post("/sidebar/approvals/<approval_id>")
def decide(approval_id: str) -> Response:
    """A lead's yes or no."""
    given = parts()
    visitor = _visitor(_session())
    body = parse(DecisionBody, request.get_data())
    decided = given.approving.decide(
        visitor.account,
        id_of(approval_id),
        visitor,
        approve=body.decision == "approve",
        note=body.note,
        now=given.clock(),
    )
    logger().info("approval decided", ticket=decided.ticket_id, approval=decided.id, state=decided.state.value)
    return jsonify(_beside_ticket(decided, visitor))


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


def _ticket(told: SdkTicket, asking: sessions.Session) -> Ticket:
    """The ticket as a trigger's draft was made from it: without what we have written there ourselves."""
    return ticket_of(told, asking, but=parts().standing.asides(asking.account, told.id))


def _visitor(asking: sessions.Session) -> Visitor:
    """Who is asking, as Zendesk knows them now: what they may decide hangs on it."""
    return parts().sign_in.again(asking.account, asking.agent_id, SIDEBAR)


def _beside_ticket(request_: ApprovalRequest, visitor: Visitor) -> dict[str, Any]:
    may_decide = parts().approving.may_decide(visitor, request_)
    return beside_ticket(request_, may_decide=may_decide, own=request_.asked_by == visitor.agent_id)


def _boot(session: sessions.Session) -> dict[str, Any]:
    """What the page knows from the start; the fields are those the policy reads or sets."""
    given = parts()
    policy = given.drafting.policies.live(session.account).policy
    locales = given.drafting.writers.locales()
    return {
        **entering.pass_of(session),
        "origin": given.desk_origin(session.account),
        "fields": sorted({*policy.field_map.values(), *policy.set_fields.values()}),
        "tones": [tone.value for tone in Tone],
        "languages": [{"id": locale, "label": words.LANGUAGES.get(locale, locale)} for locale in locales],
    }


def _mind_the_pace(asking: sessions.Session) -> None:
    given = parts()
    since = given.clock() - PACE
    if given.pace.count_since(asking.account, asking.agent_id, since) >= given.suggestions_per_minute:
        raise TooMany(
            "too_many_suggestions",
            f"You asked for {given.suggestions_per_minute} suggestions within a minute. Try again in a minute.",
            retry_after=int(PACE.total_seconds()),
        )
