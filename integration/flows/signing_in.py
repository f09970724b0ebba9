"""Who may come in: what Zendesk signed, used once, by somebody Zendesk still calls an agent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.errors import NotFound, Refused
from integration.flows.ports import People, Tenants, TokenVerifier, Visits
from integration.flows.visitor import Tenant, Visit, Visitor

BAD_SIGNATURE = "bad_signature"
SIDEBAR, ADMIN = "ticket_sidebar", "nav_bar"
AGENTS, ADMINS = frozenset({"agent", "admin"}), frozenset({"admin"})
# A location we have no rule for lets nobody in.
ROLES = {SIDEBAR: AGENTS, ADMIN: ADMINS}


class Reason(StrEnum):
    """Why somebody stays outside, beside what the token's own check may say; metric label and log field alike."""

    UNKNOWN_INSTALLATION = "unknown_installation"
    REPLAYED = "replayed"
    UNKNOWN_AGENT = "unknown_agent"
    SUSPENDED = "suspended"
    WRONG_ROLE = "wrong_role"


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The use case, with what it needs from outside."""

    verifier: TokenVerifier
    tenants: Tenants
    visits: Visits
    people: People

    def visit(self, token: str, location: str, now: datetime) -> Visitor:
        """Let in whoever brings this token, once. Raises Refused."""
        tenant = self.tenants.of(self.verifier.audience(token))
        if tenant is None:
            raise Refused(Reason.UNKNOWN_INSTALLATION, "This installation of Amends is not set up on this server.")
        visit = self._verify(token, tenant, location, now)
        # The role comes first: a failure to ask for it must not use the token up.
        visitor = self.again(tenant.account, visit.agent_id, location)
        if not self.visits.first(tenant.account, visit.id, visit.expires_at):
            raise Refused(Reason.REPLAYED, "This sign-in was used before. Reload the page to get a new one.")
        return visitor

    def again(self, account: str, agent_id: str, location: str) -> Visitor:
        """Whether somebody who came in earlier still may stay. Raises Refused."""
        try:
            person = self.people.person(account, agent_id)
        except NotFound as error:
            raise Refused(Reason.UNKNOWN_AGENT, "Zendesk does not know this agent.") from error
        if not person.active:
            raise Refused(Reason.SUSPENDED, "This agent is suspended in Zendesk.")
        if person.role not in ROLES.get(location, frozenset()):
            raise Refused(Reason.WRONG_ROLE, "Your role in Zendesk does not give access to this page.")
        return Visitor(account, agent_id, person.name, person.role)

    def _verify(self, token: str, tenant: Tenant, location: str, now: datetime) -> Visit:
        """Zendesk may have changed its key since we fetched it: one look, then the refusal stands."""
        try:
            return self.verifier.verify(token, tenant, location, now)
        except Refused as refusal:
            renewed = self.tenants.renewed(tenant, now) if refusal.reason == BAD_SIGNATURE else None
            if renewed is None:
                raise
            return self.verifier.verify(token, renewed, location, now)
