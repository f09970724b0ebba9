"""Runs the migrations on the connection that `integration.store.schema` hands over."""

from alembic import context

from integration.store.tables import accounts

context.configure(
    connection=context.config.attributes["connection"], target_metadata=accounts.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
