"""One look at a source against a replica, with the replica's clock set as ours is."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from unittest.mock import patch

from town import HandClock

from watcher.demo.server import Server
from watcher.monitor import looks
from watcher.monitor.assumptions.compare import compare
from watcher.monitor.assumptions.finding import Verdict
from watcher.web.client import FetchSettings, Web


@contextmanager
def clocks_agree(clock):
    """Let replicas write their Date header by this clock."""
    with patch.object(BaseHTTPRequestHandler, "date_time_string", lambda *_: format_datetime(clock.now(), usegmt=True)):
        yield


def look_at(site, settings_for, readers, clock=None):
    """Ask a replica as the settings say that `settings_for` makes of its address; return the look and the server."""
    clock = clock or HandClock()
    web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(0)), clock)
    with clocks_agree(clock), Server(site.answer) as server:
        look = looks.look_at(settings_for(server.base_url), web, readers)
    web.close()
    return look, server


def verdicts(look, known=()):
    """Compare, and return each assumption's verdict."""
    return {each.number: each.verdict for each in compare(look, known)}


def differing(look, known=()):
    """Compare, and return the assumptions that don't hold."""
    return {number for number, verdict in verdicts(look, known).items() if verdict is Verdict.DIFFERS}
