"""Hostile requests in small numbers; `python -m tests.hostile` makes ten thousand."""

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine

from integration.store import schema
from integration.store.engine import connect
from tests.hostile import described, garbage, mutated
from tests.hostile.house import RealDoor, Watched, broken_rows, serving
from tests.web.conftest import House

SPOILT = 250


def test_no_spoilt_request_breaks_anything(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """No 5xx, nothing slow, nothing half kept, and nothing promised that is not there."""
    door = RealDoor(engine)
    with serving(House(door=door, now=datetime.now(UTC)).app()) as address:
        sender = mutated.Sender(address)
        for asked in islice(mutated.requests(Random(1), door.token), SPOILT):
            sender.send(asked)
        sender.close()
        garbage.throw(urlsplit(address).port or 0, sender.answers)

    assert [*sender.answers.wrong, *sender.broken(engine), *broken_rows(engine)] == []
    assert {202, 400, 401, 403, 405, 409, 413, 422} <= set(sender.answers.statuses)
    assert "Traceback" not in capsys.readouterr().err


def test_the_api_is_as_it_is_described(tmp_path: Path) -> None:
    """Whatever the document allows or forbids, the answers are those that it names."""
    engine = connect(f"sqlite:///{tmp_path}/amends.sqlite3")
    schema.upgrade(engine)
    door = RealDoor(engine)
    app = Watched(House(door=door, now=datetime.now(UTC)).app())
    with serving(app) as address:
        found = list(described.failures(address, token=door.token, examples=1, seed=1, phases=["coverage"]))

    assert [*found, *app.answers.wrong, *broken_rows(engine)] == []
    assert app.answers.count > 200
    engine.dispose()
