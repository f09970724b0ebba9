"""Complaint to remedy, with what it costs held and its one-time codes taken, so that no two letters spend the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from integration.apology.complaint import Fault
from integration.apology.policy import Ownership, Policy, PolicyVersion, Pool
from integration.apology.remedy import Case, History, Offered, Remedy, Trace, Wished, decide
from integration.flows.admin_ports import Ledger
from integration.flows.draft import Draft
from integration.flows.holding import Hold
from integration.flows.ports import CodeGiving


@dataclass(frozen=True, slots=True)
class Deciding:
    """The step, with what it needs from outside."""

    ledger: Ledger
    codes: CodeGiving

    def remedy(self, draft: Draft, case: Case, version: PolicyVersion, wished: Wished, *, again: bool) -> Remedy:
        """The decision, held for this draft. Codes that an earlier letter of the draft had, and this has not, go back.

        Raises NotFound for the id of somebody else's draft, Conflict for one that was already sent.
        """
        hold = _hold(draft, case, version.policy)
        remedy = self._with_codes(hold, partial(_decided, case, version, wished))
        if again and _has_pools(version.policy):
            kept = frozenset(offer.pool for offer in remedy.offers if offer.pool)
            self.codes.give_back(draft.account, draft.id, keep=kept)
        return remedy

    def let_go(self, draft: Draft, case: Case, version: PolicyVersion) -> None:
        """There is to be no letter after all: what was held and taken for it is free again. Raises as `remedy` does."""
        self.ledger.hold(_hold(draft, case, version.policy), lambda _: _nothing(version))
        if _has_pools(version.policy):
            self.codes.give_back(draft.account, draft.id)

    def _with_codes(self, hold: Hold, decided: "partial[Remedy]") -> Remedy:
        """Decide again without the pools that turn out to be empty: each turn names one more, so this ends."""
        empty: frozenset[str] = frozenset()
        while True:
            remedy = self.ledger.hold(hold, partial(decided, empty))
            taken = {
                offer.pool: self.codes.take(hold.account, offer.pool, hold.draft_id, hold.now)
                for offer in remedy.offers
                if offer.pool
            }
            lacking = frozenset(pool for pool, code in taken.items() if code is None)
            if not lacking:
                return replace(remedy, offers=tuple(_with_code(offer, taken) for offer in remedy.offers))
            empty |= lacking


def _decided(
    case: Case, version: PolicyVersion, wished: Wished, empty_pools: frozenset[str], history: History
) -> Remedy:
    return decide(case, version, replace(history, empty_pools=empty_pools), wished)


def _hold(draft: Draft, case: Case, policy: Policy) -> Hold:
    return Hold(
        account=draft.account,
        draft_id=draft.id,
        ticket_id=draft.ticket.id,
        requester_id=draft.ticket.requester.id,
        agent_id=draft.agent_id,
        now=case.now,
        days=policy.guards.period_days,
    )


def _with_code(offer: Offered, taken: dict[str, str | None]) -> Offered:
    return replace(offer, code=taken[offer.pool] or "") if offer.pool else offer


def _has_pools(policy: Policy) -> bool:
    return any(isinstance(code, Pool) for code in _codes(policy))


def _codes(policy: Policy) -> Iterator[object]:
    for rule in policy.rules:
        for offer in (*rule.offers, *rule.alternatives):
            yield offer.code


def _nothing(version: PolicyVersion) -> Remedy:
    return Remedy(
        offers=(),
        alternatives=(),
        left_out=(),
        trace=Trace(version.number, (), (), ()),
        fault=Fault.UNCLEAR,
        ownership=Ownership.FULL,
        contact=None,
        repeat=False,
        offer_call=False,
    )
