"""The schema: one way up, one way down, and the same as the tables say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from integration.errors import BadInput
from integration.store import schema
from integration.store.engine import connect
from integration.store.tables import metadata


def test_the_migrations_lead_to_the_tables(engine: Engine) -> None:
    """A database that was migrated to the newest step has just the tables the code works with."""
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_the_newest_migration_is_the_one_named() -> None:
    """What a server compares with is the last step there is."""
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.NEWEST


def test_the_migrations_can_be_undone(engine: Engine) -> None:
    """Going down to the base leaves nothing of ours, and going up again works."""
    schema.downgrade(engine)
    left = set(inspect(engine).get_table_names())
    schema.upgrade(engine)

    assert left == {"alembic_version"}
    assert schema.is_current(engine)


def test_an_empty_database_is_refused_with_the_command_that_helps(tmp_path: object) -> None:
    """Whoever forgot to migrate is told the command to run."""
    empty = connect(f"sqlite:///{tmp_path}/empty.sqlite3")

    with pytest.raises(BadInput, match="amends db upgrade"):
        schema.demand_current(empty)

    empty.dispose()


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"])
def test_the_audit_log_cannot_be_edited(engine: Engine, statement: str) -> None:
    """The database itself refuses to change or drop what was done."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO accounts (subdomain, created_at) VALUES ('demo', '2026-11-24 09:00:00')"))
        connection.execute(
            text(
                "INSERT INTO audit (id, account, at, actor, action, details) "
                "VALUES (1, 'demo', '2026-11-24 09:00:00', 'amara', 'policy_published', '{}')"
            )
        )

    with pytest.raises(DBAPIError, match="can only be added to"), engine.begin() as connection:
        connection.execute(text(statement))
