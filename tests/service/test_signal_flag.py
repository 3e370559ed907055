"""What signals tell a process that is about to wait for them."""

from __future__ import annotations

import subprocess
import sys

AT_EACH_STEP_OF_A_WAIT = """
import signal, sys
from watcher.service.signal_flag import flag_of

def interrupting(frame, event, _argument):
    if event == "line" and frame.f_code.co_name != "<lambda>":
        signal.raise_signal(signal.SIGHUP)
    return interrupting

flag = flag_of(signal.SIGHUP)
for do in (lambda: flag.wait(0.01), flag.set, flag.is_set):
    sys.settrace(interrupting)
    do()
    sys.settrace(None)
    print(flag.is_set(), flush=True)
    flag.clear()
"""


def test_a_signal_that_comes_at_any_step_of_what_waits_for_it_is_heard():
    ended = subprocess.run([sys.executable, "-c", AT_EACH_STEP_OF_A_WAIT], capture_output=True, text=True, timeout=60)

    assert ended.stdout.split() == ["True"] * 3, ended.stderr
