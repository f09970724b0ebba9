"""An account's own wordings of letters, and how often they have changed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("letters_revision", sa.Integer(), nullable=True))
    op.create_table(
        "letters",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("variants", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.String(length=16), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=255), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_letters_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "locale", "name", "number", name=op.f("pk_letters")),
    )


def downgrade() -> None:
    op.drop_table("letters")
    op.drop_column("accounts", "letters_revision")
