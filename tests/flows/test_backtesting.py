"""Backtests: begun, fed or run, ended, and looked at; over fakes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from integration.apology.policy import Guards, Policy, TypeSettings
from integration.errors import BadInput, Conflict, DeskFailure, NotFound, PolicyRefused
from integration.flows.backtest import Backtest, BacktestState, Source, Span
from integration.flows.backtesting import AT_A_TIME, Backtesting
from integration.flows.visitor import Visitor
from tests.admin_fakes import FakePolicyDrafts, FakePolicyVersions
from tests.backtest_fakes import NOON, BacktestFakes, a_policy_of, a_rule, ticket_saying

AMARA = Visitor("acme", "1", "Amara Cole", "admin")
LIVE = a_policy_of(a_rule("broken", "damaged_item", 10), a_rule("late", "late_delivery"))
DEARER = a_policy_of(a_rule("broken", "damaged_item", 15), a_rule("late", "late_delivery"))
BROKEN, LATE, PRAISE = (ticket_saying(words) for words in ("It came broken", "It is late", "Thank you"))


class House:
    """The use case over fakes, with a live policy and perhaps a draft."""

    def __init__(self, live: Policy = LIVE, draft: Policy | None = DEARER) -> None:
        self.fakes = BacktestFakes()
        self.drafts = FakePolicyDrafts()
        if draft:
            self.drafts.save("acme", draft, 0, by="Amara Cole", now=NOON)
        self.versions = FakePolicyVersions(self.drafts)
        self.versions.publish("acme", live, by="amends", note="", now=NOON)
        self.use: Backtesting = self.fakes.backtesting(self.drafts, self.versions)

    def upload(self) -> Backtest:
        return self.use.begin("b1", AMARA, Source.UPLOAD)

    def from_zendesk(self, most: int = 1000) -> Backtest:
        return self.use.begin("b1", AMARA, Source.ZENDESK, Span(30, most))

    def totals(self) -> tuple[Decimal, Decimal]:
        found = self.use.report(self.use.seen("acme", "b1"))
        return found.live.total.amount, found.draft.total.amount


def test_it_compares_the_policies_of_the_moment_it_began() -> None:
    """What is saved or published meanwhile changes nothing."""
    house = House()
    begun = house.upload()
    house.drafts.save("acme", LIVE, 1, by="Ben", now=NOON)
    house.versions.publish("acme", DEARER, by="Ben", note="", now=NOON)

    house.use.feed("acme", "b1", [BROKEN, LATE, PRAISE])

    assert (begun.live, begun.draft, begun.begun_by) == (2, DEARER, "Amara Cole")
    assert house.totals() == (Decimal("10.00"), Decimal("15.00"))


def test_without_a_draft_the_live_policy_stands_alone() -> None:
    """It is read and decided once, and differs from itself in nothing."""
    house = House(draft=None)
    house.upload()
    house.use.feed("acme", "b1", [BROKEN])

    report = house.use.report(house.use.end("acme", "b1"))

    assert house.fakes.judge.asked == 1
    assert (report.live, report.changed) == (report.draft, 0)


def test_a_draft_that_does_not_hold_is_not_compared() -> None:
    """Its problems are told with their places, as when it is published."""
    house = House(draft=replace(DEARER, time_zone="Mars/Olympus"))

    with pytest.raises(PolicyRefused) as refusal:
        house.upload()

    assert refusal.value.paths == ("time_zone",)
    assert not house.fakes.backtests.kept


@pytest.mark.parametrize(
    ("source", "span", "field"),
    [
        (Source.UPLOAD, Span(30, 10), "days"),
        (Source.ZENDESK, None, "days"),
        (Source.ZENDESK, Span(0, 10), "days"),
        (Source.ZENDESK, Span(800, 10), "days"),
        (Source.ZENDESK, Span(30, 0), "most"),
        (Source.ZENDESK, Span(30, 100_001), "most"),
    ],
)
def test_which_tickets_must_be_said_and_possible(source: Source, span: Span | None, field: str) -> None:
    """Days and numbers that cannot be are refused by name."""
    with pytest.raises(BadInput) as refusal:
        House().use.begin("b1", AMARA, source, span)

    assert refusal.value.field == field


def test_an_upload_grows_piece_by_piece() -> None:
    """Pieces add up, with those that could not be read; at its end all is done."""
    house = House()
    house.upload()

    first = house.use.feed("acme", "b1", [BROKEN, LATE], skipped=1)
    second = house.use.feed("acme", "b1", [ticket_saying("broken", "2", customer="8")])
    ended = house.use.end("acme", "b1")

    assert [(each.state, each.done, each.of) for each in (first, second, ended)] == [
        (BacktestState.RUNNING, 3, None),
        (BacktestState.RUNNING, 4, None),
        (BacktestState.DONE, 4, 4),
    ]
    assert house.totals() == (Decimal("20.00"), Decimal("30.00"))


def test_a_piece_sent_twice_counts_once() -> None:
    """Whoever got no answer may send the same piece again."""
    house = House()
    house.upload()

    for piece in (0, 0, 1, 1):
        house.use.feed("acme", "b1", [BROKEN], piece=piece)

    assert house.use.seen("acme", "b1").done == 2


def test_two_pieces_at_once_are_refused() -> None:
    """What each policy gave before depends on the order, so that the second of them has to come again."""
    house = House()
    house.upload()
    take = house.fakes.judge.judge

    def meanwhile(*about: object) -> object:
        house.fakes.judge.judge = take  # type: ignore[method-assign]
        house.use.feed("acme", "b1", [LATE])
        return take(*about)  # type: ignore[arg-type]

    house.fakes.judge.judge = meanwhile  # type: ignore[method-assign,assignment]
    with pytest.raises(Conflict, match="one after the other"):
        house.use.feed("acme", "b1", [BROKEN])

    assert house.use.seen("acme", "b1").done == 1


def test_what_is_over_takes_no_more() -> None:
    """Neither an upload that has ended nor one of Zendesk's tickets can be fed, and an end is not undone."""
    house = House()
    house.upload()
    house.use.cancel("acme", "b1")

    with pytest.raises(Conflict):
        house.use.feed("acme", "b1", [BROKEN])

    assert house.use.end("acme", "b1").state is BacktestState.CANCELLED
    house.from_zendesk()
    with pytest.raises(Conflict):
        house.use.feed("acme", "b1", [BROKEN])


