"""Lessons, what they taught, and which of it is live."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("live_model", sa.Integer(), nullable=True))
    _lessons()
    _account_models()


def downgrade() -> None:
    op.drop_table("account_models")
    op.drop_table("lessons")
    op.drop_column("accounts", "live_model")


def _lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("judged_type", sa.String(length=64), nullable=True),
        sa.Column("judged_confidence", sa.Float(), nullable=True),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_lessons_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
        sa.UniqueConstraint("account", "origin", "source", name=op.f("uq_lessons_account_origin_source")),
    )


def _account_models() -> None:
    op.create_table(
        "account_models",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.Integer(), nullable=True),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_account_models_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "number", name=op.f("pk_account_models")),
    )
