"""What admins need to decide remedies: policy drafts, holds, one-time codes, approvals, the record page by page."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("gestures", sa.Integer(), nullable=True))
    _policy_drafts()
    _holds()
    _codes()
    _approvals()
    # Not in a batch: in SQLite that makes the table anew, without the triggers that guard it.
    op.create_index("ix_audit_entries", "audit", ["account", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_audit_entries", table_name="audit")
    op.drop_table("approvals")
    op.drop_table("codes")
    op.drop_table("holds")
    op.drop_table("policy_drafts")
    op.drop_column("drafts", "gestures")


def _policy_drafts() -> None:
    op.create_table(
        "policy_drafts",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=True),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_policy_drafts_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_policy_drafts")),
    )


def _holds() -> None:
    op.create_table(
        "holds",
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("ticket_id", sa.String(length=20), nullable=False),
        sa.Column("requester_id", sa.String(length=20), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("gestures", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_holds_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_holds")),
    )
    op.create_index("ix_holds_account", "holds", ["account", "made_at"], unique=False)


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("pool", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_codes_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sa.UniqueConstraint("account", "pool", "digest", name=op.f("uq_codes_account_pool_digest")),
    )
    op.create_index("ix_codes_draft", "codes", ["account", "pool", "draft_id", "id"], unique=False)


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("ticket_id", sa.String(length=20), nullable=False),
        sa.Column("requester_id", sa.String(length=20), nullable=False),
        sa.Column("offer_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=True),
        sa.Column("currency", sa.String(length=8), nullable=True),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(length=20), nullable=False),
        sa.Column("asked_by_name", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.String(length=255), nullable=False),
        sa.Column("decided_by_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_approvals_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    op.create_index("ix_approvals_ticket", "approvals", ["account", "ticket_id"], unique=False)
    op.create_index("ix_approvals_state", "approvals", ["account", "state", "asked_at"], unique=False)
    op.create_index("ix_approvals_draft", "approvals", ["account", "draft_id"], unique=False)
