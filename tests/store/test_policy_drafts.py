"""The draft of a policy: whoever changes it has read what it says, or is told to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from integration.apology.policy import Contact, Policy
from integration.errors import Conflict, NotFound
from integration.flows.policy_draft import PolicyDraft
from integration.store.audit import AuditReader
from integration.store.policies import Policies
from integration.store.policy_drafts import PolicyDraftStore
from tests.store.at_once import at_once
from tests.store.letters import NOW, open_accounts

POLICY = Policy("EUR", (), (Contact(phone="0800 555 0142"),))
OTHER = replace(POLICY, currency="GBP")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(engine: Engine) -> PolicyDraftStore:
    open_accounts(engine, "acme", "zenith")
    return PolicyDraftStore(engine)


def save(store: PolicyDraftStore, revision: int = 0, policy: Policy = POLICY, by: str = "amara") -> PolicyDraft:
    return store.save("acme", policy, revision, by=by, now=NOW)


def test_a_draft_comes_back_as_it_was_saved(store: PolicyDraftStore) -> None:
    """Every account has one draft or none; it counts its changes and knows who made the last."""
    assert store.draft("acme") is None
    first = save(store)
    assert store.draft("acme") == first == PolicyDraft(POLICY, 1, 0, NOW, "amara")

    second = store.save("acme", OTHER, 1, by="priya", now=LATER)

    assert store.draft("acme") == second == PolicyDraft(OTHER, 2, 0, LATER, "priya")
    assert store.draft("zenith") is None


def test_a_draft_begins_from_the_live_version(store: PolicyDraftStore, engine: Engine) -> None:
    """It remembers where it began, whatever is published while it lives."""
    policies = Policies(engine)
    policies.publish("acme", POLICY, by="amara", note="", now=NOW)
    save(store)
    policies.publish("acme", OTHER, by="amara", note="", now=NOW)

    assert save(store, 1).base == 1
    store.discard("acme", 2, by="amara", now=NOW)
    assert save(store).base == 2


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_nobody_saves_over_what_they_have_not_read(store: PolicyDraftStore, revision: int) -> None:
    """Who is late is told who was first, and the draft stays as it was."""
    save(store)
    newest = save(store, 1, by="priya")

    with pytest.raises(Conflict, match="priya has changed the draft"):
        save(store, revision, OTHER)
    with pytest.raises(Conflict):
        store.discard("acme", revision, by="amara", now=NOW)

    assert store.draft("acme") == newest


def test_of_fifty_who_save_at_once_one_does(store: PolicyDraftStore) -> None:
    """The others lose nothing without a word."""

    def try_to_save(number: int) -> str:
        try:
            return save(store, by=f"admin {number}").changed_by
        except Conflict:
            return ""

    saved = [name for name in at_once(try_to_save) if name]

    draft = store.draft("acme")
    assert draft
    assert (draft.revision, [draft.changed_by]) == (1, saved)


def test_a_dropped_draft_is_gone(store: PolicyDraftStore) -> None:
    """There is none then, and nothing to drop a second time."""
    save(store)
    store.discard("acme", 1, by="amara", now=NOW)

    assert store.draft("acme") is None
    for revision in (0, 1):
        with pytest.raises(Conflict):
            store.discard("acme", revision, by="amara", now=NOW)


def test_an_old_revision_never_fits_a_new_draft(store: PolicyDraftStore) -> None:
    """Who still has the dropped draft open does not overwrite the one that somebody began after it."""
    save(store)
    store.discard("acme", 1, by="priya", now=NOW)
    with pytest.raises(Conflict, match="published or dropped"):
        save(store, 1)

    assert save(store, by="priya").revision == 2
    with pytest.raises(Conflict):
        save(store, 1)


def test_every_change_of_the_draft_is_on_record(store: PolicyDraftStore) -> None:
    """Who saved and who dropped which revision; what was refused leaves no trace."""
    save(store)
    with pytest.raises(Conflict):
        save(store)
    store.discard("acme", 1, by="priya", now=LATER)

    entries = AuditReader(store.engine).entries("acme", before=None, limit=9)

    assert [(entry.actor, entry.at, entry.action, entry.details) for entry in entries] == [
        ("priya", LATER, "policy_draft_discarded", {"revision": 1}),
        ("amara", NOW, "policy_draft_saved", {"revision": 1, "base": 0}),
    ]


def test_a_published_draft_is_off_the_table(store: PolicyDraftStore) -> None:
    """In the same step it becomes live; it was not dropped, and the record does not say so."""
    draft = save(store)
    number = Policies(store.engine).publish("acme", draft.policy, by="amara", note="", now=LATER, draft=1)

    assert (number, store.draft("acme")) == (1, None)
    actions = [entry.action for entry in AuditReader(store.engine).entries("acme", before=None, limit=9)]
    assert actions == ["policy_published", "policy_draft_saved"]


@pytest.mark.parametrize("revision", [1, 3])
def test_what_somebody_changed_meanwhile_is_not_published(store: PolicyDraftStore, revision: int) -> None:
    """Nothing is live then, and the draft stays as they left it."""
    save(store)
    newest = save(store, 1, by="priya")
    with pytest.raises(Conflict):
        Policies(store.engine).publish("acme", POLICY, by="amara", note="", now=LATER, draft=revision)

    assert store.draft("acme") == newest
    with pytest.raises(NotFound):
        Policies(store.engine).live("acme")
