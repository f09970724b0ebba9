"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from integration.store import inbox_tables
from integration.store.columns import account_column, metadata, moment_column

INBOX_TABLES = inbox_tables.ALL  # named here so that whoever knows these tables knows those as well

accounts = Table(
    "accounts",
    metadata,
    Column("subdomain", String(63), primary_key=True),
    Column("credentials", LargeBinary),  # encrypted: store/accounts.py
    Column("live_policy", Integer),
    Column("live_model", Integer),
    Column("letters_revision", Integer),  # how often its wordings of letters have changed
    Column("keep_events_days", Integer),  # how long ended events stay; none: the default
    Column("keep_drafts_days", Integer),  # how long drafts stay; none: the default
    moment_column("created_at"),
)

installations = Table(
    "installations",
    metadata,
    account_column(primary_key=True),
    Column("installation_id", String(20), primary_key=True),
    Column("app_id", String(20), nullable=False),
    Column("public_key", Text, nullable=False),
    Column("previous_key", Text),
    moment_column("fetched_at"),
)

visits = Table(
    "visits",
    metadata,
    account_column(primary_key=True),
    Column("token_id", String(64), primary_key=True),
    moment_column("expires_at"),
)

policies = Table(
    "policies",
    metadata,
    account_column(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", JSON, nullable=False),
    moment_column("published_at"),
    Column("published_by", String(255), nullable=False),
    Column("note", Text, nullable=False),
)

# The one draft of an account's policy. A dropped one leaves its revision behind, so that none is ever counted twice.
policy_drafts = Table(
    "policy_drafts",
    metadata,
    account_column(primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("document", JSON(none_as_null=True)),
    Column("base", Integer, nullable=False),
    moment_column("changed_at"),
    Column("changed_by", String(255), nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    account_column(),
    Column("ticket_id", String(20), nullable=False),
    Column("requester_id", String(20), nullable=False),
    Column("agent_id", String(20), nullable=False),
    moment_column("made_at"),
    Column("type", String(64), nullable=False),
    Column("abstention", String(32)),
    Column("policy_version", Integer, nullable=False),
    Column("offer_kinds", JSON, nullable=False),
    Column("offer_cents", Integer, nullable=False),  # in hundredths of the policy's currency
    Column("gestures", Integer),  # none where the draft is from before they were counted
    Column("body", Text, nullable=False),  # the draft as JSON, for reading it back whole
    moment_column("submitted_at", nullable=True),
    Column("public", Boolean),
    Column("unasked", Boolean),  # made before any agent asked; none where it is from before there was such
    Index("ix_drafts_requester", "account", "requester_id", "submitted_at"),
    Index("ix_drafts_submitted", "account", "submitted_at"),
    Index("ix_drafts_made", "account", "made_at"),
)

# One row each time a suggestion was asked for: what the pace of an agent is measured by.
asks = Table(
    "asks",
    metadata,
    Column("id", Integer, primary_key=True),
    account_column(),
    Column("agent_id", String(20), nullable=False),
    moment_column("at"),
    Index("ix_asks_agent", "account", "agent_id", "at"),
    Index("ix_asks_at", "at"),
)

# What the gestures of letters cost that are suggested and not sent yet.
holds = Table(
    "holds",
    metadata,
    Column("draft_id", String(32), primary_key=True),  # the hold comes before the draft is kept, hence no foreign key
    account_column(),
    Column("ticket_id", String(20), nullable=False),
    Column("requester_id", String(20), nullable=False),
    Column("agent_id", String(20), nullable=False),
    moment_column("made_at"),
    Column("gestures", Integer, nullable=False),
    Column("cents", Integer, nullable=False),  # in hundredths of the policy's currency
    Index("ix_holds_account", "account", "made_at"),
)

codes = Table(
    "codes",
    metadata,
    Column("id", Integer, primary_key=True),
    account_column(),
    Column("pool", String(64), nullable=False),
    Column("digest", String(64), nullable=False),  # tells a code that is there from a new one
    Column("code", LargeBinary, nullable=False),  # encrypted: store/codes.py
    moment_column("added_at"),
    Column("draft_id", String(32)),  # whose it is; none for a code that is left
    moment_column("taken_at", nullable=True),
    UniqueConstraint("account", "pool", "digest"),
    Index("ix_codes_draft", "account", "pool", "draft_id", "id"),
)

approvals = Table(
    "approvals",
    metadata,
    Column("id", String(32), primary_key=True),
    account_column(),
    Column("draft_id", String(32), nullable=False),
    Column("ticket_id", String(20), nullable=False),
    Column("requester_id", String(20), nullable=False),
    Column("offer_id", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("amount", String(40)),  # as written, to the last digit
    Column("currency", String(8)),
    Column("group", Text, nullable=False),
    Column("policy_version", Integer, nullable=False),
    Column("asked_by", String(20), nullable=False),
    Column("asked_by_name", Text, nullable=False),
    moment_column("asked_at"),
    Column("reason", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_by", String(255), nullable=False),
    Column("decided_by_name", Text, nullable=False),
    moment_column("decided_at", nullable=True),
    Column("note", Text, nullable=False),
    Index("ix_approvals_ticket", "account", "ticket_id"),
    Index("ix_approvals_state", "account", "state", "asked_at"),
    Index("ix_approvals_draft", "account", "draft_id"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("id", Integer, primary_key=True),
    account_column(),
    Column("draft_id", String(32), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    moment_column("at"),
    Column("agent_id", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("public", Boolean, nullable=False),
    UniqueConstraint("draft_id", "kind"),
)

lessons = Table(
    "lessons",
    metadata,
    Column("id", Integer, primary_key=True),
    account_column(),
    Column("origin", String(16), nullable=False),
    Column("source", String(64), nullable=False),  # the ticket's number, or the example's id
    Column("type", String(64), nullable=False),
    Column("judged_type", String(64)),
    Column("judged_confidence", Float),
    Column("agent_id", String(20), nullable=False),
    moment_column("at"),
    Column("words", LargeBinary, nullable=False),  # encrypted: store/lessons.py
    UniqueConstraint("account", "origin", "source"),
)

account_models = Table(
    "account_models",
    metadata,
    account_column(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("replaced", Integer),  # the number that was live before: where rolling back leads
    Column("weights", LargeBinary, nullable=False),  # encrypted: store/account_models.py
    Column("report", JSON, nullable=False),
    moment_column("made_at"),
    Column("made_by", String(255), nullable=False),
)

# An account's own wordings of letters: the newest number of each locale and name is live; none is ever changed.
letters = Table(
    "letters",
    metadata,
    account_column(primary_key=True),
    Column("locale", String(16), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("variants", JSON, nullable=False),  # none where the shipped wording was taken up again
    Column("based_on", String(16), nullable=False),
    moment_column("saved_at"),
    Column("saved_by", String(255), nullable=False),
    Column("note", Text, nullable=False),
)

# Two policies over the same tickets: which ones, how far it got, and what was counted; none of anybody's words.
backtests = Table(
    "backtests",
    metadata,
    Column("id", String(32), primary_key=True),
    account_column(),
    Column("source", String(16), nullable=False),
    moment_column("begun_at"),
    Column("begun_by", String(255), nullable=False),
    moment_column("moved_at"),
    Column("live", Integer, nullable=False),
    Column("draft", JSON(none_as_null=True)),  # as it was at the start; none where there was no draft
    Column("days", Integer),
    Column("most", Integer),
    Column("state", String(16), nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("progress", Text, nullable=False),
    Index("ix_backtests_moved", "moved_at"),
)

# Rows of this table can only be added: the migration sets triggers that refuse anything else.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(63), ForeignKey("accounts.subdomain"), nullable=False),
    moment_column("at"),
    Column("actor", String(255), nullable=False),
    Column("action", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    Index("ix_audit_account", "account", "at"),
    Index("ix_audit_entries", "account", "id"),
)
