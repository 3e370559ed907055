"""Alembic's door to the tables. The engine comes from `Store.migrate`; there is no alembic.ini to edit."""

from alembic import context

from watcher.store.tables import metadata

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    # SQLite makes a table anew to change its keys. Meanwhile nothing may count as referring to what isn't there; it
    # takes that order only outside of a transaction, and only from the driver itself.
    driver = connection.connection.driver_connection
    if engine.dialect.name == "sqlite":
        driver.execute("PRAGMA foreign_keys = OFF")
    with connection.begin():
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        context.run_migrations()
    if engine.dialect.name == "sqlite":
        driver.execute("PRAGMA foreign_keys = ON")
