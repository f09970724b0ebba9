"""An offer above its limit, from the agent who asks for it to the lead who says yes or no."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from integration.apology.policy import OfferKind
from integration.apology.remedy import Offered
from integration.apology.remedy.sentences import named, priced
from integration.errors import BadInput, Conflict, NotFound, Refused
from integration.flows.admin_ports import Approvals, Groups
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.draft import KeptDraft
from integration.flows.ports import KeptDrafts
from integration.flows.visitor import Visitor

ADMIN = "admin"


class Reason(StrEnum):
    """Why somebody may not decide; metric label and log field alike."""

    OWN_REQUEST = "own_request"
    NOT_IN_GROUP = "not_in_group"


@dataclass(frozen=True, slots=True)
class Plea:
    """What an agent asks for: an offer of a draft of theirs, and why, in their own words."""

    id: str
    draft_id: str
    offer_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Approving:
    """The use case, with what it needs from outside."""

    approvals: Approvals
    drafts: KeptDrafts
    groups: Groups

    def ask(self, visitor: Visitor, plea: Plea, now: datetime) -> ApprovalRequest:
        """Ask for an offer that waits; where the same is open on this ticket already, that request stands.

        Raises NotFound for another agent's draft, Conflict for one that was sent, BadInput for an offer that does not
        wait.
        """
        draft = self.drafts.read(visitor.account, plea.draft_id)
        if not draft.unasked and draft.agent_id != visitor.agent_id:
            raise NotFound("There is no such draft.")
        if draft.sent:
            raise Conflict("This letter was already sent. Start a new one.")
        asked = _request(visitor, plea, now, draft, _waiting(draft, plea.offer_id))
        same = (each for each in self.of_ticket(visitor.account, draft.ticket_id) if _is_same(each, asked))
        return next(same, None) or self.approvals.ask(asked)

    def of_ticket(self, account: str, ticket_id: str) -> tuple[ApprovalRequest, ...]:
        """All requests on this ticket, the newest first."""
        return self.approvals.of_ticket(account, ticket_id)

    def listed(self, account: str, states: frozenset[ApprovalState]) -> tuple[ApprovalRequest, ...]:
        """The account's requests in these states, the newest first."""
        return self.approvals.listed(account, states)

    def decide(
        self, account: str, request_id: str, visitor: Visitor, *, approve: bool, note: str, now: datetime
    ) -> ApprovalRequest:
        """Approve or decline a request, once.

        Raises NotFound, Refused for somebody whose word does not count here, and Conflict where it was decided before.
        """
        request = self.approvals.request(account, request_id)
        refusal = self._refusal(visitor, request)
        if refusal:
            raise refusal
        decided = replace(
            request,
            state=ApprovalState.APPROVED if approve else ApprovalState.DECLINED,
            decided_by=visitor.agent_id,
            decided_by_name=visitor.name,
            decided_at=now,
            note=note.strip(),
        )
        return self.approvals.decide(decided)

    def may_decide(self, visitor: Visitor, request: ApprovalRequest) -> bool:
        """Whether this request is open and theirs to decide."""
        return request.state is ApprovalState.OPEN and self._refusal(visitor, request) is None

    def _refusal(self, visitor: Visitor, request: ApprovalRequest) -> Refused | None:
        if visitor.account != request.account:
            return Refused(Reason.NOT_IN_GROUP, "This request is another account's.")
        if visitor.role == ADMIN:
            return None
        if visitor.agent_id == request.asked_by:
            return Refused(Reason.OWN_REQUEST, "You asked for this yourself, so somebody else has to decide.")
        theirs = {group.casefold() for group in self.groups.of(visitor.account, visitor.agent_id)}
        if request.group.casefold() in theirs:
            return None
        return Refused(Reason.NOT_IN_GROUP, f"Only members of {request.group} and admins may decide on this.")


def _waiting(draft: KeptDraft, offer_id: str) -> Offered:
    waiting = (offer for offer in draft.left_out if offer.id == offer_id and offer.needs_approval_by)
    found = next(waiting, None)
    if found is None:
        raise BadInput("This offer does not wait for approval. Look at the suggestion again.", "offer_id")
    return found


def _request(visitor: Visitor, plea: Plea, now: datetime, draft: KeptDraft, offer: Offered) -> ApprovalRequest:
    return ApprovalRequest(
        id=plea.id,
        account=visitor.account,
        draft_id=draft.id,
        ticket_id=draft.ticket_id,
        requester_id=draft.requester_id,
        offer_id=offer.id,
        words=_words(offer),
        amount=offer.amount or offer.cost,  # what the approval is about, as the guard has it
        group=offer.needs_approval_by,
        policy_version=draft.policy_version,
        asked_by=visitor.agent_id,
        asked_by_name=visitor.name,
        asked_at=now,
        reason=plea.reason.strip(),
    )


def _words(offer: Offered) -> str:
    """The offer as a lead reads it, always with what it costs where that is known."""
    name = named(offer)
    if offer.kind is OfferKind.CUSTOM:
        own = offer.id.replace("_", " ").capitalize()
        name = f"{own} of {priced(offer.amount)}" if offer.amount else own
    return f"{name}, which costs {priced(offer.cost)}" if offer.cost and not offer.amount else name


def _is_same(known: ApprovalRequest, asked: ApprovalRequest) -> bool:
    is_open = known.state is ApprovalState.OPEN
    return is_open and (known.offer_id, known.amount, known.group) == (asked.offer_id, asked.amount, asked.group)
