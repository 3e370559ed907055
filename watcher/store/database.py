"""Opening the database: its transactions, its locks, and words for what can be wrong with it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from watcher.store import revisions
from watcher.store.answers import Answers
from watcher.store.dialects import HOW, LASTING, LOOKING, QUICK, engine
from watcher.store.engine import wake_ups
from watcher.store.engine.locks import Locks, is_held
from watcher.store.errors import StoreError, advice, is_unusable, what_is_said
from watcher.store.same_file import SameFile
from watcher.store.tables.teams import OPERATOR, TEAM

MIGRATING = (sys.executable, "-m", "watcher.store.migrating")


class Store:
    """One database as the operator, or one `team`, sees it. `begin` writes, `look` reads.

    A `begin` that raises changes nothing. `wakes`: an engine of jobs is woken by what is written.
    """

    def __init__(self, url: str, *, wakes: bool = False) -> None:
        self.url, self.team, self.wakes = url, OPERATOR, wakes
        self._answers = Answers()
        self._for_operator, self._for_teams = (
            engine(url, self._answers, for_teams=each, frugal=wakes) for each in (False, True)
        )
        self._see_through(self._for_operator)
        self.locks = Locks(self.engine)
        file = None if self.shared else self.engine.url.database
        self._files = (file, f"{file}-wal") if file and file != ":memory:" else ()
        self._file = SameFile(self._files[0] if self._files else None)
        self._turn = threading.Lock() if self.engine.dialect.name == "sqlite" else nullcontext()

    def _see_through(self, engine: Engine) -> None:
        self.engine = engine

    def of(self, team: str) -> Store:
        """Give the same database as a team sees it: its own rows, and what is Ofsted's to look at."""
        if team == self.team:
            return self
        theirs = copy(self)
        theirs.team = team
        engine = self._for_teams.execution_options(**{TEAM: team}) if team else self._for_operator
        theirs._see_through(engine)  # noqa: SLF001 - one of us
        return theirs

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[Connection]:
        """Open a transaction that writes; committed at its end, rolled back when anything raises.

        One that needn't be `lasting` may be undone by a power cut, though by nothing less, until a lasting one follows.
        """
        # SQLite has one writer at a time, and lets the others sleep a little too long: threads queue up here instead.
        self._refuse_another_file()
        with self._turn, self._speaking_plainly(), self._begun(LASTING if lasting else QUICK) as tx:
            wake_ups.listen(tx, wakes=self.wakes)
            yield tx
            wake_ups.write(tx)

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Open a transaction that only reads, and never waits for a writer."""
        self._refuse_another_file()
        with self._speaking_plainly(), self._begun(LOOKING) as tx:
            yield tx

    @contextmanager
    def _begun(self, how: str) -> Iterator[Connection]:
        with self.engine.connect() as tx:
            tx.info[HOW] = how
            with tx.begin():
                yield tx

    def is_replaced(self) -> bool:
        """Return whether the file was removed, or another one laid in its place, since it was opened."""
        return self._file.is_another()

    def _refuse_another_file(self) -> None:
        if self.is_replaced():
            raise StoreError(
                f"The database {self._name} was removed, or another file was laid in its place, while the program used "
                "it. Nothing was changed. Stop the service, put the file or a copy of it back, and start it again."
            )

    def migrate(self, *, apart: bool = False, alone: bool = False, ours: BinaryIO | None = None) -> None:
        """Bring the tables to this version's form; StoreError when the database is newer than the program.

        `apart`: a process of its own does it where it can, and what that takes is gone with it. A file that another
        process uses is left as it is, by StoreError: that one goes by the older form. `ours` is what shows that this
        process uses it (`backup.in_use`); `alone`: it is known that nobody does.
        """
        with self._speaking_plainly():
            form = revisions.of(self.engine)
            self._file.is_another()  # from here on it is known which file is meant
            if form == revisions.newest():
                return
            if not self.shared and revisions.make_tables(self.engine, self._name):
                return
            if self.shared and form is None:
                self._refuse_few_letters()
            older = form is not None and form < revisions.newest()
            with self._to_itself(ours) if older and not alone else nullcontext():
                if apart:
                    self._upgrade_apart()
                self.upgrade()  # what could not be done there is tried here, or said

    def _upgrade_apart(self) -> None:
        """Have a process do the migrations, which ends with this one."""
        pipe, none = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(MIGRATING, stdin=pipe, stderr=none, bufsize=0) as process:  # noqa: S603 - our module
            assert process.stdin is not None, "it was started with a pipe"
            with suppress(BrokenPipeError):  # it has ended already
                process.stdin.write(f"{self.url}\n".encode())  # by stdin: it may hold a password
            process.wait()

    def _refuse_few_letters(self) -> None:
        with self.look() as tx:
            encoding = tx.execute(select(func.current_setting("server_encoding"))).scalar_one()
        if encoding not in _FOR_ALL_LETTERS:
            raise StoreError(
                f"The database {self._name} has the encoding {encoding}, and can't keep every letter of a name. "
                "Nothing was changed. Make another one: createdb --encoding UTF8 --template template0 NAME"
            )

    def upgrade(self) -> None:
        """Do the migrations that are left to do. Whoever calls it sees to it that nobody uses a file meanwhile."""
        # Of several processes that start together one brings the tables to this form, and the others wait.
        with self._speaking_plainly(), self.locks.in_turn("migrate"):
            revisions.upgrade(self.engine, self._name, self._keep_a_copy)

    def _to_itself(self, ours: BinaryIO | None) -> AbstractContextManager[None]:
        from watcher.store import backup

        file = backup.file_of(self.url)
        return backup.changing(file, ours, self._is_newest) if file else nullcontext()

    def is_newer(self) -> bool:
        """Return whether a newer version has changed the tables of a server since this program opened it."""
        if not self.shared:  # a file has one owner: nobody else can have changed its tables
            return False
        with self.look() as tx:
            return (revisions.in_force(tx) or "") > revisions.newest()

    def _is_newest(self) -> bool:
        return revisions.of(self.engine) == revisions.newest()

    def _keep_a_copy(self, revision: str) -> None:
        """Copy the file before its tables change, once for each form that it had."""
        from watcher.store import backup

        file = backup.file_of(self.url)
        copy = file.with_name(f"{file.name}.before-upgrade-from-{revision}") if file else None
        if file and copy and file.exists() and not copy.exists():
            backup.backup(self.url, copy)

    def version(self) -> object:
        """Give something that is another once anybody wrote to the database; a server's counts as always another."""
        return tuple(map(_stamp, self._files)) if self._files else object()

    @property
    def shared(self) -> bool:
        """Return whether it is a server's, which other processes may use, too."""
        return self.locks.shared

    @contextmanager
    def sole(self, what: str) -> Iterator[bool]:
        """Do something that no other process does at the same time; False when it is left to another."""
        if not self.shared:
            yield True
            return
        with self._speaking_plainly():
            session = self.locks.take_in(self._ours(what))
        try:
            yield session is not None
        finally:
            if session is not None:
                self.locks.let_go(self._ours(what), session)

    def take(self, what: str) -> bool:
        """Take it on oneself to do something until it is let go of; False when another process has done so."""
        with self._speaking_plainly():
            return not self.shared or self.locks.take(self._ours(what))

    def let_go(self, what: str) -> None:
        """Leave something to others again."""
        if self.shared:
            self.locks.let_go(self._ours(what))

    def be_at_work(self) -> None:
        """Show the other processes that this one lives, for as long as it does; to be called now and then."""
        if self.shared:
            with self._speaking_plainly():
                self.locks.be_at_work()

    @contextmanager
    def in_turn(self, what: str) -> Iterator[None]:
        """Do something once no other process is doing it."""
        with self._speaking_plainly(), self.locks.in_turn(self._ours(what)):
            yield

    def is_held(self, what: str) -> bool:
        """Return whether another process, or this one, is doing something in turn; never on SQLite."""
        if not self.shared:
            return False
        with self.look() as tx:
            return is_held(tx, self._ours(what))

    def _ours(self, what: str) -> str:
        return f"{self.team}/{what}" if self.team else what

    def moment(self) -> datetime:
        """Tell the moment by the server's clock; by this machine's for a file."""
        if not self.shared:
            return datetime.now(UTC)
        with self.look() as tx:
            there: datetime = tx.execute(select(func.clock_timestamp())).scalar_one()
        return there.astimezone(UTC)

    def unanswered_for(self) -> float:
        """Say for how many seconds this process has waited for the oldest answer of a server; 0 when for none."""
        return self._answers.longest()

    def close(self) -> None:
        """Let go of the database's files."""
        self._answers.close()
        self.locks.close()
        self._for_operator.dispose()
        self._for_teams.dispose()

    @property
    def _name(self) -> str:
        return make_url(self.url).render_as_string(hide_password=True)

    @contextmanager
    def _speaking_plainly(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, DatabaseError, InterfaceError) as error:
            said, unusable = what_is_said(error).rstrip(". \n"), is_unusable(error)
            if isinstance(error, OperationalError | InterfaceError) or unusable:
                file = Path(self._files[0]) if self._files else None
                raise StoreError(f"The database {self._name} can't be used: {said}. {advice(said, file)}") from error
            raise
        except PoolTimeoutError as error:
            sentence = f"The database {self._name} can't be used: all connections wait for its answers. {advice('')}"
            raise StoreError(sentence) from error


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@contextmanager
def opened(url: str, team: str = OPERATOR, *, alone: bool = False) -> Iterator[Store]:
    """Open a database in this version's form for as long as the block lasts; StoreError when that can't be done.

    It is seen as the operator sees it, or a team. `alone`: it is known that nobody else uses it.
    """
    store = Store(url)
    try:
        store.migrate(alone=alone)
        yield store.of(team)
    finally:
        store.close()


_FOR_ALL_LETTERS = "UTF8", "SQL_ASCII"
"""The encodings of a server that keep whatever is written; the second one keeps bytes, and we give it UTF-8."""
