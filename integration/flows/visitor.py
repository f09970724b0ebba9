"""Who knocks: the installation they come from, what Zendesk signed for them, and who they are."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tenant:
    """One installation of the app. `host` is the desk's, such as `acme.zendesk.com`; the newest key comes first."""

    account: str
    host: str
    audience: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a verified token says. `id` is its own, or a fingerprint where it has none."""

    id: str
    agent_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """An agent as Zendesk has them; `role` is `end-user`, `agent` or `admin`."""

    name: str
    role: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who may come in."""

    account: str
    agent_id: str
    name: str
    role: str

    @property
    def known_as(self) -> str:
        """How the record names them."""
        return self.name or self.agent_id
