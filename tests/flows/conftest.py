"""Houses in which notes are written unasked, in one database for all tests."""

from collections.abc import Iterator
from itertools import count

import pytest

from integration.store import schema
from integration.store.engine import connect
from tests.note_house import House, MakeHouse


@pytest.fixture(scope="session")
def make_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeHouse]:
    """Houses of an account each: what differs between databases has tests of its own."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('houses')}/amends.sqlite3")
    schema.upgrade(engine)
    numbers = count(1)
    yield lambda **changes: House(engine, f"house{next(numbers)}", **changes)
    engine.dispose()


@pytest.fixture
def house(make_house: MakeHouse) -> House:
    return make_house()
