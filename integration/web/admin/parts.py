"""What the admin pages are given by bootstrap."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from integration.apology.cancellation import CancelReason
from integration.apology.letter import Letter
from integration.apology.policy import PolicyVersion
from integration.apology.ticket import Ticket
from integration.flows.admin_ports import AuditLog, Codes
from integration.flows.administering import Administering
from integration.flows.backtesting import Backtesting
from integration.flows.examples import Examples
from integration.flows.inbox_ports import InboxDesk
from integration.flows.installing import Installing
from integration.flows.letter_desk import LetterDesk
from integration.flows.letter_preview import Previewing
from integration.flows.macro_keeping import MacroKeeping
from integration.flows.notice_wording import NoticeWordings
from integration.flows.trying import Trying
from integration.flows.trying_installation import TryingInstallation


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
class InstallingParts:
    """What calls us from Zendesk: set up, taken away and tried out."""

    installing: Installing
    trying: TryingInstallation


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """`samples` writes the notice of a type by a policy, for every reason in one language; nothing is kept."""

    wordings: NoticeWordings
    samples: Callable[[str, str, PolicyVersion, datetime, str], Iterable[tuple[CancelReason, Letter]]]


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
    installing: InstallingParts
    inbox: InboxDesk
    notices: NoticeParts
