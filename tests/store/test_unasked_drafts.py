"""Drafts that no agent asked for: any agent may go on with one, and what it costs is nobody's until then."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.remedy import History, Remedy
from integration.errors import Conflict, NotFound
from integration.flows.draft import Occasion, Wishes
from integration.flows.holding import Hold
from integration.store.drafts import DraftStore
from integration.store.holds import HoldLedger
from integration.store.tables import asks, holds
from tests.fakes import FakeDrafting
from tests.store.at_once import at_once
from tests.store.letters import NOW, asked, by_policy, look, open_accounts, ticket_of

TEN = Decimal("10.00")
UNASKED = asked(1, agent_id="")
ADA, BEN = replace(UNASKED, agent_id="8"), replace(UNASKED, agent_id="9")


@dataclass(frozen=True)
class Room:
    """Drafts as they are made by a trigger, and by agents who go on with them."""

    engine: Engine

    @property
    def drafts(self) -> DraftStore:
        return DraftStore(self.engine)

    @property
    def ledger(self) -> HoldLedger:
        return HoldLedger(self.engine)

    def hold(self, letter: Hold) -> Remedy:
        decision: Callable[[Hold], Callable[[History], Remedy]] = by_policy()
        return self.ledger.hold(letter, decision(letter))

    def keep(self, letter: Hold) -> None:
        """Hold it, and keep it."""
        self.only_keep(letter, self.hold(letter))

    def only_keep(self, letter: Hold, remedy: Remedy | None = None) -> None:
        occasion = Occasion("acme", letter.draft_id, letter.now, letter.agent_id)
        draft = FakeDrafting().suggest(ticket_of(letter), Wishes(), occasion)
        draft = replace(draft, account=letter.account, unasked=not letter.agent_id, remedy=remedy or draft.remedy)
        self.drafts.keep(draft)

    def record(self, letter: Hold, kind: OutcomeKind) -> None:
        self.drafts.record("acme", Outcome(letter.draft_id, kind, NOW, letter.agent_id, "Hello", public=True))

    def held(self) -> list[tuple[str, str]]:
        """Which drafts hold something, and for whom."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(holds.c.draft_id, holds.c.agent_id).order_by(holds.c.draft_id))
            return [(str(int(draft, 16)), agent) for draft, agent in rows]


@pytest.fixture
def room(engine: Engine) -> Room:
    open_accounts(engine, "acme", "zenith")
    return Room(engine)


def test_any_agent_may_go_on_until_it_is_sent(room: Room) -> None:
    """It becomes theirs, and may become another's; held is for one of them at a time."""
    room.keep(UNASKED)
    owners = [room.drafts.read("acme", UNASKED.draft_id).agent_id]
    for agent in (ADA, BEN, ADA):
        room.keep(agent)
        owners.append(room.drafts.read("acme", UNASKED.draft_id).agent_id)

    assert owners == ["", "8", "9", "8"]
    assert room.held() == [("1", "8")]
    room.record(BEN, OutcomeKind.SUBMITTED)
    for attempt in (room.keep, room.hold):
        with pytest.raises(Conflict, match="already sent"):
            attempt(ADA)


def test_it_stays_with_its_ticket_and_account(room: Room) -> None:
    """An agent who knows its id can take it nowhere else, and an agent's own draft is not everybody's."""
    room.keep(UNASKED)
    own = asked(2, agent_id="8")
    room.keep(own)

    for stranger in (replace(ADA, ticket_id="7"), replace(ADA, account="zenith"), replace(own, agent_id="9")):
        for attempt in (room.keep, room.hold, room.only_keep):
            with pytest.raises(NotFound):
                attempt(stranger)

    assert room.drafts.read("acme", UNASKED.draft_id).agent_id == ""


def test_a_second_try_makes_it_anew_but_takes_it_from_nobody(room: Room) -> None:
    """The worker may repeat itself; once an agent goes on, it finds out and leaves the draft alone."""
    room.keep(UNASKED)
    room.keep(UNASKED)
    room.keep(ADA)

    for attempt in (room.keep, room.hold, room.only_keep):
        with pytest.raises(Conflict, match="An agent goes on"):
            attempt(UNASKED)

    assert room.drafts.read("acme", UNASKED.draft_id).agent_id == "8"
    assert room.held() == [("1", "8")]


def test_agents_who_go_on_at_once_hold_once(room: Room) -> None:
    """However many take it up at the same moment, its money is held once, and none of them is refused."""
    room.keep(UNASKED)

    at_once(room.keep, [replace(UNASKED, agent_id=str(number)) for number in range(1, 21)])

    assert len(room.held()) == 1
    assert room.drafts.read("acme", UNASKED.draft_id).agent_id


def test_it_is_charged_to_no_agent_and_to_the_account(room: Room) -> None:
    """Limits of an agent's day pass over what no agent asked for; once it is theirs they count it."""
    room.keep(UNASKED)
    other = asked(2, agent_id="")
    nobody, account = (look(room.engine, other).spending.agent_today, look(room.engine, other).spending.account_today)
    room.record(UNASKED, OutcomeKind.SUBMITTED)
    after = look(room.engine, other).spending
    room.keep(replace(asked(3), agent_id=""))
    room.record(replace(asked(3), agent_id="8"), OutcomeKind.SUBMITTED)

    theirs = look(room.engine, replace(asked(4), agent_id="8")).spending

    assert (nobody, account) == (0, TEN)
    assert (after.agent_today, after.account_today) == (0, TEN)
    assert (theirs.agent_today, theirs.account_today) == (TEN, 2 * TEN)


def test_an_agents_new_letter_takes_the_place_of_the_unasked_one(room: Room) -> None:
    """One customer, one ticket, one hold; a later unasked draft takes that of an earlier one, and of no agent."""
    room.keep(UNASKED)
    again = replace(asked(2, agent_id=""), ticket_id=UNASKED.ticket_id)
    room.keep(again)
    unasked = room.held()
    room.keep(replace(again, draft_id=asked(3).draft_id, agent_id="8"))
    agents = room.held()
    room.keep(replace(again, draft_id=asked(4).draft_id))

    assert (unasked, agents) == ([("2", "")], [("3", "8")])
    assert room.held() == [("3", "8"), ("4", "")]


def test_what_it_holds_can_be_let_go(room: Room) -> None:
    """Whoever has it by now; not once its letter is in a reply, and never another account's."""
    room.keep(UNASKED)
    room.keep(ADA)
    room.ledger.release("zenith", UNASKED.draft_id)
    before = room.held()
    room.ledger.release("acme", UNASKED.draft_id)
    after = room.held()
    room.keep(ADA)
    room.record(ADA, OutcomeKind.INSERTED)
    room.ledger.release("acme", UNASKED.draft_id)

    assert (before, after) == ([("1", "8")], [])
    assert room.held() == [("1", "8")]


def test_nobody_asked(room: Room) -> None:
    """It counts for no one's pace; an agent who goes on has asked."""
    room.keep(UNASKED)
    room.keep(ADA)

    with room.engine.connect() as connection:
        assert connection.scalars(select(asks.c.agent_id)).all() == ["8"]
