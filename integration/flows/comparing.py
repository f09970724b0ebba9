"""The same tickets under two policies, one after the other: read and judged once, decided twice, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from integration.apology.backtest import Decided, Past
from integration.apology.complaint import Complaint
from integration.apology.policy import PolicyVersion
from integration.apology.reading import Reading
from integration.apology.remedy import Case, decide
from integration.apology.ticket import Ticket
from integration.flows.backtest import Progress
from integration.flows.draft import Wishes
from integration.flows.drafting import settled
from integration.flows.ports import Judge, Reader

AS_IT_COMES = Wishes()  # nobody is there to wish for anything


class _Judged(NamedTuple):
    reading: Reading
    complaint: Complaint


@dataclass(frozen=True, slots=True)
class Comparing:
    """Nothing is written, held or learnt. `draft` is the live version itself where there is no draft."""

    reader: Reader
    judge: Judge
    live: PolicyVersion
    draft: PolicyVersion
    progress: Progress

    def take(self, ticket: Ticket, now: datetime) -> None:
        """Count one ticket, at the moment the customer wrote it; `now` stands in where nobody knows that."""
        progress, ours = self.progress, self.live.policy
        judged = self._judged(ticket, ours.field_map, ours.threshold)
        live = _decided(ticket, judged, self.live, progress.live, now)
        draft = live
        if self.draft is not self.live:
            theirs = self.draft.policy
            same = theirs.field_map == ours.field_map and theirs.threshold == ours.threshold
            again = judged if same else self._judged(ticket, theirs.field_map, theirs.threshold)
            draft = _decided(ticket, again, self.draft, progress.draft, now)
        progress.tally.add(ticket.id, live, draft, (ours.currency, self.draft.policy.currency))

    def _judged(self, ticket: Ticket, field_map: Mapping[str, str], threshold: float) -> _Judged:
        reading = self.reader.read(ticket, dict(field_map))
        complaint = self.judge.judge(reading, threshold)
        return _Judged(replace(reading, signals=complaint.signals), complaint)


def _decided(ticket: Ticket, judged: _Judged, version: PolicyVersion, past: Past, now: datetime) -> Decided:
    policy, reading = version.policy, judged.reading
    complaint = settled(judged.complaint, AS_IT_COMES, policy)
    if complaint.abstention:
        return Decided(complaint)
    at = (reading.written_at or ticket.created_at or now).astimezone(ZoneInfo(policy.time_zone))
    history = past.history(ticket, at, policy.guards.period_days)
    remedy = decide(Case(ticket, reading, complaint, reading.language or "en", at), version, history)
    past.remember(ticket, complaint.type, remedy, at)
    return Decided(complaint, remedy)
