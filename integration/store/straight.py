"""One statement, compiled once and handed straight to the driver: for what every request of a webhook waits for.

SQLAlchemy's own way costs more than the database's work: the floor of benchmarks/webhook.py tells.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, Insert
from sqlalchemy.exc import IntegrityError, OperationalError


class StraightInsert:
    """An INSERT for rows that have all of these columns."""

    def __init__(self, engine: Engine, statement: Insert, columns: Sequence[str]) -> None:
        compiled = statement.compile(dialect=engine.dialect, column_keys=list(columns))
        table = statement.table
        self._engine = engine
        self._text = str(compiled)
        self._order = tuple(compiled.positiontup or ()) if compiled.positional else None
        found = ((name, table.c[name].type.dialect_impl(engine.dialect)) for name in columns)
        self._written: dict[str, Callable[[Any], Any]] = {
            name: processor for name, type_ in found if (processor := type_.bind_processor(engine.dialect))
        }
        # The driver of SQLite begins no transaction by itself; the others do (store/engine.py).
        self._begin = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else ""

    def run(self, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
        """Which rows are new; all are there to stay then. Raises SQLAlchemy's errors, without the values."""
        driver: Any = self._engine.dialect.loaded_dbapi
        try:
            connection = self._engine.raw_connection()
        except driver.Error as error:  # of a database that cannot be reached: nobody has translated it
            raise OperationalError(self._text, None, error) from error
        try:
            cursor = connection.cursor()
            if self._begin:
                cursor.execute(self._begin)
            new = []
            for row in rows:
                cursor.execute(self._text, self._bound(row))
                new.append(cursor.rowcount > 0)
            connection.commit()
        except driver.IntegrityError as error:
            raise IntegrityError(self._text, None, error) from error
        except driver.Error as error:
            connection.invalidate(error)
            raise OperationalError(self._text, None, error) from error
        finally:
            # An open transaction is rolled back here.
            connection.close()
        return new

    def _bound(self, row: Mapping[str, Any]) -> Any:
        values = dict(row)
        for name, written in self._written.items():
            values[name] = written(values[name])
        return values if self._order is None else tuple(values[name] for name in self._order)
