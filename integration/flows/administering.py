"""The policy in an admin's hands: one draft beside the live version, published, rolled back, taken out and put in."""

from dataclasses import dataclass
from datetime import datetime

from integration.apology.policy import Policy, PolicyVersion
from integration.apology.policy_check import problems
from integration.errors import Conflict, PolicyRefused
from integration.flows.admin_ports import DeskSetup, PolicyDocuments, PolicyDrafts, PolicyVersions
from integration.flows.field_names import names_fields, with_field_ids
from integration.flows.policy_draft import PolicyDraft, VersionLine
from integration.flows.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Desktop:
    """What lies on the admin's table: what is live, and the draft if somebody has begun one."""

    live: PolicyVersion
    draft: PolicyDraft | None

    @property
    def policy(self) -> Policy:
        """The policy to show and to go on from."""
        return self.draft.policy if self.draft else self.live.policy


@dataclass(frozen=True, slots=True)
class Administering:
    """The use case, with what it needs from outside. Whoever changes a draft names the revision they have read."""

    drafts: PolicyDrafts
    versions: PolicyVersions
    documents: PolicyDocuments
    desk: DeskSetup

    def desktop(self, account: str) -> Desktop:
        """Raises NotFound where the account has no policy."""
        return Desktop(self.versions.live(account), self.drafts.draft(account))

    def save(self, by: Visitor, policy: Policy, revision: int, now: datetime) -> Desktop:
        """Keep the policy as the draft, however unwise it is. Raises Conflict for a revision that is not the newest."""
        draft = self.drafts.save(by.account, policy, revision, by=by.known_as, now=now)
        return Desktop(self.versions.live(by.account), draft)

    def discard(self, by: Visitor, revision: int, now: datetime) -> Desktop:
        self.drafts.discard(by.account, revision, by=by.known_as, now=now)
        return self.desktop(by.account)

    def publish(self, by: Visitor, revision: int, note: str, now: datetime) -> Desktop:
        """Make the draft live, and clear the table.

        Raises Conflict where the draft is another than the one that was read, PolicyRefused where it does not hold.
        """
        draft = self.drafts.draft(by.account)
        if draft is None or draft.revision != revision:
            raise Conflict("The draft has changed meanwhile. Look at it again before you publish it.")
        found = problems(draft.policy)
        if found:
            raise PolicyRefused([problem.words for problem in found], [problem.path for problem in found])
        self.versions.publish(by.account, draft.policy, by=by.known_as, note=note, now=now, draft=revision)
        return self.desktop(by.account)

    def roll_back(self, by: Visitor, number: int, note: str, now: datetime) -> Desktop:
        """Make an old version live again; the draft stays as it is."""
        self.versions.roll_back(by.account, number, by=by.known_as, note=note, now=now)
        return self.desktop(by.account)

    def listed(self, account: str) -> tuple[VersionLine, ...]:
        return self.versions.versions(account)

    def export(self, account: str, *, live: bool) -> str:
        """The live policy, or the one on the table, as YAML."""
        desktop = self.desktop(account)
        return self.documents.dump(desktop.live.policy if live else desktop.policy)

    def bring_in(self, by: Visitor, text: str, revision: int, now: datetime) -> Desktop:
        """A policy from YAML as the draft. Fields that it names by their titles get the ids they have in Zendesk.

        Raises PolicyRefused for what cannot be read, and OutsideFailure where Zendesk cannot be asked.
        """
        policy = self.documents.load(text)
        if names_fields(policy):
            policy = with_field_ids(policy, self.desk.ticket_fields(by.account))
        return self.save(by, policy, revision, now)
