"""Alembic's door to the tables. The engine comes from `Store.migrate`; there is no alembic.ini to edit."""

from alembic import context

from watcher.store.tables import metadata

engine = context.config.attributes["engine"]
with engine.begin() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()
