"""The tables, as the newest migration leaves them."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _account(*, primary_key: bool = False) -> Column[str]:
    owner = ForeignKey("accounts.subdomain", ondelete="CASCADE")
    return Column("account", String(63), owner, primary_key=primary_key, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    # Always UTC, without offset: SQLite keeps none, and comparisons must mean the same in both databases.
    return Column(name, DateTime(timezone=False), nullable=nullable)


accounts = Table(
    "accounts",
    metadata,
    Column("subdomain", String(63), primary_key=True),
    Column("credentials", LargeBinary),  # encrypted: store/accounts.py
    Column("live_policy", Integer),
    Column("live_model", Integer),
    _moment("created_at"),
)

installations = Table(
    "installations",
    metadata,
    _account(primary_key=True),
    Column("installation_id", String(20), primary_key=True),
    Column("app_id", String(20), nullable=False),
    Column("public_key", Text, nullable=False),
    Column("previous_key", Text),
    _moment("fetched_at"),
)

visits = Table(
    "visits",
    metadata,
    _account(primary_key=True),
    Column("token_id", String(64), primary_key=True),
    _moment("expires_at"),
)

policies = Table(
    "policies",
    metadata,
    _account(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", JSON, nullable=False),
    _moment("published_at"),
    Column("published_by", String(255), nullable=False),
    Column("note", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    _account(),
    Column("ticket_id", String(20), nullable=False),
    Column("requester_id", String(20), nullable=False),
    Column("agent_id", String(20), nullable=False),
    _moment("made_at"),
    Column("type", String(64), nullable=False),
    Column("abstention", String(32)),
    Column("policy_version", Integer, nullable=False),
    Column("offer_kinds", JSON, nullable=False),
    Column("offer_cents", Integer, nullable=False),  # in hundredths of the policy's currency
    Column("body", Text, nullable=False),  # the draft as JSON, for reading it back whole
    _moment("submitted_at", nullable=True),
    Column("public", Boolean),
    Index("ix_drafts_requester", "account", "requester_id", "submitted_at"),
    Index("ix_drafts_submitted", "account", "submitted_at"),
)

# One row each time a suggestion was asked for: what the pace of an agent is measured by.
asks = Table(
    "asks",
    metadata,
    Column("id", Integer, primary_key=True),
    _account(),
    Column("agent_id", String(20), nullable=False),
    _moment("at"),
    Index("ix_asks_agent", "account", "agent_id", "at"),
    Index("ix_asks_at", "at"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("id", Integer, primary_key=True),
    _account(),
    Column("draft_id", String(32), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    _moment("at"),
    Column("agent_id", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("public", Boolean, nullable=False),
    UniqueConstraint("draft_id", "kind"),
)

lessons = Table(
    "lessons",
    metadata,
    Column("id", Integer, primary_key=True),
    _account(),
    Column("origin", String(16), nullable=False),
    Column("source", String(64), nullable=False),  # the ticket's number, or the example's id
    Column("type", String(64), nullable=False),
    Column("judged_type", String(64)),
    Column("judged_confidence", Float),
    Column("agent_id", String(20), nullable=False),
    _moment("at"),
    Column("words", LargeBinary, nullable=False),  # encrypted: store/lessons.py
    UniqueConstraint("account", "origin", "source"),
)

account_models = Table(
    "account_models",
    metadata,
    _account(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("replaced", Integer),  # the number that was live before: where rolling back leads
    Column("weights", LargeBinary, nullable=False),  # encrypted: store/account_models.py
    Column("report", JSON, nullable=False),
    _moment("made_at"),
    Column("made_by", String(255), nullable=False),
)

# Rows of this table can only be added: the migration sets triggers that refuse anything else.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(63), ForeignKey("accounts.subdomain"), nullable=False),
    _moment("at"),
    Column("actor", String(255), nullable=False),
    Column("action", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    Index("ix_audit_account", "account", "at"),
)
