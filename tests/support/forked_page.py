"""The page in a process that is forked from one that has its code loaded: it costs what it serves, and no start."""

from __future__ import annotations

import json
import multiprocessing
import sys
from contextlib import contextmanager

from watcher.page.__main__ import serve
from watcher.service.page_process import asked_of, open_port

DAY = 86_400
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["pytest", serve.__module__])


@contextmanager
def running(config):
    """Serve the page of a config, on its port, while the block lasts."""
    end, kept = FORKS.Pipe(duplex=False)
    with end, open_port(config.page) as port:
        # Nobody starts it again here: a slow run must not find it at rest.
        asked = json.dumps({**json.loads(asked_of(config)), "rests_after": DAY})
        process = FORKS.Process(target=_serve, args=(asked, end, port), daemon=True)
        process.start()
    try:
        yield
    finally:
        kept.close()
        process.join()
        process.close()


def _serve(asked, end, port):
    sys.stdin = open(end.fileno(), closefd=False)  # noqa: SIM115 - it ends when the test closes it
    serve(json.loads(asked), port.detach())
