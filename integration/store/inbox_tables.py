"""The tables of what comes in from outside and what is written unasked, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from integration.store.columns import account_column, metadata, moment_column

# Most rows have ended; those that still have to be done must be found without a look at the others, and in both
# databases whether or not they have counted lately what is in the table.
_OPEN, _ENDED, _IN_HAND = text("ended_at IS NULL"), text("ended_at IS NOT NULL"), text("lease_until IS NOT NULL")

# What came in from outside: each event once, kept until it is old. The truth about what still has to be done.
inbox = Table(
    "inbox",
    metadata,
    Column("id", String(32), primary_key=True),
    account_column(),
    Column("key", String(255), nullable=False),  # what tells it from all others of the account
    Column("kind", String(24), nullable=False),
    Column("ticket_id", String(20), nullable=False),
    Column("signature", String(64)),  # none where requests are not signed
    moment_column("received_at"),
    moment_column("due_at"),
    moment_column("seen_at", nullable=True),
    Column("details", LargeBinary),  # encrypted: store/inbox.py
    Column("state", String(16), nullable=False),
    moment_column("next_at"),
    Column("tries", Integer, nullable=False),
    Column("holder", String(64)),
    moment_column("lease_until", nullable=True),
    Column("result", String(24)),
    Column("reason", String(40)),
    Column("error", Text),
    Column("draft_id", String(32)),
    moment_column("ended_at", nullable=True),
    UniqueConstraint("account", "key"),
    UniqueConstraint("account", "signature"),
    Index("ix_inbox_open", "account", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_inbox_open_tickets", "account", "ticket_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_inbox_in_hand", "account", "lease_until", sqlite_where=_IN_HAND, postgresql_where=_IN_HAND),
    Index("ix_inbox_ended", "account", "ended_at", sqlite_where=_ENDED, postgresql_where=_ENDED),
    Index("ix_inbox_state", "account", "state", "received_at"),
)

# How fast each account's Zendesk may be called; one row an account, locked while an event is handed out.
lanes = Table(
    "lanes",
    metadata,
    account_column(primary_key=True),
    moment_column("served_at"),
    moment_column("held_until", nullable=True),
    Column("held_why", String(255)),
    Column("failures", Integer, nullable=False),  # in a row
    moment_column("minute_at"),
    Column("calls", Integer, nullable=False),  # within that minute
)

# What we wrote into tickets unasked, or were about to.
notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    account_column(),
    Column("ticket_id", String(20), nullable=False),
    Column("message_id", String(40), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("draft_id", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    moment_column("intended_at"),
    Column("comment_id", String(20)),
    moment_column("ended_at", nullable=True),
    Column("answer_id", String(20)),
    UniqueConstraint("account", "ticket_id", "message_id", "kind"),
    Index("ix_notes_draft", "account", "draft_id"),
)

# How often what happened, by the hour; what is too old to show is added up in the hour 1970-01-01 00:00.
tallies = Table(
    "tallies",
    metadata,
    account_column(primary_key=True),
    Column("hour", DateTime(timezone=False), primary_key=True),
    Column("name", String(24), primary_key=True),
    Column("label", String(40), primary_key=True),
    Column("count", Float, nullable=False),
)

# What we have set up in an account's Zendesk: the webhook with its signing secrets, and what calls it.
hooks = Table(
    "hooks",
    metadata,
    account_column(primary_key=True),
    Column("webhook_id", String(40), nullable=False),
    Column("parts", JSON, nullable=False),  # ids in Zendesk by what they are: triggers, ticket fields
    Column("secret", LargeBinary, nullable=False),  # encrypted: store/hooks.py
    Column("previous_secret", LargeBinary),
    moment_column("previous_until", nullable=True),
    moment_column("installed_at"),
    moment_column("tested_at", nullable=True),
)

# Who may call the API. Only a digest is kept: the token itself is shown once.
api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String(32), primary_key=True),
    account_column(),
    Column("name", String(80), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    moment_column("created_at"),
    Column("created_by", String(255), nullable=False),
    moment_column("used_at", nullable=True),
    moment_column("revoked_at", nullable=True),
)

# Worker processes that were seen lately.
workers = Table(
    "workers",
    metadata,
    Column("id", String(64), primary_key=True),
    moment_column("started_at"),
    moment_column("seen_at"),
    Column("threads", Integer, nullable=False),
    Column("version", String(32), nullable=False),
)

ALL = (inbox, lanes, notes, tallies, hooks, api_tokens, workers)