def test_another_accounts_backtest_is_not_there() -> None:
    """Nobody sees, feeds or ends what is not theirs."""
    house = House()
    house.upload()

    for ask in (house.use.seen, house.use.end, house.use.cancel, house.use.run):
        with pytest.raises(NotFound):
            ask("other", "b1")


def test_zendesks_tickets_are_gone_through_by_the_worker() -> None:
    """From the days asked for on, no more than asked for, with its progress kept on the way."""
    house = House()
    house.fakes.export.given = [BROKEN] * (2 * AT_A_TIME + 50)
    begun = house.from_zendesk(most=2 * AT_A_TIME + 20)
    seen: list[int] = []
    house.fakes.export.between = lambda: seen.append(house.use.seen("acme", "b1").done)

    ended = house.use.run("acme", "b1")

    assert house.fakes.export.asked == [("acme", NOON - timedelta(days=30), 420)]
    assert (begun.of, ended.state, ended.done) == (420, BacktestState.DONE, 420)
    assert sorted(set(seen)) == [0, AT_A_TIME, 2 * AT_A_TIME]


def test_a_cancelled_run_stops_and_keeps_what_it_has() -> None:
    """Between two batches somebody cancels it: the rest is left, and the report is of what was counted."""
    house = House()
    house.fakes.export.given = [BROKEN] * (5 * AT_A_TIME)
    house.from_zendesk()
    house.fakes.export.between = lambda: house.use.cancel("acme", "b1") and None

    ended = house.use.run("acme", "b1")

    assert (ended.state, ended.done) == (BacktestState.CANCELLED, AT_A_TIME)
    assert house.use.run("acme", "b1") == ended


