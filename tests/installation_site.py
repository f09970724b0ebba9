"""An account in memory in which Amends is set up, beside a webhook and a trigger of somebody else's."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from integration.apology.policy import Policy
from integration.flows.installation import FoundTrigger, FoundWebhook, Part, Plan, Step, triggers
from integration.flows.installing import Installing
from tests.admin_fakes import FakeAuditLog, FakePolicyDrafts, FakePolicyVersions
from tests.installation_fakes import FakeHooks, FakeInstallationDesk

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ADDRESS = "https://amends.example/webhooks/zendesk/acme"
WRITTEN, ANSWERED = triggers()
THEIR_WEBHOOK = FoundWebhook("7", "Chat", "https://chat.example/", fits=True)
THEIR_TRIGGER = FoundTrigger(
    "8", "Tell the chat", "", active=True, every=WRITTEN.every, some=(), actions=(("notification_webhook", ("7", "")),)
)
THEIRS = {"7": THEIR_WEBHOOK, "8": THEIR_TRIGGER}


@dataclass
class Site:
    """The flow over an account in memory."""

    desk: FakeInstallationDesk = field(default_factory=lambda: FakeInstallationDesk(dict(THEIRS)))
    hooks: FakeHooks = field(default_factory=FakeHooks)
    log: FakeAuditLog = field(default_factory=FakeAuditLog)
    drafts: FakePolicyDrafts = field(default_factory=FakePolicyDrafts)
    address: str = ADDRESS

    def __post_init__(self) -> None:
        self.versions = FakePolicyVersions(self.drafts)

    @property
    def flow(self) -> Installing:
        return Installing(self.desk, self.hooks, self.versions, self.drafts, self.log, lambda _account: self.address)

    def install(self, now: datetime = NOW) -> Plan:
        return self.flow.install("acme", by="Amara", now=now).plan

    def planned(self, now: datetime = NOW) -> Plan:
        return self.flow.plan("acme", now).plan

    def policy(self, policy: Policy) -> None:
        self.versions.publish("acme", policy, by="Amara", note="", now=NOW)

    def ours(self, kind: type) -> list[object]:
        return [each for each in self.desk.parts.values() if isinstance(each, kind) and getattr(each, "key", "")]

    def trigger(self, key: str) -> FoundTrigger:
        return next(each for each in self.desk.parts.values() if isinstance(each, FoundTrigger) and each.key == key)


def steps(plan: Plan) -> dict[Part, set[Step]]:
    return {part: {each.step for each in plan.of(part)} for part in Part if plan.of(part)}
