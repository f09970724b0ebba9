"""Stand-ins for the ports behind the admin pages, in memory."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from integration.apology.letter import Letter, Paragraph, Section, Tone
from integration.apology.policy import Policy, PolicyVersion
from integration.apology.reading import Reading
from integration.apology.ticket import Ticket
from integration.bootstrap.admin import Documents
from integration.errors import Conflict, NotFound
from integration.flows.administering import Administering
from integration.flows.draft import Draft
from integration.flows.examples import Examples
from integration.flows.macro_keeping import MacroKeeping
from integration.flows.policy_draft import AuditEntry, PolicyDraft, PoolLine, VersionLine
from integration.flows.trying import Attempt
from integration.rendering.writers import AccountWriters
from integration.web.admin.parts import AdminParts
from tests.backtest_fakes import BacktestFakes
from tests.builders import a_policy, a_ticket
from tests.fakes import NOON, a_complaint, a_reading, a_remedy
from tests.inbox_desk_fakes import FakeInboxDesk
from tests.installation_fakes import InstallationFakes
from tests.lesson_fakes import FakeLessons
from tests.letter_fakes import LetterFakes, shipped_writer
from tests.macro_fakes import FakeMacroDesk
from tests.notice_fakes import FakeNotices


@dataclass
class FakePolicyDrafts:
    """One draft for one account."""

    kept: PolicyDraft | None = None

    def draft(self, account: str) -> PolicyDraft | None:
        return self.kept

    def save(self, account: str, policy: Policy, revision: int, *, by: str, now: datetime) -> PolicyDraft:
        self._demand(revision)
        self.kept = PolicyDraft(policy, revision + 1, 1, now, by)
        return self.kept

    def discard(self, account: str, revision: int, *, by: str, now: datetime) -> None:
        self._demand(revision)
        self.kept = None

    def _demand(self, revision: int) -> None:
        if revision != (self.kept.revision if self.kept else 0):
            raise Conflict("Somebody has changed the draft meanwhile.")


@dataclass
class FakePolicyVersions:
    """Versions in memory, the first of them live."""

    drafts: FakePolicyDrafts
    kept: list[PolicyVersion] = field(default_factory=lambda: [PolicyVersion(1, a_policy(), NOON, "amends")])
    number: int = 1

    def live(self, account: str) -> PolicyVersion:
        return self.version(account, self.number)

    def version(self, account: str, number: int) -> PolicyVersion:
        if not 0 < number <= len(self.kept):
            raise NotFound(f"There is no policy version {number}.")
        return self.kept[number - 1]

    def versions(self, account: str) -> tuple[VersionLine, ...]:
        return tuple(
            VersionLine(each.number, each.published_at, each.published_by, each.note, each.number == self.number)
            for each in reversed(self.kept)
        )

    def publish(self, account: str, policy: Policy, *, by: str, note: str, now: datetime, draft: int = 0) -> int:
        if draft:
            self.drafts.discard(account, draft, by=by, now=now)
        self.kept.append(PolicyVersion(len(self.kept) + 1, policy, now, by, note))
        self.number = len(self.kept)
        return self.number

    def roll_back(self, account: str, number: int, *, by: str, note: str, now: datetime) -> int:
        self.number = self.version(account, number).number
        return number


@dataclass
class FakeDeskSetup:
    """A Zendesk with two ticket fields of one title; `failure` is raised in its stead."""

    fields: tuple[tuple[str, str, str], ...] = (("360001", "Order", "text"), ("360002", "Value", "decimal"))
    tickets: dict[str, Ticket] = field(default_factory=lambda: {"101": a_ticket()})
    failure: Exception | None = None

    def ticket_fields(self, account: str) -> tuple[tuple[str, str, str], ...]:
        self._answer()
        return self.fields

    def groups(self, account: str) -> tuple[str, ...]:
        self._answer()
        return ("Support", "Team leads")

    def brands(self, account: str) -> tuple[str, ...]:
        self._answer()
        return ("Northlight Home",)

    def ticket(self, account: str, ticket_id: str) -> Ticket:
        self._answer()
        if ticket_id not in self.tickets:
            raise NotFound("Zendesk does not have what was asked for.")
        return self.tickets[ticket_id]

    def _answer(self) -> None:
        if self.failure:
            raise self.failure


@dataclass
class FakeCodes:
    """Pools in memory; nobody takes a code here."""

    kept: dict[str, list[str]] = field(default_factory=dict)
    by: str = ""

    def add(self, account: str, pool: str, codes: Sequence[str], *, by: str, now: datetime) -> int:
        self.by = by
        new = [code for code in codes if code not in self.kept.get(pool, [])]
        self.kept.setdefault(pool, []).extend(new)
        return len(new)

    def take(self, account: str, pool: str, draft_id: str, now: datetime) -> str | None:
        return None

    def give_back(self, account: str, draft_id: str, *, keep: frozenset[str] = frozenset()) -> int:
        return 0

    def pools(self, account: str) -> tuple[PoolLine, ...]:
        return tuple(PoolLine(name, len(codes), 0) for name, codes in self.kept.items())

    def drop(self, account: str, pool: str, *, by: str, now: datetime) -> int:
        return len(self.kept.pop(pool, []))


@dataclass
class FakeAuditLog:
    """A record in memory."""

    kept: list[AuditEntry] = field(default_factory=list)

    def entries(self, account: str, *, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        older = [entry for entry in reversed(self.kept) if before is None or entry.id < before]
        return tuple(older[:limit])

    def note(self, account: str, action: str, details: Mapping[str, object], *, by: str, now: datetime) -> None:
        self.kept.append(AuditEntry(len(self.kept) + 1, now, by, action, dict(details)))


@dataclass
class FakeReader:
    """Reads a ticket's first message as it is."""

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading:
        return Reading(ticket.subject, ticket.messages[0].body.strip(), "en", None)


