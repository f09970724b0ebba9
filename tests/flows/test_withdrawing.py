"""What becomes of a draft that stands when an agent answers, or when it was not for a message at all."""

from dataclasses import replace

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.ticket import Status
from integration.flows.inbox import EventKind
from integration.flows.note import Note, NoteKind, NoteState, Writing, draft_id_for
from integration.store.drafts import DraftStore
from tests.note_fakes import LATE
from tests.note_house import House, opened


def test_an_agent_answers(house: House) -> None:
    """The draft is withdrawn by the answer, code and money go back, and nothing is written for it."""
    opened(house)
    answer_id = house.zendesk.answered("101")
    house.clock.passes(3)
    house.works()

    (note,) = house.notes.of_ticket(house.account, "101")
    assert (note.state, note.answer_id) == (NoteState.ANSWERED, answer_id)
    assert house.spent() == (0, 0)
    assert "amends_drafted" not in house.tags()
    assert len(house.zendesk.tickets["101"].changes) == 3
    assert house.ends()[-1] == ("withdrawn", "answered")


def test_the_draft_itself_was_the_answer(house: House) -> None:
    """A letter that was sent keeps its code, which the customer has."""
    opened(house)
    standing = house.standing()
    assert standing
    sent = Outcome(standing.draft_id, OutcomeKind.SUBMITTED, house.clock(), "8", "Hello Marta", public=True)
    DraftStore(house.engine).record(house.account, sent)
    house.zendesk.answered("101")
    house.clock.passes(3)
    house.works()

    assert house.states() == [NoteState.ANSWERED]
    assert house.spent() == (1, 0)


def test_an_answer_to_an_older_message_takes_nothing_back(house: House) -> None:
    """Told late, after the customer has written again: the draft for that stays, and its tag comes back."""
    opened(house)
    house.zendesk.answered("101")
    house.zendesk.wrote("101", LATE)
    house.clock.passes(3)
    house.works()

    assert house.states()[-1] is NoteState.WRITTEN
    assert "amends_drafted" in house.tags()
    assert house.spent() == (1, 1)
    house.receive(EventKind.ANSWERED, "101", house.clock())
    house.zendesk.tickets["101"].ticket = replace(house.zendesk.tickets["101"].ticket, tags=frozenset())
    house.clock.passes(3)
    house.works()
    assert house.tags() == ["amends_drafted"]
    assert house.ends()[-1] == ("skipped", "nothing_stands")


def test_nothing_stands(house: House) -> None:
    """Where we have written nothing, an answer costs no call."""
    house.zendesk.opened("101")
    house.zendesk.becomes("101", Status.SOLVED)
    house.receive(EventKind.ANSWERED, "101", house.clock())
    house.clock.passes(3)
    house.works()

    assert house.ends() == [("skipped", "solved"), ("skipped", "nothing_stands")]
    calls = [facts["calls"] for step, facts in house.told if step == "event done"]
    assert sorted(calls) == [0, 2]  # type: ignore[type-var] # numbers


def test_a_draft_for_a_cancelled_order(house: House) -> None:
    """One that was written after the message is its draft as well; the customer's next message replaces it."""
    message_id = house.zendesk.opened("101").ticket.messages[0].id
    house.clock.passes(3)
    note = Note(house.account, "101", "order", NoteKind.DRAFT, "d" * 32, house.clock())
    house.notes.intend(note)
    stamp = house.zendesk.read("101").stamp
    written = house.zendesk.write("101", Writing(stamp, note.mark, "<p>Order</p>", tags=("amends_drafted",)))
    house.notes.written(note, written.comment_id, house.clock())
    house.clock.passes(3)
    house.works()
    assert house.ends() == [("skipped", "drafted")]
    assert house.standing() == replace(note, state=NoteState.WRITTEN, comment_id=written.comment_id)

    house.receive(EventKind.ANSWERED, "101", house.clock())
    house.clock.passes(3)
    house.works()
    assert house.ends()[-1] == ("skipped", "own_update")
    house.zendesk.wrote("101", LATE)
    house.clock.passes(3)
    house.works()

    assert house.states() == [NoteState.SUPERSEDED, NoteState.WRITTEN]
    assert message_id not in [each.mark.message_id for each in house.zendesk.tickets["101"].notes if each.mark]


def test_answered_before_the_retry_finds_the_note(house: House) -> None:
    """A note whose writing was never confirmed is found, and withdrawn by the answer that came since."""
    house.zendesk.opened("101")
    note = opened_note(house)
    house.zendesk.answered("101")
    house.clock.passes(9)
    house.works()

    (known,) = house.notes.of_ticket(house.account, "101")
    assert (known.state, known.comment_id) == (NoteState.ANSWERED, note)
    assert house.ends()[0] == ("withdrawn", "answered")


def opened_note(house: House) -> str:
    """As a worker leaves it that dies right after its write."""
    house.clock.passes(3)
    seen = house.zendesk.read("101")
    id_ = draft_id_for(house.account, "101", "1001", NoteKind.DRAFT)
    note = Note(house.account, "101", "1001", NoteKind.DRAFT, id_, house.clock())
    house.notes.intend(note)
    return house.zendesk.write("101", Writing(seen.stamp, note.mark, "<p>Hello</p>", tags=("vip",))).comment_id
