"""Stand-ins for what backtests need from outside: a reader, a judge, a store and an export, in memory."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from integration.apology.complaint import Abstention, Complaint, Severity
from integration.apology.policy import (
    Amount,
    AmountBasis,
    Condition,
    Conditions,
    Contact,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Rule,
)
from integration.apology.reading import Fact, FactKind, Money, Reading, Source, Where
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.errors import NotFound
from integration.flows.admin_ports import PolicyDrafts, PolicyVersions
from integration.flows.backtest import Backtest
from integration.flows.backtesting import Backtesting
from integration.web.admin.parts import BacktestParts
from integration.zendesk.exported import ticket_from_file

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def a_policy_of(*rules: Rule, currency: str = "EUR", **more: object) -> Policy:
    return Policy(currency, rules, (Contact(team="Support", email="help@northlight.example"),), **more)


def a_rule(id_: str, type_: str, value: int | None = None) -> Rule:
    """An apology for one type of complaint, with so much service credit where there is a value."""
    amount = Amount(AmountBasis.FIXED, Decimal(value)) if value else None
    offer = Offer(f"{id_}_offer", OfferKind.SERVICE_CREDIT if value else OfferKind.APOLOGY_ONLY, amount)
    when = Conditions((Condition("complaint_type", Operator.IS, type_),))
    return Rule(id_, id_.capitalize(), when, (offer,))


def ticket_saying(words: str, id_: str = "1", *, customer: str = "7", at: datetime | None = NOON) -> Ticket:
    message = Message("1", Writer.REQUESTER, words, sent_at=at)
    return Ticket(id_, "Help", (message,), Requester(customer), created_at=at)


class PlainReader:
    """Takes a ticket's only message as it is; a word such as `84EUR` is the value of the order."""

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading:
        text = " ".join(message.body for message in ticket.messages)
        prices = [word.removesuffix("EUR") for word in text.split() if word.endswith("EUR")]
        facts = tuple(
            Fact(FactKind.ORDER_VALUE, Money(Decimal(price), "EUR"), price, Source(Where.TEXT)) for price in prices
        )
        written_at = ticket.messages[-1].sent_at if ticket.messages else None
        return Reading(ticket.subject, text, "en", None, facts, written_at=written_at)


@dataclass
class PlainJudge:
    """Knows two words; `asked` counts the messages."""

    asked: int = 0

    def of(self, account: str) -> "PlainJudge":
        return self

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        self.asked += 1
        type_ = next(
            (type_ for word, type_ in (("broken", "damaged_item"), ("late", "late_delivery")) if word in reading.text),
            "not_a_complaint",
        )
        abstention = Abstention.NOT_A_COMPLAINT if type_ == "not_a_complaint" else None
        if not abstention and threshold > 0.8:
            abstention = Abstention.UNSURE
        return Complaint(type_, 0.8, Severity.MEDIUM, abstention=abstention)


@dataclass
class FakeBacktests:
    """Backtests in memory; whoever reads one gets a copy, as from a database."""

    kept: dict[tuple[str, str], Backtest] = field(default_factory=dict)

    def keep(self, backtest: Backtest) -> None:
        self.kept[(backtest.account, backtest.id)] = deepcopy(backtest)

    def read(self, account: str, id_: str) -> Backtest:
        if (account, id_) not in self.kept:
            raise NotFound("There is no such backtest, or it was dropped because it is old.")
        return deepcopy(self.kept[(account, id_)])

    def change(self, account: str, id_: str, how: Callable[[Backtest], Backtest]) -> Backtest:
        changed = how(self.read(account, id_))
        self.keep(changed)
        return changed

    def forget_before(self, moment: datetime) -> int:
        old = [key for key, each in self.kept.items() if each.moved_at < moment]
        for key in old:
            del self.kept[key]
        return len(old)


@dataclass
class FakeExport:
    """These tickets; `failure` is raised after the last of them, and `between` is called after each."""

    given: Sequence[Ticket] = ()
    failure: Exception | None = None
    between: Callable[[], None] = lambda: None
    asked: list[tuple[str, datetime, int]] = field(default_factory=list)

    def tickets(self, account: str, since: datetime, most: int, stop: Callable[[], bool]) -> Iterator[Ticket]:
        self.asked.append((account, since, most))
        return self._tickets(most)

    def _tickets(self, most: int) -> Iterator[Ticket]:
        for ticket in self.given[:most]:
            yield ticket
            self.between()
        if self.failure:
            raise self.failure


@dataclass
class BacktestFakes:
    """What stands behind the backtests of a test; `started` are those left to the worker."""

    backtests: FakeBacktests = field(default_factory=FakeBacktests)
    export: FakeExport = field(default_factory=FakeExport)
    judge: PlainJudge = field(default_factory=PlainJudge)
    started: list[tuple[str, str]] = field(default_factory=list)
    now: datetime = NOON

    def backtesting(self, drafts: PolicyDrafts, versions: PolicyVersions) -> Backtesting:
        return Backtesting(
            reader=PlainReader(),
            judges=self.judge,
            versions=versions,
            drafts=drafts,
            backtests=self.backtests,
            export=self.export,
            clock=lambda: self.now,
        )

    def parts(self, drafts: PolicyDrafts, versions: PolicyVersions) -> BacktestParts:
        return BacktestParts(
            self.backtesting(drafts, versions), lambda *which: self.started.append(which), ticket_from_file
        )
