"""The parts of the admin pages, over those that every process has."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from integration.apology.cancellation import CancelReason
from integration.apology.letter import Letter
from integration.apology.policy import Policy, PolicyVersion
from integration.bootstrap.backtests import backtest_parts
from integration.bootstrap.desk_setup import AccountSetup
from integration.bootstrap.installing import installing_parts
from integration.bootstrap.letters import letter_parts
from integration.bootstrap.macros import macro_keeping
from integration.bootstrap.orders import notice_desk
from integration.flows.administering import Administering
from integration.flows.examples import Examples
from integration.flows.notice_samples import samples
from integration.flows.trying import Trying
from integration.store import policy_document
from integration.store.audit import AuditReader
from integration.store.inbox_desk import InboxDeskStore
from integration.store.policy_drafts import PolicyDraftStore
from integration.web.admin.parts import AdminParts, NoticeParts

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts


class Documents:
    """Implements the port PolicyDocuments."""

    def to_json(self, policy: Policy) -> dict[str, Any]:
        return policy_document.to_json(policy)

    def from_json(self, document: object) -> Policy:
        return policy_document.from_json(document)

    def load(self, text: str) -> Policy:
        return policy_document.read_policy(text)

    def dump(self, policy: Policy) -> str:
        return policy_document.dump_policy(policy)


def admin_parts(parts: "Parts") -> AdminParts:
    """What stands behind `/admin`."""
    setup, drafts, audit = AccountSetup(parts.desks), PolicyDraftStore(parts.engine), AuditReader(parts.engine)
    return AdminParts(
        administering=Administering(drafts, parts.policies, Documents(), setup),
        trying=Trying(parts.drafting, parts.drafts, setup),
        examples=Examples(parts.lessons, parts.reader, parts.policies, drafts, audit),
        codes=parts.codes,
        audit=audit,
        backtests=backtest_parts(parts),
        letters=letter_parts(parts, setup),
        macros=macro_keeping(parts),
        installing=installing_parts(parts),
        inbox=InboxDeskStore(parts.engine),
        notices=_notice_parts(parts),
    )


def _notice_parts(parts: "Parts") -> NoticeParts:
    def written(
        account: str, type_: str, version: PolicyVersion, now: datetime, locale: str
    ) -> Iterable[tuple[CancelReason, Letter]]:
        return samples(account, type_, parts.trying_out, now, version, (locale,))

    return NoticeParts(notice_desk(parts), written)
