"""What all tables are made of: their names, the account they belong to, and moments."""

from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, MetaData, String

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def account_column(*, primary_key: bool = False) -> Column[str]:
    owner = ForeignKey("accounts.subdomain", ondelete="CASCADE")
    return Column("account", String(63), owner, primary_key=primary_key, nullable=False)


def moment_column(name: str, *, nullable: bool = False) -> Column[datetime]:
    # Always UTC, without offset: SQLite keeps none, and comparisons must mean the same in both databases.
    return Column(name, DateTime(timezone=False), nullable=nullable)
