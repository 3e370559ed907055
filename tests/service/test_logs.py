from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import suppress

import pytest
import structlog
from structlog.testing import capture_logs
from town import TWO_INADEQUATE

from watcher import logs

pytestmark = pytest.mark.usefixtures("everything_logged")


def test_the_log_joins_a_document_to_its_alert_and_that_to_its_deliveries(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    with capture_logs() as logged:
        town.once()

    (read,) = [each for each in logged if each["event"] == "read" and each["log_level"] == "info"]
    (decided,) = [each for each in logged if each["event"] == "decided" and each["log_level"] == "info"]
    deliveries = [each for each in logged if each["event"] == "delivery"]
    assert (read["kind"], len(read["document"])) == ("inspection", 64)
    assert (decided["document"], decided["outcome"]) == (read["document"], "Told.")
    assert {each["alert"] for each in deliveries} == {decided["alert"]}
    assert sorted((each["receiver"], each["state"]) for each in deliveries) == [
        ("Duty inbox", "sent"),
        ("Safeguarding channel", "sent"),
    ]
    assert len({each["id"] for each in deliveries}) == 2


def test_what_fails_is_in_the_log_with_its_reason(town):
    town.once()
    town.mailbox.instead.append("451 4.3.0 busy")
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    with capture_logs() as logged:
        town.once()

    (failed,) = [each for each in logged if each["event"] == "delivery" and each["state"] != "sent"]
    assert (failed["receiver"], failed["state"]) == ("Duty inbox", "queued")
    assert "busy" in failed["answer"]


def test_a_logger_writes_to_the_stderr_of_now(monkeypatch):
    closed = io.StringIO()
    monkeypatch.setattr(sys, "stderr", closed)
    logs.set_up()
    closed.close()
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    structlog.get_logger().error("heard")

    assert "heard" in sys.stderr.getvalue()


def _without_an_end():
    reads, writes = os.pipe()
    os.close(reads)
    return os.fdopen(writes, "w", buffering=1)


def _closed():
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize(
    "leads_to",
    [lambda: os.fdopen(os.open("/dev/full", os.O_WRONLY), "w", buffering=1), _without_an_end, _closed, lambda: None],
    ids=["a full disk", "a pipe without an end", "a closed one", "nothing"],
)
def test_a_log_that_can_not_be_written_ends_nothing(monkeypatch, leads_to):
    monkeypatch.setattr(sys, "stderr", stream := leads_to())
    logs.set_up()

    structlog.get_logger().error("not heard")

    with suppress(OSError, AttributeError):
        stream.close()


def test_logs_load_nothing_that_colours_tracebacks_and_leave_it_to_others():
    asked = "import sys, watcher.logs; print('rich' in sys.modules, 'pygments' in sys.modules); import rich.console"

    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["False", "False"]
