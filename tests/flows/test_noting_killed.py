"""Whatever stops a worker, wherever: one note for each message, right tags, and nothing held or given for nothing."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from sqlalchemy import Engine

from integration.apology.policy import TypeSettings
from integration.apology.ticket import Writer
from integration.errors import DeskFailure
from integration.flows.inbox import EventKind
from integration.flows.note import NoteKind, NoteState
from integration.flows.working import LEASE
from tests.note_fakes import LATE, a_policy
from tests.note_house import House, Killed, Trouble

ANSWER = "We are on it."
# These change nothing, and so a worker that is killed after one is as good as killed before it.
QUIET = frozenset({"read", "of_ticket", "reserve", "worked", "find"})


def writes(house: House) -> None:
    house.clock.passes(5)
    house.zendesk.wrote("101", LATE)
    house.clock.passes(2)


def answers(house: House) -> None:
    house.clock.passes(5)
    house.zendesk.answered("101", ANSWER)
    house.clock.passes(2)


def told_again(house: House) -> None:
    """The same message once more, as something new."""
    house.receive(EventKind.WRITTEN, "101", house.zendesk.tickets["101"].updated_at)


def killed() -> None:
    raise Killed


def lost() -> None:
    raise DeskFailure("Zendesk cannot be reached.", permanent=False)


def changes(call: str) -> bool:
    return call.rpartition(".")[2] not in QUIET


def asks_zendesk(call: str) -> bool:
    return call.startswith("FakeTicketDesk")


def houses(
    engine: Engine,
    strike: Callable[[], None],
    meanwhile: Callable[[House], None] = lambda _house: None,
    *,
    these: Callable[[str], bool] = changes,
    early: bool = False,
    comments_tell: bool = True,
) -> Iterator[House]:
    """One after another, each struck one step later than the one before, until there is no step left to strike at.

    On PostgreSQL, where each takes longer, some steps will do: what differs there has tests of its own.
    """
    policy = a_policy(damaged_item=TypeSettings(acknowledge=True))
    for step in count(1, 3 if engine.dialect.name == "postgresql" else 1):
        trouble = Trouble(step, these=these, early=early)
        house = House(engine, f"house{step}", policy, trouble, comments_tell=comments_tell)

        def struck(house: House = house) -> None:
            meanwhile(house)
            strike()

        trouble.strike = struck
        yield house
        if not trouble.struck:
            assert step > 3
            return


def check(house: House) -> None:
    """What must hold once nothing is left to do, whatever happened before."""
    ticket = house.zendesk.tickets["101"]
    messages = ticket.ticket.messages
    about = [change.mark.message_id for change in ticket.notes if change.mark]
    assert len(about) == len(ticket.notes)
    assert len(set(about)) == len(about), "two notes for one message"
    assert sum(change.public for change in ticket.changes) <= 1, "told twice that an answer comes"
    answered = max((place for place, each in enumerate(messages) if each.body == ANSWER), default=-1)
    wait = [each.id for each in messages[answered + 1 :] if each.writer is Writer.REQUESTER]
    standing = house.standing()
    if wait:
        assert standing
        assert standing.comment_id == ticket.notes[-1].comment_id
        assert standing.message_id == wait[-1] == about[-1]
        assert standing.draft_id in house.kept()
    else:
        assert standing is None
        assert all(int(note.comment_id) < int(messages[answered].id) for note in ticket.notes)
    assert NoteState.INTENDED not in house.states()
    assert ("amends_drafted" in ticket.ticket.tags) is bool(wait)
    assert house.spent() == ((1, 1) if wait else (0, 0))
    assert all(result for result, _ in house.ends()), "an event was lost"


def goes_all_the_way(house: House) -> None:
    """A customer writes, and writes again, and an agent answers."""
    house.zendesk.opened("101")
    house.works()
    check(house)
    writes(house)
    house.works()
    check(house)
    answers(house)
    house.works()
    check(house)
    assert len(house.zendesk.tickets["101"].notes) == 2
    assert sum(change.public for change in house.zendesk.tickets["101"].changes) == 1
    assert sorted(house.states()) == [NoteState.ANSWERED, NoteState.SUPERSEDED, NoteState.WRITTEN]
    drafted = [end for end in house.ends() if end == ("drafted", "")]
    assert len(drafted) == 2, "what was done is not what is counted"


def test_killed_at_every_step(engine: Engine) -> None:
    """A worker that dies after any call of any port leaves it all to the next."""
    for house in houses(engine, killed):
        goes_all_the_way(house)


@pytest.mark.parametrize("meanwhile", [writes, answers, told_again])
def test_killed_while_the_ticket_goes_on(engine: Engine, meanwhile: Callable[[House], None]) -> None:
    """What happens between a worker's death and the next one's first look is seen."""
    for house in houses(engine, killed, meanwhile):
        house.zendesk.opened("101")
        house.works()
        check(house)


@pytest.mark.parametrize("early", [True, False])
def test_answers_of_zendesk_lost(engine: Engine, early: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Whether Zendesk has done it or not, and even where only its record tells: it is done once."""
    for house in houses(engine, lost, these=asks_zendesk, early=early, comments_tell=False):
        goes_all_the_way(house)


@pytest.mark.parametrize("meanwhile", [writes, answers, told_again])
def test_answers_lost_while_the_ticket_goes_on(engine: Engine, meanwhile: Callable[[House], None]) -> None:
    """The event that waits for its next try is not the next one to be worked on."""
    for house in houses(engine, lost, meanwhile, these=asks_zendesk, comments_tell=False):
        house.zendesk.opened("101")
        house.works()
        check(house)


@pytest.mark.parametrize("meanwhile", [writes, answers])
def test_the_ticket_changes_before_the_write(engine: Engine, meanwhile: Callable[[House], None]) -> None:
    """A safe write notices, and the ticket is read and judged again as it is now."""
    for house in houses(engine, lambda: None, meanwhile, these=asks_zendesk, early=True):
        house.zendesk.opened("101")
        house.works()
        check(house)


def test_a_worker_that_wakes_up_late_writes_nothing(engine: Engine) -> None:
    """Frozen right before its write until another has done the work, it is refused by Zendesk and by the inbox."""
    house = House(engine)
    house.zendesk.opened("101")
    house.clock.passes(3)
    late = house.worker()
    frozen = []

    def freeze(_ticket_id: str) -> None:
        if not frozen:
            frozen.append(True)
            house.clock.passes(LEASE.total_seconds() + 1)
            assert house.worker().one("quick")

    house.zendesk.before_write = freeze
    assert late.one("late")

    check(house)
    assert [step for step, _ in house.told if step in ("ticket changed meanwhile", "lease lost")] == [
        "ticket changed meanwhile",
        "lease lost",
    ]
    assert [mark.kind for change in house.zendesk.tickets["101"].changes if (mark := change.mark)] == [NoteKind.DRAFT]
