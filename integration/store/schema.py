"""Brings a database to the newest schema, and says whether it is there."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, inspect, select, table

from integration.errors import BadInput
from integration.store.engine import reading

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
# The newest migration. Named here so that a server need not load Alembic to compare; a test holds the two together.
NEWEST = "0006"
_VERSION = table("alembic_version", column("version_num"))


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations that are missing."""
    from alembic import command  # noqa: PLC0415 - only who migrates needs it

    with engine.begin() as connection:
        command.upgrade(_config(connection), to)


def downgrade(engine: Engine, to: str = "base") -> None:
    """Undo migrations, the newest first."""
    from alembic import command  # noqa: PLC0415 - only who migrates needs it

    with engine.begin() as connection:
        command.downgrade(_config(connection), to)


def is_current(engine: Engine) -> bool:
    with reading(engine) as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return False
        return connection.scalars(select(_VERSION.c.version_num)).all() == [NEWEST]


def demand_current(engine: Engine) -> None:
    """Raises BadInput where the database was not brought to this version's schema."""
    if not is_current(engine):
        raise BadInput("The database is not at this version's schema. Run: amends db upgrade", "AMENDS_DATABASE_URL")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - only who migrates needs it

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
