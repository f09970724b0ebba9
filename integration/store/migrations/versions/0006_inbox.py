"""What comes in from outside, what is written unasked, and who may call the API."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("keep_events_days", sa.Integer(), nullable=True))
    op.add_column("accounts", sa.Column("keep_drafts_days", sa.Integer(), nullable=True))
    op.add_column("drafts", sa.Column("unasked", sa.Boolean(), nullable=True))
    op.create_index("ix_drafts_made", "drafts", ["account", "made_at"], unique=False)
    _inbox()
    _lanes()
    _notes()
    _tallies()
    _hooks()
    _api_tokens()
    _workers()


def downgrade() -> None:
    for table in ("workers", "api_tokens", "hooks", "tallies", "notes", "lanes", "inbox"):
        op.drop_table(table)
    op.drop_index("ix_drafts_made", table_name="drafts")
    op.drop_column("drafts", "unasked")
    op.drop_column("accounts", "keep_drafts_days")
    op.drop_column("accounts", "keep_events_days")


def _of_an_account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account_accounts")
    return sa.ForeignKeyConstraint(["account"], ["accounts.subdomain"], name=name, ondelete="CASCADE")


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("ticket_id", sa.String(length=20), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=True),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("result", sa.String(length=24), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        _of_an_account("inbox"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_inbox_account_key")),
        sa.UniqueConstraint("account", "signature", name=op.f("uq_inbox_account_signature")),
    )
    still_open = _where("ended_at IS NULL")
    op.create_index("ix_inbox_open", "inbox", ["account", "due_at"], **still_open)
    op.create_index("ix_inbox_open_tickets", "inbox", ["account", "ticket_id"], **still_open)
    op.create_index("ix_inbox_in_hand", "inbox", ["account", "lease_until"], **_where("lease_until IS NOT NULL"))
    op.create_index("ix_inbox_ended", "inbox", ["account", "ended_at"], **_where("ended_at IS NOT NULL"))
    op.create_index("ix_inbox_state", "inbox", ["account", "state", "received_at"], unique=False)


def _lanes() -> None:
    op.create_table(
        "lanes",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("served_at", sa.DateTime(), nullable=False),
        sa.Column("held_until", sa.DateTime(), nullable=True),
        sa.Column("held_why", sa.String(length=255), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("minute_at", sa.DateTime(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        _of_an_account("lanes"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_lanes")),
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("ticket_id", sa.String(length=20), nullable=False),
        sa.Column("message_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("intended_at", sa.DateTime(), nullable=False),
        sa.Column("comment_id", sa.String(length=20), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("answer_id", sa.String(length=20), nullable=True),
        _of_an_account("notes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint(
            "account", "ticket_id", "message_id", "kind", name=op.f("uq_notes_account_ticket_id_message_id_kind")
        ),
    )
    op.create_index("ix_notes_draft", "notes", ["account", "draft_id"], unique=False)


def _tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("hour", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Float(), nullable=False),
        _of_an_account("tallies"),
        sa.PrimaryKeyConstraint("account", "hour", "name", "label", name=op.f("pk_tallies")),
    )


def _hooks() -> None:
    op.create_table(
        "hooks",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("webhook_id", sa.String(length=40), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.DateTime(), nullable=True),
        sa.Column("installed_at", sa.DateTime(), nullable=False),
        sa.Column("tested_at", sa.DateTime(), nullable=True),
        _of_an_account("hooks"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_hooks")),
    )


def _api_tokens() -> None:
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        _of_an_account("api_tokens"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_tokens_digest")),
    )


def _workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("threads", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
