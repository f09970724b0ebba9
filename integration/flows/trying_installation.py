"""Tries an installation out from end to end: Zendesk signs a test, we take it, and a worker sees to it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from integration.flows.inbox import EventKind, EventState, InboxLine
from integration.flows.inbox_ports import InboxDesk
from integration.flows.installation import Webhook
from integration.flows.installing import Called, Installing

PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.2
_NEWEST = 200  # events that may have come in while the test was on its way
_ACCEPTED = 202
_WHY = {
    "signature": "Zendesk signs with a secret that this server does not know. Set it up again.",
    "stale": "The clock of this server is wrong, by five minutes or more.",
    "unknown_account": "The server at this address does not serve this account.",
    "not_installed": "The server at this address works on another database, where nothing is set up.",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what was seen, in words."""

    name: str
    passed: bool
    words: str


@dataclass(frozen=True, slots=True)
class TryingInstallation:
    """The use case. `wait` waits for so many seconds, `clock` tells the time, `new_id` gives what was never there."""

    installing: Installing
    inbox: InboxDesk
    wait: Callable[[float], None]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def test(self, account: str) -> tuple[Check, ...]:
        """What was looked at, in order, up to the first that fails. A test that passes is remembered with its time."""
        checks: list[Check] = []
        for check in self._checks(account):
            checks.append(check)
            if not check.passed:
                return tuple(checks)
        self.installing.hooks.tested(account, self.clock())
        return tuple(checks)

    def _checks(self, account: str) -> Iterator[Check]:
        there = self.installing.plan(account, self.clock())
        missing = len(there.plan.open)
        if there.hook is None or missing or there.plan.blocked:
            yield Check("parts", passed=False, words="Not all is in Zendesk as it should be. Set it up first.")
            return
        yield Check("parts", passed=True, words="The webhook and both triggers are in Zendesk as they should be.")
        before = {each.id for each in self._tests(account)}
        payload = json.dumps({"event": EventKind.TEST.value, "nonce": self.new_id()})
        called = self.installing.desk.call(account, there.hook.webhook_id, Webhook(there.address), payload)
        yield _answered(called, there.address)
        yield from self._seen_to(account, before)

    def _seen_to(self, account: str, before: set[str]) -> Iterator[Check]:
        event = next((each for each in self._tests(account) if each.id not in before), None)
        if event is None:
            words = "The server at this address took the test, but works on another database than this one."
            yield Check("inbox", passed=False, words=words)
            return
        yield Check("inbox", passed=True, words="The test is in the inbox.")
        waited = 0.0
        while event.state in (EventState.WAITING, EventState.WORKING) and waited < PATIENCE_SECONDS:
            self.wait(_PAUSE_SECONDS)
            waited += _PAUSE_SECONDS
            event = next((each for each in self._tests(account) if each.id == event.id), event)
        yield _worked(event, self.inbox.counts(account).held_back_why)

    def _tests(self, account: str) -> list[InboxLine]:
        lines = self.inbox.lines(account, frozenset(EventState), before=None, limit=_NEWEST)
        return [each for each in lines if each.kind is EventKind.TEST]


def _answered(called: Called, address: str) -> Check:
    if called.status == _ACCEPTED:
        return Check("call", passed=True, words=f"Zendesk has called {address}, and was understood.")
    if called.status is None:
        return Check("call", passed=False, words=f"Zendesk cannot reach {address}. Is it open to the internet?")
    words = _WHY.get(called.reason) or f"{address} answered with status {called.status}, where 202 is right."
    return Check("call", passed=False, words=words)


def _worked(event: InboxLine, held_back_why: str) -> Check:
    if event.state is EventState.DONE:
        return Check("worker", passed=True, words="A worker has seen to it.")
    if event.state is EventState.WAITING and held_back_why:
        return Check("worker", passed=False, words=f"This account has to wait at the moment: {held_back_why}")
    if event.state in (EventState.WAITING, EventState.WORKING):
        words = f"No worker has seen to it within {PATIENCE_SECONDS:.0f} seconds. Is amends worker running?"
        return Check("worker", passed=False, words=words)
    return Check("worker", passed=False, words=f"A worker could not see to it: {event.error or event.state.value}")
