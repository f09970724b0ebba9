"""The signing secrets of accounts, remembered for seconds: no request of a webhook waits for what seldom changes."""

from datetime import datetime, timedelta

from integration.errors import Refused
from integration.flows.hook import Hook
from integration.flows.receiving_ports import KnownAccounts, KnownHooks, ReceivingReason

REMEMBERED = timedelta(seconds=10)
# What does not fit is looked up anew, so that a new secret counts at once. Not more often than this: anybody can send
# requests that do not fit.
REST = timedelta(milliseconds=200)


class HookSecrets:
    """One process's memory of who is served here and what their webhooks sign with."""

    def __init__(self, accounts: KnownAccounts, hooks: KnownHooks) -> None:
        self._accounts, self._hooks = accounts, hooks
        self._names: tuple[frozenset[str], datetime] | None = None
        self._kept: dict[str, tuple[Hook | None, datetime]] = {}

    def of(self, account: str, now: datetime) -> tuple[str, ...]:
        """The secrets that count, the newest first. Raises Refused for who is not served or has nothing set up."""
        self._demand_known(account, now)
        hook = self._hook(account, now, REMEMBERED) or self._hook(account, now, REST)
        if hook is None:
            raise Refused(ReceivingReason.NOT_INSTALLED, "No webhook is set up for this account.")
        return _counting(hook, now)

    def anew(self, account: str, now: datetime) -> tuple[str, ...]:
        """The same, after another look at what is stored."""
        hook = self._hook(account, now, REST)
        return () if hook is None else _counting(hook, now)

    def _demand_known(self, account: str, now: datetime) -> None:
        if account not in self._known(now, REMEMBERED) and account not in self._known(now, REST):
            raise Refused(ReceivingReason.UNKNOWN_ACCOUNT, "No account of this name is set up here.")

    def _known(self, now: datetime, age: timedelta) -> frozenset[str]:
        kept = self._names
        if kept is None or not _is_fresh(kept[1], now, age):
            kept = frozenset(self._accounts.names()), now
            self._names = kept
        return kept[0]

    def _hook(self, account: str, now: datetime, age: timedelta) -> Hook | None:
        kept = self._kept.get(account)
        if kept is None or not _is_fresh(kept[1], now, age):
            kept = self._kept[account] = self._hooks.hook(account), now
        return kept[0]


def _is_fresh(read_at: datetime, now: datetime, age: timedelta) -> bool:
    # A clock that was set back must not keep old secrets alive.
    return timedelta() <= now - read_at <= age


def _counting(hook: Hook, now: datetime) -> tuple[str, ...]:
    previous = (hook.previous_secret,) if hook.previous_secret and hook.overlaps(now) else ()
    return (hook.secret, *previous)
