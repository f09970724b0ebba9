"""Trying a policy out: what it would make of a ticket, with nothing kept, held, taken or learnt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from integration.apology.complaint import Complaint, Severity
from integration.apology.policy import Policy, PolicyVersion
from integration.apology.policy_check import problems
from integration.apology.reading import Reading
from integration.apology.remedy import History, PastApology
from integration.apology.ticket import Brand, Channel, FieldValue, Ticket
from integration.errors import PolicyRefused
from integration.flows.admin_ports import DeskSetup
from integration.flows.deciding import Deciding
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.drafting import Drafting
from integration.flows.looking_on import LookingOn
from integration.flows.ports import Histories, Judge, Judges

_BETWEEN_APOLOGIES = timedelta(days=7)
# Without these nothing can be worked out; everything else that is wrong with a draft shows in what it makes.
_NEEDED = ("time_zone", "count", "expires_after_days", "period_days")


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is to be taken for granted, whatever the ticket and its customer are like; None: as they are."""

    brand: str | None = None
    country: str | None = None
    locale: str | None = None
    channel: Channel | None = None
    organization: str | None = None
    tags: frozenset[str] | None = None
    requester_tags: frozenset[str] | None = None
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    severity: Severity | None = None
    earlier_apologies: int | None = None

    def ticket(self, ticket: Ticket) -> Ticket:
        """The ticket as it would be then."""
        asked = {"country": self.country, "locale": self.locale, "tags": self.requester_tags}
        of_ticket = {"channel": self.channel, "organization": self.organization, "tags": self.tags}
        return replace(
            ticket,
            requester=replace(ticket.requester, **_given(asked)),
            brand=ticket.brand if self.brand is None else Brand(ticket.brand.id, self.brand),
            fields={**ticket.fields, **self.fields},
            **_given(of_ticket),
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """What to try: a policy on a ticket, which is Zendesk's where it is given by its number."""

    version: PolicyVersion
    ticket: Ticket | str
    wishes: Wishes = field(default_factory=Wishes)
    supposed: Supposed = field(default_factory=Supposed)


@dataclass(frozen=True, slots=True)
class Trying:
    """The use case, with what it needs from outside; `drafting` is the one that makes real letters."""

    drafting: Drafting
    histories: Histories
    desk: DeskSetup

    def out(self, account: str, attempt: Attempt, now: datetime) -> Draft:
        """The draft that would be made now.

        Raises NotFound for a ticket that Zendesk does not have, PolicyRefused for a policy nothing can be worked out
        with, BadInput for a type that nobody knows.
        """
        _demand_workable(attempt.version.policy)
        is_real = isinstance(attempt.ticket, str)
        found = self.desk.ticket(account, attempt.ticket) if isinstance(attempt.ticket, str) else attempt.ticket
        onlooker = LookingOn(_Past(self.histories if is_real else None, attempt.supposed.earlier_apologies))
        nobody = _Nobody(attempt.version)
        drafting = replace(
            self.drafting,
            policies=nobody,
            drafts=nobody,
            judges=_Severities(self.drafting.judges, attempt.supposed.severity),
            deciding=Deciding(onlooker, onlooker),
        )
        # Without an agent there is nobody to learn from.
        occasion = Occasion(account, "", now)
        try:
            return drafting.suggest(attempt.supposed.ticket(found), attempt.wishes, occasion)
        except (ArithmeticError, OverflowError) as error:  # a draft may hold any number
            raise PolicyRefused(["A number of this policy is too large to work with."]) from error


def _demand_workable(policy: Policy) -> None:
    found = [problem for problem in problems(policy) if problem.path.endswith(_NEEDED)]
    if found:
        raise PolicyRefused([problem.words for problem in found], [problem.path for problem in found])


def _given(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Nobody:
    """Stands in for the ports Policies and Drafts: one version, whatever it is called, and a bin."""

    only: PolicyVersion

    def live(self, _account: str) -> PolicyVersion:
        return self.only

    def version(self, _account: str, _number: int) -> PolicyVersion:
        return self.only

    def keep(self, draft: Draft) -> None:
        """Nothing that is tried stays."""


@dataclass(frozen=True, slots=True)
class _Past:
    """The port Histories: what truly was, or nothing; with as many earlier apologies as are supposed."""

    true: Histories | None
    apologies: int | None

    def of(self, account: str, requester_id: str, agent_id: str, now: datetime, days: int) -> History:
        history = self.true.of(account, requester_id, agent_id, now, days) if self.true else History()
        if self.apologies is None:
            return history
        past = [now - _BETWEEN_APOLOGIES * count for count in range(1, self.apologies + 1)]
        return replace(history, apologies=tuple(PastApology(at, "", "", ()) for at in past))


@dataclass(frozen=True, slots=True)
class _Severities:
    """The port Judges: the true ones, where a severity may be supposed."""

    judges: Judges
    severity: Severity | None

    def of(self, account: str) -> Judge:
        judge = self.judges.of(account)
        return _Severe(judge, self.severity) if self.severity else judge


@dataclass(frozen=True, slots=True)
class _Severe:
    """The port Judge, with one severity for all."""

    judge_truly: Judge
    severity: Severity

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        return replace(self.judge_truly.judge(reading, threshold), severity=self.severity)
