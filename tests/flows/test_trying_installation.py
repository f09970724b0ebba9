"""Trying an installation out: each link of the chain is looked at, and the first that is broken is named."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from integration.flows.inbox import EventKind, EventState, InboxLine
from integration.flows.installing import Called
from integration.flows.trying_installation import PATIENCE_SECONDS, Check
from tests.admin_fakes import FakeAuditLog, FakePolicyDrafts, FakePolicyVersions
from tests.fakes import NOON
from tests.inbox_desk_fakes import FakeInboxDesk
from tests.installation_fakes import InstallationFakes

TEST = InboxLine("e1", EventKind.TEST, "", EventState.WAITING, NOON, NOON, NOON, 0)


@dataclass
class Site:
    """An account where all is set up; `arrives` is what a call brings into the inbox."""

    fakes: InstallationFakes = field(default_factory=InstallationFakes)
    inbox: FakeInboxDesk = field(default_factory=FakeInboxDesk)
    arrives: InboxLine | None = TEST

    def __post_init__(self) -> None:
        drafts = FakePolicyDrafts()
        self.parts = self.fakes.parts(FakePolicyVersions(drafts), drafts, FakeAuditLog(), self.inbox)
        self.parts.installing.install("acme", by="Amara", now=NOON)
        self.fakes.desk.arrive = self._arrive

    def test(self) -> tuple[Check, ...]:
        return self.parts.trying.test("acme")

    def _arrive(self) -> None:
        if self.arrives:
            self.inbox.kept[self.arrives.id] = self.arrives


def test_a_whole_chain_is_remembered() -> None:
    """Zendesk calls, we keep it, a worker sees to it a little later; an older test does not count."""
    site = Site()
    site.inbox.kept["e0"] = replace(TEST, id="e0", state=EventState.DEAD, received_at=NOON - timedelta(hours=1))

    def work() -> None:
        if site.fakes.waited > 1:
            site.inbox.kept["e1"] = replace(TEST, state=EventState.DONE, result="tested")

    site.fakes.waits = work
    checks = site.test()
    hook = site.fakes.hooks.kept

    assert [(each.name, each.passed) for each in checks] == [
        ("parts", True),
        ("call", True),
        ("inbox", True),
        ("worker", True),
    ]
    assert hook
    assert hook.tested_at == NOON
    assert [called for called, _ in site.fakes.desk.called] == [hook.webhook_id]
    assert '"event": "test"' in site.fakes.desk.called[0][1]


@pytest.mark.parametrize(
    ("called", "words"),
    [
        (Called(None), "cannot reach https://amends.example/acme"),
        (Called(403, "signature"), "a secret that this server does not know"),
        (Called(403, "stale"), "The clock of this server is wrong"),
        (Called(403, "not_installed"), "another database"),
        (Called(502), "status 502, where 202 is right"),
    ],
)
def test_a_call_that_fails_says_what_to_do(called: Called, words: str) -> None:
    """The rest is not looked at, and nothing is remembered as tested."""
    site = Site(arrives=None)
    site.fakes.desk.answer = called
    checks = site.test()

    assert [(each.name, each.passed) for each in checks] == [("parts", True), ("call", False)]
    assert words in checks[-1].words
    assert site.fakes.hooks.kept
    assert site.fakes.hooks.kept.tested_at is None


@pytest.mark.parametrize(
    ("arrives", "name", "words"),
    [
        (None, "inbox", "another database than this one"),
        (TEST, "worker", "Is amends worker running?"),
        (replace(TEST, state=EventState.DEAD, error="Zendesk cannot be reached."), "worker", "cannot be reached."),
    ],
)
def test_what_breaks_behind_the_door_is_named(arrives: InboxLine | None, name: str, words: str) -> None:
    """A test does not wait for ever."""
    site = Site(arrives=arrives)
    last = site.test()[-1]

    assert (last.name, last.passed) == (name, False)
    assert words in last.words
    assert site.fakes.waited <= PATIENCE_SECONDS + 1


def test_nothing_is_called_before_all_is_there() -> None:
    """Before anything is set up, and after somebody has changed a part."""
    site = Site()
    site.fakes.desk.parts.popitem()
    broken = site.test()
    site.parts.installing.remove("acme", by="Amara", now=NOON)

    for checks in (broken, site.test()):
        assert [(each.name, each.passed) for each in checks] == [("parts", False)]
    assert site.fakes.desk.called == []


def test_an_account_that_is_held_back_says_why() -> None:
    """The worker is there; it is the credentials that are not."""
    site = Site()
    site.inbox.held = (NOON, "No key fits.")

    last = site.test()[-1]

    assert (last.name, last.passed) == ("worker", False)
    assert "No key fits." in last.words
