"""What the admin pages are given by bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass

from integration.apology.ticket import Ticket
from integration.flows.admin_ports import AuditLog, Codes
from integration.flows.administering import Administering
from integration.flows.backtesting import Backtesting
from integration.flows.examples import Examples
from integration.flows.letter_desk import LetterDesk
from integration.flows.letter_preview import Previewing
from integration.flows.macro_keeping import MacroKeeping
from integration.flows.trying import Trying


@dataclass(frozen=True, slots=True)
class BacktestParts:
    """`start` leaves a backtest, by account and id, to the worker; `ticket_of` raises BadInput for what is none."""

    backtesting: Backtesting
    start: Callable[[str, str], None]
    ticket_of: Callable[[object], Ticket]


@dataclass(frozen=True, slots=True)
class LetterParts:
    """The account's own wordings of letters: kept, and tried before."""

    desk: LetterDesk
    previewing: Previewing


@dataclass(frozen=True, slots=True)
class AdminParts:
    """The use cases and ports behind `/admin`."""

    administering: Administering
    trying: Trying
    examples: Examples
    codes: Codes
    audit: AuditLog
    backtests: BacktestParts
    letters: LetterParts
    macros: MacroKeeping
