"""Webhooks, triggers and fields of an account in memory, and what we remember of them."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from integration.flows.admin_ports import AuditLog, PolicyDrafts, PolicyVersions
from integration.flows.hook import Hook
from integration.flows.inbox_ports import InboxDesk
from integration.flows.installation import (
    Category,
    Found,
    FoundCategory,
    FoundField,
    FoundTrigger,
    FoundWebhook,
    Part,
    TicketField,
    Trigger,
    Wanted,
    Webhook,
)
from integration.flows.installing import Called, Installing
from integration.flows.trying_installation import TryingInstallation
from integration.web.admin.parts import InstallingParts
from tests.fakes import NOON


@dataclass
class FakeHooks:
    """Implements the port Hooks."""

    kept: Hook | None = None

    def hook(self, account: str) -> Hook | None:
        return self.kept

    def keep(self, hook: Hook) -> None:
        self.kept = hook

    def tested(self, account: str, now: datetime) -> None:
        assert self.kept
        self.kept = replace(self.kept, tested_at=now)

    def drop(self, account: str) -> None:
        self.kept = None


@dataclass
class FakeInstallationDesk:
    """Implements the port InstallationDesk; `writes` counts what was changed, and `answer` is what a test gets.

    `interrupt` is called before and after every change, a test breaks things off there; `arrive` when Zendesk calls us.
    `failure` is raised instead of any answer.
    """

    parts: dict[str, Wanted | object] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    writes: int = 0
    answer: Called = field(default_factory=lambda: Called(202))
    called: list[tuple[str, str]] = field(default_factory=list)
    interrupt: Callable[[], None] = lambda: None
    arrive: Callable[[], None] = lambda: None
    failure: Exception | None = None

    def look(self, account: str) -> Found:
        if self.failure:
            raise self.failure
        kinds = (FoundWebhook, FoundTrigger, FoundCategory, FoundField)
        webhooks, triggers, categories, fields = (
            tuple(each for each in self.parts.values() if isinstance(each, kind)) for kind in kinds
        )
        return Found(webhooks, triggers, categories, fields)  # type: ignore[arg-type] # sorted by kind above

    def secret(self, account: str, webhook_id: str) -> str:
        return self.secrets[webhook_id]

    def put(self, account: str, wanted: Wanted, part_id: str = "") -> str:
        self.interrupt()
        self.writes += 1
        part_id = part_id or str(len(self.parts) + 100 + self.writes)
        if isinstance(wanted, Webhook):
            self.secrets.setdefault(part_id, f"secret-{part_id}")
        self.parts[part_id] = _found(part_id, wanted)
        self.interrupt()
        return part_id

    def take(self, account: str, part: Part, part_id: str, *, off: bool = False) -> None:
        self.interrupt()
        self.writes += 1
        there = self.parts.get(part_id)
        if off and isinstance(there, FoundTrigger):
            self.parts[part_id] = replace(there, active=False)
        else:
            self.parts.pop(part_id, None)
        self.interrupt()

    def call(self, account: str, webhook_id: str, webhook: Webhook, payload: str) -> Called:
        self.called.append((webhook_id, payload))
        self.arrive()
        return self.answer


def _found(part_id: str, wanted: Wanted) -> object:
    match wanted:
        case Webhook():
            return FoundWebhook(part_id, wanted.title, wanted.endpoint, fits=True, key=wanted.key)
        case Trigger():
            return FoundTrigger(
                part_id,
                wanted.title,
                wanted.key,
                active=True,
                every=wanted.every,
                some=wanted.some,
                actions=wanted.actions,
                category_id=wanted.category_id,
            )
        case Category():
            return FoundCategory(part_id, wanted.title)
        case TicketField():
            return FoundField(
                part_id, wanted.title, wanted.key, active=True, is_list=bool(wanted.options), options=wanted.options
            )


@dataclass
class InstallationFakes:
    """What stands behind the installation of a test. `waits` is called wherever a test waits for the worker."""

    desk: FakeInstallationDesk = field(default_factory=FakeInstallationDesk)
    hooks: FakeHooks = field(default_factory=FakeHooks)
    waits: Callable[[], None] = lambda: None
    waited: float = 0.0

    def parts(self, versions: PolicyVersions, drafts: PolicyDrafts, log: AuditLog, inbox: InboxDesk) -> InstallingParts:
        numbers = count(1)
        installing = Installing(
            self.desk, self.hooks, versions, drafts, log, lambda account: f"https://amends.example/{account}"
        )
        trying = TryingInstallation(installing, inbox, self._wait, lambda: NOON, lambda: f"{next(numbers):032x}")
        return InstallingParts(installing, trying)

    def _wait(self, seconds: float) -> None:
        self.waited += seconds
        self.waits()
