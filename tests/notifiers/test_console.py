from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from unittest.mock import patch

import pytest

from notifiers.console import Console
from notifiers.notifier import DeliveryError
from watcher.cli.program import print_anywhere
from watcher.model.alerts import Message, Severity

MESSAGE = Message("k1", Severity.CRITICAL, "Trafford: INADEQUATE leaders\x1b]0;x\x07", ())


def _full():
    return os.fdopen(os.open("/dev/full", os.O_WRONLY), "w", buffering=1)


def _closed():
    stream = io.StringIO()
    stream.close()
    return stream


def test_a_message_is_printed_without_what_would_steer_a_terminal(capsys):
    Console().send(MESSAGE)

    assert "Trafford: INADEQUATE leaders" in (said := capsys.readouterr().err)
    assert "\x1b" not in said


def _closed_before_we_began():
    with patch.object(sys, "stderr", None):
        print_anywhere()
        return sys.stderr


@pytest.mark.parametrize(
    "leads_to",
    [_full, _closed, lambda: None, _closed_before_we_began],
    ids=["a full disk", "closed", "nowhere", "closed before we began"],
)
def test_what_can_not_be_printed_waits_and_is_no_mistake_of_ours(monkeypatch, leads_to):
    monkeypatch.setattr(sys, "stderr", stream := leads_to())

    with pytest.raises(DeliveryError, match="Nothing can be printed") as raised:
        Console().send(MESSAGE)

    assert not raised.value.permanent
    assert not raised.value.unknown
    with suppress(OSError, AttributeError):
        stream.close()
