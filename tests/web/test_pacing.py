"""The pace of checks, counted in memory."""

from integration.web import pacing
from integration.web.pacing import Pace

ADA, LEA = ("acme", "8"), ("acme", "9")


class Clock:
    """Seconds that the test moves on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_everybody_has_a_limit_of_their_own() -> None:
    """One agent's haste is not another's; what is too old to count is forgotten."""
    clock = Clock()
    pace = Pace(2, 60, clock)
    assert [pace.allows(ADA), pace.allows(ADA), pace.allows(ADA), pace.allows(LEA)] == [True, True, False, True]
    clock.now = 59.9
    assert not pace.allows(ADA)
    clock.now = 60
    assert pace.allows(ADA)


def test_who_asks_in_vain_does_not_wait_for_longer() -> None:
    """Only what was allowed counts, so that a page that keeps asking is let in again in time."""
    clock = Clock()
    pace = Pace(1, 60, clock)
    assert pace.allows(ADA)
    for clock.now in (10, 30, 50):
        assert not pace.allows(ADA)
    clock.now = 61
    assert pace.allows(ADA)


def test_memory_does_not_grow_with_strangers() -> None:
    """Beyond the most it remembers, the one who was quiet the longest makes room."""
    pace = Pace(1, 60, Clock())
    for number in range(pacing.MOST_ASKERS + 1):
        assert pace.allows(("acme", str(number)))
    assert not pace.allows(("acme", str(pacing.MOST_ASKERS)))
    assert pace.allows(("acme", "0"))