@dataclass
class FakeTrying:
    """The use case with its result scripted; what it was asked is kept in `asked`."""

    draft: Draft = field(default_factory=lambda: a_draft())  # noqa: PLW0108 - it is defined below
    asked: list[Attempt] = field(default_factory=list)
    failure: Exception | None = None

    def out(self, account: str, attempt: Attempt, now: datetime) -> Draft:
        self.asked.append(attempt)
        if self.failure:
            raise self.failure
        return self.draft


def a_draft(**changes: object) -> Draft:
    """A letter about a broken lamp, without having been asked for one."""
    paragraphs = (Paragraph(Section.REGRET, "I am sorry."),)
    whole = Draft(
        id="",
        account="acme",
        agent_id="",
        made_at=NOON,
        ticket=a_ticket(),
        reading=a_reading(),
        complaint=a_complaint(),
        policy_version=1,
        remedy=a_remedy(),
        letter=Letter("Your lamp", paragraphs, "<p>I am sorry.</p>", "I am sorry.", "en", Tone.WARM, "damaged_item@1"),
    )
    return replace(whole, **changes)


@dataclass
class AdminFakes:
    """What stands behind the admin pages of a test."""

    drafts: FakePolicyDrafts = field(default_factory=FakePolicyDrafts)
    setup: FakeDeskSetup = field(default_factory=FakeDeskSetup)
    trying: FakeTrying = field(default_factory=FakeTrying)
    lessons: FakeLessons = field(default_factory=FakeLessons)
    codes: FakeCodes = field(default_factory=FakeCodes)
    log: FakeAuditLog = field(default_factory=FakeAuditLog)
    backtests: BacktestFakes = field(default_factory=BacktestFakes)
    letters: LetterFakes = field(default_factory=LetterFakes)
    macros: FakeMacroDesk = field(default_factory=FakeMacroDesk)
    inbox: FakeInboxDesk = field(default_factory=FakeInboxDesk)
    notices: FakeNotices = field(default_factory=FakeNotices)
    installation: InstallationFakes = field(default_factory=InstallationFakes)

    @cached_property
    def versions(self) -> FakePolicyVersions:
        return FakePolicyVersions(self.drafts)

    def parts(self) -> AdminParts:
        return AdminParts(
            administering=Administering(self.drafts, self.versions, Documents(), self.setup),
            trying=self.trying,
            examples=Examples(self.lessons, FakeReader(), self.versions, self.drafts, self.log),
            codes=self.codes,
            audit=self.log,
            backtests=self.backtests.parts(self.drafts, self.versions),
            letters=self.letters.parts(self.versions),
            macros=MacroKeeping(
                self.macros, self.versions, AccountWriters(shipped_writer(), self.letters.wordings), self.log
            ),
            installing=self.installation.parts(self.versions, self.drafts, self.log, self.inbox),
            inbox=self.inbox,
            notices=self.notices.parts(),
        )