def test_a_zendesk_that_fails_is_told() -> None:
    """What was counted before stays, with the reason in words."""
    house = House()
    house.fakes.export.given = [BROKEN] * AT_A_TIME
    house.fakes.export.failure = DeskFailure("Zendesk cannot be reached.", permanent=False)
    house.from_zendesk()

    ended = house.use.run("acme", "b1")

    assert (ended.state, ended.problem, ended.done) == (BacktestState.FAILED, "Zendesk cannot be reached.", AT_A_TIME)


def test_a_run_that_fell_silent_has_failed() -> None:
    """Whoever ran it may have been killed; an upload waits for its person, however long they take."""
    house = House()
    house.from_zendesk()
    house.fakes.now = NOON + timedelta(minutes=11)
    silent = house.use.seen("acme", "b1")
    house.upload()
    house.fakes.now = NOON + timedelta(hours=5)

    assert (silent.state, silent.problem) == (BacktestState.FAILED, "It stopped before its end. Start it again.")
    assert house.use.seen("acme", "b1").state is BacktestState.RUNNING


def test_limits_act_as_they_would_have() -> None:
    """A customer's second gesture is cut where one is the limit, across pieces, and other customers have theirs."""
    house = House(draft=replace(LIVE, guards=Guards(offers_per_requester=1)))
    house.upload()
    for number, customer in enumerate(("7", "7", "8")):
        at = NOON + timedelta(days=number)
        house.use.feed("acme", "b1", [ticket_saying("broken", str(number), customer=customer, at=at)])

    assert house.totals() == (Decimal("30.00"), Decimal("20.00"))
    assert house.fakes.backtests.read("acme", "b1").progress.draft.customers.keys() == {"7", "8"}


def test_each_policy_has_a_past_of_its_own() -> None:
    """What the draft would have given before counts for the draft, and the live policy's for itself."""
    once = Guards(offers_per_requester=1)
    house = House(replace(LIVE, guards=once), replace(a_policy_of(a_rule("late", "late_delivery", 5)), guards=once))
    house.upload()

    house.use.feed("acme", "b1", [ticket_saying("broken", "1"), ticket_saying("late", "2", at=NOON + timedelta(1))])

    assert house.totals() == (Decimal("10.00"), Decimal("5.00"))


def test_the_draft_reads_and_judges_for_itself_where_it_asks_for_something_else() -> None:
    """Another threshold or field map is another look at the ticket; a type that is off gets no letter."""
    house = House(draft=replace(LIVE, threshold=0.9))
    house.upload()
    house.use.feed("acme", "b1", [BROKEN])
    off = House(draft=replace(LIVE, types={"damaged_item": TypeSettings(enabled=False)}))
    off.upload()
    off.use.feed("acme", "b1", [BROKEN])

    assert house.fakes.judge.asked == 2
    assert house.use.report(house.use.seen("acme", "b1")).changes[0].draft == "No letter: not sure enough"
    assert off.fakes.judge.asked == 1
    assert off.use.report(off.use.seen("acme", "b1")).changes[0].draft == "No letter: the type is switched off"


def test_a_ticket_without_a_date_is_taken_as_of_now() -> None:
    """An upload may leave dates out; it is counted all the same."""
    house = House()
    house.upload()

    assert house.use.feed("acme", "b1", [ticket_saying("broken", at=None)]).done == 1


def test_tickets_can_be_compared_without_keeping_anything() -> None:
    """As the command line does it: what is counted is in the caller's hands only."""
    house = House()
    comparing = house.use.comparing("acme", DEARER)

    comparing.take(BROKEN, NOON)

    assert comparing.progress.tally.gap.total == Decimal(5)
    assert not house.fakes.backtests.kept
