"""The connection: which databases are served, and what is said of the others."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from integration.errors import BadInput, OutsideFailure
from integration.store.engine import connect, ping, reading


@pytest.mark.parametrize(
    ("url", "says"),
    [("mysql://root@localhost/amends", "mysql is not supported"), ("amends.sqlite3", "not a database URL")],
)
def test_an_unknown_database_is_refused(url: str, says: str) -> None:
    """A URL that cannot be served is refused, naming the variable and what may stand there."""
    with pytest.raises(BadInput, match=says) as refusal:
        connect(url)

    assert refusal.value.field == "AMENDS_DATABASE_URL"


def test_a_database_that_is_away_can_be_tried_again() -> None:
    """A server that does not answer is a passing failure, not a fault of the input."""
    engine = connect("postgresql://nobody@127.0.0.1:1/none")

    with pytest.raises(OutsideFailure) as failure:
        ping(engine)

    assert not failure.value.permanent


def test_writers_in_sqlite_wait_for_each_other(tmp_path: Path) -> None:
    """Many threads that read and then write the same row all succeed, and no step is lost."""
    engine = connect(f"sqlite:///{tmp_path}/count.sqlite3")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))

    def step() -> None:
        with engine.begin() as connection:
            number = connection.execute(text("SELECT n FROM counter")).scalar_one()
            connection.execute(text("UPDATE counter SET n = :n"), {"n": number + 1})

    threads = [threading.Thread(target=step) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with reading(engine) as connection:
        assert connection.execute(text("SELECT n FROM counter")).scalar_one() == 20
    engine.dispose()
