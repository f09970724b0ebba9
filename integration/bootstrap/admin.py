"""The parts of the admin pages, over those that every process has."""

from typing import TYPE_CHECKING, Any

from integration.apology.policy import Policy
from integration.bootstrap.backtests import backtest_parts
from integration.bootstrap.desk_setup import AccountSetup
from integration.bootstrap.letters import letter_parts
from integration.bootstrap.macros import macro_keeping
from integration.flows.administering import Administering
from integration.flows.examples import Examples
from integration.flows.trying import Trying
from integration.store import policy_document
from integration.store.audit import AuditReader
from integration.store.policy_drafts import PolicyDraftStore
from integration.web.admin.parts import AdminParts

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
    )
