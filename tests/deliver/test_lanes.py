"""The lanes themselves; what is sent in them is in test_send."""

from __future__ import annotations

import threading

import pytest

from watcher.deliver.lanes import Lanes


def test_where_the_machine_is_short_of_threads_a_receiver_has_its_turn_at_the_next_look(monkeypatch):
    lanes, drained = Lanes(), []

    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as short:
        short.setattr(threading.Thread, "start", none_left)
        (first,) = lanes.begin(["Channel"], drained.append)
    lanes.wait([first])
    again = lanes.begin(["Channel"], drained.append)
    lanes.wait(again)

    assert drained == again
    with pytest.raises(RuntimeError, match="new thread"):
        raise first.error
