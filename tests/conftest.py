from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, suppress
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from types import SimpleNamespace

import pytest

# The programs that tests start would else compile every module anew: a third of a second of each start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test needs the system's certificates, which each connection to PostgreSQL read anew: 50 ms each time. One that
# signed nothing stands for them: httpx2 refuses a file that has none.
os.environ["SSL_CERT_FILE"] = str(Path(__file__).parent / "support" / "nobody.pem")

# The tests' databases lie in memory where there is room: no commit waits for a disk, which was a sixth of the time.
with suppress(OSError):
    if shutil.disk_usage("/dev/shm").free > 2_000_000_000:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

FIRST = (
    "commands/test_faults.py",  # in a process that ran nothing yet: it is small when each command is a copy of it
    "reading/test_corpus.py",
    "page/test_page_in_browser.py",
    "service/test_crashing.py",
)
"""The files that are begun first: the longest, which begun last would leave the other processes idle."""

WHILE_COLLECTING = ExitStack()
EXPRESSIONS = Path(cache_from_source(__file__)).with_suffix(".expressions")


def pytest_addoption(parser):
    parser.addoption("--fuzz-cases", type=int, default=100, help="how many damaged documents the reader gets")
    parser.addoption("--examples", type=int, default=40, help="how many examples are drawn for a property")
    parser.addoption("--whole-corpus", action="store_true", help="read all real documents of ../shared, not some 120")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config, specs):
    import forked_workers

    if sys.platform == "linux" and len(specs) > 1:
        forked_workers.fork(specs, config)


def pytest_collection(session):
    """Load what tests share, in the processes that run some: the one that leads them needs nothing of ours."""
    import compiled_once
    import hypothesis

    from watcher import logs
    from watcher.reading import kept_expressions

    # Each process loads all tests and what they test: to compile its 1,400 expressions was a seventh of that.
    WHILE_COLLECTING.enter_context(kept_expressions.at_hand(EXPRESSIONS))
    examples = session.config.getoption("examples")
    # A slow machine is no failure.
    hypothesis.settings.register_profile("ours", deadline=None, max_examples=examples)
    hypothesis.settings.load_profile("ours")
    compiled_once.share()
    # Not left to whichever test comes first: one that captures logs would leave structlog's default, which is stdout.
    logs.set_up(quiet=True)
    gc.disable()  # what is loaded stays


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """A file's tests run in one process (`--dist loadfile`), in their order, so that what they share is made once."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(FIRST))


def pytest_collection_finish():
    """Let the collector of garbage look no more through the modules and tests that are loaded: they stay."""
    WHILE_COLLECTING.close()
    gc.enable()
    gc.collect()
    gc.freeze()


@pytest.fixture
def everything_logged():
    """Log as `run` does, and not warnings alone, as every other test does."""
    from watcher import logs

    logs.set_up()
    yield
    logs.set_up(quiet=True)


@pytest.fixture
def town(tmp_path):
    from town import Town

    with Town(tmp_path) as opened:
        yield opened


@pytest.fixture
def store(tmp_path):
    """A store on a fresh SQLite database, for what is the same on every kind."""
    import empty_database

    opened = empty_database.opened(tmp_path / "test.db")
    yield opened
    opened.close()


@pytest.fixture
def databases(server_of_databases):
    """A PostgreSQL server that makes databases for one test."""
    yield server_of_databases
    server_of_databases.drop_copies()


@pytest.fixture(scope="session")
def server_of_databases(tmp_path_factory, worker_id):
    """A PostgreSQL server of this process of tests."""
    import postgres

    folder = tmp_path_factory.getbasetemp()
    with postgres.databases(folder if worker_id == "master" else folder.parent) as made:
        yield made


@pytest.fixture
def postgresql_url(new_postgresql):
    """Make a database with our tables for one test."""
    return new_postgresql()


@pytest.fixture
def new_postgresql(databases):
    """Make as many databases as a test asks for."""
    return partial(databases.copy_of, "ours")


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority of our own, that signs for `localhost` only."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    named = "-addext subjectAltName=DNS:localhost"
    subprocess.run(
        ["openssl", *asked.split(), *named.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return SimpleNamespace(key=key, certificate=certificate)


@pytest.fixture
def waking_url(databases):
    """Make a database that has the job engine's tables, too, for one test."""
    return databases.copy_of("waking")


@pytest.fixture
def waking_store(waking_url):
    """A store on a server that writes jobs into the engine's tables."""
    from watcher.store.database import Store

    opened = Store(waking_url, wakes=True)
    yield opened
    opened.close()


@pytest.fixture
def tx(tmp_path):
    """A transaction on a fresh SQLite database, for what is the same on every kind."""
    import empty_database

    store = empty_database.opened(tmp_path / "test.db")
    with store.begin() as opened:
        yield opened
    store.close()
