"""The first tables: accounts, their app's keys, used tokens, policies, drafts, outcomes, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _accounts()
    _installations()
    _visits()
    _policies()
    _drafts()
    _asks()
    _outcomes()
    _audit()
    _audit_can_only_grow()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_refuses_change ON audit")
        op.execute("DROP FUNCTION audit_refuses_change")
    op.drop_table("audit")
    op.drop_table("outcomes")
    op.drop_table("asks")
    op.drop_table("drafts")
    op.drop_table("policies")
    op.drop_table("visits")
    op.drop_table("installations")
    op.drop_table("accounts")


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("subdomain", sa.String(length=63), nullable=False),
        sa.Column("credentials", sa.LargeBinary(), nullable=True),
        sa.Column("live_policy", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("subdomain", name=op.f("pk_accounts")),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=255), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.subdomain"], name=op.f("fk_audit_account_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit") as batch_op:
        batch_op.create_index("ix_audit_account", ["account", "at"], unique=False)


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("ticket_id", sa.String(length=20), nullable=False),
        sa.Column("requester_id", sa.String(length=20), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("abstention", sa.String(length=32), nullable=True),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("offer_kinds", sa.JSON(), nullable=False),
        sa.Column("offer_cents", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_drafts_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts") as batch_op:
        batch_op.create_index("ix_drafts_requester", ["account", "requester_id", "submitted_at"], unique=False)
        batch_op.create_index("ix_drafts_submitted", ["account", "submitted_at"], unique=False)


def _asks() -> None:
    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_asks_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    with op.batch_alter_table("asks") as batch_op:
        batch_op.create_index("ix_asks_agent", ["account", "agent_id", "at"], unique=False)
        batch_op.create_index("ix_asks_at", ["at"], unique=False)


def _installations() -> None:
    op.create_table(
        "installations",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("installation_id", sa.String(length=20), nullable=False),
        sa.Column("app_id", sa.String(length=20), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("previous_key", sa.Text(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_installations_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "installation_id", name=op.f("pk_installations")),
    )


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.String(length=255), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_policies_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "number", name=op.f("pk_policies")),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("token_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_visits_account_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "token_id", name=op.f("pk_visits")),
    )


def _outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=63), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.subdomain"], name=op.f("fk_outcomes_account_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_outcomes_draft_id_drafts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("draft_id", "kind", name=op.f("uq_outcomes_draft_id_kind")),
    )


def _audit_can_only_grow() -> None:
    """Who did what and when cannot be edited (product.md): the database itself refuses, whoever asks."""
    refusal = "the audit log can only be added to"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_refuses_change() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$ LANGUAGE plpgsql"
        )
        op.execute(
            "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit "
            "FOR EACH ROW EXECUTE FUNCTION audit_refuses_change()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{act.lower()} BEFORE {act} ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
