"""Which form the tables of a database have, and how they come to that of this version."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, inspect, select

from watcher.store.errors import StoreError
from watcher.store.tables.schema import with_partial_indexes

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.config import Config

_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Where alembic keeps which form the tables have."""
_FORM = select(_VERSION.c.version_num)


@cache
def newest() -> str:
    """Name the last migration by its file: alembic is large, and only needed where there is one to do."""
    names = (each.name for each in (files("watcher.store") / "migrations" / "versions").iterdir())
    return max(name.partition("_")[0] for name in names if name.endswith(".py"))


def of(engine: Engine) -> str | None:
    """Name the form that the tables have; None where there are none yet."""
    with engine.connect() as connection:
        return connection.execute(_FORM).scalar() if inspect(connection).has_table(_VERSION.name) else None


def in_force(tx: Connection) -> str | None:
    """Name the form that the tables have; None while a copy is put back, which brings the tables before their rows."""
    return tx.execute(_FORM).scalar()


def make_tables(engine: Engine, shown: str) -> bool:
    """Make all tables of a new file at once, in today's form; False when it isn't new.

    Two dozen migrations, each of which changes what the one before has just made, take twenty times as long. `shown`
    names the database for people. StoreError when it has another program's tables.
    """
    with engine.begin() as tx:
        tables = inspect(tx).get_table_names()
        if tables and _VERSION.name not in tables:
            raise StoreError(
                f"The database {shown} belongs to another program: it has tables that are not ours. "
                "Nothing was changed. Name another file under [store]."
            )
        if not tables:
            with_partial_indexes().create_all(tx)
            _VERSION.create(tx)
            tx.execute(_VERSION.insert().values(version_num=newest()))
    return not tables


def upgrade(engine: Engine, shown: str, keep_a_copy: Callable[[str], None]) -> None:
    """Do the migrations that are left to do; before the tables change, a copy of them as they were is kept.

    `shown` names the database for people. StoreError when a newer version wrote it.
    """
    revision = of(engine)
    if revision == newest():
        return
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

    config = alembic_config()
    config.attributes["engine"] = engine
    scripts = ScriptDirectory.from_config(config)
    try:
        if revision is not None and scripts.get_revision(revision):
            keep_a_copy(revision)
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"The database {shown} was written by a newer ofsted-watch than this one. "
            "Install the newer version again, or restore a backup made before the upgrade."
        ) from error


def alembic_config() -> Config:
    """Tell alembic where the migrations are."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("watcher.store") / "migrations"))
    return config
