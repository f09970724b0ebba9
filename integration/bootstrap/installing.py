"""Setting up webhooks and triggers in each account's Zendesk, over its desk."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from integration.bootstrap.desks import Desks
from integration.errors import BadInput
from integration.flows.installation import Found, Part, Wanted, Webhook
from integration.flows.installing import Called, Installing
from integration.flows.trying_installation import TryingInstallation
from integration.store.audit import AuditReader
from integration.store.hooks import HookStore
from integration.store.inbox_desk import InboxDeskStore
from integration.store.policy_drafts import PolicyDraftStore
from integration.web.admin.parts import InstallingParts
from integration.zendesk import installing as desk_parts

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts

ROUTE = "/webhooks/zendesk/"
_SECURE = "https://"


@dataclass(frozen=True, slots=True)
class AccountInstallation:
    """Implements the port InstallationDesk."""

    desks: Desks

    def look(self, account: str) -> Found:
        return desk_parts.look(self.desks.open(account))

    def secret(self, account: str, webhook_id: str) -> str:
        return desk_parts.secret(self.desks.open(account), webhook_id)

    def put(self, account: str, wanted: Wanted, part_id: str = "") -> str:
        return desk_parts.put(self.desks.open(account), wanted, part_id)

    def take(self, account: str, part: Part, part_id: str, *, off: bool = False) -> None:
        desk_parts.take(self.desks.open(account), part, part_id, off=off)

    def call(self, account: str, webhook_id: str, webhook: Webhook, payload: str) -> Called:
        return desk_parts.call(self.desks.open(account), webhook_id, webhook, payload)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where Zendesk is to call for an account. `in_sandbox` says that it is no real Zendesk that calls."""

    public_url: str
    in_sandbox: bool

    def __call__(self, account: str) -> str:
        """Raises BadInput for an address that Zendesk does not call."""
        if not self.in_sandbox and not self.public_url.startswith(_SECURE):
            raise BadInput(
                f"AMENDS_PUBLIC_URL is {self.public_url}, and Zendesk calls only addresses that begin with https://. "
                "Set it to where Zendesk reaches this server.",
                "AMENDS_PUBLIC_URL",
            )
        return f"{self.public_url}{ROUTE}{account}"


def installing(parts: "Parts") -> Installing:
    return Installing(
        desk=AccountInstallation(parts.desks),
        hooks=HookStore(parts.engine, parts.seal),
        versions=parts.policies,
        drafts=PolicyDraftStore(parts.engine),
        audit=AuditReader(parts.engine),
        address=Addresses(parts.settings.public_url, in_sandbox=bool(parts.settings.zendesk_url)),
    )


def trying_installation(parts: "Parts") -> TryingInstallation:
    return TryingInstallation(
        installing=installing(parts),
        inbox=InboxDeskStore(parts.engine),
        wait=time.sleep,
        clock=partial(datetime.now, UTC),
        new_id=lambda: uuid4().hex,
    )


def installing_parts(parts: "Parts") -> InstallingParts:
    """What stands behind the buttons of the admin's page."""
    trying = trying_installation(parts)
    return InstallingParts(trying.installing, trying)
