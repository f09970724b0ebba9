"""What becomes of a cancelled order where others are at work on the same ticket, or the ticket goes away."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from integration.apology.ticket import Agent, Status
from integration.errors import DeskFailure
from integration.flows.note import NoteKind
from tests.flows.test_announcing import sending
from tests.note_fakes import BROKEN
from tests.note_house import Killed, Trouble
from tests.order_house import OrderHouse

ABOUT_IT = f"Hello about order 4471. {BROKEN}"
SOLD_OUT = "What you ordered is sold out"
WRITE, HOLD = "FakeTicketDesk.write", "HoldLedger.hold"


def customer_writes(house: OrderHouse) -> None:
    house.zendesk.wrote("101", f"Again: {BROKEN}")


def agent_answers(house: OrderHouse) -> None:
    house.zendesk.answered("101")


def ticket_goes(house: OrderHouse) -> None:
    del house.zendesk.tickets["101"]


def ticket_is_solved(house: OrderHouse) -> None:
    house.zendesk.becomes("101", Status.SOLVED)


@pytest.mark.parametrize(
    ("happens", "struck", "places"),
    [
        (customer_writes, WRITE, ["101", "101", "101"]),
        (agent_answers, WRITE, ["101", "101"]),
        (ticket_goes, WRITE, ["900"]),
        (ticket_is_solved, HOLD, ["101", "900"]),
    ],
)
def test_the_notice_is_not_lost(
    engine: Engine, happens: Callable[[OrderHouse], None], struck: str, places: list[str]
) -> None:
    """Its first try comes to nothing, and before the next one something else happens to the ticket: it is written all
    the same, once, and nothing stays held."""
    house = OrderHouse(engine)
    house.zendesk.opened("101", ABOUT_IT)
    house.clock.passes(3)
    house.works()

    def strike() -> None:
        happens(house)
        house.clock.passes(3)
        if struck == HOLD:
            raise Killed
        raise DeskFailure("Zendesk cannot be reached.", permanent=False)

    house.trouble = Trouble(1, strike, lambda call: call == struck, early=struck == WRITE)
    event_id = house.cancels()
    house.works()

    assert [id_ for id_, _, _ in house.written] == places
    assert sum(SOLD_OUT in html for _, html, _ in house.written) == 1
    assert {line.id: line.result for line in house.lines()}[event_id] == "drafted"
    assert [note.kind for note in [house.standing(places[-1])] if note] == [NoteKind.DRAFT]


@pytest.mark.parametrize("words", [ABOUT_IT, "Send order 4471 to my office. Thank you all!"])
def test_nothing_is_sent_to_a_customer_who_waits(engine: Engine, words: str) -> None:
    """It would count as the answer to what they asked, and nobody would answer that; also where it came a moment
    before, and has no draft yet."""
    house = sending(engine)
    house.zendesk.opened("101", words)
    house.cancels()
    house.clock.passes(3)
    house.works()

    assert house.ends()[1] == ("drafted", "conversation")
    assert [public for _, _, public in house.written] == [False]


def test_nobody_signs_for_an_agent_who_has_not_read_it(engine: Engine) -> None:
    """A trigger of the account gives new tickets to somebody at once."""
    house = sending(engine)

    def given_to_priya() -> None:
        found = house.zendesk.tickets["900"]
        found.ticket = replace(found.ticket, agent=Agent("9", "Priya Nair"))

    house.trouble = Trouble(1, given_to_priya, lambda call: call == "FakeOrderDesk.open")
    house.cancels()
    house.works()

    ((_, html, public),) = house.written
    assert public
    assert "Priya" not in html


def test_no_refund_is_promised_for_the_past(engine: Engine) -> None:
    """A day that is over is left out."""
    house = sending(engine)
    house.cancels(refund={"amount": "5.00", "currency": "EUR", "by": "2020-01-01"})
    house.works()

    ((_, html, _),) = house.written
    assert "5.00 EUR" in html
    assert "2020" not in html
