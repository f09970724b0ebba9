"""Stand-ins for the ports behind approvals, held money and one-time codes, in memory."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from integration.apology.policy import OfferKind
from integration.apology.reading import Money
from integration.apology.remedy import Grant, History, Offered, Remedy
from integration.errors import Conflict, NotFound
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.flows.approving import Approving
from integration.flows.draft import KeptDraft
from integration.flows.holding import Hold

EIGHTY = Money(Decimal("80.00"), "EUR")
CREDIT = Offered("credit", OfferKind.STORE_CREDIT, "late", amount=EIGHTY, cost=EIGHTY, needs_approval_by="Team leads")


@dataclass
class FakeLedger:
    """Decides on this history, and keeps what each draft holds; `grants` are the approvals of its ticket."""

    history: History = field(default_factory=History)
    held: dict[str, Decimal] = field(default_factory=dict)
    asked: list[Hold] = field(default_factory=list)
    refusal: Exception | None = None

    def hold(self, asked: Hold, decide: Callable[[History], Remedy]) -> Remedy:
        self.asked.append(asked)
        if self.refusal:
            raise self.refusal
        remedy = decide(self.history)
        self.held[asked.draft_id] = remedy.goodwill
        return remedy

    def grant(self, *grants: Grant) -> None:
        self.history = replace(self.history, grants=grants)


@dataclass
class FakeCodes:
    """Pools of codes; what a draft has taken it keeps until it gives it back."""

    pools: dict[str, list[str]] = field(default_factory=dict)
    given: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, account: str, pool: str, draft_id: str, now: datetime) -> str | None:
        left = self.pools.get(pool, [])
        if (draft_id, pool) not in self.given and left:
            self.given[draft_id, pool] = left.pop(0)
        return self.given.get((draft_id, pool))

    def give_back(self, account: str, draft_id: str, *, keep: frozenset[str] = frozenset()) -> int:
        back = [key for key in self.given if key[0] == draft_id and key[1] not in keep]
        for key in back:
            self.pools[key[1]].insert(0, self.given.pop(key))
        return len(back)


@dataclass
class FakeApprovals:
    """Requests in memory, the newest first."""

    kept: list[ApprovalRequest] = field(default_factory=list)

    def ask(self, request: ApprovalRequest) -> ApprovalRequest:
        known = (each for each in self.kept if (each.draft_id, each.offer_id) == (request.draft_id, request.offer_id))
        found = next(known, None)
        if found is None:
            self.kept.insert(0, request)
        return found or request

    def request(self, account: str, request_id: str) -> ApprovalRequest:
        found = next((each for each in self.kept if (each.account, each.id) == (account, request_id)), None)
        if found is None:
            raise NotFound("There is no such request for approval.")
        return found

    def of_ticket(self, account: str, ticket_id: str) -> tuple[ApprovalRequest, ...]:
        return tuple(each for each in self.kept if (each.account, each.ticket_id) == (account, ticket_id))

    def listed(self, account: str, states: frozenset[ApprovalState]) -> tuple[ApprovalRequest, ...]:
        return tuple(each for each in self.kept if each.account == account and each.state in states)

    def decide(self, decided: ApprovalRequest) -> ApprovalRequest:
        known = self.request(decided.account, decided.id)
        if known.state is not ApprovalState.OPEN:
            raise Conflict(f"This request is {known.state} already.")
        self.kept[self.kept.index(known)] = decided
        return decided


@dataclass
class FakeKeptDrafts:
    """Drafts of agent 8 on ticket 101, by id; any id has one where `offers` is for all."""

    offers: tuple[Offered, ...] = (CREDIT,)
    sent: bool = False
    unasked: bool = False
    known: frozenset[str] | None = None

    def read(self, account: str, draft_id: str) -> KeptDraft:
        if account != "acme" or (self.known is not None and draft_id not in self.known):
            raise NotFound("There is no such draft.")
        return KeptDraft(draft_id, account, "101", "20", "8", 3, self.offers, self.sent, self.unasked)


@dataclass
class FakeGroups:
    """Who is in which group; `failure` is raised in their stead."""

    members: dict[str, frozenset[str]] = field(default_factory=lambda: {"9": frozenset({"Team leads"})})
    failure: Exception | None = None

    def of(self, account: str, agent_id: str) -> frozenset[str]:
        if self.failure:
            raise self.failure
        return self.members.get(agent_id, frozenset())


@dataclass
class ApprovalFakes:
    """The fakes behind `Approving`."""

    approvals: FakeApprovals = field(default_factory=FakeApprovals)
    drafts: FakeKeptDrafts = field(default_factory=FakeKeptDrafts)
    groups: FakeGroups = field(default_factory=FakeGroups)

    def approving(self) -> Approving:
        return Approving(self.approvals, self.drafts, self.groups)
