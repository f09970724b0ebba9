"""Notes: once for each message and kind, taken back as a whole, and the current draft known to whoever asks."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from integration.flows.note import Note, NoteKind, NoteState
from integration.store.notes import NoteStore
from tests.store.at_once import MANY, at_once
from tests.store.events import NOW, SECOND
from tests.store.letters import open_accounts

LATER = NOW + 10 * SECOND
NOTE = Note("acme", "7", "message 1", NoteKind.DRAFT, "draft 1", NOW)


@pytest.fixture
def store(engine: Engine) -> NoteStore:
    open_accounts(engine, "acme", "zenith")
    return NoteStore(engine)


def test_a_message_has_one_note_of_a_kind(store: NoteStore) -> None:
    """Whoever intends it again gets the one that is there, as it stands by now; other kinds are notes of their own."""
    first = store.intend(NOTE)
    store.written(NOTE, "901", LATER)

    again = store.intend(replace(NOTE, draft_id="another", intended_at=LATER))
    other = store.intend(replace(NOTE, kind=NoteKind.ACKNOWLEDGEMENT))

    assert first == NOTE
    assert again == replace(NOTE, state=NoteState.WRITTEN, comment_id="901")
    assert store.of_ticket("acme", "7") == (again, other)
    assert store.of_ticket("zenith", "7") == ()


def test_fifty_who_intend_it_at_once_intend_one(store: NoteStore) -> None:
    """All of them get the same note."""
    notes = at_once(lambda number: store.intend(replace(NOTE, draft_id=str(number))))

    assert len(notes) == MANY
    assert set(notes) == set(store.of_ticket("acme", "7"))
    assert len(set(notes)) == 1


def test_the_newest_draft_that_was_written_stands(store: NoteStore) -> None:
    """An intention is no draft yet, tags and acknowledgements are none, and what was taken back is none any more."""
    before = store.standing("acme", "7")
    store.intend(NOTE)
    intended = store.standing("acme", "7")
    store.written(NOTE, "901", NOW)
    written = store.standing("acme", "7")
    for kind in (NoteKind.TAGS, NoteKind.ACKNOWLEDGEMENT):
        store.intend(replace(NOTE, message_id="message 2", kind=kind, draft_id="none"))
        store.written(replace(NOTE, message_id="message 2", kind=kind), "902", NOW)
    still = store.standing("acme", "7")
    store.end("acme", "7", NoteState.ANSWERED, LATER, answer_id="903")

    assert (before, intended) == (None, None)
    assert written == still == replace(NOTE, state=NoteState.WRITTEN, comment_id="901")
    assert store.standing("acme", "7") is None
    assert store.standing("zenith", "7") is None


def test_what_is_taken_back_is_given_back_but_for_the_new_one(store: NoteStore) -> None:
    """Drafts and tags of the ticket end, intended ones among them; what was sent to the customer does not."""
    newer = replace(NOTE, message_id="message 3", draft_id="draft 3")
    tags = replace(NOTE, message_id="message 2", kind=NoteKind.TAGS, draft_id="draft 2")
    sent = replace(NOTE, kind=NoteKind.ACKNOWLEDGEMENT)
    elsewhere = replace(NOTE, ticket_id="8")
    for note in (NOTE, tags, sent, newer, elsewhere):
        store.intend(note)
    store.written(NOTE, "901", NOW)

    ended = store.end("acme", "7", NoteState.SUPERSEDED, LATER, but="draft 3", answer_id="905")
    again = store.end("acme", "7", NoteState.ANSWERED, LATER + SECOND, but="draft 3")

    ending = {"state": NoteState.SUPERSEDED, "ended_at": LATER, "answer_id": "905"}
    assert ended == (replace(NOTE, comment_id="901", **ending), replace(tags, **ending))
    assert again == ()
    assert store.of_ticket("acme", "7") == (*ended, sent, newer)
    assert store.of_ticket("acme", "8") == (elsewhere,)


def test_only_an_intention_can_be_forgotten(store: NoteStore) -> None:
    """What came to nothing makes room for another try, also where it was taken back before anybody knew; what was
    written stays, and so does what was taken back then."""
    store.intend(NOTE)
    store.forget(NOTE)
    store.intend(replace(NOTE, draft_id="unknown"))
    store.end("acme", "7", NoteState.SUPERSEDED, NOW)
    store.forget(NOTE)
    after = store.of_ticket("acme", "7")
    store.intend(replace(NOTE, draft_id="draft 2"))
    store.written(NOTE, "901", NOW)
    store.forget(NOTE)
    (ended,) = store.end("acme", "7", NoteState.SUPERSEDED, LATER)
    store.written(NOTE, "909", LATER)
    store.forget(NOTE)

    assert after == ()
    assert (ended.draft_id, ended.comment_id) == ("draft 2", "901")
    assert store.of_ticket("acme", "7") == (ended,)
