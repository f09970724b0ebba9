"""What is set up in an account's Zendesk, as we remember it: the webhook, its signing secrets, and what calls it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

# While a secret is replaced, requests that were signed with the one before may still be on their way: Zendesk tries
# again for minutes, and delivers late what it held back (platform §6.3).
OVERLAP = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Hook:
    """One account's webhook. `parts` are the ids in Zendesk of what belongs to it: `category`, `trigger:written`, …

    Until `previous_until` requests count that are signed with `previous_secret`.
    """

    account: str
    webhook_id: str
    secret: str
    installed_at: datetime
    parts: Mapping[str, str] = field(default_factory=dict)
    previous_secret: str = ""
    previous_until: datetime | None = None
    tested_at: datetime | None = None

    def rotated(self, webhook_id: str, secret: str, now: datetime) -> "Hook":
        """The same with another secret, the one before still good for a while."""
        return replace(
            self, webhook_id=webhook_id, secret=secret, previous_secret=self.secret, previous_until=now + OVERLAP
        )

    def overlaps(self, now: datetime) -> bool:
        return self.previous_until is not None and now < self.previous_until


class Hooks(Protocol):
    """Remembers what is set up, with the secrets encrypted. `keep` replaces what was kept before, all of it."""

    def hook(self, account: str) -> Hook | None: ...

    def keep(self, hook: Hook) -> None: ...

    def tested(self, account: str, now: datetime) -> None: ...

    def drop(self, account: str) -> None: ...
