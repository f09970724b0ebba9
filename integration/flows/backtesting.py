"""Backtests: what the live policy and the draft would have made of tickets that are there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from integration.apology.backtest import Report, report
from integration.apology.policy import Policy, PolicyVersion
from integration.apology.policy_check import problems
from integration.apology.ticket import Ticket
from integration.errors import BadInput, Conflict, NotFound, OutsideFailure, PolicyRefused
from integration.flows.admin_ports import PolicyDrafts, PolicyVersions, TicketExport
from integration.flows.backtest import SILENT_FOR, Backtest, Backtests, BacktestState, Progress, Source, Span
from integration.flows.comparing import Comparing
from integration.flows.ports import Judges, Reader
from integration.flows.visitor import Visitor

AT_A_TIME = 200  # tickets, between two looks at whether to go on
MOST_TICKETS, MOST_DAYS = 100_000, 730
_SILENT = "It stopped before its end. Start it again."


@dataclass(frozen=True, slots=True)
class Backtesting:
    """The use case, with what it needs from outside. No letter is written, and none of a customer's words are kept."""

    reader: Reader
    judges: Judges
    versions: PolicyVersions
    drafts: PolicyDrafts
    backtests: Backtests
    export: TicketExport
    clock: Callable[[], datetime]

    def begin(self, id_: str, by: Visitor, source: Source, span: Span | None = None) -> Backtest:
        """A new one, of the live policy and the draft as they are now. A `span` is for tickets from Zendesk.

        Raises BadInput for a span that cannot be, PolicyRefused where the draft does not hold.
        """
        if (source is Source.ZENDESK) is (span is None):
            raise BadInput("days and most say which of Zendesk's tickets, and belong to no other source.", "days")
        if span:
            check_span(span)
        draft, now = self.drafts.draft(by.account), self.clock()
        if draft:
            demand_sound(draft.policy)
        begun = Backtest(
            id=id_,
            account=by.account,
            source=source,
            begun_at=now,
            begun_by=by.name or by.agent_id,
            moved_at=now,
            live=self.versions.live(by.account).number,
            draft=draft.policy if draft else None,
            span=span,
        )
        self.backtests.keep(begun)
        return begun

    def seen(self, account: str, id_: str) -> Backtest:
        """How it stands. One that was not heard of for long has failed, whatever became of who ran it."""
        found = self.backtests.read(account, id_)
        silent = found.source is Source.ZENDESK and self.clock() - found.moved_at > SILENT_FOR
        if found.state is BacktestState.RUNNING and silent:
            return replace(found, state=BacktestState.FAILED, problem=_SILENT)
        return found

    def report(self, backtest: Backtest) -> Report:
        """What was counted so far, as a report."""
        live = self.versions.version(backtest.account, backtest.live).policy
        return report(backtest.progress.tally, live, backtest.draft or live)

    def feed(
        self, account: str, id_: str, tickets: Sequence[Ticket], *, skipped: int = 0, piece: int | None = None
    ) -> Backtest:
        """Count a piece of an upload; `skipped` more could not be read. A numbered piece is counted once.

        Raises Conflict where it takes no more, or where another piece came in between: what each policy would have
        given before depends on the order.
        """
        found = self.backtests.read(account, id_)
        if found.source is not Source.UPLOAD or found.state is not BacktestState.RUNNING:
            raise Conflict("This backtest takes no more tickets.")
        if piece is not None and piece < found.pieces:
            return found
        comparing = self._comparing(found)
        for ticket in tickets:
            comparing.take(ticket, found.begun_at)
        comparing.progress.tally.skipped += skipped

        def merged(current: Backtest) -> Backtest:
            if current.pieces != found.pieces or current.state is not BacktestState.RUNNING:
                raise Conflict("Another piece was counted at the same time. Send one after the other.")
            return self._counted(current, comparing.progress)

        return self.backtests.change(account, id_, merged)

    def end(self, account: str, id_: str) -> Backtest:
        return self._settle(account, id_, BacktestState.DONE)

    def cancel(self, account: str, id_: str) -> Backtest:
        """What was counted so far stays, and can be looked at."""
        return self._settle(account, id_, BacktestState.CANCELLED)

    def run(self, account: str, id_: str) -> Backtest:
        """Go through Zendesk's tickets until there are no more, or somebody cancels it."""
        found = self.backtests.read(account, id_)
        if found.span is None or found.state is not BacktestState.RUNNING:
            return found
        comparing = self._comparing(found)
        since = found.begun_at - timedelta(days=found.span.days)
        try:
            tickets = self.export.tickets(account, since, found.span.most, lambda: self._is_over(account, id_))
            while batch := tuple(islice(tickets, AT_A_TIME)):
                for ticket in batch:
                    comparing.take(ticket, found.begun_at)
                if not self._go_on(account, id_, comparing.progress):
                    break
        except (BadInput, OutsideFailure, NotFound) as failure:
            return self._settle(account, id_, BacktestState.FAILED, str(failure))
        return self._settle(account, id_, BacktestState.DONE)

    def comparing(self, account: str, draft: Policy | None) -> Comparing:
        """The live policy and this one, over tickets that somebody else brings; nothing of it is kept."""
        live = self.versions.live(account)
        other = PolicyVersion(0, draft, self.clock(), "") if draft else live
        return Comparing(self.reader, self.judges.of(account), live, other, Progress())

    def _comparing(self, backtest: Backtest) -> Comparing:
        live = self.versions.version(backtest.account, backtest.live)
        draft = PolicyVersion(0, backtest.draft, backtest.begun_at, backtest.begun_by) if backtest.draft else live
        return Comparing(self.reader, self.judges.of(backtest.account), live, draft, backtest.progress)

    def _go_on(self, account: str, id_: str, progress: Progress) -> bool:
        """Keep what was counted; false where somebody has ended the run. What was given before stays with the run."""
        counted = Progress(progress.tally)
        kept = self.backtests.change(account, id_, lambda current: self._counted(current, counted))
        return kept.state is BacktestState.RUNNING

    def _counted(self, current: Backtest, progress: Progress) -> Backtest:
        return replace(current, progress=progress, pieces=current.pieces + 1, moved_at=self.clock())

    def _is_over(self, account: str, id_: str) -> bool:
        return self.backtests.read(account, id_).state is not BacktestState.RUNNING

    def _settle(self, account: str, id_: str, state: BacktestState, problem: str = "") -> Backtest:
        """One that is over stays as it ended."""

        def settled(current: Backtest) -> Backtest:
            if current.state is not BacktestState.RUNNING:
                return current
            return replace(current, state=state, problem=problem, moved_at=self.clock())

        return self.backtests.change(account, id_, settled)


def demand_sound(policy: Policy) -> None:
    """Raises PolicyRefused with everything that is wrong with it: what cannot be published cannot be compared."""
    found = problems(policy)
    if found:
        raise PolicyRefused([problem.words for problem in found], [problem.path for problem in found])


def check_span(span: Span) -> None:
    """Raises BadInput that names what is too little or too much."""
    for name, value, most in (("days", span.days, MOST_DAYS), ("most", span.most, MOST_TICKETS)):
        if not 1 <= value <= most:
            raise BadInput(f"{name}: this is a number from 1 to {most:,}.", name)
