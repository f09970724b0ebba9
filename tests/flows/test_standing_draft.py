"""Which draft an agent may go on with: the one that stands, until it was sent."""

from integration.flows.note import Note, NoteKind, NoteState
from integration.flows.standing_draft import StandingDraft
from tests.approval_fakes import FakeKeptDrafts
from tests.fakes import NOON, FakeStanding


def test_a_draft_stands_until_it_is_sent() -> None:
    """The note stands on until Zendesk says that an agent answered; the draft does not."""
    notes, drafts = FakeStanding(), FakeKeptDrafts()
    standing = StandingDraft(notes, drafts)
    assert standing.standing("acme", "101") is None

    notes.drafted("d1")
    assert standing.standing("acme", "101") == notes.note

    drafts.sent = True
    assert standing.standing("acme", "101") is None


def test_a_draft_that_is_kept_no_more_does_not_stand() -> None:
    """Old drafts go, and a note may be older than they are."""
    notes = FakeStanding()
    notes.drafted("d1")

    assert StandingDraft(notes, FakeKeptDrafts(known=frozenset())).standing("acme", "101") is None


def test_our_own_words_are_asides_unless_they_are_the_answer() -> None:
    """An internal note and an acknowledgement answer nothing; a notice does. What was never written has no comment."""

    def ours(kind: NoteKind, comment_id: str) -> Note:
        return Note("acme", "101", "11", kind, "d", NOON, NoteState.WRITTEN, comment_id)

    notes = FakeStanding(
        others=(ours(NoteKind.ACKNOWLEDGEMENT, "901"), ours(NoteKind.NOTICE, "902"), ours(NoteKind.TAGS, ""))
    )
    notes.drafted("d1")

    assert StandingDraft(notes, FakeKeptDrafts()).asides("acme", "101") == {"900", "901"}
