"""The short form of `make chaos`: fewer events, the same faults, the same things that must hold."""

from pathlib import Path

import pytest

from tests.chaos.run import Plan, run
from tests.conftest import postgres_url, redis_url

KINDS = ["sqlite", "postgresql"] if postgres_url() and redis_url() else ["sqlite"]  # the last lines say what is missing


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_and_nothing_is_done_twice(kind: str, tmp_path: Path) -> None:
    """Calls fail, answers are lost, workers are killed, the database goes away: each message has its one note."""
    plan = Plan(
        events=40,
        tickets=16,
        accounts=2,
        seconds=8,
        seed=3,
        postgres=(postgres_url() or "") if kind == "postgresql" else "",
        redis=(redis_url(14) or "") if kind == "postgresql" else "",
        workers=1,
        between_kills=(3.0, 5.0),
        mercy=True,
    )

    found = run(plan, tmp_path)

    assert found.verdict.wrongs == ()
    assert found.verdict.counts["events sent"] >= 40
    assert found.kills
    assert found.cuts == 2
